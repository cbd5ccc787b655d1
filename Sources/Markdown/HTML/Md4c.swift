import CMd4c

/// What md4c tells while it parses. Each method returns false to stop it.
protocol Md4cListener: AnyObject {
  func enter(_ block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool
  func leave(_ block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool
  func enter(_ span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool
  func leave(_ span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool
  func text(_ kind: MD_TEXTTYPE, _ text: UnsafeBufferPointer<UInt8>) -> Bool
}

enum Md4c {
  /// Parses the source; false if the listener stopped or md4c had no memory.
  static func parse(_ source: [UInt8], flags: UInt32, into listener: any Md4cListener) -> Bool {
    var parser = MD_PARSER()
    parser.flags = flags
    parser.enter_block = { type, detail, user in Md4c.listener(user).enter(type, detail) ? 0 : 1 }
    parser.leave_block = { type, detail, user in Md4c.listener(user).leave(type, detail) ? 0 : 1 }
    parser.enter_span = { type, detail, user in Md4c.listener(user).enter(type, detail) ? 0 : 1 }
    parser.leave_span = { type, detail, user in Md4c.listener(user).leave(type, detail) ? 0 : 1 }
    parser.text = { type, text, size, user in
      Md4c.listener(user).text(type, Md4c.bytes(text, size)) ? 0 : 1
    }
    let box = Box(listener)
    return withExtendedLifetime(box) {
      source.withUnsafeBytes { bytes in
        let text = bytes.bindMemory(to: CChar.self).baseAddress
        return md_parse(text, MD_SIZE(bytes.count), &parser, Unmanaged.passUnretained(box).toOpaque()) == 0
      }
    }
  }

  static func bytes(_ text: UnsafePointer<CChar>?, _ size: MD_SIZE) -> UnsafeBufferPointer<UInt8> {
    let raw = UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : Int(size))
    return raw.bindMemory(to: UInt8.self)
  }

  private final class Box {
    let listener: any Md4cListener
    init(_ listener: any Md4cListener) { self.listener = listener }
  }

  private static func listener(_ user: UnsafeMutableRawPointer?) -> any Md4cListener {
    Unmanaged<Box>.fromOpaque(user!).takeUnretainedValue().listener
  }
}

extension MD_ATTRIBUTE {
  /// The attribute's text with its entities decoded; what `Entity` doesn't know stays as written.
  var decoded: [UInt8] {
    var result: [UInt8] = []
    forEach { kind, part in
      if kind == MD_TEXT_ENTITY, let character = Entity.decode(part) {
        result.append(contentsOf: character)
      } else {
        result.append(contentsOf: part)
      }
    }
    return result
  }

  private func forEach(_ body: (MD_TEXTTYPE, UnsafeBufferPointer<UInt8>) -> Void) {
    guard let text, let offsets = substr_offsets, let types = substr_types else { return }
    var index = 0
    while offsets[index] < size {
      let (lower, upper) = (offsets[index], offsets[index + 1])
      body(types[index], Md4c.bytes(text + Int(lower), upper - lower))
      index += 1
    }
  }
}
