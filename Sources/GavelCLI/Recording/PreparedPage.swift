internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A prepared event as it is shown before it is signed: every member of it, and every text that it names.
struct PreparedPage {
  let text: String

  init(_ prepared: PreparedEvent, _ face: ClockFace) {
    let event = prepared.event
    var lines = [
      "\(event.type) by \(event.author)   [event \(event.id.hex.prefix(12))…]",
      "  ledger   \(visible(event.ledger))", "  signed   \(face.text(event.at))",
      "  until    \(face.text(event.until))",
      "  seen     \(event.seen.size) entries, head \(event.seen.root.hex.prefix(12))…",
    ]
    lines += Self.lines(of: prepared.kind.json, at: "").map { "  \($0)" }
    for document in prepared.documents {
      lines.append(
        "  the text \(document.digest.hex), \(document.bytes.count) bytes, as its hash says:")
      lines += Self.lines(of: document.bytes).map { $0.isEmpty ? "  |" : "  | \($0)" }
    }
    for name in prepared.missing {
      lines.append("  the text \(name.digest.hex) is not in the file: you sign its hash alone")
    }
    text = lines.joined(separator: "\n")
  }

  /// `acts[0].policy   openness`
  private static func lines(of json: JSON, at path: String) -> [String] {
    switch json {
    case .object(let members):
      members.sorted { $0.key < $1.key }.flatMap { name, value in
        lines(of: value, at: path.isEmpty ? name : "\(path).\(name)")
      }
    case .array(let items):
      items.enumerated().flatMap { lines(of: $1, at: "\(path)[\($0)]") }
    case .string(let text): ["\(path)   \(visible(text))"]
    case .bool(let truth): ["\(path)   \(truth ? "yes" : "no")"]
    case .integer(let number): ["\(path)   \(number)"]
    }
  }

  private static func lines(of bytes: [UInt8]) -> [String] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return ["(not text)"] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
  }
}
