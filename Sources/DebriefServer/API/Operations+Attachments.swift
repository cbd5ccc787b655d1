import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

// Files of a review.
extension Operation {
  static let attachments: [Operation] = [
    Operation(
      method: .get, path: "/api/reviews/{uid}/attachments", id: "listAttachments", summary: "The files of a review",
      needs: .act(.read), parameters: [Shape.uid],
      answer: Answer(about: "Files, by their names.", schema: Shape.list("attachments", of: file, isPaged: false)),
      run: { $0.listAttachments }),
    Operation(
      method: .get, path: "/api/reviews/{uid}/attachments/{name}", id: "getAttachment", summary: "The bytes of a file",
      needs: .act(.read), parameters: [Shape.uid, name],
      answer: Answer(
        about: "Its bytes, under the type that they show.", type: "application/octet-stream",
        otherTypes: FileType.allCases.filter { $0 != .unknown }.map { String($0.mediaType.prefix { $0 != ";" }) },
        schema: ["type": "string", "format": "binary"]),
      run: { $0.attachment }),
    Operation(
      method: .put, path: "/api/reviews/{uid}/attachments/{name}", id: "putAttachment", summary: "Attach a file",
      about:
        "Where the name is taken by other bytes it gets another one; the answer says which. At most 64 MB unless set otherwise.",
      needs: .act(.capture), parameters: [Shape.uid, name],
      body: Body(type: "application/octet-stream", schema: ["type": "string", "format": "binary"], canBeEmpty: true),
      answer: Answer(status: .created, about: "The file.", schema: file), run: { $0.putAttachmentByAPI }),
    Operation(
      method: .delete, path: "/api/reviews/{uid}/attachments/{name}", id: "removeAttachment",
      summary: "Take a file out of a review", needs: .act(.edit), parameters: [Shape.uid, name],
      answer: Answer(status: .noContent, about: "It was taken out.", type: nil), run: { $0.deleteAttachment }),
  ]

  private static let name = Shape.path("name", "The file’s name.")

  private static let file: JSON = [
    "type": "object", "required": ["name", "size", "sha256", "type"],
    "properties": [
      "name": ["type": "string"], "size": ["type": "integer", "description": "In bytes."],
      "sha256": ["type": "string"], "type": ["type": "string", "description": "The media type, by its first bytes."],
      "by": ["type": "string"], "at": ["type": "string"],
      "indexed": ["type": "integer", "description": "How many bytes of its text are searched; 0 where it is none."],
    ],
  ]
}
