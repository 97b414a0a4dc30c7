import Governance
import Ledger

/// The second pass: only here the final state and the yearly counts are read.
extension RustTeam {
  private static let known = KnownSource(
    revision: "aaf7b3073eb9ee398985f147fb7bdbaadef511fc", title: "rust-lang/team@aaf7b30",
    digests: [
      "events.csv":
        "b51b3ff44bb066fd713b3eb30ee085af029f2636d033b4e4c4a728fe85da2af2",
      "expected-counts.csv":
        "cccf3dc6db7a005de2d7007ce1be145d81da2150de2fb56af8cbd7d344ff48b3",
      "final-state.csv":
        "6738c3ec148ee0e06d3d4c21a17514d0eca2904e16099525abdeea5855361e9b",
    ])

  static func compare(
    _ ledger: OpenLedger, with folder: SourceFolder, checksFiles: Bool
  ) throws -> [ReplayRow] {
    let set = try RustTeam(reading: folder)
    var rows = [try ledger.view { try $0.register.grantRow(of: roster) }]
    rows += try counts(in: folder).flatMap { try self.rows(for: $0, in: ledger) }
    rows.append(try finalState(in: folder, of: set, in: ledger))
    rows.append(try events(of: set, in: ledger))
    rows += try stated(try folder.readme() ?? "", in: ledger)
    if checksFiles { rows.append(try known.row(for: folder, files: known.digests.keys.sorted())) }
    return rows
  }

  // MARK: Counts

  private struct Counts: Hashable, CustomStringConvertible {
    let teams: Int
    let people: Int
    let memberships: Int
    let leads: Int

    var description: String {
      "\(teams) teams, \(people) people, \(memberships) memberships, \(leads) leads"
    }

    init(teams: Int, people: Int, memberships: Int, leads: Int) {
      self.teams = teams
      self.people = people
      self.memberships = memberships
      self.leads = leads
    }

    init(of reading: RosterReading) {
      let members = reading.groups.map { $0.places.filter { $0.role.text == "member" } }
      self.init(
        teams: members.count { !$0.isEmpty },
        people: Set(members.joined().map(\.handle)).count,
        memberships: members.reduce(0) { $0 + $1.count },
        leads: reading.groups.reduce(0) {
          $0 + $1.places.count { $0.role.text == "lead" }
        })
    }
  }

  private static func counts(
    in folder: SourceFolder
  ) throws -> [(time: Timestamp, counts: Counts)] {
    let file = "expected-counts.csv"
    let table = try SourceTable(try folder.text(file), file: file)
    guard
      table.columns == [
        "as_of_utc", "teams_with_members", "distinct_people", "memberships", "lead_roles",
      ]
    else { throw ReplayError.malformed(file, "its columns are others") }
    return try table.rows.enumerated().map { index, row in
      let numbers = row.dropFirst().compactMap { Int($0) }
      guard let time = SourceTime(row[0])?.instant, numbers.count == 4 else {
        throw ReplayError.malformed(file, "row \(index + 1) has no time or no numbers")
      }
      return (
        time,
        Counts(
          teams: numbers[0], people: numbers[1], memberships: numbers[2], leads: numbers[3])
      )
    }
  }

  private static func rows(
    for expected: (time: Timestamp, counts: Counts), in ledger: OpenLedger
  ) throws -> [ReplayRow] {
    try [false, true].map { knownThen in
      let found = Counts(
        of: try ledger.roster(roster, asOf: expected.time, knownThen: knownThen))
      return ReplayRow(
        "as of \(expected.time)" + (knownThen ? ", as known then" : ""),
        source: "\(expected.counts)", ours: "\(found)",
        found == expected.counts ? .same : .differs)
    }
  }

  // MARK: The final state

  private static func finalState(
    in folder: SourceFolder, of set: RustTeam, in ledger: OpenLedger
  ) throws -> ReplayRow {
    let file = "final-state.csv"
    let table = try SourceTable(try folder.text(file), file: file)
    guard table.columns == ["team", "kind", "subteam_of", "person", "lead"] else {
      throw ReplayError.malformed(file, "its columns are others")
    }
    var expected: Set<ExactText> = []
    for row in table.rows {
      guard ["yes", "no"].contains(row[4]) else {
        throw ReplayError.malformed(file, "\(row[3]) of \(row[0]) leads neither yes nor no")
      }
      expected.insert(ExactText("\(row[3]) of \(row[0])"))
      if row[4] == "yes" { expected.insert(ExactText("\(row[3]) leads \(row[0])")) }
    }
    let last = try required(set.changes.last, "an event").time
    let reading = try ledger.roster(roster, asOf: last)
    var found: Set<ExactText> = []
    for place in reading.groups.flatMap(\.places) {
      if place.role.text == "member" {
        found.insert(ExactText("\(place.handle) of \(place.group)"))
      } else if place.role.text == "lead" {
        found.insert(ExactText("\(place.handle) leads \(place.group)"))
      }
    }
    return ReplayRow(
      "final state", source: "\(table.rows.count) memberships",
      ours: "\(Counts(of: reading).memberships) memberships in \(reading.groups.count) teams",
      differences: expected.differences(from: found))
  }

  // MARK: Events

  /// Each event of the file beside the beginnings and ends of the register's spans.
  private static func events(of set: RustTeam, in ledger: OpenLedger) throws -> ReplayRow {
    let id = try RehearsalCharter.identifier(roster)
    let (groups, places) = try ledger.view {
      (try $0.register.rosterGroups(of: id), try $0.register.rosterPlaces(of: id))
    }
    var found: [ExactText: Int] = [:]
    func add(_ time: Timestamp?, _ team: Identifier, _ event: String, _ rest: String) {
      guard let time else { return }
      found[ExactText("\(time) \(team) \(event) \(rest)"), default: 0] += 1
    }
    for group in groups {
      add(group.inForce.from, group.group, "team_created", group.parent?.text ?? "")
      if group.closedEntry != nil { add(group.inForce.to, group.group, "team_removed", "") }
    }
    for place in places {
      let isPlain = ["member", "lead"].contains(place.role.text)
      let kind = isPlain ? place.role.text : "role"
      let rest = isPlain ? place.handle.text : "\(place.handle) \(place.role)"
      add(place.inForce.from, place.group, "\(kind)_added", rest)
      if place.leftEntry != nil { add(place.inForce.to, place.group, "\(kind)_removed", rest) }
    }
    var differences: [String] = []
    for change in set.changes {
      let rest: String
      switch change.event {
      case "team_created": rest = change.detail
      case "team_removed": rest = ""
      case "role_added", "role_removed": rest = "\(change.subject) \(change.detail)"
      default: rest = change.subject
      }
      let text = ExactText("\(change.time) \(change.team) \(change.event) \(rest)")
      if let count = found[text], count > 0 {
        found[text] = count - 1
      } else {
        differences.append("in the source, not in the ledger: \(text)")
      }
    }
    differences += found.filter { $0.value > 0 }.keys.sorted().map {
      "in the ledger, not in the source: \($0)"
    }
    let ends = groups.count { $0.closedEntry != nil } + places.count { $0.leftEntry != nil }
    return ReplayRow(
      "events", source: "\(set.changes.count)",
      ours: "\(groups.count + places.count + ends) beginnings and ends of spans",
      differences: differences)
  }

  /// The numbers that the README states, where it is of the form that it has in this set.
  private static func stated(_ readme: String, in ledger: OpenLedger) throws -> [ReplayRow] {
    let id = try RehearsalCharter.identifier(roster)
    let (groups, places) = try ledger.view {
      (try $0.register.rosterGroups(of: id), try $0.register.rosterPlaces(of: id))
    }
    func spans(_ isOf: (String) -> Bool) -> [RosterPlace] { places.filter { isOf($0.role.text) } }
    let isOther = { (role: String) in !["member", "lead"].contains(role) }
    let closed = groups.count { $0.closedEntry != nil }
    var found = ["team_created": groups.count, "team_removed": closed]
    for (kind, spans) in [
      ("member", spans { $0 == "member" }), ("lead", spans { $0 == "lead" }),
      ("role", spans(isOther)),
    ] {
      found["\(kind)_added"] = spans.count
      found["\(kind)_removed"] = spans.count { $0.leftEntry != nil }
    }
    var rows = found.sorted { $0.key < $1.key }.compactMap { name, count -> ReplayRow? in
      guard let range = readme.firstRange(of: "\(name) ") else { return nil }
      let number = Int(readme[range.upperBound...].prefix { $0.isNumber })
      return ReplayRow.stated("README: \(name)", number, found: count, ours: "\(count) spans")
    }
    let teams = readme.firstMatch(of: /final-state\.csv \((\d+) teams\)/).flatMap { Int($0.1) }
    rows += [
      ReplayRow.stated(
        "README: teams", teams, found: groups.count - closed,
        ours: "\(groups.count - closed) open groups")
    ].compactMap { $0 }
    return rows.isEmpty
      ? [ReplayRow("README", source: "states no numbers", ours: "", .notCompared)] : rows
  }
}
