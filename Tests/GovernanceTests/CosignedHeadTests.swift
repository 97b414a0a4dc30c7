import CanonicalJSON
import Sodium
import Testing
import TransparencyLog

@testable import Governance

@Suite("Recording a cosigned head")
struct CosignedHeadTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.witnessed(inTime: false)
  }

  @Test func `anybody may, and the register keeps by when the witnesses were enough`() throws {
    let size = consortium.log.size
    let early = consortium.now
    consortium.wait(.hour)
    let head = try consortium.cosigned(by: [
      (Witnesses.three, consortium.now), (Witnesses.one, early.adding(60)),
      (Witnesses.two, early.adding(120)),
    ])
    let event = try consortium.record(HeadCosigned(checkpoint: head), by: .cernRep)
    let kept = try #require(consortium.register.newestCosignedHead())
    // The third came later, and was not needed any more.
    #expect(kept.time == early.adding(120))
    #expect(kept.size == size && kept.entry == size && kept.root == head.checkpoint.root)
    #expect(kept.event == event && kept.person == .cernRep)
  }

  @Test func `of two cosignatures by one witness the earlier tells its time`() throws {
    let early = consortium.now
    consortium.wait(.hour)
    let first = try consortium.cosigned(by: [(Witnesses.one, early), (Witnesses.two, early)])
    let again = try consortium.cosigned(by: [(Witnesses.one, consortium.now)])
    let lines = first.signatures + again.signatures.filter { !first.signatures.contains($0) }
    let note = try SignedNote(text: first.checkpoint.text, signatures: lines)
    try consortium.record(HeadCosigned(checkpoint: SignedCheckpoint(note)), by: .cernRep)
    #expect(consortium.register.newestCosignedHead()?.time == early)
  }

  @Test func `it is a head of this log`() throws {
    let both = [(Witnesses.one, consortium.now), (Witnesses.two, consortium.now)]
    let size = consortium.log.size
    func refuses(_ checkpoint: SignedCheckpoint, line: SourceLocation = #_sourceLocation) {
      consortium.refuses(.headUnknown, sourceLocation: line) {
        try consortium.record(HeadCosigned(checkpoint: checkpoint), by: .cernRep)
      }
    }
    refuses(try consortium.cosigned(by: both, root: .of("another history")))
    refuses(try consortium.cosigned(size: size + 1, by: both, root: .of("the future")))
    refuses(try consortium.cosigned(by: both, origin: "other.example/ledger"))
  }

  @Test func `it has more entries than the one before`() throws {
    let old = consortium.log.size
    try consortium.recordHead()
    consortium.refuses(.headNotNewer) { try consortium.recordHead(size: old) }
    consortium.refuses(.headNotNewer) { try consortium.recordHead(size: old - 1) }
    try consortium.recordHead(size: old + 1)
    #expect(consortium.register.cosignedHeads().map(\.size) == [old, old + 1])
  }

  @Test func `its author has seen what stands under it`() throws {
    let head = try consortium.cosigned(by: [
      (Witnesses.one, consortium.now), (Witnesses.two, consortium.now),
    ])
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        HeadCosigned(checkpoint: head), by: "ibm-rep",
        .init(seen: consortium.log.seen(consortium.log.size - 1)))
    }
  }

  @Test func `the ledger's own key signed it`() throws {
    let head = try consortium.cosigned(
      by: [(Witnesses.one, consortium.now), (Witnesses.two, consortium.now)],
      signedBy: Keys.secret("somebody"))
    consortium.refuses(.headUnsigned) {
      try consortium.record(HeadCosigned(checkpoint: head), by: .cernRep)
    }
  }

  @Test func `witnesses that the policy does not name count for nothing`() throws {
    let head = try consortium.cosigned(by: [
      (Witnesses.one, consortium.now), (Witnesses.cosigner("unknown"), consortium.now),
    ])
    consortium.refuses(.quorumOfWitnesses) {
      try consortium.record(HeadCosigned(checkpoint: head), by: .cernRep)
    }
  }

  @Test func `a line that only claims to be a known witness's is no cosignature`() throws {
    let time = consortium.now
    let other = try consortium.cosigned(
      size: 3, by: [(Witnesses.one, time), (Witnesses.two, time)])
    let head = try consortium.cosigned(by: [])
    let note = try SignedNote(
      text: head.checkpoint.text,
      signatures: head.signatures + other.signatures.filter { $0.name != head.signatures[0].name })
    consortium.refuses(.cosignatureUnsound) {
      try consortium.record(HeadCosigned(checkpoint: SignedCheckpoint(note)), by: .cernRep)
    }
  }

  @Test func `under a frozen clock witnesses are ahead, and it is refused`() throws {
    let late = consortium.now.adding(Rulebook.clockTolerance + 1)
    consortium.refuses(.cosignedAhead) { try consortium.recordHead(at: late) }
    try consortium.recordHead(at: consortium.now.adding(Rulebook.clockTolerance))
  }

  @Test func `without witnesses in the charter there is none`() throws {
    let plain = try Consortium.founded()
    plain.refuses(.witnessesNotNamed) { try plain.recordHead() }
  }

  @Test(arguments: ["", "no checkpoint", "a.example/l\n1\nAAAA\n"])
  func `what is no signed checkpoint is no such event`(text: String) throws {
    let data = JSON.object(["checkpoint": .string(text)])
    #expect(throws: ValueError.self) {
      _ = try HeadCosigned(canonical: data.canonicalBytes())
    }
  }
}

@Suite("The witnesses of a charter")
struct WitnessRuleTests {
  @Test func `their policy is read, and written as it was`() throws {
    let rule = Witnesses.rule(within: .day)
    #expect(rule.keys == [Witnesses.one, Witnesses.two, Witnesses.three].map(\.key))
    let json = try rule.json.canonicalBytes()
    #expect(try WitnessRule(canonical: json) == rule)
  }

  @Test(arguments: [
    "", "quorum none\n", "witness w1 \(Witnesses.one.key.text)\n",
    "witness w1 \(Witnesses.one.key.text)\nquorum none\n",
    "witness w1 \(Witnesses.one.key.text)\nwitness w2 \(Witnesses.one.key.text)\nquorum w1\n",
    "log \(Consortium.verifierKey())\nwitness w1 \(Witnesses.one.key.text)\nquorum w1\n",
    String(repeating: "# a word\n", count: 500) + Witnesses.policy(),
  ])
  func `a policy names no log, no witness twice, and a quorum`(text: String) {
    #expect(throws: ValueError.self) { _ = try WitnessRule(text: text) }
  }

  @Test func `no witness has a key of the ledger, a founder or a person`() throws {
    let consortium = Consortium()
    var charter = FixtureCharter.document
    charter.witnesses = Witnesses.rule(
      Witnesses.policy([Witnesses.cosigner("w", Consortium.ledgerKey)], least: 1))
    consortium.refuses(.keyIsWitness) { try consortium.found(charter) }
    charter.witnesses = Witnesses.rule(
      Witnesses.policy([Witnesses.cosigner("w", Keys.first(of: .ibmRep))], least: 1))
    #expect(charter.problems().map(\.path) == ["witnesses.policy"])
    let named = try Consortium.witnessed()
    named.refuses(.keyIsWitness) {
      let key = Keys.secret("witness w1")
      try named.record(
        KeyOffered(key: key.publicKey, person: .ibmRep), by: .ibmRep, .init(key: key))
    }
  }

  @Test func `a motion puts others in their place, but none of a person's key`() throws {
    let consortium = try Consortium.witnessed(inTime: false)
    let next = [Witnesses.two, Witnesses.cosigner("w4")]
    let text = consortium.keep("Articles")
    try consortium.carry(
      AmendCharter(text: text, witnesses: Witnesses.rule(Witnesses.policy(next, least: 2))))
    consortium.refuses(.quorumOfWitnesses) { try consortium.recordHead() }
    let head = try consortium.cosigned(by: next.map { ($0, consortium.now) })
    try consortium.record(HeadCosigned(checkpoint: head), by: .cernRep)
    let own = Witnesses.cosigner("w5", Keys.first(of: .cernRep))
    try consortium.voids(
      .keyIsWitness,
      AmendCharter(text: text, witnesses: Witnesses.rule(Witnesses.policy([own], least: 1))))
    try consortium.carry(AmendCharter(text: text))
    #expect(consortium.register.charters().last?.witnesses?.keys == next.map(\.key))
  }

  @Test func `who tells which ballots count changes only under as strict a rule`() throws {
    let consortium = try Consortium.witnessed { charter in
      charter.rules[2].inTime = nil
      charter.powers = charter.powers.map {
        $0.act == ChangeRule.name && $0.scope == nil
          ? FixtureCharter.power(ChangeRule.name, (.board, .grave)) : $0
      }
    }
    let next = Witnesses.rule(Witnesses.policy([Witnesses.one], least: 1))
    try consortium.voids(
      .ruleTooLax, AmendCharter(text: consortium.keep("Articles"), witnesses: next))
  }

  @Test func `a charter with a rule that waits for witnesses names some`() throws {
    var charter = FixtureCharter.document
    for index in charter.rules.indices { charter.rules[index].inTime = .cosigned }
    #expect(charter.problems().map(\.path) == (0..<4).map { "rules[\($0)].in_time" })
    charter.witnesses = Witnesses.rule()
    #expect(charter.problems().isEmpty)
    let plain = try Consortium.founded()
    try plain.voids(.charterBroken, ChangeRule(rule: charter.rules[0]))
  }
}

@Suite("Heads that are due")
struct HeadsDueTests {
  @Test func `an entry that stands too long under none stops all but a head`() throws {
    let consortium = try Consortium.witnessed(within: .day, inTime: false)
    let first = consortium.log.recorded(entry: 0)
    consortium.wait(until: first.adding(.day))
    try consortium.propose()
    consortium.wait(1)
    consortium.refuses(.headOverdue) { try consortium.propose() }
    try consortium.recordHead()
    // What waits now is the head's own entry, recorded a moment ago.
    try consortium.propose()
    consortium.wait(.day)
    try consortium.propose()
    consortium.wait(1)
    consortium.refuses(.headOverdue) { try consortium.propose() }
  }

  @Test func `nothing is due until enough founders have accepted, and then everything`() throws {
    let consortium = Consortium()
    var charter = FixtureCharter.document
    charter.witnesses = Witnesses.rule(within: .hour)
    try consortium.found(charter)
    consortium.wait(3 * .day)
    for founder in Identifier.founders.prefix(4) { try consortium.accept(founder) }
    consortium.refuses(.headOverdue) { try consortium.accept(.imperial) }
    try consortium.recordHead(by: .ibmRep)
    try consortium.accept(.imperial)
  }

  @Test func `people are told when the next is due`() throws {
    let consortium = try Consortium.witnessed(within: .day, inTime: false)
    func due() throws -> HeadDue? {
      try consortium.register.headDue(at: consortium.now, entries: consortium.log.size) {
        consortium.log.recorded(entry: $0)
      }
    }
    #expect(try due()?.entry == 0)
    let size = consortium.log.size
    consortium.wait(60)
    try consortium.recordHead()
    #expect(try due() == HeadDue(entry: size, until: consortium.now.adding(.day)))
    let plain = try Consortium.founded()
    #expect(try plain.register.headDue(at: plain.now, entries: 9) { _ in plain.now } == nil)
  }
}
