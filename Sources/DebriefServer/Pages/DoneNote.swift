/// What was just done, said once over the page that it led to.
struct DoneNote {
  private let words: String

  /// nil for what is no word of ours: an address may say anything.
  init?(_ what: String?) {
    switch what {
    case "created": words = "This review was created from the document. Nothing of it was dropped."
    case "begun": words = "The review is begun. What you write is saved as you type."
    case "templated": words = "The page follows the other template now. Everything that was written is still there."
    case "updated": words = "The document is a new edition: what differs from the last one was applied here."
    case "unchanged": words = "This document is known: nothing was changed."
    case "known": words = "These documents are known: nothing was changed."
    case "attached": words = "The file is attached. It stands under Evidence."
    case "detached": words = "The file was taken out of the review. The version before still names it: see History."
    case "written": words = "Saved."
    case "both":
      words = "Saved. Somebody else had changed the same words: both versions wait on the review’s page to be settled."
    case "items": words = "The action item is changed. The history of its review says how it was."
    case "several": words = "The action items are changed. The history of their reviews says how they were."
    case "same": words = "Nothing was changed: it says that already."
    case "view": words = "The view is saved. It stands among the tabs, for you alone."
    case "unview": words = "The view is removed."
    case "taken": words = "It was taken out. History keeps it."
    case "more": words = "Saved. A factor that says more than its kind stays: it can be removed below."
    case "approved": words = "You have approved this review. Your line stands under Approvals."
    case "unapproved": words = "Your approval is taken back. History keeps that it was there."
    case "reverted": words = "The review says again what that version said. What it said in between stays in History."
    case "putback": words = "The field says again what it said then. What it said in between stays below."
    case "settled": words = "The two versions are settled. The other one stays in History."
    case "names": words = "The names are saved."
    case "password": words = "The password is changed. Every other session has ended."
    case "targets": words = "The targets are saved. Every review is measured against them from now on."
    case "template-made": words = "The template is made. It is offered from now on; below you change its text."
    case "template": words = "The template is saved. It is offered as it is now."
    case "template-removed": words = "The template is removed. Reviews that were written in it keep every word."
    case "vocabulary": words = "The vocabulary is saved. It is offered from now on."
    case "webhook": words = "The webhook is saved."
    case "resumed": words = "It goes on. What happened while it was paused is not sent."
    case "unhooked": words = "The webhook was removed, with what waited for it."
    case "sent": words = "It is on its way. Look again in a moment to see what came of it."
    case "saved": words = "The account is saved."
    case "erased": words = "The person is erased: another name stands in reviews, in their history and in the log."
    case "removed": words = "The review was removed. It stands below, and can be brought back."
    case "restored": words = "The review is back, with everything it held."
    default: return nil
    }
  }

  func write(into html: inout HTML) {
    html(.div, .class("note said"), .role("status")) { html in
      html.mark(.met)
      html(.p, text: words)
    }
  }
}
