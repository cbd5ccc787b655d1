import Debrief

/// The configuration's file: JSON, with groups as objects or with dots in the names.
enum SettingsFile {
  static let usual = "debrief.json"

  /// The values of the named file; without a name, of ./debrief.json where there is one.
  static func read(_ named: String?) throws(Failure) -> [Setting: String] {
    guard let path = named ?? (Path.kind(usual) == .file ? usual : nil) else { return [:] }
    let bytes = try Input(path: path).bytes(upTo: 1 << 20)
    let json: JSON
    do {
      json = try JSON(parsing: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw .noSettings(path, line: error.line, error.message)
    }
    guard let members = json.members else { throw .noSettings(path, line: 1, "an object, “{ … }”, is expected") }
    var values: [Setting: String] = [:]
    try collect(members, below: "", of: path, into: &values)
    return values
  }

  private static func collect(
    _ members: [JSON.Member], below group: String, of path: String, into values: inout [Setting: String]
  ) throws(Failure) {
    for member in members {
      let key = group + member.name
      if let inner = member.value.members, Setting.allCases.contains(where: { $0.rawValue.hasPrefix(key + ".") }) {
        try collect(inner, below: key + ".", of: path, into: &values)
        continue
      }
      guard let setting = Setting(rawValue: key) else {
        throw .unknownSetting(path, key, near: key.nearest(of: Setting.allCases.map(\.rawValue)))
      }
      let value = member.value.string ?? member.value.numeral
      if let wanted = value.map({ setting.objection(to: $0) }) ?? "a text or a number" {
        throw .badSetting(path, key, value ?? member.value.text(), wanted: wanted)
      }
      values[setting] = value
    }
  }
}
