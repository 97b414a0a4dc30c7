/// How what is written stands on its lines: blocks, two spaces deeper each; a list of texts on one line.
enum Layout {
  static func text(_ root: Writing.Node) -> String { block(root, "") }

  /// A comment that cannot end before its line does.
  static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      line.append(isControl || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar)
    }
    return String(line)
  }

  private static func block(_ node: Writing.Node, _ indent: String) -> String {
    switch node {
    case .text(let text): return "\(indent)\(scalar(text))\n"
    case .list(let items): return items.map { "\(indent)- \(flow($0))\n" }.joined()
    case .map(let members):
      return members.map { name, node in
        let start = "\(indent)\(scalar(name)):"
        switch node {
        case .map(let inner) where !inner.isEmpty:
          return "\(start)\n\(block(node, indent + "  "))"
        case .list(let items) where items.contains(where: \.isMap):
          return "\(start)\n\(block(node, indent + "  "))"
        default: return "\(start) \(flow(node))\n"
        }
      }.joined()
    }
  }

  private static func flow(_ node: Writing.Node) -> String {
    switch node {
    case .text(let text): scalar(text)
    case .list(let items): "[\(items.map(flow).joined(separator: ", "))]"
    case .map(let members):
      "{\(members.map { "\(scalar($0.name)): \(flow($0.node))" }.joined(separator: ", "))}"
    }
  }

  /// Bare where YAML can mean nothing else by it, else between quotation marks.
  private static func scalar(_ text: String) -> String {
    let bare = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: " ./_+=:-".utf8.contains(byte)
      }
    }
    let edges = [text.unicodeScalars.first, text.unicodeScalars.last].compactMap { $0 }
    if bare, edges.count == 2,
      edges.allSatisfy({ $0.properties.isAlphabetic || $0 == "=" || ("0"..."9").contains($0) }),
      text.unicodeScalars.first != "=", !text.contains(": ")
    {
      return text
    }
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": quoted += "\\\\"
      case "\"": quoted += "\\\""
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"\(quoted)\""
  }
}

extension Writing.Node {
  fileprivate var isMap: Bool { if case .map = self { true } else { false } }
}
