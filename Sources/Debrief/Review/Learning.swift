/// Something that helped.
package struct Strength: Element {
  package var id: String?
  package var title: String?
  package var what: Prose?
  package var why: Prose?

  package init() {}
}

/// Something that hindered.
package struct Problem: Element {
  package var id: String?
  package var title: String?
  package var what: Prose?
  package var effect: Prose?
  package var severity: Level?

  package init() {}
}

package struct Lesson: Element {
  package var id: String?
  package var kind: LessonKind?
  package var title: String?
  package var lesson: Prose?
  package var application: Prose?

  package init() {}
}

package struct DocumentationUpdate: Element {
  package var id: String?
  package var kind: DocumentationKind?
  package var name: String?
  package var change: Prose?
  package var needed: Bool?
  package var done: Bool?

  package init() {}
}

package struct TrainingNeed: Element {
  package var id: String?
  package var kind: TrainingKind?
  package var detail: Prose?

  package init() {}
}
