import Debrief
import HTTPTypes
import Hummingbird

// Over all reviews: action items and search.
extension Operation {
  static let actions: [Operation] = [
    Operation(
      method: .get, path: "/api/actions", id: "listActions", summary: "Action items of all reviews, what is due first",
      needs: .act(.read),
      parameters: [
        Parameter(name: "owner", about: "Whose they are; me for whoever asks."),
        Parameter(
          name: "open", about: "Whether they are still to be done.", schema: ["type": "boolean", "default": true]),
        Parameter(name: "all", about: "Those that are done, too.", schema: ["type": "boolean", "default": false]),
        Parameter(name: "due", about: "Due on this day at the latest.", schema: ["type": "string", "format": "date"]),
        Parameter(name: "q", about: "Every word stands in the item’s review."),
      ] + Shape.page,
      answer: Answer(about: "A part of the list.", schema: Shape.list("actions", of: item)), run: { $0.listActions }),
    Operation(
      method: .get, path: "/api/search", id: "search", summary: "Reviews that answer to words, the best first",
      needs: .act(.read),
      parameters: filters.filter { $0.name != "q" } + [
        Parameter(name: "q", about: "The words.", schema: Shape.words, isRequired: true)
      ] + Shape.page,
      answer: Answer(about: "Reviews with the passage that answers best.", schema: ListRowShape.list),
      run: { $0.search }),
  ]

  private static let item: JSON = [
    "type": "object", "required": ["review", "open"],
    "properties": [
      "review": ["type": "string", "description": "The key of its review."],
      "reviewID": ["type": "string"], "reviewTitle": ["type": "string"],
      "id": ["type": "string", "description": "The element’s id within the review."], "key": ["type": "string"],
      "action": ["type": "string"], "owner": ["type": "string"], "due": ["type": "string"],
      "status": ["type": "string"], "priority": ["type": "string"], "open": ["type": "boolean"],
    ],
  ]
}
