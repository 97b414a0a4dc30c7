internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One organization: who speaks for it, since when it is in, where it sits.
struct OrganizationShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an organization: its principal, its membership, its persons and seats.")
  static let examples = [
    Example("gavel organization show ibm", "shows who speaks for ibm, and where it sits")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The organization.")
  var organization: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(organization)
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      guard let page = try OrganizationPage(id, in: view, face) else {
        throw LedgerError.organizationUnknown(id)
      }
      try session.output.show(OrganizationPage.schema, page.members, text: page.text)
    }
  }
}

/// An organization as it is shown.
struct OrganizationPage {
  static let schema = "gavel.organization_whole/1"

  let members: [String: JSON]
  let text: String

  /// Nil where the book has neither the organization nor an admission of it.
  init?(_ id: Identifier, in view: LedgerView, _ face: ClockFace) throws {
    let admissions = try view.register.admissions(of: id)
    let found = try view.register.organization(id)
    guard let title = found?.title ?? admissions.last?.title else { return nil }
    let member = try view.register.member(id, at: view.time)
    let persons = try view.register.persons(of: id).filter { $0.inForce.contains(view.time) }
    var members: [String: JSON] = [
      "is_member": .bool(member != nil), "organization": .string(id.text),
      "persons": .array(persons.map { .string($0.id.text) }), "title": .string(title),
    ]
    var lines = ["\(id)   \(visible(title))"]
    if let principal = found?.principal ?? admissions.last?.principal {
      lines.append("  principal  \(principal)")
      members["principal"] = .string(principal.text)
    }
    members["admissions"] = .array(
      try admissions.map { admission in
        let decision = try view.decision(
          admission.source, entry: admission.entry, otherwise: "an admission")
        let state =
          admission.state == .pending ? "not accepted yet" : admission.state.rawValue
        lines.append("  admitted   by \(decision.words): \(state)")
        return .object(
          decision.members.merging(["state": .string(admission.state.rawValue)]) { $1 })
      })
    if let member {
      let decision = try view.decision(member.source, otherwise: "its own will")
      members["class"] = .string(member.memberClass.text)
      members["standing"] = .string(member.standing.rawValue)
      members["since"] = .string(member.inForce.from.description)
      lines.append(
        "  member     \(member.memberClass), \(member.standing.rawValue), since "
          + "\(face.text(member.inForce.from)), by \(decision.words)")
    } else {
      lines.append("  member     no, not at \(face.text(view.time))")
    }
    let affiliations = try view.register.affiliations(of: id)
    members["group"] = try view.register.group(of: id, at: view.time).map { .string($0.text) }
    members["affiliations"] =
      try affiliations.isEmpty
      ? nil
      : .array(
        affiliations.map { span in
          let decision = try view.decision(
            span.source, entry: span.entry,
            otherwise: span.isDecided ? "the charter" : "its own word")
          lines.append("  group      " + span.words(face) + ", by \(decision.words)")
          var item: [String: JSON] = [
            "from": .string(span.inForce.from.description), "group": .string(span.group.text),
            "state": .string(span.state.rawValue),
          ]
          item["to"] = span.inForce.to.map { .string($0.description) }
          return .object(decision.members.merging(item) { $1 })
        })
    if !persons.isEmpty {
      lines.append("  persons    " + persons.map(\.id.text).joined(separator: ", "))
    }
    let seats = try view.seats(near: id).filter {
      $0.seat.appoints == .organization(id) || $0.holder?.organization == id
    }
    members["seats"] = .array(
      seats.map { seat, holder in
        lines.append(
          "  seat       \(seat.id)   \(visible(seat.title))   "
            + (holder?.person.text ?? "vacant"))
        var item: [String: JSON] = [
          "body": .string(seat.body.text), "seat": .string(seat.id.text),
        ]
        item["holder"] = holder.map { .string($0.person.text) }
        return .object(item)
      })
    self.members = members
    text = lines.joined(separator: "\n") + "\n"
  }
}

extension Affiliation {
  /// `bigblue from Mon 23 Nov 12:00 UTC to …`
  fileprivate func words(_ face: ClockFace) -> String {
    switch state {
    case .pending: "\(group), not confirmed yet"
    case .ended: "\(group), never confirmed"
    case .accepted:
      inForce.isEmpty
        ? "\(group), never in force"
        : "\(group) from \(face.text(inForce.from))"
          + (inForce.to.map { " to \(face.text($0))" } ?? "")
    }
  }
}

extension LedgerError {
  static func organizationUnknown(_ id: Identifier) -> LedgerError {
    LedgerError(
      "E-ORGANIZATION-UNKNOWN", "there is no organization \(id)",
      next: "list them: gavel organization list", exitStatus: 5)
  }
}
