internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One body: its seats, its officers, what it may decide.
struct BodyShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a body: by which decision it is there, its seats, offices and powers.")
  static let examples = [
    Example("gavel body show council", "shows who sits in the council, and what it may decide")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The body.")
  var body: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(body)
    let ledger = try session.ledger()
    session.output.page()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      guard let page = try BodyPage(id, in: view, face) else { throw LedgerError.bodyUnknown(id) }
      try session.output.show(BodyPage.schema, page.members, text: page.text)
    }
  }
}

extension MeetingRule {
  /// `called by chair or 2 seats; notice 7 days; quorum more than 1/2 of seats`
  fileprivate var words: String {
    let callers =
      calledBy.map(\.rawValue)
      + (callingSeats.map { ["\($0) \($0 == 1 ? "seat" : "seats")"] } ?? [])
    return
      "called by \(callers.joined(separator: " or ")); notice \(ClockFace.span(notice)); quorum "
      + "\(quorum.strictly ? "more than" : "at least") \(quorum.fraction) of \(quorum.base.rawValue)"
  }
}

/// A body as it is shown.
struct BodyPage {
  static let schema = "gavel.body_whole/1"

  let members: [String: JSON]
  let text: String

  /// Nil where the book has no such body, now or ever.
  init?(_ id: Identifier, in view: LedgerView, _ face: ClockFace) throws {
    guard let body = try view.register.body(id) else { return nil }
    let definition = body.definition
    let isInForce = body.inForce.contains(view.time)
    let decision = try view.decision(body.motion, otherwise: "a decision")
    var members = decision.members
    members["body"] = .string(id.text)
    members["from"] = .string(body.inForce.from.description)
    members["in_force"] = .bool(isInForce)
    members["kind"] = .string(definition.kind.rawValue)
    members["rule"] = .string(definition.rule.text)
    members["title"] = .string(definition.title)
    members["to"] = body.inForce.to.map { .string($0.description) }
    members["parent"] = definition.parent.map { .string($0.text) }
    members["mandate"] = body.mandate.map { .string($0.hex) }
    var lines = [
      "\(id)   \(visible(definition.title))   \(definition.kind.rawValue)"
        + (definition.parent.map { " under \($0)" } ?? ""),
      "  since    \(face.text(body.inForce.from)), by \(decision.words)"
        + (body.inForce.to.map { ", until \(face.text($0))" } ?? ""),
      "  rule     \(definition.rule), of its motions without an act",
    ]
    if let meetings = definition.meetings {
      members["meetings"] = meetings.json
      lines.append("  meets    \(meetings.words)")
    }
    if let rulings = definition.rulings {
      members["rulings_appealed_within"] = .integer(rulings.appealWithin)
      lines.append(
        "  rulings  of the chair, appealed within \(ClockFace.span(rulings.appealWithin))")
    }
    if !isInForce { lines.append("  not there at \(face.text(view.time))") }
    if let mandate = body.mandate {
      lines.append("  mandate  gavel document show \(mandate.hex)")
    }
    let seats = isInForce ? try Seats(of: definition, in: view) : Seats()
    let offices = try Offices(of: id, in: view)
    let powers = isInForce ? try Powers(of: id, in: view) : Powers()
    members["seats"] = .array(seats.items)
    members["offices"] = .array(offices.items)
    members["powers"] = .array(powers.items)
    let open = try view.register.undecidedMotions(of: id)
    members["undecided"] = .array(open.map { .string($0.number.text) })
    lines += offices.lines + seats.lines + powers.lines
    lines += open.map {
      "  motion   \($0.number)   \(visible($0.title))   \($0.state(at: view.time))"
    }
    let rulings = try view.register.rulings().filter { $0.body == id }
    if !rulings.isEmpty {
      members["rulings"] = .array(try rulings.map { try $0.json(in: view) })
    }
    lines += try rulings.flatMap { try $0.lines(in: view, face) }
    self.members = members
    text = lines.joined(separator: "\n") + "\n"
  }

  private struct Seats {
    var lines: [String] = []
    var items: [JSON] = []

    init() {}

    init(of body: BodyDefinition, in view: LedgerView) throws {
      for seat in try view.register.seats(of: body, at: view.time) {
        let holder = try view.register.holder(of: seat, at: view.time)
        lines.append(
          "  seat     \(seat.id)   "
            + (holder.map { "\($0.person) for \($0.organization)" } ?? "vacant")
            + (seat.voting ? "" : "   does not vote"))
        var item: [String: JSON] = [
          "seat": .string(seat.id.text), "title": .string(seat.title),
          "voting": .bool(seat.voting), "weight": .integer(seat.weight),
        ]
        item["class"] = seat.seatClass.map { .string($0.text) }
        item["holder"] = holder.map { .string($0.person.text) }
        item["organization"] = holder.map { .string($0.organization.text) }
        items.append(.object(item))
      }
    }
  }

  private struct Offices {
    var lines: [String] = []
    var items: [JSON] = []

    init(of body: Identifier, in view: LedgerView) throws {
      for office in try view.register.offices()
      where office.definition.body == body && office.inForce.contains(view.time) {
        let officer = try view.register.officer(of: office.id, at: view.time)
        lines.append(
          "  \(office.definition.duty.rawValue)    \(officer?.text ?? "nobody can act")"
            + "   office \(office.id)")
        var item: [String: JSON] = [
          "duty": .string(office.definition.duty.rawValue), "office": .string(office.id.text),
          "title": .string(office.definition.title),
        ]
        item["officer"] = officer.map { .string($0.text) }
        items.append(.object(item))
      }
    }
  }

  /// The acts that its motions may perform, alone or with other bodies.
  private struct Powers {
    var lines: [String] = []
    var items: [JSON] = []

    init() {}

    init(of body: Identifier, in view: LedgerView) throws {
      for power in try view.register.powers(at: view.time) {
        guard let own = power.requires.first(where: { $0.body == body }) else { continue }
        let others = power.requires.filter { $0.body != body }.map { ", with \($0.body)" }
        lines.append(
          "  may      \(power.act)" + (power.scope.map { " for \($0.text)" } ?? "")
            + " by the rule \(own.rule)" + others.joined())
        var item: [String: JSON] = ["act": .string(power.act), "rule": .string(own.rule.text)]
        item["for"] = power.scope.map { .string($0.text) }
        item["with"] =
          others.isEmpty
          ? nil
          : .array(power.requires.filter { $0.body != body }.map { .string($0.body.text) })
        items.append(.object(item))
      }
    }
  }
}
