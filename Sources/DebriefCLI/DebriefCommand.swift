import Foundation
import Debrief
@main struct M { static func main() {
  let args = CommandLine.arguments
  if args[1] == "problems" { for t in Template.builtIn { print(t.name, t.problems.map { "\($0.line ?? 0): \($0.message)" }) }; return }
  if args[1] == "probe" { let t = Template.named(args[2])!; for (i,p) in t.form.places.enumerated() { print(i, p.parent, p.level, p.name, "line:", p.line.count, "named:", p.named.keys.sorted(), "body:", p.body as Any, "bullets:", p.bullets.count, "rows:", p.rows, "tables", p.tables.map(\.headers)) }; return }
  let t = Template.named(args[1])!
  for file in args.dropFirst(3) {
    let text = Mojibake0.fix(try! String(contentsOfFile: file, encoding: .utf8))
    let p = t.parse(text)
    let out = (p.review.json ?? [:]).text(.pretty)
    let name = (file as NSString).lastPathComponent.replacingOccurrences(of: ".md", with: ".json").replacingOccurrences(of: ".txt", with: ".json")
    try! out.write(toFile: args[2] + "/" + name, atomically: false, encoding: .utf8)
    for n in p.notes { FileHandle.standardError.write(Data("\(name):\(n.line ?? 0): \(n.kind.rawValue): \(n.path ?? "") \(n.message)\n".utf8)) }
  }
}}
enum Mojibake0 { static func fix(_ s: String) -> String { s } }
