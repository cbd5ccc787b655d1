import CMd4c

/// Images: as they are, as links of their words, or as attached pictures.
extension HTMLWriter {
  func enter(_ image: MD_SPAN_IMG_DETAIL) {
    let address = image.src.decoded
    if let file = attachment(at: address), file.isImage {
      picture(file)
    } else if options.imagesAsLinks {
      linkedImage(address)
    } else {
      plainImage(address)
    }
  }

  func leave(_ image: MD_SPAN_IMG_DETAIL) {
    let address = image.src.decoded
    let isWritten = written.removeLast()
    if let file = attachment(at: address), file.isImage {
      pictureEnd(image, file, isLink: isWritten)
    } else if options.imagesAsLinks {
      if isWritten { write("</a>") }
      linkedImageEnd(address)
    } else if isWritten {
      images -= 1
      if images == 0 { end(image) }
    }
  }

  /// Where an address leads; nil for that of an attachment that is not there.
  func place(of address: [UInt8]) -> [UInt8]? {
    guard options.attachment != nil, Self.isAttachment(address) else { return address }
    return attachment(at: address).map { Array($0.path.utf8) }
  }

  private func attachment(at address: [UInt8]) -> HTML.Attachment? {
    guard let find = options.attachment, Self.isAttachment(address) else { return nil }
    return find(String(decoding: address, as: UTF8.self))
  }

  private static func isAttachment(_ address: [UInt8]) -> Bool {
    String(decoding: address.prefix(11), as: UTF8.self).lowercased() == "attachment:"
  }

  /// An attached picture: shown, and within a link to the whole of it unless it stands in another link.
  private func picture(_ file: HTML.Attachment) {
    let isLink = images == 0 && !written.contains(true)
    written.append(isLink)
    images += 1
    guard images == 1 else { return }
    let path = Array(file.path.utf8)
    if isLink {
      write("<a")
      attribute("href", path)
      write(">")
    }
    write("<img loading=\"lazy\"")
    attribute("src", path)
    write(" alt=\"")
    wordsStart = bytes.count
  }

  /// A picture without words has at least its name.
  private func pictureEnd(_ image: MD_SPAN_IMG_DETAIL, _ file: HTML.Attachment, isLink: Bool) {
    images -= 1
    guard images == 0 else { return }
    if bytes.count == wordsStart { escaped(Array(file.name.utf8)) }
    end(image)
    if isLink { write("</a>") }
  }

  private func plainImage(_ address: [UInt8]) {
    let isAllowed = place(of: address) != nil && Address.isAllowed(address, schemes: Address.imageSchemes)
    written.append(isAllowed)
    guard isAllowed else { return }
    images += 1
    guard images == 1 else { return }
    write("<img")
    attribute("src", address)
    write(" alt=\"")
  }

  private func end(_ image: MD_SPAN_IMG_DETAIL) {
    write("\"")
    let title = image.title.decoded
    if !title.isEmpty { attribute("title", title) }
    write(">")
  }

  /// A link where the image is on the web or is an attached file, and not inside another link.
  private func linkedImage(_ address: [UInt8]) {
    let file = attachment(at: address)
    let isLink = images == 0 && !written.contains(true) && (file != nil || Self.isWeb(address))
    written.append(isLink)
    guard images == 0 else { return }
    if isLink {
      write("<a")
      attribute("href", file.map { Array($0.path.utf8) } ?? address)
      write(" rel=\"nofollow noopener noreferrer\">")
    }
    if file == nil { write("Image: ") }
  }

  /// The name of a file is said; an address of the web is in the link.
  private func linkedImageEnd(_ address: [UInt8]) {
    guard images == 0, !Self.isWeb(address), attachment(at: address) == nil else { return }
    write(" (")
    escaped(address)
    write(")")
  }

  private static func isWeb(_ address: [UInt8]) -> Bool {
    let start = String(decoding: address.prefix(8), as: UTF8.self).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }
}
