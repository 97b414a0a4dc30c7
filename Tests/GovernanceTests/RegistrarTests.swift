import Sodium
import Testing
import TransparencyLog

@testable import Governance

/// The registrar goes from machine to machine; which key signs which size is told by the entries alone.
@Suite("The ledger's key")
struct RegistrarTests {
  let consortium: Consortium
  let first = Consortium.ledgerKey
  let second = Consortium.nextLedgerKey

  init() throws {
    consortium = try .founded()
  }

  private func keys() throws -> LedgerKeys { try consortium.register.ledgerKeys() }

  @Test func `signs the entry that hands it on, and none after it`() throws {
    let entry = consortium.log.size
    try consortium.hand()
    let keys = try keys()
    #expect(keys.key(ofSize: 1) == first.publicKey)
    #expect(keys.key(ofSize: entry + 1) == first.publicKey)
    #expect(keys.key(ofSize: entry + 2) == second.publicKey)
    #expect(keys.handings.map(\.coveringSize) == [entry + 1])
    #expect(keys.known(atSize: entry) == LedgerKeys(first: first.publicKey))
    #expect(keys.known(atSize: entry + 1) == keys)
  }

  @Test func `goes on from hand to hand, and never back`() throws {
    let third = Keys.secret("ledger 3")
    try consortium.hand()
    try consortium.hand(to: Consortium.proof(of: third, after: second))
    #expect(try keys().all == [first, second, third].map(\.publicKey))
    consortium.refuses(.ledgerKeyTaken) {
      try consortium.hand(to: Consortium.proof(of: first, after: third))
    }
    consortium.refuses(.ledgerKeyTaken) {
      try consortium.hand(to: Consortium.proof(of: third, after: third))
    }
  }

  @Test func `is handed on by the secretary alone`() throws {
    for person in [Identifier.ibmRep, .intelRep] {
      consortium.refuses(.notSecretary) { try consortium.hand(by: person) }
    }
    try consortium.hand()
  }

  @Test
  func `is handed only to whoever shows to hold the new one, for this ledger and this moment`()
    throws
  {
    let stranger = Keys.secret("stranger")
    var stolen = Consortium.proof(of: stranger)
    stolen.key = Consortium.proof().key
    consortium.refuses(.ledgerKeyUnproved, "signed by another key") {
      try consortium.hand(to: stolen)
    }
    var exchanged = Consortium.proof()
    exchanged.key = Consortium.proof(of: stranger).key
    consortium.refuses(.ledgerKeyUnproved, "named another key") {
      try consortium.hand(to: exchanged)
    }
    consortium.refuses(.ledgerKeyUnproved, "made to follow upon another key") {
      try consortium.hand(to: Consortium.proof(after: stranger))
    }
    consortium.refuses(.ledgerKeyMalformed, "of another ledger") {
      try consortium.hand(to: Consortium.proof(origin: "other.example/ledger"))
    }
    try consortium.hand()
    consortium.refuses(.ledgerKeyUnproved, "offered before the ledger went to somebody else") {
      try consortium.hand(to: Consortium.proof(of: stranger))
    }
  }

  @Test func `what is signed to prove it is told byte for byte`() throws {
    let origin = try #require(Origin(Consortium.origin))
    let proof = Consortium.proof()
    let message = Array(
      ("gavel-ledger-key-v1\u{0}" + Consortium.verifierKey() + "\n"
        + Consortium.verifierKey(of: second.publicKey) + "\n").utf8)
    #expect(
      try LedgerKeyProof.message(proof.key, after: first.publicKey, origin: origin) == message)
    #expect(second.publicKey.verifies(proof.signature, of: message))
  }

  @Test func `is no person's, and no person's is ever the ledger's`() throws {
    try consortium.offer(Keys.secret("ibm-rep 2"), for: .ibmRep)
    for key in [Keys.first(of: .ibmRep), Keys.secret("ibm-rep 2")] {
      consortium.refuses(.ledgerKeyTaken) { try consortium.hand(to: Consortium.proof(of: key)) }
    }
    try consortium.hand()
    for key in [first, second] {
      consortium.refuses(.keyIsLedgers) { try consortium.offer(key, for: .ibmRep) }
    }
    try consortium.voids(.keyIsLedgers, consortium.admission(of: .nasa, key: second).content)
  }

  @Test func `is not that of an organization which was admitted and has not accepted yet`() throws {
    try consortium.carry([consortium.admission(of: .nasa, key: second)])
    consortium.refuses(.ledgerKeyTaken) { try consortium.hand() }
  }

  @Test func `is taken from whoever holds it by a motion, from the entry after the closing on`()
    throws
  {
    let motion = try consortium.carry(ReplaceLedgerKey(Consortium.proof()))
    let keys = try keys()
    #expect(keys.handings == [.init(entry: consortium.log.size - 1, key: second.publicKey)])
    #expect(consortium.register.keyHandings().map(\.source) == [motion])
  }

  @Test func `is not replaced by a motion that it was handed on before`() throws {
    let motion = try consortium.propose([Act(ReplaceLedgerKey(Consortium.proof()))])
    try consortium.hand(to: Consortium.proof(of: Keys.secret("ledger 3")))
    try consortium.decide(motion)
    #expect(consortium.effects(of: motion).map(\.code) == ["E-LEDGER-KEY-PROOF"])
  }

  @Test func `is handed on once in an entry`() throws {
    let third = Consortium.proof(of: Keys.secret("ledger 3"), after: second)
    let motion = try consortium.propose([
      Act(ReplaceLedgerKey(Consortium.proof())), Act(ReplaceLedgerKey(third)),
    ])
    try consortium.decide(motion)
    #expect(consortium.effects(of: motion).map(\.code) == [nil, "E-LEDGER-KEY-HANDED"])
    #expect(try keys().all == [first, second].map(\.publicKey))
  }

  @Test func `can be taken by no body to which the power was delegated`() {
    #expect(DelegationDefinition.reserved.contains(ReplaceLedgerKey.name))
  }

  @Test func `is taken by signed ballots only`() throws {
    #expect(ReplaceLedgerKey(Consortium.proof()).takesSignedBallotsOnly(in: consortium.register))
  }
}
