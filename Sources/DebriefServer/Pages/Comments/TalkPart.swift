import Debrief
import DebriefStore

/// The comments at one place of a review, and where one says something there.
struct TalkPart {
  let talk: Talk
  /// Empty for the review as a whole.
  let path: String
  /// What people call the place.
  let place: String
  /// Where one is led back to: the page of the comments, or the one that is written.
  let back: String
  /// Whether a new thread is begun here.
  var isAsked = false
  /// Whether the heading above says the place already.
  var isTitled = false

  /// Where a place's comments stand on a page.
  static func anchor(_ path: String) -> String { "talk" + FieldControl.anchor(of: path) }

  func write(into html: inout HTML) {
    html(.div, .class("talk"), .id(Self.anchor(path)), .data(talk: path)) { html in
      for thread in talk.threads[path] ?? [] {
        if thread.isOpen {
          write(thread, into: &html)
        } else {
          html(.details, .class("settled")) { html in
            html(.summary) { html in
              html.mark(.met)
              html.text(" Settled by \(thread.first.resolvedBy ?? "somebody"): ")
              html(.span, .class("quiet"), text: Debrief.Prose(thread.first.body).firstSentence)
            }
            write(thread, into: &html)
          }
        }
      }
      if isAsked, talk.mayComment {
        form(nil, label: "Comment on \(place)", button: "Comment", &html)
      }
    }
    html.line()
  }

  private func write(_ thread: Talk.Thread, into html: inout HTML) {
    html(.ul, .class("thread"), .label("Comments on \(place)")) { html in
      for comment in [thread.first] + thread.answers { write(comment, in: thread, into: &html) }
      if talk.mayComment {
        html(.li, .class("reply")) { html in
          html(.div) { html in
            if thread.isOpen { form(thread, label: "Reply", button: "Reply", &html) } else { reopening(thread, &html) }
          }
        }
      }
    }
  }

  private func write(_ comment: Comment, in thread: Talk.Thread, into html: inout HTML) {
    html(.li, .id("comment-\(comment.uid)")) { html in
      html(.span, .class("face"), .unseen, text: Person(comment.by.name).initials)
      html(.div) { html in
        html(.div, .class("said-by")) { html in
          html(.b, text: comment.by.name)
          if let at = comment.at { html(.time, .class("quiet"), .datetime(at.iso), text: TimeWords.noted(at)) }
          if comment.editedAt != nil { html(.span, .class("quiet"), text: "changed since") }
          if talk.mayRemove(comment, in: thread) { removal(of: comment, &html) }
        }
        html.references = References(names: talk.names)
        html.prose(Debrief.Prose(comment.body))
        html.references = nil
      }
    }
    html.line()
  }

  private func removal(of comment: Comment, _ html: inout HTML) {
    html(.form, .method("post"), .action("/reviews/\(talk.uid)/comments/\(comment.uid)/remove")) { html in
      html(.input, .type("hidden"), .name("back"), .value(back))
      html(
        .button, .class("btn plain small"), .type("submit"),
        .label("Remove what \(comment.by.name) said: \(Debrief.Prose(comment.body).firstSentence)"), text: "Remove")
    }
  }

  private func form(_ thread: Talk.Thread?, label: String, button: String, _ html: inout HTML) {
    let id = (thread.map { "reply-" + $0.first.uid } ?? "say") + Self.anchor(path)
    html(.form, .class("say"), .method("post"), .action("/reviews/\(talk.uid)/comments")) { html in
      html(.input, .type("hidden"), .name("back"), .value(back))
      if let thread {
        html(.input, .type("hidden"), .name("parent"), .value(thread.first.uid))
      } else if !path.isEmpty {
        html(.input, .type("hidden"), .name("path"), .value(path))
      }
      html(.label, .class(thread == nil && !isTitled ? "in" : "hidden"), .for(id), text: label)
      html(
        .textarea, .id(id), .name("body"), .rows(2), .required, .comfort("words"), .describedBy(id + "-help"), text: "")
      html(
        .p, .class(thread == nil ? "small quiet" : "hidden"), .id(id + "-help"),
        text: "Markdown; @ and a name speaks to somebody.")
      html(.div, .class("btns")) { html in
        html(.button, .class("btn small"), .type("submit"), text: button)
        if let thread {
          html(
            .button, .class("btn plain small"), .type("submit"), .formAction(settling(thread)), .formNoValidate,
            .name("settled"), .value("yes"), text: "Settle")
        }
      }
    }
  }

  private func settling(_ thread: Talk.Thread) -> String {
    "/reviews/\(talk.uid)/comments/\(thread.first.uid)/settle"
  }

  private func reopening(_ thread: Talk.Thread, _ html: inout HTML) {
    html(.form, .method("post"), .action(settling(thread))) { html in
      html(.input, .type("hidden"), .name("back"), .value(back))
      html(.input, .type("hidden"), .name("settled"), .value("no"))
      html(.button, .class("btn plain small"), .type("submit"), text: "Open again")
    }
  }
}
