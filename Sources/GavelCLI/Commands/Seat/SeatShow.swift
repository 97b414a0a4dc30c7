internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One seat or office, with everybody who was appointed to it.
struct SeatShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a seat or an office: who fills it, who holds it, and who was appointed before.")
  static let examples = [
    Example("gavel seat show council.ibm", "shows who holds the seat, and by which decision"),
    Example("gavel seat show chair", "shows who fulfils the duties of the office"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The seat or office.")
  var post: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(post)
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      if let page = try SeatPage(id, in: view, face) {
        return try session.output.show(SeatPage.schema, page.members, text: page.text)
      }
      guard let page = try OfficePage(id, in: view, face) else {
        throw LedgerError.postUnknown(id)
      }
      try session.output.show(OfficePage.schema, page.members, text: page.text)
    }
  }
}

/// A seat as it is shown.
struct SeatPage {
  static let schema = "gavel.seat_whole/1"

  let members: [String: JSON]
  let text: String

  /// Nil where the book has no such seat, now or ever.
  init?(_ id: Identifier, in view: LedgerView, _ face: ClockFace) throws {
    let stored = try view.register.seat(id)
    guard let seat = try stored?.definition ?? view.register.seat(id, at: view.time) else {
      return nil
    }
    let isInForce = try view.register.seat(id, at: view.time) != nil
    let holder = isInForce ? try view.register.holder(of: seat, at: view.time) : nil
    var members: [String: JSON] = [
      "body": .string(seat.body.text), "in_force": .bool(isInForce), "seat": .string(id.text),
      "title": .string(seat.title), "voting": .bool(seat.voting), "weight": .integer(seat.weight),
    ]
    members["class"] = seat.seatClass.map { .string($0.text) }
    members["term_months"] = seat.termMonths.map(JSON.integer)
    members["holder"] = holder.map { .string($0.person.text) }
    members["organization"] = holder.map { .string($0.organization.text) }
    var lines = [
      "\(id)   \(visible(seat.title))",
      "  in         \(seat.body), "
        + (seat.voting ? "votes, weight \(seat.weight)" : "does not vote")
        + (seat.seatClass.map { ", class \($0)" } ?? ""),
    ]
    let decision: Decision
    if let stored {
      decision = try view.decision(stored.motion, otherwise: "a decision")
      members["from"] = .string(stored.inForce.from.description)
      members["to"] = stored.inForce.to.map { .string($0.description) }
    } else {
      // An assembly's seat is there while its organization is a member in standing.
      decision = try view.decision(
        view.register.body(seat.body)?.motion, otherwise: "a decision")
    }
    members.merge(decision.members) { $1 }
    lines.append("  made       by \(decision.words)")
    let (kind, by) = Self.appoints(seat)
    members["appoints"] = .string(kind)
    members["appointed_by"] = .string(by.text)
    lines.append("  filled by  " + Self.words(seat, isComputed: stored == nil))
    if let holder {
      let mandate = try view.register.mandate(of: seat, at: view.time)
      members["mandate_until"] = mandate.map { .string($0.description) }
      lines.append(
        "  holder     \(holder.person) on behalf of \(holder.organization)"
          + (mandate.map { ", by a mandate until \(face.text($0))" } ?? ""))
    } else {
      lines.append("  holder     \(isInForce ? "vacant" : "none: the seat has ended")")
    }
    let tenures = try TenureLines(of: seat, in: view, face)
    members["tenures"] = .array(tenures.items)
    self.members = members
    text = (lines + tenures.lines).joined(separator: "\n") + "\n"
  }

  private static func appoints(_ seat: SeatDefinition) -> (kind: String, by: Identifier) {
    switch seat.appoints {
    case .body: ("body", seat.body)
    case .organization(let id): ("organization", id)
    case .exOfficio(let office): ("ex_officio", office)
    }
  }

  private static func words(_ seat: SeatDefinition, isComputed: Bool) -> String {
    switch seat.appoints {
    case .body: "motion (act seat.fill)"
    case .organization(let id):
      "\(id): " + (isComputed ? "its principal, or whom the principal" : "whom its principal")
        + " names by gavel seat designate \(seat.id) PERSON"
    case .exOfficio(let office): "whoever holds the office \(office)"
    }
  }
}

/// An office as it is shown.
struct OfficePage {
  static let schema = "gavel.office/1"

  let members: [String: JSON]
  let text: String

  /// Nil where the book has no such office.
  init?(_ id: Identifier, in view: LedgerView, _ face: ClockFace) throws {
    guard let office = try view.register.office(id) else { return nil }
    let definition = office.definition
    let officer = try view.register.officer(of: id, at: view.time)
    var members: [String: JSON] = [
      "duty": .string(definition.duty.rawValue), "from": .string(office.inForce.from.description),
      "line": .array(definition.line.map { .string($0.words) }), "office": .string(id.text),
      "title": .string(definition.title),
    ]
    members["to"] = office.inForce.to.map { .string($0.description) }
    members["body"] = definition.body.map { .string($0.text) }
    let mandate = try view.register.mandate(ofOffice: id, at: view.time)
    members["mandate_until"] = mandate.map { .string($0.description) }
    members["officer"] = officer.map { .string($0.text) }
    var lines = [
      "\(id)   \(visible(definition.title))",
      "  duty       \(definition.duty.rawValue)" + (definition.body.map { " of \($0)" } ?? ""),
      "  officer    \(officer?.text ?? "nobody can act")"
        + (mandate.map { ", by a mandate until \(face.text($0))" } ?? ""),
    ]
    if !definition.line.isEmpty {
      lines.append("  else acts  " + definition.line.map(\.words).joined(separator: ", then "))
    }
    let tenures = try view.register.officeTenures(of: id)
    members["tenures"] = .array(
      try tenures.map { tenure in
        let decision = try view.decision(
          tenure.appointment, entry: tenure.entry, otherwise: "an appointment")
        lines.append(
          "  appointed  \(tenure.person)   "
            + TenureLines.words(tenure.state, tenure.inForce, nil, decision, face))
        var item = decision.members
        item["person"] = .string(tenure.person.text)
        item["state"] = .string(tenure.state.rawValue)
        item["from"] = .string(tenure.inForce.from.description)
        item["to"] = tenure.inForce.to.map { .string($0.description) }
        item["mandate_until"] = tenure.mandateUntil.map { .string($0.description) }
        return .object(item)
      })
    self.members = members
    text = lines.joined(separator: "\n") + "\n"
  }
}

/// Everybody who was appointed to a seat, by which decision.
private struct TenureLines {
  private(set) var lines: [String] = []
  private(set) var items: [JSON] = []

  init(of seat: SeatDefinition, in view: LedgerView, _ face: ClockFace) throws {
    for tenure in try view.register.tenures(of: seat.id) {
      let leaves =
        tenure.state == .accepted ? try view.register.endByCap(of: tenure, in: seat) : nil
      let decision = try view.decision(
        tenure.appointment, entry: tenure.entry,
        otherwise: "the principal of \(tenure.organization)")
      lines.append(
        "  \(tenure.isAlternate ? "alternate" : "appointed")  \(tenure.person) for "
          + "\(tenure.organization)   "
          + Self.words(tenure.state, tenure.inForce, tenure.termEnds, decision, face)
          + (leaves.map { ", leaves by the cap of \(seat.body) \(face.text($0))" } ?? ""))
      var item = decision.members
      if tenure.isAlternate { item["alternate"] = true }
      item["organization"] = .string(tenure.organization.text)
      item["person"] = .string(tenure.person.text)
      item["state"] = .string(tenure.state.rawValue)
      item["from"] = .string(tenure.inForce.from.description)
      item["to"] = tenure.inForce.to.map { .string($0.description) }
      item["leaves"] = leaves.map { .string($0.description) }
      item["mandate_until"] = tenure.mandateUntil.map { .string($0.description) }
      item["term_ends"] = tenure.termEnds.map { .string($0.description) }
      items.append(.object(item))
    }
  }

  static func words(
    _ state: Tenure.State, _ inForce: Interval, _ termEnds: Timestamp?, _ decision: Decision,
    _ face: ClockFace
  ) -> String {
    let since = face.text(inForce.from)
    let words =
      state == .pending
      ? "not accepted yet, from \(since) on at the earliest" : "from \(since)"
    return words + (inForce.to.map { " to \(face.text($0))" } ?? "")
      + (termEnds.map { ", term ends \(face.text($0))" } ?? "") + ", by \(decision.words)"
  }
}

extension OfficeDefinition.Successor {
  /// As the charter file has it: `person:ibm-rep`, `seat:board-1`.
  var words: String {
    switch self {
    case .person(let id): "person:\(id)"
    case .seat(let id): "seat:\(id)"
    }
  }
}

extension LedgerError {
  static func postUnknown(_ id: Identifier) -> LedgerError {
    LedgerError(
      "E-SEAT-UNKNOWN", "there is no seat or office \(id)",
      next: "list them: gavel seat list, gavel seat list --offices", exitStatus: 5)
  }
}
