import Debrief

/// Any bytes: a document of any layout is read, written in a template and read again; each of its lines is read as a time.
///
/// Found are crashes, endless loops (`-timeout`) and growth without bounds (`-rss_limit_mb`).
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
  let times = FieldText(of: Review(), zones: .utc)
  for line in text.split(separator: "\n") { _ = times.entry(String(line)) }
  let read = FreeDocument.read(text).review
  let template = Template.builtIn[Int(data[0]) % Template.builtIn.count]
  let written = template.render(read)
  _ = template.parse(written)
  _ = template.parse(text)
  return 0
}
