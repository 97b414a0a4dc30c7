import Sodium
import Testing

@testable import Governance

@Suite("A consent agenda")
struct ConsentTests {
  let consortium: Consortium
  let suspension: Digest
  let vacancy: Digest
  let thanks: Digest

  init() throws {
    consortium = try Consortium.founded()
    suspension = try consortium.propose([Act(SuspendMember(organization: .meta))])
    vacancy = try consortium.propose([Act(VacateSeat(seat: .boardCern))], by: .metaRep)
    thanks = try consortium.propose(by: .cernRep)
  }

  var items: [Digest] { [suspension, vacancy, thanks] }

  func list(_ motions: Digest..., version: Int64 = 1) throws -> Digest {
    try consortium.propose([
      Act(
        ConsentAgenda(
          items: motions.map { ConsentAgenda.Item(motion: $0, version: version) }))
    ])
  }

  func pull(
    _ motion: Digest, from agenda: Digest, by person: Identifier = .metaRep,
    seat: Identifier = .boardMeta
  ) throws {
    try consortium.record(
      MotionPulled(agenda: agenda, motion: motion, seat: seat), by: person)
  }

  @Test func `by one poll each item carries under its own number and does its own acts`() throws {
    let agenda = try list(suspension, vacancy, thanks)
    let poll = try consortium.open(agenda)
    #expect(items.allSatisfy { consortium.state(of: $0) == .open })
    consortium.refuses(.polledAlready) { try consortium.open(thanks) }
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
    #expect(items.allSatisfy { consortium.state(of: $0) == .carried })
    #expect(try !consortium.isInStanding(.meta))
    #expect(try consortium.holder(of: .boardCern) == nil)
    #expect(items.map { consortium.effects(of: $0).count } == [1, 1, 0])
    #expect(try consortium.register.polls(deciding: thanks).map(\.seal) == [poll])
    consortium.refuses(.motionSettled) { try consortium.open(thanks) }
  }

  @Test func `an act that has become impossible is void in its item alone`() throws {
    let again = try consortium.propose([Act(SuspendMember(organization: .meta))], by: .imperialRep)
    try consortium.decide(try list(suspension, again))
    #expect(consortium.effects(of: suspension).map(\.state) == [.done])
    #expect(consortium.effects(of: again).map(\.state) == [.void])
    #expect(consortium.state(of: again) == .carried)
  }

  @Test func `lost, it fails all of them`() throws {
    try consortium.decide(try list(suspension, thanks), .no)
    #expect(consortium.state(of: suspension) == .failed)
    #expect(consortium.state(of: thanks) == .failed)
    #expect(try consortium.isInStanding(.meta))
    try consortium.carry(ReconsiderDecision(motion: thanks))
    try consortium.decide(thanks)
    #expect(consortium.state(of: thanks) == .carried)
    #expect(consortium.state(of: suspension) == .failed)
  }

  @Test func `any one seat pulls an item, which goes on by itself`() throws {
    let agenda = try list(suspension, vacancy)
    try pull(suspension, from: agenda)
    let poll = try consortium.open(agenda)
    #expect(consortium.state(of: suspension) == .proposed)
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
    #expect(consortium.state(of: vacancy) == .carried)
    #expect(try consortium.isInStanding(.meta))
    try consortium.decide(suspension, .no)
    #expect(consortium.state(of: suspension) == .failed)
  }

  @Test func `once the poll is open nothing is pulled, and nothing twice`() throws {
    let agenda = try list(suspension, vacancy)
    try pull(vacancy, from: agenda)
    consortium.refuses(.notOnAgenda) { try pull(vacancy, from: agenda) }
    consortium.refuses(.notOnAgenda) { try pull(thanks, from: agenda) }
    consortium.refuses(.notOnAgenda) { try pull(vacancy, from: suspension) }
    try consortium.open(agenda)
    consortium.refuses(.motionSettled) { try pull(suspension, from: agenda) }
  }

  @Test func `only a voting seat of the body pulls`() throws {
    let agenda = try list(suspension, vacancy)
    consortium.refuses(.seatElsewhere) {
      try pull(vacancy, from: agenda, by: .cernRep, seat: .tocOne)
    }
    consortium.refuses(.notHolder) { try pull(vacancy, from: agenda, by: .ibmRep) }
  }

  @Test func `of which everything is pulled, nothing is left to vote on`() throws {
    let agenda = try list(thanks)
    try pull(thanks, from: agenda)
    #expect(consortium.state(of: agenda) == .withdrawn)
    consortium.refuses(.motionSettled) { try consortium.open(agenda) }
    try consortium.open(thanks)
  }

  @Test func `who opens the poll has seen what was pulled`() throws {
    let agenda = try list(suspension, vacancy)
    let opening = try consortium.opening(agenda)
    let seen = consortium.log.seen(consortium.log.size)
    try pull(vacancy, from: agenda)
    consortium.refuses(.seenTooShort) {
      try consortium.record(opening, by: .intelRep, .init(seen: seen))
    }
  }

  @Test func `nothing carries by a laxer rule than it needs`() throws {
    let expulsion = try consortium.propose([Act(ExpelMember(organization: .meta))])
    consortium.refuses(.consentMixed) { _ = try list(thanks, expulsion) }
    let other = try consortium.propose(in: .toc, by: .cernRep)
    consortium.refuses(.consentMixed) { _ = try list(thanks, other) }
    let agenda = try list(expulsion)
    #expect(consortium.register.motion(agenda)?.requires.map(\.rule) == [.special])
    try consortium.decide(agenda)
    #expect(try !consortium.isMember(.meta))
  }

  @Test func `what was carried so is rescinded as hard as it was decided`() throws {
    let expulsion = try consortium.propose([Act(ExpelMember(organization: .cern))])
    try consortium.decide(try list(expulsion))
    try consortium.voids(.ruleTooLax, RescindDecision(motion: expulsion))
  }

  @Test func `each item is ready as it would be alone`() throws {
    try consortium.carry(moving: TableMotion(motion: thanks))
    consortium.refuses(.motionTabled) { _ = try list(thanks) }
    let agenda = try list(suspension, vacancy)
    consortium.refuses(.versionStale) { _ = try list(suspension, version: 2) }
    try consortium.revise(suspension)
    consortium.refuses(.versionStale) { try consortium.open(agenda) }
    try pull(suspension, from: agenda)
    try consortium.open(agenda)

    let (first, second) = (
      try consortium.propose(in: .toc, by: .cernRep), try consortium.propose(in: .toc, by: .metaRep)
    )
    let debated = try consortium.propose(
      [
        Act(
          ConsentAgenda(items: [first, second].map { ConsentAgenda.Item(motion: $0, version: 1) }))
      ], in: .toc, by: .cernRep)
    try consortium.second(debated, by: .metaRep, seat: .tocThree)
    consortium.wait(7 * .day)
    consortium.refuses(.secondsMissing) { try consortium.open(debated, in: .toc) }
  }

  @Test func `it lists main motions, and is neither listed nor amended nor tabled itself`() throws {
    let agenda = try list(suspension, vacancy)
    consortium.refuses(.notListable) { _ = try list(agenda) }
    let tabling = try consortium.move(TableMotion(motion: thanks))
    consortium.refuses(.notListable) { _ = try list(tabling) }
    consortium.refuses(.notMain) {
      try consortium.move(TableMotion(motion: agenda), by: .cernRep)
    }
    consortium.refuses(.otherKind) { try consortium.revise(agenda) }
    consortium.refuses(.actNotAlone) {
      try consortium.propose([
        Act(ConsentAgenda(items: [ConsentAgenda.Item(motion: thanks, version: 1)])),
        Act(SuspendMember(organization: .meta)),
      ])
    }
  }

  @Test func `its notice is its own, however long its items were known`() throws {
    consortium.wait(3 * .day)
    let agenda = try list(suspension, vacancy)
    consortium.wait(.hour)
    let poll = try consortium.open(agenda)
    #expect(consortium.register.poll(poll)?.notice == .hour)
  }

  @Test func `the chair decides a tie on all of them`() throws {
    let agenda = try list(suspension, thanks)
    let poll = try consortium.open(agenda)
    try consortium.voteAll(
      on: poll, except: [.boardIbm: .no, .boardMeta: .no], silent: [.boardChair])
    try consortium.finish(poll)
    #expect(consortium.state(of: suspension) == .tied)
    try consortium.record(PollTieBroken(poll: poll, choice: .yes), by: .intelRep)
    #expect(consortium.state(of: suspension) == .carried)
    #expect(try !consortium.isInStanding(.meta))
  }
}
