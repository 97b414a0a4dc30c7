import Sodium
import Testing

@testable import Governance

@Suite("Acts of a carried motion")
struct ActTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `a closing is never refused for its acts`() throws {
    // Both are possible when proposed; the first makes the second impossible.
    let act = Act(SuspendMember(organization: .meta))
    let motion = try consortium.propose([act, act])
    try consortium.decide(motion)
    #expect(consortium.state(of: motion) == .carried)
    let effects = consortium.effects(of: motion)
    #expect(effects.map(\.state) == [.done, .void])
    #expect(effects.map(\.code) == [nil, RefusalCode.alreadySuspended.rawValue])
    #expect(effects.map(\.index) == [0, 1])
  }

  @Test func `each act stands on what the one before left`() throws {
    let (first, second) = (consortium.keep("version 1"), consortium.keep("version 2"))
    let motion = try consortium.carry([
      Act(AdoptPolicy(policy: "licences", title: "Licences", text: first)),
      Act(AdoptPolicy(policy: "open-licences", title: "Open licences", text: second)),
      Act(SupersedePolicy(policy: "licences", by: "open-licences")),
    ])
    #expect(consortium.effects(of: motion).map(\.state) == [.done, .done, .done])
  }

  @Test func `a motion that fails changes nothing`() throws {
    let motion = try consortium.defeat([Act(SuspendMember(organization: .meta))])
    #expect(consortium.effects(of: motion).isEmpty)
    #expect(try consortium.isInStanding(.meta))
  }

  @Test func `an act takes effect at the closing, or at the time that it names`() throws {
    let motion = try consortium.propose([
      Act(SuspendMember(organization: .meta)),
      Act(SuspendMember(organization: .cern), effective: consortium.now.adding(40 * .day)),
    ])
    let later = consortium.now.adding(40 * .day)
    consortium.wait(.day)
    try consortium.decide(motion)
    #expect(try consortium.isInStanding(.meta, at: consortium.now.adding(-1)))
    #expect(try !consortium.isInStanding(.meta))
    #expect(try consortium.isInStanding(.cern, at: later.adding(-1)))
    #expect(try !consortium.isInStanding(.cern, at: later))
  }

  @Test func `an act whose time has passed by the closing is void, not retroactive`() throws {
    let motion = try consortium.propose([
      Act(SuspendMember(organization: .meta), effective: consortium.now.adding(.hour)),
      Act(SuspendMember(organization: .cern)),
    ])
    consortium.wait(.day)
    try consortium.decide(motion)
    #expect(
      consortium.effects(of: motion).map(\.code) == [RefusalCode.retroactive.rawValue, nil])
    #expect(try consortium.isInStanding(.meta, at: consortium.now))
  }

  @Test func `an act is retroactive only where its power says so`() throws {
    let other = try Consortium.founded { charter in
      for index in charter.powers.indices where charter.powers[index].act == ExpelMember.name {
        charter.powers[index].retroactive = true
      }
    }
    other.wait(10 * .day)
    let before = other.now.adding(-5 * .day)
    try other.carry(ExpelMember(organization: .meta), effective: before)
    #expect(try other.isMember(.meta, at: before.adding(-1)))
    #expect(try !other.isMember(.meta, at: before))
    other.refuses(.retroactive) {
      try other.propose([Act(SuspendMember(organization: .cern), effective: before)])
    }
  }

  @Test func `the register keeps what was decided by which entry`() throws {
    let motion = try consortium.carry(SuspendMember(organization: .meta))
    let spans = consortium.register.memberSpans(of: .meta)
    #expect(spans.map(\.source) == [try #require(consortium.genesis), motion])
    #expect(spans.map(\.endedBy) == [motion, nil])
    let closing = consortium.log.size - 1
    #expect(consortium.effects(of: motion).map(\.entry) == [closing])
  }
}

@Suite("Acts that have become impossible")
struct VoidActTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `on members`() throws {
    let none: Identifier = "nobody"
    try consortium.voids(.notMember, SuspendMember(organization: .nasa))
    try consortium.voids(.notMember, ReinstateMember(organization: .nasa))
    try consortium.voids(.notMember, ExpelMember(organization: .nasa))
    try consortium.voids(
      .notMember, ReclassifyMember(organization: .nasa, memberClass: .science))
    try consortium.voids(
      .classUnknown, ReclassifyMember(organization: .meta, memberClass: none))
    try consortium.voids(
      .alreadyInClass, ReclassifyMember(organization: .meta, memberClass: .industry))
    try consortium.voids(.classUnknown, consortium.admission(of: .nasa, none).content)
    let long = Identifier(stringLiteral: String(repeating: "x", count: 57))
    try consortium.voids(
      .seatName, consortium.admission(of: long, principal: .nasaRep).content)
    try consortium.voids(
      .keyIsLedgers, consortium.admission(of: .nasa, key: Consortium.ledgerKey).content)
  }

  @Test func `on a weak key`() throws {
    let weak = try #require(PublicKey(bytes: [1] + Array(repeating: 0, count: 31)))
    try consortium.voids(
      .keyWeak,
      AdmitMember(
        organization: .nasa, title: "NASA", memberClass: .science, principal: .nasaRep, key: weak))
  }

  @Test func `on seats`() throws {
    try consortium.voids(.personUnknown, FillSeat(seat: .boardCern, person: "nobody"))
    try consortium.carry(VacateSeat(seat: .boardCern))
    try consortium.voids(.seatVacant, VacateSeat(seat: .boardCern))
    try consortium.voids(.seatUnknown, VacateSeat(seat: "members.nasa"), in: .board)
    try consortium.carry(EndSeat(seat: .boardGuest))
    try consortium.voids(.seatUnknown, EndSeat(seat: .boardGuest))
    try consortium.voids(.seatUnknown, FillSeat(seat: .boardGuest, person: .metaRep))
    func create(_ seat: SeatDefinition) -> CreateSeat { CreateSeat(seat: seat) }
    try consortium.voids(
      .identifierTaken, create(SeatDefinition(id: .boardGuest, body: .board, title: "Again")))
    try consortium.voids(
      .identifierTaken, create(SeatDefinition(id: .secretary, body: .board, title: "An office")))
    try consortium.voids(
      .seatInAssembly, create(SeatDefinition(id: "seat", body: .members, title: "Seat")))
    try consortium.voids(
      .bodyUnknown, create(SeatDefinition(id: "seat", body: "senate", title: "Seat")))
    try consortium.voids(
      .organizationUnknown,
      create(
        SeatDefinition(id: "seat", body: .board, title: "Seat", appoints: .organization(.nasa))))
    try consortium.voids(
      .officeUnknown,
      create(
        SeatDefinition(id: "seat", body: .board, title: "Seat", appoints: .exOfficio("treasurer"))))
  }

  @Test func `on a member whose standing is lost for a seat`() throws {
    try consortium.carry(VacateSeat(seat: .boardCern))
    try consortium.carry(SuspendMember(organization: .meta))
    try consortium.voids(.notMember, FillSeat(seat: .boardCern, person: .metaRep))
  }

  @Test func `on one post twice in one motion`() throws {
    try consortium.carry(VacateSeat(seat: .boardCern))
    let fill = Act(FillSeat(seat: .boardCern, person: .metaRep))
    let appoint = Act(AppointOfficer(office: .secretary, person: .metaRep))
    let motion = try consortium.propose([fill, fill, appoint, appoint])
    try consortium.decide(motion)
    let held = RefusalCode.seatHeld.rawValue
    #expect(consortium.effects(of: motion).map(\.code) == [nil, held, nil, held])
  }

  @Test(arguments: ["fill", "vacate", "end"])
  func `on a seat that another motion has made elsewhere meanwhile`(act: String) throws {
    // Filling a seat of the committee takes the committee, a seat of the board the board.
    let other = try Consortium.founded { charter in
      for index in charter.powers.indices
      where [CreateSeat.name, EndSeat.name].contains(charter.powers[index].act) {
        charter.powers[index].requires = [.init(body: .board, rule: .ordinary)]
      }
      charter.powers.append(
        FixtureCharter.power(VacateSeat.name, scope: .body(.toc), (.toc, .debated)))
      charter.powers.append(
        FixtureCharter.power(EndSeat.name, scope: .body(.toc), (.toc, .debated)))
    }
    func create(in body: Identifier) -> Act {
      Act(CreateSeat(seat: SeatDefinition(id: "new", body: body, title: "New")))
    }
    let content: any ActKind =
      switch act {
      case "fill": FillSeat(seat: "new", person: .ibmRep)
      case "vacate": VacateSeat(seat: "new")
      default: EndSeat(seat: "new")
      }
    let motion = try other.propose([create(in: .board), Act(content)])
    let poll = try other.open(motion, closes: other.now.adding(25 * .day))
    try other.carry([create(in: .toc)])
    let filling = try other.carry(
      [Act(FillSeat(seat: "new", person: .metaRep))], in: .toc, by: .cernRep)
    if act != "fill" { try other.acceptSeat("new", by: .metaRep, appointment: filling) }
    try other.voteAll(on: poll)
    try other.close(poll)
    let taken = RefusalCode.identifierTaken.rawValue
    #expect(other.effects(of: motion).map(\.code) == [taken, taken])
  }

  @Test func `on officers and decisions`() throws {
    try consortium.voids(.personUnknown, AppointOfficer(office: .chair, person: "nobody"))
    let proposed = try consortium.propose()
    try consortium.voids(.notCarried, RescindDecision(motion: proposed))
    try consortium.voids(.notFailed, ReconsiderDecision(motion: proposed))
  }

  @Test func `on bodies`() throws {
    let mandate = consortium.keep("mandate")
    func body(
      _ id: Identifier, kind: BodyDefinition.Kind = .workingGroup, parent: Identifier? = nil,
      rule: Identifier = .ordinary, classes: [Identifier]? = nil
    ) -> BodyDefinition {
      BodyDefinition(
        id: id, kind: kind, title: id.text, parent: parent, rule: rule, classes: classes)
    }
    func charter(_ body: BodyDefinition, seats: [Identifier] = ["seat-a"]) -> CharterBody {
      CharterBody(
        body: body, mandate: mandate,
        seats: seats.map { SeatDefinition(id: $0, body: body.id, title: "Seat") })
    }
    try consortium.voids(.identifierTaken, charter(body(.toc)))
    try consortium.voids(.bodyWithoutSeats, charter(body("group"), seats: []))
    try consortium.voids(.seatInAssembly, charter(body("group", kind: .assembly)))
    try consortium.voids(.identifierTaken, charter(body("group"), seats: ["seat-a", "seat-a"]))
    try consortium.voids(.identifierTaken, charter(body("group"), seats: [.tocOne]))
    try consortium.voids(.ruleUnknown, charter(body("group", rule: "none")))
    try consortium.voids(.bodyUnknown, charter(body("group", parent: "none")))
    try consortium.voids(.parentCircle, charter(body("group", parent: "group")))
    try consortium.voids(
      .classUnknown, charter(body("group", kind: .assembly, classes: ["none"]), seats: []))
    try consortium.voids(.bodyUnknown, AmendBody(body: body("none")))
    try consortium.voids(.bodyKindFixed, AmendBody(body: body(.board, kind: .committee)))
    try consortium.voids(.parentCircle, AmendBody(body: body(.board, kind: .board, parent: .toc)))
    try consortium.voids(.bodyUnknown, DissolveBody(body: "none"))
    try consortium.voids(.powerOrphaned, DissolveBody(body: .toc))
    try consortium.carry([Act(charter(body("group")))])
    try consortium.carry([Act(charter(body("below", parent: "group"), seats: ["seat-b"]))])
    try consortium.voids(.bodyHasChildren, DissolveBody(body: "group"))
    try consortium.carry(DissolveBody(body: "below"))
    try consortium.carry(DissolveBody(body: "group"))
    try consortium.voids(.identifierTaken, charter(body("group")))
  }
}

@Suite("Chartering, amending and dissolving a body")
struct BodyActTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
    let group = BodyDefinition(
      id: "models", kind: .workingGroup, title: "Open models", parent: .toc, rule: .ordinary)
    let seats = ["lead", "second"].map {
      SeatDefinition(id: Identifier(stringLiteral: "models-\($0)"), body: "models", title: $0)
    }
    let mandate = consortium.keep("mandate")
    try consortium.carry([Act(CharterBody(body: group, mandate: mandate, seats: seats))])
  }

  @Test func `a chartered body has its seats, its mandate and its rule`() throws {
    let filling = try consortium.carry(FillSeat(seat: "models-lead", person: .metaRep))
    try consortium.acceptSeat("models-lead", by: .metaRep, appointment: filling)
    let motion = try consortium.propose(in: "models", by: .metaRep)
    #expect(consortium.register.motion(motion)?.number == "models-2023-001")
    let body = try #require(consortium.register.body("models"))
    #expect(body.mandate == .of("mandate") || body.mandate != nil)
  }

  @Test func `an amended body keeps its mandate unless another is named`() throws {
    var body = try #require(consortium.register.body("models"))
    body.definition.title = "Open models and frameworks"
    try consortium.carry(AmendBody(body: body.definition))
    #expect(consortium.register.body("models")?.mandate == body.mandate)
    let mandate = consortium.keep("another mandate")
    try consortium.carry([Act(AmendBody(body: body.definition, mandate: mandate))])
    #expect(consortium.register.body("models")?.mandate == mandate)
    #expect(consortium.register.body("models")?.definition.title == "Open models and frameworks")
  }

  @Test func `a dissolved body ends with its seats and tenures, its motions are void`() throws {
    let filling = try consortium.carry(FillSeat(seat: "models-lead", person: .metaRep))
    try consortium.acceptSeat("models-lead", by: .metaRep, appointment: filling)
    let motion = try consortium.propose(in: "models", by: .metaRep)
    try consortium.carry(DissolveBody(body: "models"))
    #expect(try consortium.holder(of: "models-lead") == nil)
    #expect(consortium.register.tenures(of: "models-lead").first?.inForce.to == consortium.now)
    #expect(consortium.state(of: motion) == .void)
    consortium.refuses(.bodyUnknown) { try consortium.propose(in: "models", by: .metaRep) }
  }

  @Test func `a poll that is open when its body is dissolved decides nothing`() throws {
    let filling = try consortium.carry(FillSeat(seat: "models-lead", person: .metaRep))
    try consortium.acceptSeat("models-lead", by: .metaRep, appointment: filling)
    let motion = try consortium.propose(in: "models", by: .metaRep)
    consortium.wait(3 * .day)
    let poll = try consortium.open(motion, in: "models", by: .metaRep)
    try consortium.vote(.yes, by: .metaRep, seat: "models-lead", on: poll)
    try consortium.carry(DissolveBody(body: "models"))
    try consortium.finish(poll)
    #expect(consortium.state(of: motion) == .void)
  }
}
