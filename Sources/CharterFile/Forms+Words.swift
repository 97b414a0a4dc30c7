import CanonicalJSON
import Governance
import Signing
import Sodium

/// Names, titles, words and numbers.
extension Form {
  static let identifier = text("an id (1 to 64 small letters and digits, with - and . between)") {
    text throws(Mismatch) in
    guard let id = Identifier(text) else { throw Mismatch() }
    return .string(id.text)
  }

  static let title = text("a title of one line and at most 300 bytes") { text throws(Mismatch) in
    guard text.utf8.count <= 300, !text.contains("\n") else { throw Mismatch() }
    return .string(text)
  }

  static let digest = text("the SHA-256 of a document, 64 hex digits in small letters") {
    text throws(Mismatch) in
    guard let digest = Digest(hex: text) else { throw Mismatch() }
    return .string(digest.hex)
  }

  static let publicKey = text("a line `ssh-ed25519 AAAA…`, as in a .pub file") {
    text throws(Mismatch) in
    do throws(SigningError) {
      return .string(try PublicKeyLine(parsing: Array(text.utf8)).fileKey().base64)
    } catch .malformedKeyLine {
      throw Mismatch()
    } catch {
      throw Mismatch(": \(error.sentence)")
    }
  }

  static let yesOrNo = text("`yes` or `no`") { text throws(Mismatch) in
    switch text {
    case "yes": return true
    case "no": return false
    case "true", "True", "on", "On", "Yes", "YES", "y": throw Mismatch(": write `yes`")
    case "false", "False", "off", "Off", "No", "NO", "n": throw Mismatch(": write `no`")
    default: throw Mismatch()
    }
  }

  /// One of these words.
  static func word(_ words: [String]) -> Form {
    let listed = words.map { "`\($0)`" }
    let sentence =
      listed.dropLast().joined(separator: ", ") + (listed.count > 1 ? " or " : "")
      + (listed.last ?? "")
    return text(sentence) { text throws(Mismatch) in
      guard words.contains(text) else {
        throw Mismatch(Suggestion.question(text, among: words))
      }
      return .string(text)
    }
  }

  static let act = text("the name of an act, such as `member.admit`") { text throws(Mismatch) in
    guard ActKinds.names.contains(text) else {
      throw Mismatch(Suggestion.question(text, among: ActKinds.names.sorted()))
    }
    return .string(text)
  }

  static func integer(_ range: ClosedRange<Int64>) -> Form {
    text("a whole number from \(range.lowerBound) to \(range.upperBound)") {
      text throws(Mismatch) in
      .integer(try number(text, in: range))
    }
  }

  /// Decimal digits without a sign, a leading zero or an exponent: `010` and `1e3` are none.
  static func number(_ text: String, in range: ClosedRange<Int64>) throws(Mismatch) -> Int64 {
    guard let number = Int64(text), text.utf8.elementsEqual(String(number).utf8) else {
      throw Mismatch()
    }
    guard range.contains(number) else {
      throw Mismatch(": it is not from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}

/// `organization:ibm`: what kind of thing, and its id.
extension Form {
  /// The id of a reference of this kind; nil where the text is of another kind.
  static func reference(_ text: String, to kind: String) throws(Mismatch) -> JSON? {
    guard text.hasPrefix(kind + ":") else { return nil }
    let id = String(text.dropFirst(kind.count + 1))
    guard Identifier(id) != nil else { throw Mismatch(": \(quoted(id)) is no id") }
    return .string(id)
  }

  static let appoints = text("`body`, `organization:ID` or `office:ID`") { text throws(Mismatch) in
    if text == "body" { return ["appoints": "body"] }
    if let id = try reference(text, to: "organization") {
      return ["appoints": "organization", "organization": id]
    }
    guard let id = try reference(text, to: "office") else { throw Mismatch() }
    return ["appoints": "ex_officio", "office": id]
  }

  static let duty = text("`secretary` or `chair of BODY`") { text throws(Mismatch) in
    if text == "secretary" { return ["duty": "secretary"] }
    let start = "chair of "
    guard text.hasPrefix(start) else { throw Mismatch() }
    let body = String(text.dropFirst(start.count))
    guard Identifier(body) != nil else { throw Mismatch(": \(quoted(body)) is no id") }
    return ["duty": "chair", "body": .string(body)]
  }

  static let caller = text("`chair`, `secretary` or a number of seats such as `3 seats`") {
    text throws(Mismatch) in
    if MeetingRule.Caller(rawValue: text) != nil { return .string(text) }
    return .integer(try seats(text))
  }

  /// `3 seats`
  private static func seats(_ text: String) throws(Mismatch) -> Int64 {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 2, words[1] == "seats" || words[1] == "seat" else { throw Mismatch() }
    return try number(words[0], in: 1...4096)
  }

  static let cap = text("a number of seats such as `2 seats`, or a share of them such as `1/4`") {
    text throws(Mismatch) in
    if text.contains("/") { return ["share": .string(try fraction(text).description)] }
    return ["seats": .integer(try seats(text))]
  }

  static let breach = text("`stays`, or `leaves within` a duration, such as `30 days`") {
    text throws(Mismatch) in
    if text == "stays" { return ["on_breach": "stays"] }
    let start = "leaves within "
    guard text.hasPrefix(start) else { throw Mismatch() }
    let within = try seconds(String(text.dropFirst(start.count)), in: 0...longestSpan)
    return ["on_breach": "leaves", "within": .integer(within)]
  }

  static let successor = text("`seat:ID` or `person:ID`") { text throws(Mismatch) in
    if let id = try reference(text, to: "seat") { return ["seat": id] }
    guard let id = try reference(text, to: "person") else { throw Mismatch() }
    return ["person": id]
  }

  static let scope = text("`body:ID`, `policy:ID`, `rule:ID` or `act:NAME`") {
    text throws(Mismatch) in
    for kind in ["body", "policy", "rule"] {
      if let id = try reference(text, to: kind) { return .object([kind: id]) }
    }
    guard text.hasPrefix("act:") else { throw Mismatch() }
    let name = String(text.dropFirst(4))
    guard ActKinds.names.contains(name) else {
      throw Mismatch(
        ": there is no act \(quoted(name))"
          + Suggestion.question(name, among: ActKinds.names.sorted()))
    }
    return ["act": .string(name)]
  }

  static let opener = text("`chair`, `proposer` or a number of seats such as `3 seats`") {
    text throws(Mismatch) in
    if text == "chair" || text == "proposer" { return ["opener": .string(text)] }
    return ["opener": "seats", "opening_seats": .integer(try seats(text))]
  }
}
