internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// Who is a member on a day, and by which decision.
struct MemberList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the members, since when and by which decision.")
  static let examples = [
    Example("gavel member list", "lists who is a member now"),
    Example("gavel member list --missing", "lists who has not met a formality of the charter"),
    Example("gavel member list --as-of 2026-03-01", "lists who was a member on that day"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Flag(name: .long, help: "Only those that have not met a formality of the charter, and which.")
  var missing = false

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    try reading.view(ledger) { view in
      let pages = try view.register.members(at: view.time).map { try MemberPage($0, in: view) }
      // A column that says nothing is left out.
      let hasGroups = pages.contains { $0.group != nil }
      var table = Table(
        ["ORGANIZATION", "TITLE", "CLASS", "STANDING", "SINCE", "BY"]
          + (hasGroups ? ["GROUP"] : []) + (missing ? ["MISSING"] : []))
      var items: [[String: JSON]] = []
      for page in pages {
        let lacking =
          missing
          ? try view.formalities(of: page.member.organization).filter { $0.fulfilment == nil } : []
        if missing, lacking.isEmpty { continue }
        table.add(
          [
            page.member.organization.text, page.title, page.member.memberClass.text,
            page.member.standing.rawValue, "\(page.since.calendarDay)", page.decision,
          ] + (hasGroups ? [page.group?.text ?? ""] : [])
            + (missing ? [lacking.map(\.nameWords).joined(separator: ", ")] : []))
        var item = page.members
        if missing { item["missing"] = .array(lacking.map(\.json)) }
        items.append(item)
      }
      try session.output.list("gavel.member/1", pages.map(\.members), table: table)
    }
  }
}

/// One membership at one time.
struct MemberPage {
  let member: Member
  let title: String
  /// The beginning of the membership, whatever its classes and standings since.
  let since: Timestamp
  /// The number of the motion that admitted, or that the founder accepted the charter.
  let decision: String
  /// The affiliate group of the organization.
  let group: Identifier?

  init(_ member: Member, in view: LedgerView) throws {
    self.member = member
    title = try view.register.organization(member.organization)?.title ?? ""
    group = try view.register.group(of: member.organization, at: view.time)
    var first = member
    let spans = try view.register.memberSpans(of: member.organization)
    while let before = spans.first(where: { $0.inForce.to == first.inForce.from }) {
      first = before
    }
    since = first.inForce.from
    decision =
      try view.register.motion(first.source)?.number.text ?? "founder, charter accepted"
  }

  var members: [String: JSON] {
    var members: [String: JSON] = [
      "by": .string(decision), "class": .string(member.memberClass.text),
      "organization": .string(member.organization.text), "since": .string(since.description),
      "standing": .string(member.standing.rawValue), "title": .string(title),
    ]
    members["group"] = group.map { .string($0.text) }
    members["until"] = member.inForce.to.map { .string($0.description) }
    return members
  }
}
