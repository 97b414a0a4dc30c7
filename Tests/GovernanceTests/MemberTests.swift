import Signing
import Sodium
import Testing

@testable import Governance

@Suite("Becoming a member")
struct AdmissionTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `an admitted organization is a member when it has accepted`() throws {
    let motion = try consortium.carry([consortium.admission(of: .nasa)])
    #expect(try !consortium.isMember(.nasa))
    consortium.wait(.day)
    try consortium.join(.nasa, admission: motion)
    #expect(try consortium.isInStanding(.nasa))
    #expect(try !consortium.isMember(.nasa, at: consortium.now.adding(-1)))
    #expect(consortium.speaks(Keys.first(of: .nasaRep)))
  }

  @Test func `it accepts over a head that contains the admission`() throws {
    let before = consortium.log.seen(consortium.log.size)
    let motion = try consortium.carry([consortium.admission(of: .nasa)])
    let closing = consortium.log.size - 1
    consortium.refuses(.seenTooShort) {
      try consortium.join(.nasa, admission: motion, seen: before)
    }
    consortium.refuses(.seenTooShort, "the carrying entry itself must be seen") {
      try consortium.join(.nasa, admission: motion, seen: consortium.log.seen(closing))
    }
    try consortium.join(.nasa, admission: motion, seen: consortium.log.seen(closing + 1))
  }

  @Test func `its rights begin with that signature, and not with its admission`() throws {
    let motion = try consortium.carry([consortium.admission(of: .nasa)])
    let before = try consortium.open(
      try consortium.propose(in: .members, by: .ibmRep), in: .members, by: .ibmRep)
    #expect(!consortium.register.electors(of: before).contains { $0.organization == .nasa })
    consortium.refuses(.keyUnknown) {
      try consortium.designate(.nasaRep, to: "members.nasa", by: .nasaRep)
    }
    try consortium.join(.nasa, admission: motion)
    consortium.refuses(.notElector) {
      try consortium.vote(.yes, by: .nasaRep, seat: "members.nasa", on: before)
    }
    let after = try consortium.open(
      try consortium.propose(in: .members, by: .nasaRep), in: .members, by: .ibmRep)
    try consortium.vote(.yes, by: .nasaRep, seat: "members.nasa", on: after)
  }

  @Test func `it accepts by the principal and the key that the motion names`() throws {
    let motion = try consortium.carry([consortium.admission(of: .nasa)])
    consortium.refuses(.notNamedKey) {
      try consortium.join(.nasa, admission: motion, key: Keys.secret("another"))
    }
    consortium.refuses(.notNamedPrincipal) {
      try consortium.join(.nasa, admission: motion, by: "impostor")
    }
  }

  @Test func `nobody joins by a motion that does not admit it`() throws {
    let motion = try consortium.carry([])
    consortium.refuses(.admissionUnknown) { try consortium.join(.nasa, admission: motion) }
    consortium.refuses(.admissionUnknown) {
      try consortium.join(.nasa, admission: try #require(consortium.genesis))
    }
  }

  @Test func `an admission lapses when its time to accept is over`() throws {
    let motion = try consortium.carry([consortium.admission(of: .nasa)])
    consortium.wait(30 * .day)
    consortium.refuses(.admissionLapsed) { try consortium.join(.nasa, admission: motion) }
  }

  @Test func `an admission can be accepted to the last second`() throws {
    let motion = try consortium.carry([consortium.admission(of: .nasa)])
    consortium.wait(30 * .day - 1)
    try consortium.join(.nasa, admission: motion)
  }

  @Test func `a lapsed admission gives way to a new one, and does not come back`() throws {
    let first = try consortium.carry([consortium.admission(of: .nasa)])
    consortium.wait(30 * .day)
    let key = Keys.secret("nasa-rep 2")
    let second = try consortium.carry([consortium.admission(of: .nasa, key: key)])
    consortium.refuses(.admissionSettled) { try consortium.join(.nasa, admission: first) }
    try consortium.join(.nasa, admission: second, key: key)
  }

  @Test func `a founder accepts its own charter, however late, and is admitted by no motion`()
    throws
  {
    let consortium = Consortium()
    try consortium.found()
    for founder in [Identifier.ibm, .intel, .imperial, .meta] { try consortium.accept(founder) }
    for (seat, person) in [
      (Identifier.boardIbm, Identifier.ibmRep), (.boardMeta, .metaRep),
      (.boardImperial, .imperialRep),
    ] {
      try consortium.acceptSeat(seat, by: person)
    }
    try consortium.acceptOffice(.chair, by: .intelRep)
    consortium.wait(100 * .day)
    let motion = try consortium.propose([
      consortium.admission(of: .cern, key: Keys.secret("usurper"))
    ])
    let poll = try consortium.open(motion)
    try consortium.voteAll(on: poll)
    try consortium.finish(poll)
    #expect(
      consortium.effects(of: motion).map(\.code) == [RefusalCode.admissionPending.rawValue])
    try consortium.accept(.cern)
    #expect(try consortium.isMember(.cern))
  }

  @Test func `a principal speaks for its organization only once it is a member`() throws {
    let later = consortium.now.adding(10 * .day)
    let motion = try consortium.carry([consortium.admission(of: .nasa, effective: later)])
    try consortium.join(.nasa, admission: motion)
    consortium.refuses(.notMember) { try consortium.withdraw(.nasa) }
  }

  @Test func `an admission that was rescinded is not accepted`() throws {
    let motion = try consortium.carry([consortium.admission(of: .nasa)])
    try consortium.carry(RescindDecision(motion: motion))
    consortium.refuses(.admissionSettled) { try consortium.join(.nasa, admission: motion) }
  }

  @Test func `an admission that names a later time makes a member from then on`() throws {
    let later = consortium.now.adding(10 * .day)
    let motion = try consortium.carry([consortium.admission(of: .nasa, effective: later)])
    try consortium.join(.nasa, admission: motion)
    #expect(try !consortium.isMember(.nasa, at: later.adding(-1)))
    #expect(try consortium.isMember(.nasa, at: later))
  }

  @Test func `no motion makes a member of whom another organization's person is`() throws {
    let act = consortium.admission(
      of: .nasa, principal: .metaRep, key: Keys.secret("a key of somebody's"))
    try consortium.voids(.identifierTaken, act.content)
  }

  @Test func `the principal's name stays free until it accepts`() throws {
    let offer = try consortium.offer(Keys.secret("squatter"), for: .nasaRep, of: .meta)
    let motion = try consortium.carry([consortium.admission(of: .nasa)])
    consortium.refuses(.voucherOfAnother) { try consortium.vouch(offer, by: .metaRep) }
    try consortium.join(.nasa, admission: motion)
  }
}

@Suite("Standing of a member")
struct StandingTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `a suspended member keeps its membership and has no vote`() throws {
    try consortium.carry(SuspendMember(organization: .meta))
    #expect(try consortium.isMember(.meta))
    #expect(try !consortium.isInStanding(.meta))
    #expect(try consortium.holder(of: .boardMeta) == nil)
    let poll = try consortium.open(try consortium.propose())
    consortium.refuses(.notHolder) {
      try consortium.vote(.yes, by: .metaRep, seat: .boardMeta, on: poll)
    }
  }

  @Test func `a member suspended while a poll is open stays in the base and cannot vote`() throws {
    let suspension = try consortium.propose([Act(SuspendMember(organization: .meta))])
    let seal = try consortium.open(suspension)
    let other = try consortium.open(try consortium.propose())
    try consortium.voteAll(on: seal)
    try consortium.close(seal)
    consortium.refuses(.notHolder) {
      try consortium.vote(.yes, by: .metaRep, seat: .boardMeta, on: other)
    }
    try consortium.voteAll(on: other, silent: [.boardMeta])
    try consortium.finish(other)
    let totals = try #require(consortium.register.poll(other)?.result?.totals)
    #expect(totals.eligible == 5 && totals.holders == 5 && totals.yes == 4)
  }

  @Test func `a reinstated member votes again with the seat that it held`() throws {
    try consortium.carry(SuspendMember(organization: .meta))
    try consortium.carry(ReinstateMember(organization: .meta))
    #expect(try consortium.holder(of: .boardMeta) == .metaRep)
  }

  @Test func `only who is in standing is suspended, and only who is suspended reinstated`() throws {
    try consortium.voids(.notSuspended, ReinstateMember(organization: .meta))
    try consortium.carry(SuspendMember(organization: .meta))
    try consortium.voids(.alreadySuspended, SuspendMember(organization: .meta))
  }

  @Test func `a member changes its class from the act's time on`() throws {
    let later = consortium.now.adding(3 * .day)
    try consortium.carry(
      ReclassifyMember(organization: .meta, memberClass: .science), effective: later)
    let register = consortium.register
    #expect(try register.member(.meta, at: later.adding(-1))?.memberClass == .industry)
    #expect(try register.member(.meta, at: later)?.memberClass == .science)
  }

  @Test func `what is decided later prevails from its date on`() throws {
    let start = consortium.now
    try consortium.carry(
      SuspendMember(organization: .meta), effective: start.adding(20 * .day))
    try consortium.carry(
      ReclassifyMember(organization: .meta, memberClass: .science),
      effective: start.adding(10 * .day))
    #expect(try consortium.isInStanding(.meta, at: start.adding(30 * .day)))
    let late = try consortium.register.member(.meta, at: start.adding(30 * .day))
    #expect(late?.memberClass == .science)
  }

  @Test func `a suspended member may leave`() throws {
    try consortium.carry(SuspendMember(organization: .meta))
    try consortium.withdraw(.meta)
    #expect(try !consortium.isMember(.meta))
  }

  @Test func `the holder of a seat may resign while the member is suspended`() throws {
    try consortium.carry(SuspendMember(organization: .meta))
    try consortium.record(SeatResigned(seat: .boardMeta), by: .metaRep)
    try consortium.carry(ReinstateMember(organization: .meta))
    #expect(try consortium.holder(of: .boardMeta) == nil)
  }
}

@Suite("The end of a membership")
struct MembershipEndTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `takes along tenures, offices, persons and keys`() throws {
    try consortium.enrol("intel-deputy", of: .intel)
    try consortium.withdraw(.intel)
    #expect(try !consortium.isMember(.intel))
    #expect(try consortium.officer(of: .chair) == .imperialRep, "the line of succession")
    #expect(try consortium.holder(of: .boardChair) == .imperialRep)
    for person in [Identifier.intelRep, "intel-deputy"] {
      #expect(!consortium.speaks(Keys.first(of: person)))
      consortium.refuses(.keyEnded) { try consortium.propose(by: person) }
    }
  }

  @Test func `leaves what was voted and decided before`() throws {
    let poll = try consortium.open(try consortium.propose())
    try consortium.vote(.yes, by: .metaRep, seat: .boardMeta, on: poll)
    try consortium.withdraw(.meta)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    try consortium.vote(.yes, by: .cernRep, seat: .boardCern, on: poll)
    #expect(try consortium.finish(poll) == .carried)
    #expect(consortium.register.poll(poll)?.result?.totals.yes == 3)
  }

  @Test func `can be at a later time, until which all stays as it is`() throws {
    let end = consortium.now.adding(10 * .day)
    try consortium.withdraw(.meta, effective: end)
    #expect(try consortium.holder(of: .boardMeta, at: end.adding(-1)) == .metaRep)
    #expect(try consortium.holder(of: .boardMeta, at: end) == nil)
    #expect(consortium.speaks(Keys.first(of: .metaRep), at: end.adding(-1)))
    #expect(!consortium.speaks(Keys.first(of: .metaRep), at: end))
  }

  @Test func `at a later time takes along who and what comes in between`() throws {
    let end = consortium.now.adding(10 * .day)
    try consortium.withdraw(.meta, effective: end)
    try consortium.enrol("meta-deputy", of: .meta)
    let designation = try consortium.designate("meta-deputy", to: .boardMeta, by: .metaRep)
    try consortium.acceptSeat(.boardMeta, by: "meta-deputy", appointment: designation)
    #expect(try consortium.holder(of: .boardMeta, at: end.adding(-1)) == "meta-deputy")
    #expect(try consortium.holder(of: .boardMeta, at: end) == nil)
    #expect(!consortium.speaks(Keys.first(of: "meta-deputy"), at: end))
    #expect(consortium.register.person("meta-deputy")?.inForce.to == end)
  }

  @Test func `is not before it is recorded`() throws {
    consortium.refuses(.retroactive) {
      try consortium.withdraw(.meta, effective: consortium.now.adding(-1))
    }
  }

  @Test func `is the will of the principal or an act of expulsion, of a member`() throws {
    consortium.refuses(.notPrincipal) {
      try consortium.record(MemberWithdrawn(organization: .meta), by: .ibmRep)
    }
    consortium.refuses(.organizationUnknown) {
      try consortium.record(MemberWithdrawn(organization: .nasa), by: .ibmRep)
    }
    try consortium.carry(ExpelMember(organization: .meta))
    #expect(try !consortium.isMember(.meta))
    #expect(try consortium.holder(of: .boardMeta) == nil)
    try consortium.voids(.notMember, ExpelMember(organization: .meta))
  }

  @Test func `can be brought forward by an expulsion`() throws {
    try consortium.withdraw(.meta, effective: consortium.now.adding(30 * .day))
    try consortium.carry(ExpelMember(organization: .meta))
    #expect(try !consortium.isMember(.meta))
    #expect(!consortium.speaks(Keys.first(of: .metaRep)))
  }

  @Test func `that is decided is not put off by a change of class`() throws {
    let end = consortium.now.adding(30 * .day)
    try consortium.withdraw(.meta, effective: end)
    try consortium.carry(ReclassifyMember(organization: .meta, memberClass: .science))
    #expect(try consortium.isMember(.meta, at: end.adding(-1)))
    #expect(try !consortium.isMember(.meta, at: end))
  }

  @Test func `counts a span that never came into force for nothing`() throws {
    // Suspended from a later day, then withdrawn before it: the later span is empty.
    let start = consortium.now
    try consortium.carry(
      SuspendMember(organization: .meta), effective: start.adding(40 * .day))
    try consortium.carry(ReclassifyMember(organization: .meta, memberClass: .science))
    let end = start.adding(20 * .day)
    try consortium.withdraw(.meta, effective: end)
    let offer = try consortium.offer(Keys.secret("meta-rep 2"), for: .metaRep)
    try consortium.vouch(offer, by: .metaRep)
    #expect(!consortium.speaks(Keys.secret("meta-rep 2"), at: end))
    consortium.wait(until: end)
    try consortium.join(
      .meta,
      admission: try consortium.carry([
        consortium.admission(of: .meta, key: Keys.secret("meta-rep 3"))
      ]),
      key: Keys.secret("meta-rep 3"))
    #expect(try consortium.isMember(.meta))
  }
}

@Suite("Coming back")
struct ReadmissionTests {
  let consortium: Consortium
  let key = Keys.secret("meta-rep 2")

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `a former member is admitted again, with a new key and no seat`() throws {
    try consortium.withdraw(.meta)
    consortium.wait(.day)
    let motion = try consortium.carry([consortium.admission(of: .meta, key: key)])
    try consortium.join(.meta, admission: motion, key: key)
    #expect(try consortium.isInStanding(.meta))
    #expect(consortium.speaks(key) && !consortium.speaks(Keys.first(of: .metaRep)))
    #expect(try consortium.holder(of: .boardMeta) == nil)
    #expect(try !consortium.isMember(.meta, at: consortium.now.adding(-.hour)))
  }

  @Test func `a principal who comes back keeps the name that was given`() throws {
    let deputy = Keys.first(of: "meta-deputy")
    let offer = try consortium.record(
      KeyOffered(
        key: deputy.publicKey, person: "meta-deputy", organization: .meta, personName: .of("name")),
      by: "meta-deputy", Consortium.Signing(key: deputy))
    try consortium.vouch(offer, by: .metaRep)
    try consortium.withdraw(.meta)
    consortium.wait(.day)
    let act = consortium.admission(of: .meta, principal: "meta-deputy", key: key)
    try consortium.join(
      .meta, admission: try consortium.carry([act]), by: "meta-deputy", key: key)
    #expect(consortium.register.person("meta-deputy")?.name == .of("name"))
  }

  @Test func `a member is not admitted again, nor an admitted one that has yet to accept`() throws {
    let again = consortium.admission(of: .meta, key: key)
    try consortium.voids(.alreadyMember, again.content)
    try consortium.carry([consortium.admission(of: .nasa)])
    let second = consortium.admission(of: .nasa, key: Keys.secret("nasa-rep 2"))
    try consortium.voids(.admissionPending, second.content)
  }

  @Test func `an admission does not name the key of somebody known`() throws {
    try consortium.withdraw(.meta)
    try consortium.voids(.keyTaken, consortium.admission(of: .meta).content)
  }

  @Test func `nobody takes the place of the principal before a member that leaves has left`() throws
  {
    let end = consortium.now.adding(20 * .day)
    try consortium.withdraw(.meta, effective: end)
    let act = consortium.admission(of: .meta, principal: "usurper", key: key, effective: end)
    let motion = try consortium.carry([act])
    consortium.refuses(.alreadyMember) {
      try consortium.join(.meta, admission: motion, by: "usurper", key: key)
    }
    #expect(consortium.register.organization(.meta)?.principal == .metaRep)
    consortium.wait(until: end)
    try consortium.join(.meta, admission: motion, by: "usurper", key: key)
    #expect(consortium.register.organization(.meta)?.principal == "usurper")
  }
}
