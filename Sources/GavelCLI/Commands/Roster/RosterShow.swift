internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One roster: its groups and who is in them, each with the entry that attested it.
struct RosterShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the groups and people of a roster, as they were attested.",
    discussion: """
      It is what the secretary wrote down of what others publish: evidence, from which no member, seat, \
      policy or rule follows. With --as-of, what held on that day; with --known-at, what the book had been \
      told by then.
      """)
  static let examples = [
    Example("gavel roster show partners", "shows who is in which group now"),
    Example("gavel roster show partners --as-of 2026-02-01", "shows who was on that day"),
    Example("gavel roster show partners --group docs", "shows one group"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: ArgumentHelp("Only this group.", valueName: "group"))
  var group: String?

  @Argument(help: "The roster.")
  var roster: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(roster)
    let group = try group.map { try Identifier.argument($0) }
    let ledger = try session.ledger()
    session.output.page()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      guard let page = try RosterPage(id, group: group, in: view, face) else {
        throw LedgerError(
          "E-ROSTER-UNKNOWN", "no motion granted a roster \(id)",
          next: "list them: gavel roster list", exitStatus: 5)
      }
      try session.output.show(RosterPage.schema, page.members, text: page.text)
    }
  }
}

/// A roster as it is shown.
struct RosterPage {
  static let schema = "gavel.roster_whole/1"

  let members: [String: JSON]
  let text: String

  /// - Parameter group: all of them where nothing is said.
  /// - Returns: nil where the book has no such roster.
  /// - Throws: `LedgerError` where there is no such group at the view's time.
  init?(
    _ id: Identifier, group: Identifier? = nil, in view: LedgerView, _ face: ClockFace
  ) throws {
    guard let read = try view.roster(id) else { return nil }
    let groups = read.groups.filter { group == nil || $0.group.group == group }
    if let group, groups.isEmpty {
      throw LedgerError(
        "E-GROUP-UNKNOWN", "\(id) has no group \(group) at \(face.text(view.time))",
        next: "see its groups: gavel roster show \(id)", exitStatus: 5)
    }
    let roster = read.roster
    let decision = try view.decision(roster.motion, otherwise: "a decision")
    var members = decision.members
    members["attested"] = true
    members["body"] = .string(roster.body.text)
    members["from"] = .string(roster.inForce.from.description)
    members["roster"] = .string(id.text)
    members["title"] = .string(roster.title)
    members["attested_up_to"] = roster.attested.map { .string($0.description) }
    members["to"] = roster.inForce.to.map { .string($0.description) }
    members["groups"] = .array(groups.map(Self.item))
    var lines = [
      "\(id)   \(visible(roster.title))   ATTESTED: what others say, written down by the secretary",
      "  granted  \(face.text(roster.inForce.from)), by \(decision.words), under \(roster.body)"
        + (roster.inForce.to.map { ", until \(face.text($0))" } ?? ""),
      "  told     "
        + (roster.attested.map { "up to \(face.text($0)), by entry \(roster.entry)" }
          ?? "nothing so far"),
    ]
    for group in groups { lines += Self.lines(of: group, face) }
    self.members = members
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of read: RosterReading.Group, _ face: ClockFace) -> [String] {
    let group = read.group
    return [
      "  \(group.group)   \(visible(group.title))"
        + (group.kind.map { "   \($0)" } ?? "") + (group.parent.map { "   under \($0)" } ?? "")
        + "   since \(face.text(group.inForce.from)), attested by entry \(group.entry)"
    ]
      + read.places.map {
        "    \($0.handle)   \($0.role)   since \(face.text($0.inForce.from)), "
          + "attested by entry \($0.entry)"
      }
  }

  private static func item(_ read: RosterReading.Group) -> JSON {
    let group = read.group
    var item: [String: JSON] = [
      "entry": .integer(group.entry), "from": .string(group.inForce.from.description),
      "group": .string(group.group.text), "title": .string(group.title),
      "places": .array(
        read.places.map { place in
          var item: [String: JSON] = [
            "entry": .integer(place.entry), "from": .string(place.inForce.from.description),
            "handle": .string(place.handle.text), "role": .string(place.role.text),
          ]
          item["to"] = place.inForce.to.map { .string($0.description) }
          return .object(item)
        }),
    ]
    item["kind"] = group.kind.map { .string($0.text) }
    item["parent"] = group.parent.map { .string($0.text) }
    item["to"] = group.inForce.to.map { .string($0.description) }
    return .object(item)
  }
}
