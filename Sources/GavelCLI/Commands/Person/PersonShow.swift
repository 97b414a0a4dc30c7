internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Signing
internal import Sodium

/// One person: whose, by which keys, holding what.
struct PersonShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a person: the organization, the keys and when each speaks, seats and offices.")
  static let examples = [
    Example("gavel person show ibm-rep", "shows whose ibm-rep is, and which keys speak")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The person.")
  var person: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(person)
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      guard let page = try PersonPage(id, in: view, face) else {
        throw LedgerError.personUnknown(id)
      }
      try session.output.show(PersonPage.schema, page.members, text: page.text)
    }
  }
}

/// A person as it is shown.
struct PersonPage {
  static let schema = "gavel.person_whole/1"

  let members: [String: JSON]
  let text: String

  /// Nil where the book has neither the person nor a key offered under this id.
  init?(_ id: Identifier, in view: LedgerView, _ face: ClockFace) throws {
    let keys = try view.register.personKeys(of: id)
    let person = try view.register.person(id)
    guard
      let organization = try view.register.organization(of: id, at: view.time)
        ?? keys.first?.organization
    else { return nil }
    let isPresent = person?.inForce.contains(view.time) ?? false
    let isPrincipal = try view.register.organization(organization)?.principal == id
    var members: [String: JSON] = [
      "in_force": .bool(isPresent), "organization": .string(organization.text),
      "person": .string(id.text), "principal": .bool(isPrincipal),
    ]
    members["name"] = person?.name.map { .string($0.hex) }
    var lines = ["\(id)   of \(organization)" + (isPrincipal ? ", its principal" : "")]
    if let person, !person.inForce.isEmpty {
      members["from"] = .string(person.inForce.from.description)
      members["to"] = person.inForce.to.map { .string($0.description) }
      var line = "  since      \(face.text(person.inForce.from))"
      if let decision = try Self.decision(on: person, keys, in: view) {
        members.merge(decision.members) { $1 }
        line += ", by \(decision.words)"
      }
      if let to = person.inForce.to { line += ", until \(face.text(to))" }
      lines.append(line)
    } else if let person, keys.contains(where: { $0.vouchedEntry != nil }) {
      members["to"] = .string(person.inForce.from.description)
      lines.append("  ended      \(face.text(person.inForce.from))")
    } else {
      lines.append("  speaks for nobody yet")
    }
    if let person { try Self.add(movesOf: person, in: view, face, to: &members, &lines) }
    members["keys"] = .array(
      try keys.map { key in
        let next = try view.register.commitment(of: key, at: view.time)?.next
        let waiting = try view.register.waitingCommitment(of: key, at: view.time)
        lines.append(
          "  key        " + key.words(face) + (next.map { ", to be followed by \($0)" } ?? "")
            + (waiting.map {
              ", from \(face.text($0.inForce.from)) on to be followed by \($0.next)"
            } ?? ""))
        var item = key.members(at: view.time)
        item["committed_to"] = next.map { .string("\($0)") }
        return .object(item)
      })
    let seats = try view.seats(near: organization).filter { $0.holder?.person == id }
      .map(\.seat.id)
    if !seats.isEmpty {
      lines.append("  seats      " + seats.map(\.text).joined(separator: ", "))
    }
    let offices = try view.register.offices().filter {
      try view.register.officer(of: $0.id, at: view.time) == id
    }
    if !offices.isEmpty {
      lines.append("  offices    " + offices.map(\.id.text).joined(separator: ", "))
    }
    members["seats"] = .array(seats.map { .string($0.text) })
    members["offices"] = .array(offices.map { .string($0.id.text) })
    self.members = members
    text = lines.joined(separator: "\n") + "\n"
  }

  /// Whose the person was when, and where to the person goes.
  private static func add(
    movesOf person: Person, in view: LedgerView, _ face: ClockFace,
    to members: inout [String: JSON],
    _ lines: inout [String]
  ) throws {
    let spans = try view.register.employments(of: person).filter { $0.inForce.from <= view.time }
    if spans.count > 1 {
      members["employments"] = .array(
        spans.map { span in
          lines.append(
            "  employed   by \(span.organization) from \(face.text(span.inForce.from))"
              + (span.inForce.to.map { " to \(face.text($0))" } ?? ""))
          var item: [String: JSON] = [
            "from": .string(span.inForce.from.description),
            "organization": .string(span.organization.text),
          ]
          item["to"] = span.inForce.to.map { .string($0.description) }
          item["entry"] = span.move.map { .integer($0.entry) }
          return .object(item)
        })
    }
    if let waiting = try view.register.moves(of: person.id).last(where: { $0.state == .pending }) {
      members["moving_to"] = .string(waiting.organization.text)
      lines.append("  goes to    \(waiting.organization), which has yet to confirm it")
    }
  }

  /// A principal comes with the organization's admission; another person with the first key that was
  /// vouched for.
  private static func decision(
    on person: Person, _ keys: [PersonKey], in view: LedgerView
  ) throws -> Decision? {
    let first = try view.register.employments(of: person).first?.organization
    let admission = try view.register.admissions(of: first ?? person.organization).first {
      $0.principal == person.id && $0.state == .accepted
    }
    if let admission {
      return try view.decision(
        admission.source, entry: admission.entry, otherwise: "an admission")
    }
    let vouched = keys.filter { $0.vouchedEntry != nil }.min {
      ($0.vouchedEntry ?? 0) < ($1.vouchedEntry ?? 0)
    }
    guard let vouched, let voucher = vouched.vouchedBy,
      let by = try view.register.personKey(voucher)?.person
    else { return nil }
    return Decision(by: "\(by), who vouched", entry: vouched.vouchedEntry)
  }
}

extension LedgerError {
  static func personUnknown(_ id: Identifier) -> LedgerError {
    LedgerError(
      "E-PERSON-UNKNOWN", "there is no person \(id)", next: "list them: gavel person list",
      exitStatus: 5)
  }
}
