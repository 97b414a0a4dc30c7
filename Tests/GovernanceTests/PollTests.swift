import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("Opening a poll")
struct PollOpeningTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `the poll seals motion, electorate, rule and texts`() throws {
    let motion = try consortium.propose()
    consortium.refuses(.versionStale) { try consortium.open(motion) { $0.version = 2 } }
    consortium.refuses(.electorateChanged) {
      try consortium.open(motion) { $0.electorate = .of("another") }
    }
    consortium.refuses(.ruleChanged) { try consortium.open(motion) { $0.rule = .of("another") } }
    consortium.refuses(.textsChanged) { try consortium.open(motion) { $0.texts = [.of("x")] } }
    let seal = try consortium.open(motion)
    let poll = try #require(consortium.register.poll(seal))
    #expect(poll.motion == motion && poll.body == .board)
    #expect(consortium.documents[poll.electorate] != nil, "the electorate is kept as a document")
    #expect(consortium.state(of: motion) == .open)
  }

  @Test func `a seal whose electorate has changed before it is recorded is refused`() throws {
    let opening = try consortium.opening(try consortium.propose())
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    consortium.refuses(.electorateChanged) { try consortium.record(opening, by: .intelRep) }
  }

  @Test func `the opener has seen the final text`() throws {
    let seen = consortium.log.seen(consortium.log.size)
    let opening = try consortium.opening(try consortium.propose())
    consortium.refuses(.seenTooShort) {
      try consortium.record(opening, by: .intelRep, Consortium.Signing(seen: seen))
    }
  }

  @Test func `vacant seats are sealed as vacant`() throws {
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    let seal = try consortium.open(try consortium.propose())
    let elector = consortium.register.elector(.boardCern, in: seal)
    #expect(elector?.weight == 1 && elector?.person == nil && elector?.organization == nil)
  }

  @Test func `where the rule says so the chair opens, and nobody else`() throws {
    let motion = try consortium.propose()
    consortium.refuses(.notOpener) { try consortium.open(motion, by: .ibmRep) }
    consortium.refuses(.notOpener) { try consortium.open(motion, by: .metaRep) }
    try consortium.open(motion, by: .intelRep)
  }

  @Test func `after the opening deadline the proposer may open too, others not`() throws {
    let motion = try consortium.propose()
    consortium.wait(3 * .day - 1)
    consortium.refuses(.notOpener) { try consortium.open(motion, by: .ibmRep) }
    consortium.wait(1)
    consortium.refuses(.notOpener) { try consortium.open(motion, by: .metaRep) }
    try consortium.open(motion, by: .ibmRep)
  }

  @Test func `where the rule says so the proposer opens at once`() throws {
    let open = try Consortium.founded { $0.rules[0].opener = .proposer }
    let motion = try open.propose()
    open.refuses(.notOpener) { try open.open(motion, by: .intelRep) }
    try open.open(motion, by: .ibmRep)
  }

  @Test func `where the rule says so n seats open that have demanded it`() throws {
    let open = try Consortium.founded { charter in
      charter.rules[0].opener = .seats
      charter.rules[0].openingSeats = 2
    }
    let motion = try open.propose()
    open.refuses(.notOpener) { try open.open(motion, by: .metaRep) }
    try open.demand(motion, by: .metaRep, seat: .boardMeta)
    open.refuses(.demandsMissing) { try open.open(motion, by: .metaRep) }
    open.refuses(.demandedAlready) { try open.demand(motion, by: .metaRep, seat: .boardMeta) }
    open.refuses(.seatElsewhere) { try open.demand(motion, by: .cernRep, seat: .tocOne) }
    open.refuses(.notHolder) { try open.demand(motion, by: .cernRep, seat: .boardIbm) }
    try open.demand(motion, by: .cernRep, seat: .boardCern)
    open.refuses(.notOpener, "who did not demand it") { try open.open(motion, by: .intelRep) }
    try open.open(motion, by: .cernRep)
  }

  @Test func `a demand is for the version as it stands`() throws {
    let motion = try consortium.propose()
    try consortium.revise(motion)
    consortium.refuses(.versionStale) {
      try consortium.demand(motion, by: .metaRep, seat: .boardMeta)
    }
  }

  @Test func `the poll is open as long as the rule's least and longest window allow`() throws {
    let motion = try consortium.propose()
    for seconds in [Int64(0), .day - 1, 30 * .day + 1] {
      consortium.refuses(.windowOutside) {
        try consortium.open(motion, closes: consortium.now.adding(seconds))
      }
    }
    try consortium.open(motion, closes: consortium.now.adding(.day))
    try consortium.open(try consortium.propose(), closes: consortium.now.adding(30 * .day))
  }

  @Test func `a poll that closes at once is none, even where the rule has no least window`() throws
  {
    let quick = try Consortium.founded { $0.rules[0].leastWindow = 0 }
    let motion = try quick.propose()
    quick.refuses(.windowOutside) { try quick.open(motion, closes: quick.now) }
    try quick.open(motion, closes: quick.now.adding(1))
  }

  @Test func `the window counts from the recording, not from the signing`() throws {
    let motion = try consortium.propose()
    let opening = try consortium.opening(motion, closes: consortium.now.adding(.day))
    let (bytes, key) = try consortium.signed(opening, by: .intelRep)
    consortium.wait(.hour)
    consortium.refuses(.windowOutside) { try consortium.submit(bytes, signedBy: key) }
  }

  @Test func `one poll on a motion is open in a body`() throws {
    let motion = try consortium.propose()
    try consortium.open(motion)
    consortium.refuses(.polledAlready) { try consortium.open(motion) }
  }

  @Test func `a body that is dissolved polls no more, and its motions are void`() throws {
    let motion = try consortium.propose(in: .toc, by: .cernRep)
    let free = FixtureCharter.power(FillSeat.name, scope: .body(.toc), (.board, .debated))
    try consortium.carry(ChangePower(power: free))
    try consortium.carry(DissolveBody(body: .toc))
    #expect(consortium.state(of: motion) == .void)
    consortium.refuses(.motionSettled) {
      try consortium.record(Consortium.anyOpening(of: motion, in: .toc), by: .cernRep)
    }
  }
}

@Suite("Polls that are over and not closed")
struct UnclosedPollTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  /// A poll on the act that is over, with all votes for it.
  func over(_ content: any ActKind) throws -> Digest {
    let motion = try consortium.propose([Act(content)])
    try consortium.makeReady(motion)
    let poll = try consortium.open(motion)
    try consortium.voteAll(on: poll)
    consortium.wait(until: try #require(consortium.register.poll(poll)?.closes))
    return poll
  }

  @Test(arguments: [
    "suspend", "vacate", "end", "create", "appoint", "rule", "power", "amend", "successor",
    "expel", "reclassify", "fill", "rescind",
  ])
  func `block whose electorate or rule they could change`(act: String) throws {
    let stricter = FixtureCharter.rule(
      .ordinary, quorum: (.seats, "1/2", false), threshold: (.cast, "3/5", true),
      ["closes_when_all_voted": true])
    var board = FixtureCharter.bodies[0]
    board.rule = .special
    let content: any ActKind =
      switch act {
      case "suspend": SuspendMember(organization: .meta)
      case "expel": ExpelMember(organization: .cern)
      case "reclassify": ReclassifyMember(organization: .meta, memberClass: .science)
      case "fill": FillSeat(seat: .boardGuest, person: .metaRep)
      case "rescind":
        RescindDecision(motion: try consortium.carry(SuspendMember(organization: .meta)))
      case "vacate": VacateSeat(seat: .boardCern)
      case "end": EndSeat(seat: .boardCern)
      case "create":
        CreateSeat(seat: SeatDefinition(id: "board-six", body: .board, title: "Sixth"))
      case "appoint": AppointOfficer(office: .chair, person: .cernRep)
      case "rule": ChangeRule(rule: stricter)
      case "power":
        ChangePower(power: FixtureCharter.power(AdoptPolicy.name, (.board, .special)))
      case "amend": AmendBody(body: board)
      default: VacateSeat(seat: .boardImperial)
      }
    let poll = try over(content)
    let motion = try consortium.propose()
    consortium.refuses(.pollOverUnclosed) { try consortium.open(motion) }
    try consortium.close(poll, by: .metaRep)
    try consortium.open(motion)
  }

  @Test func `block a body where one of its officers sits by virtue of a seat elsewhere`() throws {
    // The chair sits on the board ex officio, and the first of the committee is in the chair's line.
    let other = try Consortium.founded { $0.offices[0].line = [.seat(.tocOne)] }
    let motion = try other.propose([Act(VacateSeat(seat: .tocOne))])
    let poll = try other.open(motion)
    other.wait(until: try #require(other.register.poll(poll)?.closes))
    other.refuses(.pollOverUnclosed) { try other.open(try other.propose()) }
  }

  @Test func `block an assembly for a computed seat too`() throws {
    try consortium.enrol("ibm-deputy", of: .ibm)
    let designation = try consortium.designate("ibm-deputy", to: "members.ibm", by: .ibmRep)
    try consortium.acceptSeat("members.ibm", by: "ibm-deputy", appointment: designation)
    _ = try over(VacateSeat(seat: "members.ibm"))
    let motion = try consortium.propose(in: .members, by: .metaRep)
    consortium.refuses(.pollOverUnclosed) {
      try consortium.open(motion, in: .members, by: .ibmRep)
    }
  }

  @Test func `block nothing that they could not change`() throws {
    _ = try over(
      AdoptPolicy(policy: "licences", title: "Licences", text: consortium.keep("licences")))
    _ = try consortium.propose([consortium.admission(of: .nasa)])
    try consortium.open(try consortium.propose())
  }
}
