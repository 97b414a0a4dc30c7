import Governance
import Ledger
import Sodium

/// The meetings of a committee, with who attended, out of its minutes.
///
/// Files: `minutes/YYYY-MM-DD.md` with a list under the heading Present; `attendance.csv` with the columns
/// date, file, handle, name and role, which the first half does not read.
struct Minutes: ReplayKind {
  static let name = "minutes"

  static let notes = """
    Invented: an office of one that charters nothing, but brings in the persons behind the handles, creates,
    fills and ends the committee's seats by motion and closed poll, chairs the committee and is its
    secretary; the hours of the day; when somebody's seat began and ended, which is told by who was present
    in which role alone. Keys are made of handles. A seat has the role as its title: TSC and voting member
    vote, regular member does not; everybody else is a guest without a seat.
    Written from the lists under Present in the minutes: each meeting is called, opened, its attendance
    attested by the secretary, and adjourned. The line of the list goes along as a salted document.
    Compared: for each meeting the rows of attendance.csv, handle, name and role, byte for byte, with what
    the ledger attests, and whether it attests it for a seat of that role or for a guest; what the README
    counts.
    Not found out: somebody added to, or left out of, both the minutes and attendance.csv, beyond the counts.
    """

  let lists: [PresentList]

  init(reading folder: SourceFolder) throws {
    lists = try PresentList.all(in: folder)
  }

  // MARK: Writing

  fileprivate static let body = "tsc"
  fileprivate static let office = "office"
  private static let rule = "simple-majority"
  private static let hour: Int64 = 3600

  /// The roles of who sits in the committee, and whether the seat votes.
  static let seats = ["TSC": true, "voting member": true, "regular member": false]

  func write(to path: String) throws -> Digest {
    guard let first = lists.first,
      let role = first.attendants.first(where: { Self.seats[$0.role] == true })?.role
    else {
      throw ReplayError.malformed(
        "minutes", "no member with a vote is present at the first meeting")
    }
    let rehearsal = try Rehearsal(
      of: Self.name, at: path, charter: try Self.charter(firstRole: role),
      founder: try Self.officer, time: first.day.start.adding(6 * Self.hour))
    let officer = try Self.officer
    let key = try RehearsalKeys(kind: Self.name).key(of: officer).publicKey
    try rehearsal.record(
      CharterAccepted(genesis: rehearsal.genesis, key: key, organization: officer), by: officer)
    try rehearsal.record(
      SeatAccepted(seat: try Self.officeSeat, appointment: rehearsal.genesis), by: officer)
    var roll = try CommitteeRoll(firstRole: role)
    for list in lists {
      rehearsal.wait(until: list.day.start.adding(8 * Self.hour))
      try roll.seat(list, in: rehearsal)
      try Self.hold(list, roll, in: rehearsal)
    }
    return rehearsal.genesis
  }

  /// One meeting: called, opened when it begins, attested, adjourned an hour later.
  private static func hold(
    _ list: PresentList, _ roll: CommitteeRoll, in rehearsal: Rehearsal
  ) throws {
    let officer = try officer
    let starts = list.day.start.adding(16 * hour)
    let meeting = try rehearsal.record(
      MeetingCalled(
        body: try RehearsalCharter.identifier(body), title: list.file, starts: starts), by: officer)
    rehearsal.wait(until: starts)
    try rehearsal.record(MeetingOpened(meeting: meeting), by: officer)
    let lines = try list.attendants.map { attendant in
      (try roll.attendee(attendant), document(of: attendant, in: list))
    }
    try rehearsal.record(
      MeetingAttended(
        meeting: meeting,
        present: lines.map { MeetingAttended.Present($0.0, name: $0.1.digest) }),
      by: officer, documents: lines.map(\.1))
    rehearsal.wait(until: starts.adding(hour))
    try rehearsal.record(MeetingAdjourned(meeting: meeting), by: officer)
  }

  /// The line, under a salt made of where it stands: a replay gives the same bytes each time.
  private static func document(
    of attendant: PresentList.Attendant, in list: PresentList
  ) -> HandedDocument {
    let place = "gavel-replay-v1\0\(name)\0salt\0\(list.file)\0\(attendant.line)"
    return HandedDocument(
      bytes: Array(attendant.line.utf8), salt: SHA256.hash(Array(place.utf8)).bytes)
  }

  static var officer: Identifier {
    get throws { try RehearsalCharter.identifier("office-of-the-rehearsal") }
  }

  fileprivate static var officeSeat: Identifier {
    get throws { try RehearsalCharter.identifier("\(office)-1") }
  }

  private static func charter(firstRole role: String) throws -> CharterDocument {
    let (committee, board) = (
      try RehearsalCharter.identifier(body), try RehearsalCharter.identifier(office)
    )
    let rule = try RehearsalCharter.identifier(rule)
    let individual = try RehearsalCharter.identifier("individual")
    let half = DecisionRule.Share(
      base: .holders, fraction: try RehearsalCharter.fraction(1, 2), strictly: true)
    return CharterDocument(
      title: "A committee's meetings, a rehearsal with an invented office",
      parameters: try RehearsalCharter.parameters(),
      classes: [CharterDocument.MemberClass(id: individual, title: "Individuals")],
      founders: [
        CharterDocument.Founder(
          id: try officer, title: "Office of the rehearsal (invented)", memberClass: individual,
          principal: try officer,
          key: try RehearsalKeys(kind: name).key(of: try officer).publicKey)
      ],
      bodies: [
        BodyDefinition(
          id: committee, kind: .committee, title: "Committee", parent: board, rule: rule,
          meetings: MeetingRule(calledBy: [.chair], notice: 0, quorum: half)),
        BodyDefinition(id: board, kind: .board, title: "Office (invented)", rule: rule),
      ],
      seats: [
        try RoleSeat(number: 1, role: role).definition,
        SeatDefinition(id: try officeSeat, body: board, title: "Office"),
      ],
      offices: [
        OfficeDefinition(
          id: try RehearsalCharter.identifier("chair"), title: "Chair (invented)", duty: .chair,
          body: committee, line: [.person(try officer)]),
        OfficeDefinition(
          id: try RehearsalCharter.identifier("secretary"), title: "Secretary (invented)",
          duty: .secretary, line: [.person(try officer)]),
      ],
      appointments: [
        CharterDocument.Appointment(person: try officer, post: try officeSeat)
      ],
      rules: [
        try RehearsalCharter.simpleMajority(rule, quorum: try RehearsalCharter.fraction(0, 1))
      ],
      powers: RehearsalCharter.powers(
        over: [FillSeat.self, CreateSeat.self, EndSeat.self], in: board, by: rule))
  }
}

/// A seat of the committee in one role: `tsc-1`, `tsc-2`, …
private struct RoleSeat: Hashable {
  let number: Int
  let role: String

  var id: Identifier {
    get throws { try RehearsalCharter.identifier("\(Minutes.body)-\(number)") }
  }

  var definition: SeatDefinition {
    get throws {
      SeatDefinition(
        id: try id, body: try RehearsalCharter.identifier(Minutes.body), title: role,
        voting: Minutes.seats[role] ?? false)
    }
  }
}

/// Who is known and who sits where, in which role, while the ledger is written.
private struct CommitteeRoll {
  private var slugs = Slugs()
  private var persons: [String: Identifier] = [:]
  /// Those who have a key in the ledger.
  private var enrolled: Set<Identifier> = []
  private var seated: [String: RoleSeat] = [:]
  /// The charter's seat, until somebody sits there.
  private var vacant: RoleSeat?
  private var lastSeat = 1
  private var guests = 0

  init(firstRole role: String) throws {
    vacant = RoleSeat(number: 1, role: role)
    _ = try slugs.identifier(for: Minutes.officer.text)
  }

  func attendee(_ attendant: PresentList.Attendant) throws -> Attendee {
    if let seat = seated[attendant.identity] { return .seat(try seat.id) }
    return .person(try required(persons[attendant.identity], "the person \(attendant.line)"))
  }

  /// Gives everybody on the list the seat of their role, and a handle to who has none: a name is no handle.
  mutating func seat(_ list: PresentList, in rehearsal: Rehearsal) throws {
    var (creating, filling, ending): ([Act], [Act], [Act]) = ([], [], [])
    var joining: [(seat: Identifier, person: Identifier)] = []
    for attendant in list.attendants {
      let person = try self.person(attendant)
      let before = seated[attendant.identity]
      let isMember = Minutes.seats[attendant.role] != nil
      guard before?.role != (isMember ? attendant.role : nil) else { continue }
      if let before {
        ending.append(Act(EndSeat(seat: try before.id)))
        seated[attendant.identity] = nil
      }
      guard isMember else { continue }
      try enrol(person, in: rehearsal)
      let seat = vacantSeat(for: attendant.role)
      if seat.number > 1 { creating.append(Act(CreateSeat(seat: try seat.definition))) }
      filling.append(Act(FillSeat(seat: try seat.id, person: person)))
      joining.append((try seat.id, person))
      seated[attendant.identity] = seat
    }
    var filled: [Identifier: Digest] = [:]
    for part in (creating + filling + ending).chunks {
      let motion = try Self.decide("Seats for \(list.file)", part, in: rehearsal)
      for case let fill as FillSeat in part.map(\.content) { filled[fill.seat] = motion }
    }
    for (seat, person) in joining {
      try rehearsal.record(
        SeatAccepted(seat: seat, appointment: try required(filled[seat], "a motion for \(seat)")),
        by: person)
    }
  }

  private mutating func vacantSeat(for role: String) -> RoleSeat {
    if let seat = vacant, seat.role == role {
      vacant = nil
      return seat
    }
    lastSeat += 1
    return RoleSeat(number: lastSeat, role: role)
  }

  private mutating func person(_ attendant: PresentList.Attendant) throws -> Identifier {
    if let known = persons[attendant.identity] { return known }
    if attendant.handle.isEmpty { guests += 1 }
    let person = try slugs.identifier(
      for: attendant.handle.isEmpty ? "guest \(guests)" : attendant.handle)
    persons[attendant.identity] = person
    return person
  }

  /// Brings a person in: the person offers a key, and the office vouches for it.
  private mutating func enrol(_ person: Identifier, in rehearsal: Rehearsal) throws {
    guard enrolled.insert(person).inserted else { return }
    let key = try RehearsalKeys(kind: Minutes.name).key(of: person).publicKey
    let officer = try Minutes.officer
    let offer = try rehearsal.record(
      KeyOffered(key: key, person: person, organization: officer), by: person)
    try rehearsal.record(KeyVouched(offer: offer), by: officer)
  }

  /// One motion of the office, carried by its one seat.
  private static func decide(
    _ title: String, _ acts: [Act], in rehearsal: Rehearsal
  ) throws -> Digest {
    let officer = try Minutes.officer
    return try rehearsal.decide(
      MotionProposed(
        body: try RehearsalCharter.identifier(Minutes.office), title: title, acts: acts),
      by: officer, for: 60,
      votes: [Rehearsal.Vote(seat: try Minutes.officeSeat, person: officer, choice: .yes)])
  }
}

extension [Act] {
  /// In their order, in motions of at most 64.
  fileprivate var chunks: [[Act]] {
    stride(from: 0, to: count, by: 64).map { Array(self[$0..<Swift.min($0 + 64, count)]) }
  }
}
