import Governance
import Ledger
import Sodium

/// The teams of the Rust project: who joined, led and left them, by the commits of their repository.
///
/// Files: `events.csv` (`date`, `commit`, `team`, `event`, `subject`, `detail`, in order), and what
/// came of them, which this half does not read: `final-state.csv` and `expected-counts.csv`.
struct RustTeam: ReplayKind {
  static let name = "rust-team"

  static let notes = """
    Invented: a council of three organizations with a secretary, its rule (more than half of the votes cast,
    half of the seats present) and the motion by which it keeps the roster. Keys are made of names.
    The teams and their people are others': nobody of them is a person of the ledger. What changed with a
    commit is attested by the secretary at its time, as of its time: created teams as groups, members and
    leads as places of these roles, other roles by their names. It is weaker evidence, shown as attested.
    Compared: teams with members, people, memberships and leads on each day of expected-counts.csv, by a
    reading as of that time, both of all that the book knows and as it knew it then; final-state.csv, team by
    team, by a reading as of the last event; every event of events.csv with the spans of the register; the
    README's numbers of events and teams; the files' SHA-256, where the README names a revision that is known here.
    Not compared: kind and subteam_of of final-state.csv, since the events tell only where a team was created.
    Not found out: in a set without such a revision, an event altered that neither a count nor the final
    state tells, such as its hour.
    """

  static let roster = "rust-teams"

  /// One row of events.csv.
  struct Change: Hashable, Sendable {
    let time: Timestamp
    let commit: String
    let team: Identifier
    let event: String
    let subject: String
    let detail: String
  }

  let changes: [Change]
  let source: Digest

  init(reading folder: SourceFolder) throws {
    let file = "events.csv"
    source = SHA256.hash(try folder.bytes(file))
    let table = try SourceTable(try folder.text(file), file: file)
    guard table.columns == ["date", "commit", "team", "event", "subject", "detail"] else {
      throw ReplayError.malformed(file, "its columns are others")
    }
    changes = try table.rows.enumerated().map { index, row in
      guard let time = SourceTime(row[0])?.instant, let team = Identifier(row[2]) else {
        throw ReplayError.malformed(file, "row \(index + 1) has no time or no team")
      }
      return Change(
        time: time, commit: row[1], team: team, event: row[3], subject: row[4], detail: row[5])
    }
    guard !changes.isEmpty else { throw ReplayError.malformed(file, "it has no event") }
    for (before, after) in zip(changes, changes.dropFirst()) where after.time < before.time {
      throw ReplayError.malformed(file, "an event of \(after.time) comes after \(before.time)")
    }
  }

  func write(to path: String) throws -> Digest {
    let rehearsal = try RosterRehearsal(
      of: Self.name, at: path, roster: Self.roster, title: "Teams of the Rust project",
      before: try required(changes.first, "an event").time)
    var start = 0
    while start < changes.count {
      let first = changes[start]
      let commit = changes[start...].prefix { ($0.commit, $0.time) == (first.commit, first.time) }
      var told = RosterChanges()
      for change in commit { try Self.add(change, to: &told) }
      try rehearsal.attest(told, asOf: first.time, source: source)
      start += commit.count
    }
    return rehearsal.genesis
  }

  private static func add(_ change: Change, to told: inout RosterChanges) throws {
    switch change.event {
    case "team_created":
      told.opened.append(
        RosterAttested.Group(
          group: change.team, title: change.team.text, parent: Identifier(change.detail)))
    case "team_removed": told.closed.append(change.team)
    case "member_added", "lead_added", "role_added": told.joined.append(try place(change))
    case "member_removed", "lead_removed", "role_removed": told.left.append(try place(change))
    default:
      throw ReplayError.malformed("events.csv", "\(change.event) is no kind of event")
    }
  }

  private static func place(_ change: Change) throws -> RosterAttested.Place {
    let kind = String(change.event.prefix { $0 != "_" })
    let role = kind == "role" ? change.detail : kind
    // A role of such a name would count as what it is not.
    guard kind != "role" || !["member", "lead"].contains(role) else {
      throw ReplayError.malformed("events.csv", "\(role) is no role of its own")
    }
    guard let handle = Handle(change.subject), let role = Identifier(role) else {
      throw ReplayError.malformed(
        "events.csv", "\(change.subject) is no handle, or \(role) no role")
    }
    return RosterAttested.Place(group: change.team, handle: handle, role: role)
  }
}
