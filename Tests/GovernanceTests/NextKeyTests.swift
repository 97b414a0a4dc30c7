import Signing
import Sodium
import Testing

@testable import Governance

/// The fixture's delay is two days.
@Suite("A key that has committed to a next one") struct NextKeyTests {
  let consortium: Consortium
  let stolen = Keys.first(of: .ibmRep)
  let drawer = Keys.secret("ibm-rep drawer")
  let thiefs = Keys.secret("ibm-rep thief")

  init() throws {
    consortium = try Consortium.founded()
  }

  /// The owner has committed, and the delay is over.
  func bound() throws {
    try consortium.commit(to: drawer, by: .ibmRep)
    consortium.wait(2 * .day)
  }

  func binding(_ key: SecretKey? = nil, after seconds: Int64 = 0) throws -> Fingerprint? {
    let key = try #require(
      consortium.register.personKey(Fingerprint(of: (key ?? stolen).publicKey)))
    return try consortium.register.commitment(of: key, at: consortium.now.adding(seconds))?.next
  }

  func speaks(_ keys: SecretKey..., after seconds: Int64 = 0) -> [Bool] {
    keys.map { consortium.speaks($0, at: consortium.now.adding(seconds)) }
  }

  var isThere: Bool {
    consortium.register.person(.ibmRep)?.inForce.contains(consortium.now) ?? false
  }

  // MARK: Committing

  @Test func `binds after the delay, the first commitment too`() throws {
    try consortium.commit(to: drawer, by: .ibmRep)
    #expect(try binding(after: 2 * .day - 1) == nil)
    consortium.refuses(.keyUncommitted) { try consortium.succeed(with: drawer, by: .ibmRep) }
    #expect(try binding(after: 2 * .day) == Fingerprint(of: drawer.publicKey))
  }

  @Test func `commits to another one after the delay, in which the first one binds`() throws {
    try bound()
    try consortium.commit(to: thiefs, by: .ibmRep)
    #expect(try binding(after: 2 * .day - 1) == Fingerprint(of: drawer.publicKey))
    #expect(try binding(after: 2 * .day) == Fingerprint(of: thiefs.publicKey))
    consortium.refuses(.keyUncommitted) { try consortium.succeed(with: thiefs, by: .ibmRep) }
    try consortium.succeed(with: drawer, by: .ibmRep)
    #expect(speaks(stolen, drawer) == [false, true])
    consortium.wait(2 * .day)
    consortium.refuses(.keyUncommitted, "the thief's binds nothing any more") {
      try consortium.succeed(with: thiefs, by: .ibmRep)
    }
  }

  @Test func `commits to no key that the ledger knows, nor to the ledger's`() throws {
    for known in [Keys.first(of: .metaRep), stolen] {
      consortium.refuses(.keyTaken) { try consortium.commit(to: known, by: .ibmRep) }
    }
    consortium.refuses(.keyIsLedgers) {
      try consortium.commit(to: Consortium.ledgerKey, by: .ibmRep)
    }
  }

  @Test func `shares its next key with no other key of the person`() throws {
    let second = Keys.secret("ibm-rep 2")
    try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    consortium.wait(2 * .day)
    try bound()
    consortium.refuses(.keyTaken) { try consortium.commit(to: drawer, by: .ibmRep, with: second) }
    // The same key may say it again, so that its own word is the last.
    try consortium.commit(to: drawer, by: .ibmRep)
  }

  @Test func `is held to nothing that an older key cancels before it binds`() throws {
    try bound()
    try consortium.commit(to: thiefs, by: .ibmRep)
    try consortium.cancel(thiefs, by: .ibmRep)
    #expect(try binding(after: 9 * .day) == Fingerprint(of: drawer.publicKey))
    consortium.refuses(.keyUnknown, "what binds is not cancelled") {
      try consortium.cancel(drawer, by: .ibmRep)
    }
  }

  @Test func `is held to what only a younger key would cancel`() throws {
    let second = Keys.secret("ibm-rep 2")
    try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    consortium.wait(2 * .day)
    try consortium.commit(to: drawer, by: .ibmRep, with: second)
    consortium.wait(2 * .day)
    try consortium.commit(to: thiefs, by: .ibmRep)
    try consortium.succeed(with: drawer, by: .ibmRep)
    consortium.refuses(.keyNotOlder) { try consortium.cancel(thiefs, by: .ibmRep, with: drawer) }
  }

  // MARK: Rotating

  @Test func `is rotated to the next one, which speaks at once`() throws {
    try bound()
    try consortium.rotate(to: try consortium.offer(drawer, for: .ibmRep), by: .ibmRep)
    #expect(speaks(stolen, drawer) == [false, true])
  }

  @Test func `is rotated to no other one`() throws {
    try bound()
    let offer = try consortium.offer(thiefs, for: .ibmRep)
    consortium.refuses(.keyCommitted) { try consortium.rotate(to: offer, by: .ibmRep) }
  }

  @Test func `before it binds, it is rotated as any, after the delay`() throws {
    try consortium.commit(to: drawer, by: .ibmRep)
    try consortium.rotate(to: try consortium.offer(drawer, for: .ibmRep), by: .ibmRep)
    #expect(speaks(stolen, drawer) == [true, false])
    #expect(speaks(stolen, drawer, after: 2 * .day) == [false, true])
  }

  // MARK: Taking its place

  @Test func `is followed by the next one at once, and is revoked`() throws {
    try bound()
    try consortium.succeed(with: drawer, by: .ibmRep)
    #expect(speaks(stolen, drawer) == [false, true])
    #expect(
      consortium.register.personKey(Fingerprint(of: stolen.publicKey))?.state == .revoked)
    #expect(isThere)
    #expect(try consortium.holder(of: .boardIbm) == .ibmRep)
    try consortium.record(
      MotionProposed(body: .board, title: "A motion"), by: .ibmRep,
      Consortium.Signing(key: drawer))
  }

  @Test func `takes along whom it vouched for since it was stolen`() throws {
    try bound()
    let since = consortium.log.size
    try consortium.vouch(try consortium.offer(thiefs, for: .ibmRep), by: .ibmRep)
    try consortium.succeed(with: drawer, since: since, by: .ibmRep)
    #expect(speaks(stolen, thiefs, drawer, after: 9 * .day) == [false, false, true])
    let key = consortium.register.personKey(Fingerprint(of: stolen.publicKey))
    #expect(key?.compromised?.lowerBound == since)
    consortium.refuses(.keyUncommitted, "once") {
      try consortium.succeed(with: Keys.secret("another"), by: .ibmRep)
    }
  }

  @Test func `names no entry that is not there`() throws {
    try bound()
    consortium.refuses(.keySinceAhead) {
      try consortium.succeed(with: drawer, since: consortium.log.size + 1, by: .ibmRep)
    }
  }

  @Test func `is followed by a key that was offered, too`() throws {
    try bound()
    try consortium.offer(drawer, for: .ibmRep)
    try consortium.succeed(with: drawer, by: .ibmRep)
    #expect(speaks(stolen, drawer) == [false, true])
  }

  @Test func `is followed by none that somebody else has offered or has`() throws {
    try bound()
    try consortium.offer(drawer, for: .metaRep)
    consortium.refuses(.keyTaken) { try consortium.succeed(with: drawer, by: .ibmRep) }
  }

  @Test func `binds the key of its own person alone`() throws {
    try bound()
    consortium.refuses(.keyUncommitted) { try consortium.succeed(with: drawer, by: .metaRep) }
  }

  // MARK: Thieves

  @Test func `that a thief revokes with itself leaves its owner in the book`() throws {
    try bound()
    try consortium.commit(to: thiefs, by: .ibmRep)
    try consortium.revoke(stolen, by: .ibmRep)
    #expect(isThere)
    #expect(try consortium.holder(of: .boardIbm) == .ibmRep)
    consortium.wait(9 * .day)
    consortium.refuses(.keyUncommitted) { try consortium.succeed(with: thiefs, by: .ibmRep) }
    try consortium.succeed(with: drawer, by: .ibmRep)
    #expect(speaks(stolen, drawer) == [false, true])
  }

  @Test func `that an older key revokes binds nobody any more`() throws {
    let second = Keys.secret("ibm-rep 2")
    try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    consortium.wait(2 * .day)
    try consortium.commit(to: drawer, by: .ibmRep, with: second)
    consortium.wait(2 * .day)
    try consortium.revoke(second, by: .ibmRep)
    consortium.refuses(.keyUncommitted) { try consortium.succeed(with: drawer, by: .ibmRep) }
  }

  @Test func `that revoked itself is freed by the principal, who so removes who has left`() throws {
    try consortium.enrol("ibm-two", of: .ibm)
    let own = Keys.first(of: "ibm-two")
    try consortium.commit(to: drawer, by: "ibm-two")
    consortium.wait(2 * .day)
    try consortium.revoke(own, by: "ibm-two")
    #expect(consortium.register.person("ibm-two")?.inForce.contains(consortium.now) == true)
    try consortium.revoke(own, by: .ibmRep)
    #expect(consortium.register.person("ibm-two")?.inForce.contains(consortium.now) == false)
    consortium.refuses(.keyEnded) { try consortium.revoke(own, by: .ibmRep) }
    consortium.refuses(.personUnknown) { try consortium.succeed(with: drawer, by: "ibm-two") }
  }

  @Test func `whoever records as much as one may in a day keeps the owner out of nothing`() throws {
    let consortium = try Consortium.founded { $0.parameters.entriesPerDay = 3 }
    consortium.wait(.day)
    try consortium.commit(to: drawer, by: .ibmRep)
    consortium.wait(2 * .day)
    for title in ["One", "Two", "Three"] {
      try consortium.record(MotionProposed(body: .board, title: title), by: .ibmRep)
    }
    consortium.refuses(.rateExceeded) {
      try consortium.record(MotionProposed(body: .board, title: "Four"), by: .ibmRep)
    }
    try consortium.succeed(with: drawer, by: .ibmRep)
  }

  @Test func `a revocation reaches through keys that have ended to those that stand on them`()
    throws
  {
    let middle = Keys.secret("ibm-rep 2")
    try consortium.vouch(try consortium.offer(middle, for: .ibmRep), by: .ibmRep)
    let since = consortium.log.size - 1
    consortium.wait(2 * .day)
    try consortium.commit(to: thiefs, by: .ibmRep, with: middle)
    consortium.wait(2 * .day)
    try consortium.succeed(with: thiefs, by: .ibmRep)
    try consortium.revoke(stolen, since: since, by: .ibmRep)
    #expect(speaks(middle, thiefs, after: 9 * .day) == [false, false])
  }

  @Test func `that colleagues recovered is followed by nobody`() throws {
    let consortium = try Consortium.founded(withRecovery: 2)
    for name in ["ibm-two", "ibm-three"] as [Identifier] { try consortium.enrol(name, of: .ibm) }
    try consortium.commit(to: drawer, by: .ibmRep)
    consortium.wait(2 * .day)
    try consortium.revoke(stolen, by: .ibmRep)
    try consortium.recover(Keys.secret("found"), of: .ibmRep, by: ["ibm-two", "ibm-three"])
    consortium.wait(2 * .day)
    consortium.refuses(.keyUncommitted) { try consortium.succeed(with: drawer, by: .ibmRep) }
  }
}
