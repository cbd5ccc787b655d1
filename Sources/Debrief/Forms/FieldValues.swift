/// The values of a review by their paths, to be read and put one by one.
package struct FieldValues: Sendable {
  private var patch: Patch

  package init(of review: Review) { patch = Patch(review.json, Review.shape) }

  /// The value at a path and how it is written; nil where there is no such place.
  package mutating func value(at path: FieldPath) -> (json: JSON?, lens: Lens)? {
    var found: (JSON?, Lens)?
    _ = patch.alter(path) { json, lens in
      found = (json, lens)
      return json
    }
    return found
  }

  package mutating func set(_ json: JSON?, at path: FieldPath) { _ = patch.alter(path) { _, _ in json } }

  package var review: Review { Review.read(patch.json ?? [:]).review }
}
