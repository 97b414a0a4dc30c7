import Foundation
import Governance
import Ledger
import Sodium

/// The members of the AI Alliance: a list of founding members and lists of members who joined later,
/// each of a day. The set tells who was in and since when; who admitted them, and how, it does not tell.
///
/// Files: `founding-members-YYYY-MM-DD.csv` (one) and `new-members-YYYY-MM-DD.csv`, with the columns `n`
/// (1, 2, …) and `name`.
struct AIAlliance: ReplayKind {
  static let name = "ai-alliance"

  static let notes = """
    Invented: a board of the first five founders of the list, its rule (more than half of the votes cast,
    half of the seats present), the motions' wording, and every ballot (all yes). Keys are made of names.
    Each founder accepts with its own key on the day of its list; each later member is admitted by its own
    motion and closed poll, and accepts with its own key, on the day of its list.
    Compared: the members by exact name, as of each day and the day before; each admission; the README's
    numbers of names; the files' SHA-256, where the README names a revision that is known here.
    Not found out: a name altered in a set without such a revision, as the lists are all there is.
    """

  private static let known = KnownSource(
    revision: "57c560b78fe534ce79b84b64bde9bdea9e699e60",
    title: "The-AI-Alliance/website@57c560b",
    digests: [
      "founding-members-2023-12-05.csv":
        "2e94cba461f306b7161d0b5c8d264b500a54a820916db5a1eaac1ad18ebd5991",
      "new-members-2024-02-08.csv":
        "dbc6fafe17df14be0083f9d57b671f0889fed8fca5c55beb3fa23465244e5838",
    ])

  private static let seats = 5

  private let founding: MemberList
  private let later: [MemberList]

  init(reading folder: SourceFolder) throws {
    let founding = try MemberList.all("founding-members", in: folder)
    guard founding.count == 1 else {
      throw ReplayError.malformed(
        "founding-members-….csv", "there are \(founding.count) such files, not one")
    }
    self.founding = founding[0]
    later = try MemberList.all("new-members", in: folder)
    var names: Set<ExactText> = []
    var day = founding[0].day
    for list in [founding[0]] + later {
      guard list.day > day || list.file == founding[0].file else {
        throw ReplayError.malformed(list.file, "its day is not after \(day)")
      }
      day = list.day
      for name in list.names where !names.insert(ExactText(name)).inserted {
        throw ReplayError.malformed(list.file, "\(name) is named twice")
      }
    }
  }

  // MARK: Writing

  /// An organization with the person who signs for it.
  private struct Party {
    let organization: Identifier
    let principal: Identifier
    let key: PublicKey
    let title: String
  }

  func write(to path: String) throws -> Digest {
    var slugs = Slugs()
    let founders = try founding.names.map { try Self.party($0, &slugs) }
    let charter = try Self.charter(founders)
    let rehearsal = try Rehearsal(
      of: Self.name, at: path, charter: charter, founder: founders[0].principal,
      time: founding.day.start.adding(8 * 3600))
    for founder in founders {
      try rehearsal.record(
        CharterAccepted(
          genesis: rehearsal.genesis, key: founder.key, organization: founder.organization),
        by: founder.principal)
    }
    for appointment in charter.appointments {
      try rehearsal.record(
        SeatAccepted(seat: appointment.post, appointment: rehearsal.genesis),
        by: appointment.person)
    }
    let board = charter.appointments.map {
      Rehearsal.Vote(seat: $0.post, person: $0.person, choice: .yes)
    }
    for list in later {
      let newcomers = try list.names.map { try Self.party($0, &slugs) }
      try Self.admit(newcomers, on: list.day, by: board, in: rehearsal)
    }
    return rehearsal.genesis
  }

  private static func party(_ title: String, _ slugs: inout Slugs) throws -> Party {
    let organization = try slugs.identifier(for: title)
    let principal = try RehearsalCharter.identifier("\(organization)-representative")
    return Party(
      organization: organization, principal: principal,
      key: try RehearsalKeys(kind: name).key(of: principal).publicKey, title: title)
  }

  private static func charter(_ founders: [Party]) throws -> CharterDocument {
    let board = try RehearsalCharter.identifier("board")
    let rule = try RehearsalCharter.identifier("simple-majority")
    let member = try RehearsalCharter.identifier("member")
    let seats = try (1...min(Self.seats, founders.count)).map { number in
      SeatDefinition(
        id: try RehearsalCharter.identifier("board-\(number)"), body: board,
        title: "Board seat \(number)")
    }
    return CharterDocument(
      title: "AI Alliance, a rehearsal with an invented board",
      parameters: try RehearsalCharter.parameters(),
      classes: [CharterDocument.MemberClass(id: member, title: "Member")],
      founders: founders.map {
        CharterDocument.Founder(
          id: $0.organization, title: $0.title, memberClass: member, principal: $0.principal,
          key: $0.key)
      },
      bodies: [BodyDefinition(id: board, kind: .board, title: "Board (invented)", rule: rule)],
      seats: seats, offices: [],
      appointments: zip(founders, seats).map {
        CharterDocument.Appointment(person: $0.principal, post: $1.id)
      },
      rules: [
        try RehearsalCharter.simpleMajority(rule, quorum: try RehearsalCharter.fraction(1, 2))
      ],
      powers: RehearsalCharter.powers(
        over: [FillSeat.self, VacateSeat.self], in: board, by: rule))
  }

  /// All are proposed in the morning and polled side by side, so that any number fits into the day.
  private static func admit(
    _ newcomers: [Party], on day: CalendarDay, by board: [Rehearsal.Vote], in rehearsal: Rehearsal
  ) throws {
    rehearsal.wait(until: day.start.adding(8 * 3600))
    let body = try RehearsalCharter.identifier("board")
    let member = try RehearsalCharter.identifier("member")
    let mover = try required(board.first, "a seat").person
    let motions = try newcomers.map { party in
      try rehearsal.record(
        MotionProposed(
          body: body, title: "Admit \(party.title)",
          acts: [
            Act(
              AdmitMember(
                organization: party.organization, title: party.title, memberClass: member,
                principal: party.principal, key: party.key))
          ]), by: mover)
    }
    let window = 3600 + Int64(motions.count * (board.count + 1))
    let seals = try motions.map { try rehearsal.open($0, in: body, for: window, by: mover) }
    for seal in seals {
      for vote in board { try rehearsal.cast(vote, on: seal) }
    }
    for seal in seals { try rehearsal.close(seal, by: mover) }
    for (party, motion) in zip(newcomers, motions) {
      try rehearsal.record(
        MemberAccepted(admission: motion, key: party.key, organization: party.organization),
        by: party.principal)
    }
  }

  // MARK: Comparing

  static func compare(
    _ ledger: OpenLedger, with folder: SourceFolder, checksFiles: Bool
  ) throws -> [ReplayRow] {
    let set = try AIAlliance(reading: folder)
    var rows: [ReplayRow] = []
    var expected: Set<ExactText> = []
    for list in [set.founding] + set.later {
      if list.file != set.founding.file {
        rows += try list.names.map { try admission(of: $0, on: list.day, in: ledger) }
        let eve = CalendarDay(number: list.day.number - 1)
        rows.append(try members(on: eve, in: ledger, expected: expected))
      }
      expected.formUnion(list.names.map(ExactText.init))
      rows.append(try members(on: list.day, in: ledger, expected: expected))
    }
    rows.append(try admissions(in: ledger, expected: set.later.reduce(0) { $0 + $1.names.count }))
    rows += try stated(in: folder, founded: set.founding.day, in: ledger)
    if checksFiles {
      rows.append(
        try known.row(for: folder, files: ([set.founding] + set.later).map(\.file)))
    }
    return rows
  }

  /// The members in force on a day as the book knew them on that day, by name.
  private static func members(
    on day: CalendarDay, in ledger: OpenLedger, expected: Set<ExactText>
  ) throws -> ReplayRow {
    let found = try ledger.view(knownAt: .time(day.end), asOf: day.end) { view in
      try view.register.members(at: view.time).map { try view.register.name(of: $0.organization) }
    }
    var differences = expected.differences(from: Set(found))
    if Set(found).count != found.count { differences.append("a name is a member's twice") }
    return ReplayRow(
      "members as of \(day)", source: "\(expected.count) names", ours: "\(found.count) members",
      differences: differences)
  }

  /// One admission: its own motion, one closed poll with ballots, and a membership from that day on.
  private static func admission(
    of name: String, on day: CalendarDay, in ledger: OpenLedger
  ) throws -> ReplayRow {
    try ledger.view { view in
      let register = view.register
      let source = "named on \(day)"
      let motions = try register.motions().filter { motion in
        motion.acts.contains {
          ($0.content as? AdmitMember).map { ExactText($0.title) } == ExactText(name)
        }
      }
      guard motions.count == 1, let poll = try register.onlyPoll(on: motions[0]),
        let outcome = poll.outcome, let act = motions[0].acts.first?.content as? AdmitMember
      else {
        return ReplayRow(name, source: source, ours: "no poll of its own", .differs)
      }
      let before = try register.member(act.organization, at: day.start.adding(-1)) != nil
      let since = try register.memberSpans(of: act.organization).first?.inForce.from.calendarDay
      let isSame = outcome == .carried && motions[0].acts.count == 1 && !before && since == day
      return ReplayRow(
        name, source: source,
        ours: "\(motions[0].number) \(outcome.rawValue) \(try register.count(poll)), member "
          + (since.map { "from \($0)" } ?? "never"), isSame ? .same : .differs)
    }
  }

  /// No admission was carried beside those that the lists tell of.
  private static func admissions(in ledger: OpenLedger, expected: Int) throws -> ReplayRow {
    let polls = try ledger.view { view in try view.register.polls() }
    let carried = polls.count { $0.outcome == .carried }
    return ReplayRow(
      "admissions", source: "\(expected) names", ours: "\(carried) of \(polls.count) polls carried",
      carried == expected && polls.count == expected ? .same : .differs)
  }

  /// The numbers that the README states, where it is of the form that it has in this set.
  private static func stated(
    in folder: SourceFolder, founded day: CalendarDay, in ledger: OpenLedger
  ) throws -> [ReplayRow] {
    let readme = try folder.readme() ?? ""
    func number(_ pattern: Regex<(Substring, Substring)>) -> Int? {
      readme.firstMatch(of: pattern).flatMap { Int($0.1) }
    }
    let (founders, later) = try ledger.view { view in
      let founders = try view.register.members(at: day.end).count
      return (founders, try view.register.organizations().count - founders)
    }
    let stated = [
      ReplayRow.stated(
        "README: founding members", number(/(\d+) founding members/), found: founders,
        ours: "\(founders) members"),
      ReplayRow.stated(
        "README: later members", number(/(\d+) names announced/), found: later,
        ours: "\(later) members"),
    ].compactMap { $0 }
    return stated.isEmpty
      ? [ReplayRow("README", source: "states no numbers", ours: "", .notCompared)] : stated
  }
}

/// The names that one file lists, and the day in its name.
private struct MemberList {
  let file: String
  let day: CalendarDay
  let names: [String]

  /// The lists named `KIND-YYYY-MM-DD.csv`, by their days.
  static func all(_ kind: String, in folder: SourceFolder) throws -> [MemberList] {
    try folder.names().compactMap { file in
      guard file.hasPrefix("\(kind)-"), file.hasSuffix(".csv") else { return nil }
      guard let day = CalendarDay(String(file.dropFirst(kind.count + 1).dropLast(4))) else {
        throw ReplayError.malformed(file, "its name has no day")
      }
      return MemberList(file: file, day: day, names: try names(in: file, of: folder))
    }
  }

  private static func names(in file: String, of folder: SourceFolder) throws -> [String] {
    let table = try SourceTable(try folder.text(file), file: file)
    guard table.columns == ["n", "name"] else {
      throw ReplayError.malformed(file, "its columns are not n and name")
    }
    guard !table.rows.isEmpty else { throw ReplayError.malformed(file, "it lists nobody") }
    for (index, row) in table.rows.enumerated() where row[0] != String(index + 1) {
      throw ReplayError.malformed(file, "row \(index + 1) is numbered \(row[0])")
    }
    return table.rows.map { $0[1] }
  }
}
