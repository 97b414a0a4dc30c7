import Foundation
import Governance
import Ledger
import Sodium

/// The votes of the Technical Steering Committee of Node.js.
///
/// Files: `YYYY-MM-DD-N.json`, `{"description","refs","votes":{handle: 1|0|-1}}` and, in most, an
/// `outcome`, which this half does not read. A vote whose handles score options is left to a later version.
struct NodeJSVotes: ReplayKind {
  static let name = "nodejs-tsc"

  static let notes = """
    Invented: an office of one seat that admits the individuals behind the handles and fills and vacates
    the committee's seats, each by motion and closed poll; who moves (the first handle of a file); the hours
    of the day. Keys are made of handles. The rule is more than half of the votes cast, without a quorum, as
    the set's README has it; by the words of TSC-Charter.md, a majority of all voting members, the vote
    2022-04-11-1 (9 yes of 18) would have failed.
    Compared: each electorate and each ballot with the handles of the file; each outcome that is recorded;
    the counts and totals that the README states; the files' SHA-256, where the README names a revision that
    is known here.
    Not found out: in a set without such a revision, a ballot altered where no count is stated and the
    outcome stays what it was, as a landslide does; and whatever is altered in votes not yet supported
    as long as the number of ballots stays.
    """

  let votes: [TSCVote]

  init(reading folder: SourceFolder) throws {
    votes = try TSCVote.all(in: folder)
  }

  // MARK: Writing

  private static let body = "tsc"
  private static let office = "office"
  private static let rule = "simple-majority"
  private static let hour: Int64 = 3600

  func write(to path: String) throws -> Digest {
    let supported = votes.filter { $0.ballots != nil }
    guard let first = supported.first, let electors = first.ballots?.map(\.handle) else {
      throw ReplayError.malformed("YYYY-MM-DD-N.json", "there is no yes/no vote")
    }
    var committee = Committee()
    let founders = try electors.map { try committee.individual($0) }
    let rehearsal = try Rehearsal(
      of: Self.name, at: path, charter: try Self.charter(founders),
      founder: try Self.officer.person, time: first.day.start.adding(6 * Self.hour))
    for founder in [try Self.officer] + founders {
      try rehearsal.record(
        CharterAccepted(
          genesis: rehearsal.genesis, key: founder.key, organization: founder.organization),
        by: founder.person)
    }
    try rehearsal.record(
      SeatAccepted(
        seat: try RehearsalCharter.identifier(Self.office + "-1"), appointment: rehearsal.genesis),
      by: try Self.officer.person)
    for vote in supported {
      rehearsal.wait(until: vote.day.start.adding(8 * Self.hour))
      try committee.seat(vote, in: rehearsal)
      try Self.poll(vote, committee, in: rehearsal)
    }
    return rehearsal.genesis
  }

  /// The organization of one that runs the office.
  fileprivate static var officer: Individual {
    get throws {
      let id = try RehearsalCharter.identifier("office-of-the-rehearsal")
      return Individual(
        organization: id, person: id, title: "Office of the rehearsal (invented)",
        key: try RehearsalKeys(kind: name).key(of: id).publicKey)
    }
  }

  private static func charter(_ founders: [Individual]) throws -> CharterDocument {
    let committee = try RehearsalCharter.identifier(body)
    let office = try RehearsalCharter.identifier(office)
    let rule = try RehearsalCharter.identifier(rule)
    let individual = try RehearsalCharter.identifier("individual")
    let officeSeat = try RehearsalCharter.identifier("\(office)-1")
    return CharterDocument(
      title: "Node.js TSC, a rehearsal with an invented office",
      parameters: try RehearsalCharter.parameters(),
      classes: [CharterDocument.MemberClass(id: individual, title: "Individual")],
      founders: ([try officer] + founders).map {
        CharterDocument.Founder(
          id: $0.organization, title: $0.title, memberClass: individual, principal: $0.person,
          key: $0.key)
      },
      bodies: [
        BodyDefinition(
          id: committee, kind: .committee, title: "Technical Steering Committee", parent: office,
          rule: rule),
        BodyDefinition(id: office, kind: .board, title: "Office (invented)", rule: rule),
      ],
      seats: [
        try TSCSeat(number: 1).definition,
        SeatDefinition(id: officeSeat, body: office, title: "Office"),
      ],
      offices: [],
      appointments: [
        CharterDocument.Appointment(person: try officer.person, post: officeSeat)
      ],
      rules: [
        try RehearsalCharter.simpleMajority(rule, quorum: try RehearsalCharter.fraction(0, 1))
      ],
      powers: RehearsalCharter.powers(
        over: [FillSeat.self, VacateSeat.self, CreateSeat.self, EndSeat.self], in: office,
        by: rule))
  }

  /// One vote: the first handle moves and opens, every handle signs its ballot.
  private static func poll(
    _ vote: TSCVote, _ committee: Committee, in rehearsal: Rehearsal
  ) throws {
    let ballots = try (vote.ballots ?? []).map { ballot in
      Rehearsal.Vote(
        seat: try committee.seat(of: ballot.handle),
        person: try committee.known(ballot.handle).person, choice: ballot.choice)
    }
    let text = HandedDocument(bytes: Array(vote.text.utf8))
    try rehearsal.decide(
      MotionProposed(
        body: try RehearsalCharter.identifier(body), title: vote.title,
        texts: [TextReference(name: text.name, size: Int64(text.bytes.count))]),
      by: try required(ballots.first, "a ballot").person, for: hour + Int64(ballots.count),
      votes: ballots, documents: [text])
  }

  /// One motion of the office, carried by its one seat.
  @discardableResult
  fileprivate static func decide(
    _ title: String, _ acts: [Act], in rehearsal: Rehearsal
  ) throws -> Digest {
    let officer = try officer.person
    return try rehearsal.decide(
      MotionProposed(body: try RehearsalCharter.identifier(office), title: title, acts: acts),
      by: officer, for: 60,
      votes: [
        Rehearsal.Vote(
          seat: try RehearsalCharter.identifier("\(office)-1"), person: officer, choice: .yes)
      ])
  }
}

/// A handle as the ledger has it: an organization of one, whose exact spelling is its title.
private struct Individual {
  let organization: Identifier
  let person: Identifier
  let title: String
  let key: PublicKey
}

/// A seat of the committee: `tsc-1`, `tsc-2`, …
private struct TSCSeat: Hashable {
  let number: Int

  var id: Identifier { get throws { try RehearsalCharter.identifier("tsc-\(number)") } }

  var definition: SeatDefinition {
    get throws {
      SeatDefinition(
        id: try id, body: try RehearsalCharter.identifier("tsc"), title: "TSC seat \(number)")
    }
  }
}

/// Who has been admitted and who sits where while the ledger is written.
private struct Committee {
  private var slugs = Slugs()
  private var individuals: [String: Individual] = [:]
  private var seated: [String: TSCSeat] = [:]
  /// Seats that are in force and held by nobody.
  private var vacant = [TSCSeat(number: 1)]
  private var lastSeat = 1

  /// A handle names the same individual in upper and lower case.
  private static func identity(_ handle: String) -> String { handle.lowercased() }

  mutating func individual(_ handle: String) throws -> Individual {
    let organization = try slugs.identifier(for: handle)
    let individual = Individual(
      organization: organization, person: organization, title: handle,
      key: try RehearsalKeys(kind: NodeJSVotes.name).key(of: organization).publicKey)
    individuals[Self.identity(handle)] = individual
    return individual
  }

  func known(_ handle: String) throws -> Individual {
    try required(individuals[Self.identity(handle)], "the individual \(handle)")
  }

  func seat(of handle: String) throws -> Identifier {
    try required(seated[Self.identity(handle)], "the seat of \(handle)").id
  }

  /// Makes the committee that which the vote's handles are: admits whom the book does not know, vacates
  /// and fills seats, creates those that are missing, ends those that nobody holds.
  mutating func seat(_ vote: TSCVote, in rehearsal: Rehearsal) throws {
    let handles = (vote.ballots ?? []).map(\.handle)
    try admit(handles.filter { individuals[Self.identity($0)] == nil }, in: rehearsal)
    let wanted = Set(handles.map(Self.identity))
    let leaving = seated.filter { !wanted.contains($0.key) }.sorted {
      $0.value.number < $1.value.number
    }
    var acts = try leaving.map { Act(VacateSeat(seat: try $0.value.id)) }
    for (identity, seat) in leaving {
      seated[identity] = nil
      vacant.append(seat)
    }
    var joining: [(handle: String, seat: TSCSeat)] = []
    for handle in handles where seated[Self.identity(handle)] == nil {
      if vacant.isEmpty {
        lastSeat += 1
        let created = TSCSeat(number: lastSeat)
        acts.append(Act(CreateSeat(seat: try created.definition)))
        vacant.append(created)
      }
      let seat = vacant.removeFirst()
      acts.append(Act(FillSeat(seat: try seat.id, person: try known(handle).person)))
      joining.append((handle, seat))
      seated[Self.identity(handle)] = seat
    }
    acts += try vacant.map { Act(EndSeat(seat: try $0.id)) }
    vacant = []
    var filled: [Identifier: Digest] = [:]
    for part in acts.parts {
      let motion = try NodeJSVotes.decide("Seats for \(vote.name)", part, in: rehearsal)
      for case let fill as FillSeat in part.map(\.content) { filled[fill.seat] = motion }
    }
    for (handle, seat) in joining {
      let id = try seat.id
      try rehearsal.record(
        SeatAccepted(seat: id, appointment: try required(filled[id], "a motion for \(id)")),
        by: try known(handle).person)
    }
  }

  private mutating func admit(_ handles: [String], in rehearsal: Rehearsal) throws {
    let individuals = try handles.map { try individual($0) }
    let memberClass = try RehearsalCharter.identifier("individual")
    for individual in individuals {
      let motion = try NodeJSVotes.decide(
        "Admit \(individual.title)",
        [
          Act(
            AdmitMember(
              organization: individual.organization, title: individual.title,
              memberClass: memberClass, principal: individual.person, key: individual.key))
        ], in: rehearsal)
      try rehearsal.record(
        MemberAccepted(
          admission: motion, key: individual.key, organization: individual.organization),
        by: individual.person)
    }
  }
}

extension [Act] {
  /// In their order, in motions of at most 64.
  fileprivate var parts: [[Act]] {
    stride(from: 0, to: count, by: 64).map { Array(self[$0..<Swift.min($0 + 64, count)]) }
  }
}
