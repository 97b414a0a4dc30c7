internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

extension LedgerView {
  /// The interests that touch a motion and were declared while it was before the body.
  func interests(touching motion: Motion) throws -> [Interest] {
    try register.interests(
      touching: motion, from: motion.proposed, to: motion.decided ?? time)
  }

  func interestLines(touching motion: Motion, _ face: ClockFace) throws -> [String] {
    try interests(touching: motion).map { "  interest: \($0.words(face))" }
  }

  /// The interest that this names: eight digits of its id or more.
  func interest(_ text: String) throws -> Interest {
    let found =
      text.utf8.count >= 8 ? try register.interests().filter { $0.id.hex.hasPrefix(text) } : []
    guard let interest = found.first, found.count == 1 else {
      throw LedgerError(
        "E-INTEREST-UNKNOWN", "no declared interest has an id that begins with \(visible(text))",
        next: "list them: gavel interest list", exitStatus: 5)
    }
    return interest
  }
}

extension Interest {
  /// `ibm-rep in organization:ibm, declared 1 December 2026, entry 12`
  func words(_ face: ClockFace) -> String {
    "\(person) in \(about?.text ?? "what a document says")"
      + (text.map { ", document \($0.hex.prefix(8))…" } ?? "")
      + ", declared \(face.text(declared)), entry \(entry)"
      + (ended.map { ", ended \(face.text($0))" } ?? "")
  }

  var members: [String: JSON] {
    var members: [String: JSON] = [
      "declared": .string(declared.description), "entry": .integer(entry),
      "interest": .string(id.hex), "person": .string(person.text),
    ]
    members["about"] = about.map { .string($0.text) }
    members["ended"] = ended.map { .string($0.description) }
    members["text"] = text.map { .string($0.hex) }
    return members
  }
}

extension Recusal {
  var words: String {
    let why =
      switch cause {
      case .holder: "by \(person)"
      case .interest: "as the rule says, by a declared interest of \(person)"
      case .organization: "as the rule says, since its organization is concerned"
      }
    return "recused: \(seat), \(why), entry \(entry)"
      + (interest.map { ", interest \($0.hex.prefix(8))…" } ?? "")
      + (isLate ? ", late: it stays in the base" : "")
  }

  var members: [String: JSON] {
    var members: [String: JSON] = [
      "cause": .string(cause.rawValue), "entry": .integer(entry), "late": .bool(isLate),
      "person": .string(person.text), "seat": .string(seat.text),
    ]
    members["interest"] = interest.map { .string($0.hex) }
    members["reason"] = reason.map { .string($0.hex) }
    return members
  }
}

extension Subject {
  /// What a command line names: `organization:ibm`, `policy:ai`, `body:board` or `motion:` and its number.
  static func argument(_ text: String, in view: LedgerView) throws -> Subject {
    let start = "motion:"
    if text.hasPrefix(start) {
      return .motion(try view.motion(String(text.dropFirst(start.count))).id)
    }
    guard let subject = Subject(text) else {
      throw ProgramError.usage(
        "\(visible(text)) says of nothing what kind of thing it is",
        next: "write organization:ID, policy:ID, body:ID or motion:NUMBER")
    }
    return subject
  }
}
