import CanonicalJSON
import Governance
import Signing
import Sodium

/// A document in the words of a file. Of the ways to say a value the first is taken that its form reads as
/// that value again, so that no second list of forms can drift from the first.
enum Writing {
  /// What is written, in the order of the shape's keys.
  indirect enum Node {
    case text(String)
    case list([Node])
    case map([(name: String, node: Node)])
  }

  static func text(of document: JSON, remarks: [String]) -> String {
    let comments = remarks.map { "# \(Layout.oneLine($0))\n" }.joined()
    return comments + (comments.isEmpty ? "" : "\n") + Layout.text(node(of: document, in: .charter))
  }

  private static func node(of json: JSON, in shape: Shape) -> Node {
    guard case .object(var members) = json else { return .map([]) }
    shape.unfinish(&members)
    return .map(
      shape.keys.compactMap { key in
        let value: JSON?
        switch key.member {
        case .named(let name), .flag(let name): value = members[name]
        case .spread: value = .object(members)
        }
        return value.map { (key.name, node(of: $0, as: key.form)) }
      })
  }

  private static func node(of json: JSON, as form: Form) -> Node {
    switch (form.structure, json) {
    case (.text, _): return .text(words(for: json, as: form) ?? "")
    case (.textOrKeys(let shape), _):
      return words(for: json, as: form, whole: true).map(Node.text) ?? node(of: json, in: shape)
    case (.keys(let shape), _): return node(of: json, in: shape)
    case (.list(let item), .array(let items)): return .list(items.map { node(of: $0, as: item) })
    case (.definitions(let shape), .array(let items)):
      return .map(items.map { (member("id", of: $0), node(of: $0, in: shape)) })
    case (.pairs(let name, let value, let form), .array(let items)):
      return .map(
        items.map { item in
          guard case .object(let members) = item, let json = members[value] else {
            return ("", .text(""))
          }
          return (member(name, of: item), node(of: json, as: form))
        })
    default: return .text("")
    }
  }

  private static func member(_ name: String, of json: JSON) -> String {
    guard case .object(let members) = json, case .string(let text)? = members[name] else {
      return ""
    }
    return text
  }

  /// The first words that the form reads as this value.
  ///
  /// - Parameter whole: whether members of an object that the words do not say are none of it.
  private static func words(for json: JSON, as form: Form, whole: Bool = false) -> String? {
    candidates(for: json).first { text in
      var reading = Reading()
      guard let read = form.read(Value(.text(text), at: .start), .root, &reading) else {
        return false
      }
      guard !whole, case .object(let part) = read, case .object(let all) = json else {
        return read == json
      }
      return part.allSatisfy { all[$0.key] == $0.value }
    }
  }

  private static func candidates(for json: JSON) -> [String] {
    switch json {
    case .bool(let truth): return [truth ? "yes" : "no"]
    case .integer(let number):
      return [
        "\(number)", Form.written(number), "\(number) months",
        "\(number) seat\(number == 1 ? "" : "s")",
      ]
    case .string(let text):
      let line = PublicKey(base64: text).map { PublicKeyLine($0).text }
      return [text] + (line.map { [String(decoding: $0, as: UTF8.self)] } ?? [])
        + [String(text.prefix(10))]
    case .object(let members): return candidates(for: members)
    case .array: return []
    }
  }

  /// Every way in which a text of a charter file says an object, as far as its members are there.
  private static func candidates(for members: [String: JSON]) -> [String] {
    func text(_ name: String) -> String? {
      if case .string(let text)? = members[name] { text } else { nil }
    }
    func number(_ name: String) -> Int64? {
      if case .integer(let number)? = members[name] { number } else { nil }
    }
    var found: [String] = []
    if let base = text("base"), let fraction = text("fraction") {
      let bound = members["strictly"] == true ? "more than" : "at least"
      found.append("\(bound) \(fraction) of \(base)")
    }
    if let least = number("least_window"), let longest = number("longest_window") {
      let (first, last) = (Form.written(least), Form.written(longest))
      found += [first, "\(first) to \(last)"]
    }
    let spans = ["meetings", "polls"].compactMap { name in number(name).map { "\($0) \(name)" } }
    if !spans.isEmpty { found.append(spans.joined(separator: " or ")) }
    if let within = number("within") { found.append("leaves within \(Form.written(within))") }
    if let act = text("act") {
      var scoped = act
      if case .object(let scope)? = members["scope"], let (kind, id) = scope.first,
        case .string(let id) = id
      {
        scoped += ":\(kind):\(id)"
      }
      found += [scoped, "act:\(act)"]
    }
    for kind in ["organization", "office", "body", "policy", "rule", "seat", "person"] {
      if let id = text(kind) { found += ["\(kind):\(id)", "chair of \(id)"] }
    }
    for name in ["seats", "opening_seats"] {
      if let count = number(name) { found.append("\(count) seat\(count == 1 ? "" : "s")") }
    }
    return found
      + ["appoints", "duty", "opener", "on_breach", "share"].compactMap(text)
  }
}
