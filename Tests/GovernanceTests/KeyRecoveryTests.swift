import Signing
import Sodium
import Testing

@testable import Governance

@Suite("Recovering somebody who lost every key")
struct KeyRecoveryTests {
  let consortium: Consortium
  let lost = Keys.first(of: .ibmRep)
  let found = Keys.secret("ibm-rep 2")

  init() throws {
    consortium = try Consortium.founded(withRecovery: 2)
    for name in ["ibm-two", "ibm-three"] as [Identifier] {
      try consortium.enrol(name, of: .ibm)
    }
    consortium.wait(2 * .day)
  }

  func speaks(after seconds: Int64 = 0) -> [Bool] {
    [lost, found].map { consortium.speaks($0, at: consortium.now.adding(seconds)) }
  }

  @Test
  func `the last of the hands vouches, and the new key ends the others when it begins to speak`()
    throws
  {
    let offer = try consortium.offer(found, for: .ibmRep)
    try consortium.confirmKey(offer, by: "ibm-two")
    #expect(speaks(after: 9 * .day) == [true, false], "one hand is not enough")
    try consortium.confirmKey(offer, by: "ibm-three")
    #expect(speaks(after: 2 * .day - 1) == [true, false])
    #expect(speaks(after: 2 * .day) == [false, true])
    consortium.wait(2 * .day)
    try consortium.record(
      MotionProposed(body: .board, title: "A motion"), by: .ibmRep, Consortium.Signing(key: found))
    #expect(consortium.register.organization(.ibm)?.principal == .ibmRep)
  }

  @Test func `an older key of the person cancels the recovery before the first word`() throws {
    try consortium.recover(found, of: .ibmRep, by: ["ibm-two", "ibm-three"])
    try consortium.cancel(found, by: .ibmRep, with: lost)
    #expect(speaks(after: 9 * .day) == [true, false])
  }

  @Test
  func
    `every other key ends, one that waits for its first word too, and comes back with a cancellation`()
    throws
  {
    let waiting = Keys.secret("ibm-rep 3")
    try consortium.vouch(try consortium.offer(waiting, for: .ibmRep), by: .ibmRep)
    try consortium.recover(found, of: .ibmRep, by: ["ibm-two", "ibm-three"])
    #expect(!consortium.speaks(waiting, at: consortium.now.adding(9 * .day)))
    try consortium.cancel(found, by: .ibmRep, with: lost)
    #expect(consortium.speaks(waiting, at: consortium.now.adding(9 * .day)))
    #expect(speaks(after: 9 * .day) == [true, false])
  }

  @Test func `each person counts once, with whatever key`() throws {
    let further = Keys.secret("ibm-two 2")
    try consortium.vouch(try consortium.offer(further, for: "ibm-two"), by: "ibm-two")
    consortium.wait(4 * .day)
    let offer = try consortium.offer(found, for: .ibmRep)
    try consortium.confirmKey(offer, by: "ibm-two")
    consortium.refuses(.recoveryTwice) {
      try consortium.confirmKey(offer, by: "ibm-two", with: further)
    }
    #expect(speaks(after: 9 * .day) == [true, false])
  }

  @Test func `a hand is of the same organization, and not the one who is recovered`() throws {
    let offer = try consortium.offer(found, for: .ibmRep)
    consortium.refuses(.recoveryByOneself) { try consortium.confirmKey(offer, by: .ibmRep) }
    consortium.refuses(.personOfAnother) { try consortium.confirmKey(offer, by: .metaRep) }
  }

  @Test func `a registrar, secretary and chair alone recover nobody's key`() throws {
    let offer = try consortium.offer(found, for: .ibmRep)
    for officer in [Identifier.intelRep, .metaRep, .cernRep] {
      consortium.refuses(.personOfAnother) { try consortium.confirmKey(offer, by: officer) }
      consortium.refuses(.voucherOfAnother) { try consortium.vouch(offer, by: officer) }
      consortium.refuses(.voucherOfAnother) { try consortium.rotate(to: offer, by: officer) }
    }
    #expect(speaks(after: 9 * .day) == [true, false])
  }

  @Test
  func `a key that has not spoken for the delay is no hand, so a thief cannot bring in hands`()
    throws
  {
    try consortium.enrol("ibm-four", of: .ibm)
    let offer = try consortium.offer(found, for: .ibmRep)
    consortium.wait(2 * .day - 1)
    consortium.refuses(.recoveryByYoungKey) { try consortium.confirmKey(offer, by: "ibm-four") }
    consortium.wait(1)
    try consortium.confirmKey(offer, by: "ibm-four")
  }

  @Test func `a hand whose key was revoked since does not count`() throws {
    let offer = try consortium.offer(found, for: .ibmRep)
    try consortium.confirmKey(offer, by: "ibm-two")
    try consortium.revoke(Keys.first(of: "ibm-two"), by: .ibmRep)
    try consortium.confirmKey(offer, by: "ibm-three")
    #expect(speaks(after: 9 * .day) == [true, false])
  }

  @Test func `revoking a hand from an entry takes the key along that it confirmed from there on`()
    throws
  {
    let since = consortium.log.size
    try consortium.recover(found, of: .ibmRep, by: ["ibm-two", "ibm-three"])
    try consortium.revoke(Keys.first(of: "ibm-two"), since: since, by: "ibm-two")
    #expect(speaks(after: 9 * .day) == [true, false], "the lost key stays in its place")
  }

  @Test func `without the charter's word colleagues recover nobody`() throws {
    let consortium = try Consortium.founded()
    try consortium.enrol("ibm-two", of: .ibm)
    consortium.wait(2 * .day)
    let offer = try consortium.offer(found, for: .ibmRep)
    consortium.refuses(.recoveryNotGranted) { try consortium.confirmKey(offer, by: "ibm-two") }
  }

  @Test func `a motion recovers an organization's only representative, at once`() throws {
    let key = Keys.secret("cern-rep 2")
    let offer = try consortium.offer(key, for: .cernRep)
    try consortium.carry(RecoverKey(offer: offer, of: .cernRep, organization: .cern))
    #expect(consortium.speaks(key))
    #expect(!consortium.speaks(Keys.first(of: .cernRep)))
    #expect(consortium.register.organization(.cern)?.principal == .cernRep)
    // It is the principal's key as any: it brings a new person in.
    let newcomer = try consortium.offer(Keys.secret("cern-two"), for: "cern-two", of: .cern)
    try consortium.vouch(newcomer, by: .cernRep, with: key)
  }

  @Test func `a motion recovers with the key that the person offered, and with no other`() throws {
    let offer = try consortium.offer(found, for: .ibmRep)
    try consortium.voids(
      .offerUnknown, RecoverKey(offer: offer, of: .cernRep, organization: .cern))
    try consortium.voids(
      .personOfAnother, RecoverKey(offer: offer, of: .ibmRep, organization: .cern))
    try consortium.voids(
      .notMember, RecoverKey(offer: offer, of: .ibmRep, organization: .nasa))
    try consortium.vouch(offer, by: .ibmRep)
    try consortium.voids(
      .offerSettled, RecoverKey(offer: offer, of: .ibmRep, organization: .ibm))
  }
}
