import Signing
import Sodium
import Testing

@testable import Governance

@Suite("Offering and vouching for keys")
struct KeyTests {
  let consortium: Consortium
  let first = Keys.first(of: .ibmRep)
  let second = Keys.secret("ibm-rep 2")

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `an offered key says nothing for its person`() throws {
    try consortium.offer(second, for: .ibmRep)
    consortium.refuses(.keyUnknown) {
      try consortium.record(
        MotionProposed(body: .board, title: "A motion"), by: .ibmRep,
        Consortium.Signing(key: second))
    }
  }

  @Test func `a key is offered in an event that it signs itself`() throws {
    consortium.refuses(.keyOfAnother) {
      try consortium.record(
        KeyOffered(key: second.publicKey, person: .ibmRep), by: .ibmRep,
        Consortium.Signing(key: first))
    }
    consortium.refuses(.signatureWrong) {
      try consortium.record(
        KeyOffered(key: second.publicKey, person: .ibmRep), by: .ibmRep,
        Consortium.Signing(key: first, named: second))
    }
  }

  @Test func `nobody offers a key for another person`() throws {
    consortium.refuses(.offerOfAnother) {
      try consortium.record(
        KeyOffered(key: second.publicKey, person: .metaRep), by: .ibmRep,
        Consortium.Signing(key: second))
    }
  }

  @Test func `a key vouched for by an older key of its person speaks after the delay`() throws {
    try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    let motion = MotionProposed(body: .board, title: "A motion")
    consortium.wait(2 * .day - 1)
    consortium.refuses(.keyTooYoung) {
      try consortium.record(motion, by: .ibmRep, Consortium.Signing(key: second))
    }
    consortium.wait(1)
    try consortium.record(motion, by: .ibmRep, Consortium.Signing(key: second))
    #expect(consortium.speaks(first), "a further key leaves the older one in its place")
  }

  @Test func `nobody else can vouch for a further key, no officer and no principal`() throws {
    try consortium.enrol("ibm-deputy", of: .ibm)
    let offer = try consortium.offer(second, for: "ibm-deputy")
    for person in [Identifier.ibmRep, .intelRep, .metaRep] {
      consortium.refuses(.voucherOfAnother) { try consortium.vouch(offer, by: person) }
    }
    try consortium.vouch(offer, by: "ibm-deputy")
  }

  @Test func `a new person is vouched for by the principal of the organization`() throws {
    let key = Keys.first(of: "ibm-deputy")
    let offer = try consortium.offer(key, for: "ibm-deputy", of: .ibm)
    consortium.refuses(.notPrincipal) { try consortium.vouch(offer, by: .metaRep) }
    try consortium.vouch(offer, by: .ibmRep)
    #expect(consortium.register.person("ibm-deputy")?.organization == .ibm)
    #expect(!consortium.speaks(key))
    #expect(consortium.speaks(key, at: consortium.now.adding(2 * .day)))
  }

  @Test func `a new person gets no seat by being vouched for`() throws {
    try consortium.enrol("ibm-deputy", of: .ibm)
    let poll = try consortium.open(try consortium.propose())
    consortium.refuses(.notHolder) {
      try consortium.vote(.yes, by: "ibm-deputy", seat: .boardIbm, on: poll)
    }
  }

  @Test func `a new person names an organization in standing`() throws {
    let key = Keys.secret("somebody")
    consortium.refuses(.personUnknown) { try consortium.offer(key, for: "somebody") }
    consortium.refuses(.notMember) { try consortium.offer(key, for: "somebody", of: .nasa) }
    try consortium.carry(SuspendMember(organization: .meta))
    consortium.refuses(.notMember) { try consortium.offer(key, for: "somebody", of: .meta) }
  }

  @Test func `a person cannot be taken over by an offer that names an organization`() throws {
    consortium.refuses(.identifierTaken) {
      try consortium.offer(second, for: .metaRep, of: .ibm)
    }
  }

  @Test func `who has left offers no key, and a suspended principal brings nobody in`() throws {
    let offer = try consortium.offer(second, for: "newcomer", of: .meta)
    try consortium.carry(SuspendMember(organization: .meta))
    consortium.refuses(.notMember) { try consortium.vouch(offer, by: .metaRep) }
    try consortium.withdraw(.meta)
    consortium.refuses(.personUnknown) {
      try consortium.offer(Keys.secret("meta-rep 2"), for: .metaRep)
    }
  }

  @Test func `of two offers for one new name the first that is vouched for takes it`() throws {
    let ours = try consortium.offer(second, for: "newcomer", of: .ibm)
    let theirs = try consortium.offer(Keys.secret("theirs"), for: "newcomer", of: .meta)
    try consortium.vouch(ours, by: .ibmRep)
    consortium.refuses(.voucherOfAnother) { try consortium.vouch(theirs, by: .metaRep) }
    #expect(consortium.register.person("newcomer")?.organization == .ibm)
  }

  @Test func `one public key belongs to one person, once and for ever`() throws {
    try consortium.offer(second, for: .ibmRep)
    consortium.refuses(.keyTaken) { try consortium.offer(second, for: .metaRep) }
    consortium.refuses(.keyTaken) { try consortium.offer(second, for: .ibmRep) }
    try consortium.revoke(second, by: .ibmRep)
    consortium.refuses(.keyTaken) { try consortium.offer(second, for: .ibmRep) }
  }

  @Test func `the ledger's key is nobody's`() throws {
    consortium.refuses(.keyIsLedgers) {
      try consortium.offer(Consortium.ledgerKey, for: .ibmRep)
    }
  }

  /// The neutral point, a point of order 4, one of order 8, and bytes that are no point.
  static let weak = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "0200000000000000000000000000000000000000000000000000000000000000",
  ]

  @Test(arguments: weak)
  func `a weak key is refused before anybody looks at its signature`(hex: String) throws {
    let key = try #require(Digest(hex: hex).flatMap { PublicKey(bytes: $0.bytes) })
    let event = try Event.bytes(
      of: KeyOffered(key: key, person: .ibmRep), by: .ibmRep, at: consortium.now,
      until: consortium.now.adding(60), ledger: Consortium.origin,
      seen: consortium.log.seen(consortium.log.size))
    consortium.refuses(.keyWeak) {
      try consortium.submit(
        line: Entry.bytes(
          event: event, key: Fingerprint(of: key), recorded: consortium.now,
          signature: EventSignature.sign(event, with: first)))
    }
  }

  @Test func `offers for new persons of one organization are so many a day`() throws {
    let busy = try Consortium.founded { $0.parameters.entriesPerDay = 5 }
    func offer(_ number: Int, of organization: Identifier = .ibm) throws {
      let name = Identifier(stringLiteral: "newcomer-\(number)")
      try busy.offer(Keys.secret("\(name)"), for: name, of: organization)
    }
    for number in 1...5 { try offer(number) }
    busy.refuses(.rateExceeded) { try offer(6) }
    try offer(7, of: .meta)
    busy.wait(until: busy.now.calendarDay.end)
    busy.refuses(.rateExceeded) { try offer(6) }
    busy.wait(1)
    try offer(6)
  }

  @Test func `offers in a known person's name are so many a day`() throws {
    let busy = try Consortium.founded { $0.parameters.entriesPerDay = 5 }
    for number in 1...5 { try busy.offer(Keys.secret("\(number)"), for: .ibmRep) }
    busy.refuses(.rateExceeded) { try busy.offer(Keys.secret("6"), for: .ibmRep) }
    try busy.offer(Keys.secret("6"), for: .metaRep)
  }

  @Test func `the same offer twice is one entry`() throws {
    let event = KeyOffered(key: second.publicKey, person: .ibmRep)
    let (bytes, key) = try consortium.signed(event, by: .ibmRep, .init(key: second))
    try consortium.submit(bytes, signedBy: key)
    try consortium.propose()
    consortium.refuses(.eventRepeated) { try consortium.submit(bytes, signedBy: key) }
  }

  @Test func `a key is vouched for once, and only where it was offered`() throws {
    let offer = try consortium.offer(second, for: .ibmRep)
    try consortium.vouch(offer, by: .ibmRep)
    consortium.refuses(.offerSettled) { try consortium.vouch(offer, by: .ibmRep) }
    consortium.refuses(.offerUnknown) { try consortium.vouch(.of("nothing"), by: .ibmRep) }
  }

  @Test func `who vouches has seen the offer`() throws {
    let before = consortium.log.seen(consortium.log.size)
    let offer = try consortium.offer(second, for: .ibmRep)
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        KeyVouched(offer: offer), by: .metaRep, Consortium.Signing(seen: before))
    }
  }
}
