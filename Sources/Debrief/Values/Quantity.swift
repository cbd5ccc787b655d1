/// What a quantity counts; it decides the lens.
package protocol Unit: Sendable {
  static var lens: Lens { get }
}

package enum Minutes: Unit { package static var lens: Lens { .minutes } }
package enum Whole: Unit { package static var lens: Lens { .count } }
package enum PerCent: Unit { package static var lens: Lens { .percent } }

/// A number, or what an author said of one: "~700", "3–5", "<1%".
///
/// In JSON a plain number when it is exact, else `{value, latest?, approximate?, written}`.
package struct Quantity<U: Unit>: Value {
  /// As spelled in JSON, so that `0.10` stays `0.10`; absent when the words hold no number.
  package var value: String?
  /// The upper end of a range.
  package var latest: String?
  package var approximate: Bool
  /// The author's words where the number alone does not say the same.
  package var written: String?

  package init(_ value: String?, latest: String? = nil, approximate: Bool = false, written: String? = nil) {
    self.value = value
    self.latest = latest
    self.approximate = approximate
    self.written = written
  }

  package init(_ value: Int) { self.init(String(value)) }

  package var number: Double? { value.flatMap(Double.init) }
  package var isExact: Bool { latest == nil && !approximate && written == nil }

  package static var lens: Lens { U.lens }

  package init?(_ json: JSON, _ reader: inout Reader) {
    switch json {
    case .number(let text): self.init(text)
    case .string(let text): self.init(nil, written: text)
    case .object:
      self.init(
        json["value"]?.numeral,
        latest: json["latest"]?.numeral,
        approximate: json["approximate"]?.bool ?? false,
        written: json["written"]?.string
      )
    default: return nil
    }
  }

  package var json: JSON? {
    if let value, isExact { return .number(value) }
    let object = JSON.object([
      "value": value.map { .number($0) },
      "latest": latest.map { .number($0) },
      "approximate": approximate ? true : nil,
      "written": written?.json,
    ])
    return object.isEmpty ? nil : object
  }
}

extension JSON {
  /// The spelling of a number; nil for everything else.
  package var numeral: String? { if case .number(let text) = self { text } else { nil } }
}

/// A sum of money; `amount` when exact, else what the author said of it.
package struct Money: Value {
  package var amount: Quantity<Whole>
  /// ISO 4217, as far as the author's sign tells.
  package var currency: String?

  package init(_ amount: Quantity<Whole>, currency: String? = nil) {
    self.amount = amount
    self.currency = currency
  }

  package static var lens: Lens { .money }

  package init?(_ json: JSON, _ reader: inout Reader) {
    switch json {
    case .number(let text): self.init(Quantity(text))
    case .string(let text): self.init(Quantity(nil, written: text))
    case .object:
      let exact = json["amount"].flatMap { Quantity<Whole>($0, &reader) }
      guard let amount = exact ?? Quantity<Whole>(json, &reader) else { return nil }
      self.init(amount, currency: json["currency"]?.string)
    default: return nil
    }
  }

  package var json: JSON? {
    if amount.isExact { return .object(["amount": amount.json, "currency": currency?.json]) }
    var object = amount.json ?? [:]
    object["currency"] = currency?.json
    return object.isEmpty ? nil : object
  }
}
