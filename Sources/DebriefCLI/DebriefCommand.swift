import Foundation
import Debrief
@main struct M { static func main() {
  let args = CommandLine.arguments
  if args[1] == "problems" { for t in Template.builtIn { print(t.name, t.problems.map { "\($0.line ?? 0): \($0.message)" }) }; return }
  if args[1] == "probe" { let t = Template.named(args[2])!; for (i,p) in t.form.places.enumerated() { print(i, p.parent, p.level, p.name, "line:", p.line.count, "named:", p.named.keys.sorted(), "body:", p.body as Any, "bullets:", p.bullets.count, "rows:", p.rows, "tables", p.tables.map(\.headers)) }; return }
  if args[1] == "guidance" { for (t, f) in zip(Template.builtIn, args.dropFirst(2)) { for l in try! String(contentsOfFile: f, encoding: .utf8).split(separator: "\n") { print(t.name, Guidance.fingerprint(Wording.full(l)), t.form.constants.contains(Wording.full(l)) ? "known" : "", l) } }; return }
  if args[1] == "blank" { let t = Template.named(args[2])!; print(t.render(Review()), terminator: ""); return }
  if args[1] == "trip" { let t = Template.named(args[2])!; let p = Template.named(args[3])!.parse(try! String(contentsOfFile: args[4], encoding: .utf8)); print(t.render(p.review), terminator: ""); return }
  if args[1] == "law" { let t = Template.named(args[2])!; let r = Template.named(args[3])!.parse(try! String(contentsOfFile: args[4], encoding: .utf8)).review; let a = t.seen(r); let b = t.parse(t.render(r)).review; try! (a.json ?? [:]).text(.pretty).write(toFile: "/tmp/a.json", atomically: false, encoding: .utf8);  try! (b.json ?? [:]).text(.pretty).write(toFile: "/tmp/b.json", atomically: false, encoding: .utf8); print(a == b ? "same" : "differ"); return }
  let t = Template.named(args[1])!
  for file in args.dropFirst(3) {
    let text = Mojibake0.fix(try! String(contentsOfFile: file, encoding: .utf8))
    let p = t.parse(text)
    var j = p.review.json ?? [:]
    var ms: JSON = j["measures"] ?? [:]
    for n in Measure.Name.allCases { let m = p.review.measure(n); if let x = m.minutes { var o = ms[n.rawValue] ?? [:]; o["minutes"] = .number("\(x)"); ms[n.rawValue] = o } }
    for n in Measure.Name.allCases { if var o = ms[n.rawValue], var q = o["stated"], let v = q["value"] { q["minutes"] = v /*alias*/; o["stated"] = q; ms[n.rawValue] = o } }
    if !ms.isEmpty { j["measures"] = ms }
    let out = j.text(.pretty)
    let name = (file as NSString).lastPathComponent.replacingOccurrences(of: ".md", with: ".json").replacingOccurrences(of: ".txt", with: ".json")
    try! out.write(toFile: args[2] + "/" + name, atomically: false, encoding: .utf8)
    for n in p.notes { FileHandle.standardError.write(Data("\(name):\(n.line ?? 0): \(n.kind.rawValue): \(n.path ?? "") \(n.message)\n".utf8)) }
  }
}}
enum Mojibake0 { static func fix(_ s: String) -> String { s } }
