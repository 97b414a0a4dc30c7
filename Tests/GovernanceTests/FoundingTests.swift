import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("Founding a ledger")
struct FoundingTests {
  @Test func `the genesis confers nothing by itself`() throws {
    let consortium = Consortium()
    try consortium.found()
    for founder in Identifier.founders {
      #expect(try !consortium.isMember(founder))
      #expect(!consortium.speaks(Keys.first(of: founder.principal)))
    }
    #expect(try consortium.holder(of: .boardIbm) == nil)
    #expect(try consortium.officer(of: .chair) == nil)
    #expect(try consortium.holder(of: "members.ibm") == nil)
  }

  @Test func `a founder is a member from its acceptance on`() throws {
    let consortium = Consortium()
    try consortium.found()
    consortium.wait(3_600)
    try consortium.accept(.ibm)
    #expect(try !consortium.isInStanding(.ibm, at: consortium.now.adding(-1)))
    #expect(try consortium.isInStanding(.ibm))
    #expect(try !consortium.isMember(.meta))
  }

  @Test func `a founder accepts by the key that the charter names`() throws {
    let consortium = Consortium()
    try consortium.found()
    consortium.refuses(.notNamedKey) {
      try consortium.accept(.ibm, key: Keys.secret("another key"))
    }
    #expect(try !consortium.isMember(.ibm))
  }

  @Test func `one founder cannot accept for another`() throws {
    let consortium = Consortium()
    try consortium.found()
    consortium.refuses(.notNamedPrincipal) {
      try consortium.accept(.meta, by: .ibmRep, key: Keys.first(of: .ibmRep))
    }
  }

  @Test func `a founder accepts once`() throws {
    let consortium = Consortium()
    try consortium.found()
    try consortium.accept(.ibm)
    consortium.refuses(.admissionSettled) { try consortium.accept(.ibm) }
  }

  @Test func `nobody accepts whom the charter does not name`() throws {
    let consortium = Consortium()
    try consortium.found()
    consortium.refuses(.admissionUnknown) { try consortium.accept(.nasa) }
  }

  @Test func `an acceptance names the genesis of this ledger`() throws {
    let consortium = Consortium()
    try consortium.found()
    consortium.genesis = .of("another genesis")
    consortium.refuses(.genesisUnknown) { try consortium.accept(.ibm) }
  }

  @Test func `an acceptance has seen the genesis`() throws {
    let consortium = Consortium()
    try consortium.found()
    consortium.refuses(.seenUnknown) {
      try consortium.record(
        CharterAccepted(
          genesis: try #require(consortium.genesis),
          key: Keys.first(of: .ibmRep).publicKey, organization: .ibm),
        by: .ibmRep, Consortium.Signing(seen: consortium.log.seen(0)))
    }
  }

  @Test func `no poll opens before the charter's share of founders has accepted`() throws {
    let consortium = Consortium()
    try consortium.found()
    for founder in [Identifier.ibm, .intel, .imperial] { try consortium.accept(founder) }
    try consortium.acceptSeat(.boardIbm, by: .ibmRep)
    try consortium.acceptOffice(.chair, by: .intelRep)
    let motion = try consortium.propose()
    // 3 of 5 is below 2/3, 4 of 5 is above.
    consortium.refuses(.foundersMissing) { try consortium.open(motion) }
    try consortium.accept(.cern)
    try consortium.open(motion)
  }

  @Test func `a founder that has not accepted has no vote and counts as vacant`() throws {
    let consortium = Consortium()
    try consortium.found()
    for founder in [Identifier.ibm, .intel, .imperial, .cern] { try consortium.accept(founder) }
    try consortium.acceptSeat(.boardIbm, by: .ibmRep)
    try consortium.acceptOffice(.chair, by: .intelRep)
    let poll = try consortium.open(try consortium.propose())
    consortium.refuses(.keyUnknown) {
      try consortium.vote(.yes, by: .metaRep, seat: .boardMeta, on: poll)
    }
    let elector = consortium.register.elector(.boardMeta, in: poll)
    #expect(elector != nil && elector?.person == nil)
  }

  @Test(arguments: ["1/2", "665/1000", "0/1"])
  func `a charter cannot ask for fewer than two thirds of the founders`(share: String) throws {
    let parameters: JSON = [
      "accept_within": 1, "entries_per_day": 1, "founders_share": .string(share), "key_delay": 0,
    ]
    #expect(throws: ValueError.self) {
      try CharterDocument.Parameters(canonical: try parameters.canonicalBytes())
    }
  }

  @Test func `a ledger is founded once`() throws {
    let consortium = try Consortium.founded()
    consortium.refuses(.alreadyFounded) { try consortium.found() }
  }

  @Test func `nothing is recorded before the genesis`() throws {
    let consortium = Consortium()
    consortium.refuses(.notFounded) { try consortium.propose() }
  }

  @Test func `the genesis needs its charter, and one without a mistake`() throws {
    let consortium = Consortium()
    consortium.refuses(.charterMissing) {
      try consortium.record(
        LedgerFounded(
          charter: .of("nothing"), key: Consortium.verifierKey(), rehearsal: false),
        by: .ibmRep)
    }
    var charter = FixtureCharter.document
    charter.bodies[0].rule = "no-such-rule"
    consortium.refuses(.charterMalformed) { try consortium.found(charter) }
    #expect(consortium.log.size == 0)
  }

  @Test func `the charter that the genesis names is the one that was hashed`() throws {
    let consortium = Consortium()
    let bytes = try FixtureCharter.document.json.canonicalBytes(limits: .document)
    var other = FixtureCharter.document
    other.title = "Another charter"
    consortium.documents[SHA256.hash(bytes)] = try other.json.canonicalBytes(limits: .document)
    consortium.refuses(.charterMissing) {
      try consortium.record(
        LedgerFounded(
          charter: SHA256.hash(bytes), key: Consortium.verifierKey(), rehearsal: false),
        by: .ibmRep)
    }
  }

  @Test func `a founder's principal signs the genesis, with the charter's key`() throws {
    let consortium = Consortium()
    consortium.refuses(.notFounder) { try consortium.found(by: .nasaRep) }
    consortium.refuses(.keyOfAnother) {
      try consortium.found(signedBy: Keys.first(of: .metaRep))
    }
  }

  @Test func `the genesis has the ledger's own key, which is no person's`() throws {
    let consortium = Consortium()
    let other = "other.example/ledger"
    consortium.refuses(.ledgerKeyMalformed) {
      try consortium.found(key: Consortium.verifierKey(origin: other))
    }
    consortium.refuses(.ledgerKeyMalformed) { try consortium.found(key: "no key") }
    let person = Keys.first(of: .metaRep).publicKey
    consortium.refuses(.keyIsLedgers) {
      try consortium.found(key: Consortium.verifierKey(of: person))
    }
  }

  @Test func `an epoch of another version is not supported, rather than refused`() throws {
    let consortium = Consortium()
    let bytes = try FixtureCharter.document.json.canonicalBytes(limits: .document)
    consortium.documents[SHA256.hash(bytes)] = bytes
    var genesis = LedgerFounded(
      charter: SHA256.hash(bytes), key: Consortium.verifierKey(), rehearsal: false)
    genesis.epoch.hash = "sha512"
    #expect(throws: NotSupported.self) { try consortium.record(genesis, by: .ibmRep) }
  }

  @Test func `the name of a founder's principal is kept free for it`() throws {
    // Else a founder that accepts early could enrol the others' names and keep them out.
    let consortium = Consortium()
    try consortium.found()
    try consortium.accept(.ibm)
    consortium.refuses(.identifierTaken) {
      try consortium.offer(Keys.secret("squatter"), for: .metaRep, of: .ibm)
    }
    try consortium.accept(.meta)
    #expect(try consortium.isMember(.meta))
  }
}
