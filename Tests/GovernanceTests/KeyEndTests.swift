import Signing
import Sodium
import Testing

@testable import Governance

@Suite("Rotating, cancelling and revoking keys")
struct KeyEndTests {
  let consortium: Consortium
  let first = Keys.first(of: .ibmRep)
  let second = Keys.secret("ibm-rep 2")
  let third = Keys.secret("ibm-rep 3")

  init() throws {
    consortium = try Consortium.founded()
  }

  /// The person has a second key that speaks.
  func giveSecondKey() throws {
    try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    consortium.wait(2 * .day)
  }

  @Test func `a rotated key ends at the instant at which its successor begins to speak`() throws {
    try consortium.rotate(to: try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    let begins = consortium.now.adding(2 * .day)
    #expect(consortium.speaks(first, at: begins.adding(-1)))
    #expect(!consortium.speaks(second, at: begins.adding(-1)))
    #expect(!consortium.speaks(first, at: begins))
    #expect(consortium.speaks(second, at: begins))
    consortium.wait(until: begins)
    consortium.refuses(.keyEnded) { try consortium.propose() }
  }

  @Test func `a principal cannot rotate its key into another person's`() throws {
    let offer = try consortium.offer(second, for: "newcomer", of: .ibm)
    consortium.refuses(.voucherOfAnother) { try consortium.rotate(to: offer, by: .ibmRep) }
  }

  @Test func `an older key cancels a key before its first word`() throws {
    try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    consortium.refuses(.keyNotOlder) { try consortium.cancel(second, by: .metaRep) }
    try consortium.cancel(second, by: .ibmRep)
    consortium.wait(3 * .day)
    consortium.refuses(.keyEnded) {
      try consortium.record(
        MotionProposed(body: .board, title: "A motion"), by: .ibmRep,
        Consortium.Signing(key: second))
    }
  }

  @Test func `a key that speaks is not cancelled any more`() throws {
    try giveSecondKey()
    consortium.refuses(.keySpeaks) { try consortium.cancel(second, by: .ibmRep) }
  }

  @Test func `a rotation that is cancelled leaves the old key in its place`() throws {
    try consortium.rotate(to: try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    try consortium.cancel(second, by: .ibmRep)
    #expect(consortium.speaks(first, at: consortium.now.adding(9 * .day)))
  }

  @Test func `of two rotations the other one holds where one is cancelled or revoked`() throws {
    try consortium.rotate(to: try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    consortium.wait(.day)
    try consortium.rotate(to: try consortium.offer(third, for: .ibmRep), by: .ibmRep)
    let begins = consortium.now.adding(2 * .day)
    try consortium.cancel(second, by: .ibmRep)
    #expect(consortium.speaks(first, at: begins.adding(-1)))
    #expect(!consortium.speaks(first, at: begins) && consortium.speaks(third, at: begins))
    let fourth = Keys.secret("ibm-rep 4")
    try consortium.rotate(to: try consortium.offer(fourth, for: .ibmRep), by: .ibmRep)
    try consortium.revoke(third, by: .ibmRep)
    #expect(!consortium.speaks(first, at: begins) && consortium.speaks(fourth, at: begins))
  }

  @Test func `a successor revoked before its first word leaves the old key in its place`() throws {
    try consortium.rotate(to: try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    try consortium.revoke(second, by: .ibmRep)
    #expect(consortium.speaks(first, at: consortium.now.adding(9 * .day)))
  }

  @Test func `the principal that vouched for a new person can cancel the key`() throws {
    let key = Keys.secret("newcomer")
    try consortium.vouch(try consortium.offer(key, for: "newcomer", of: .ibm), by: .ibmRep)
    try consortium.cancel(key, by: .ibmRep)
    #expect(!consortium.speaks(key, at: consortium.now.adding(9 * .day)))
  }

  @Test func `a principal has no say over a key that a person of another organization offers`()
    throws
  {
    // The offer names Meta, but the name was taken by a person of IBM, whose own key vouched.
    let key = Keys.secret("newcomer 2")
    let offer = try consortium.offer(key, for: "newcomer", of: .meta)
    try consortium.enrol("newcomer", of: .ibm)
    try consortium.vouch(offer, by: "newcomer")
    consortium.refuses(.keyNotOlder) { try consortium.cancel(key, by: .metaRep) }
  }

  @Test func `a key revokes itself`() throws {
    try consortium.revoke(first, by: .ibmRep)
    consortium.refuses(.keyEnded) { try consortium.propose() }
  }

  @Test func `an older key revokes a younger one, not the other way round`() throws {
    try giveSecondKey()
    consortium.refuses(.keyNotOlder) {
      try consortium.revoke(first, by: .ibmRep, with: second)
    }
    try consortium.revoke(second, by: .ibmRep, with: first)
    #expect(!consortium.speaks(second))
    #expect(consortium.speaks(first))
    consortium.refuses(.keyEnded) { try consortium.revoke(second, by: .ibmRep, with: first) }
  }

  @Test func `nobody revokes another person's key`() throws {
    consortium.refuses(.keyOfAnother) { try consortium.revoke(first, by: .metaRep) }
    consortium.refuses(.keyUnknown) { try consortium.revoke(third, by: .ibmRep) }
  }

  @Test func `what a key signed before its revocation stands, also in the same second`() throws {
    let motion = try consortium.propose()
    try consortium.revoke(first, by: .ibmRep)
    #expect(consortium.state(of: motion) == .proposed)
    consortium.refuses(.keyEnded) { try consortium.withdraw(motion) }
  }

  @Test func `revoking from an entry takes what the key vouched for from there on`() throws {
    try giveSecondKey()
    // A thief has the second key: it enrols a third one, and a person that nobody knows.
    let stolen = consortium.log.size
    try consortium.vouch(
      try consortium.offer(third, for: .ibmRep), by: .ibmRep, with: second)
    let stranger = Keys.secret("stranger")
    try consortium.vouch(
      try consortium.offer(stranger, for: "stranger", of: .ibm), by: .ibmRep, with: second)
    consortium.wait(2 * .day)
    let further = Keys.secret("stranger 2")
    try consortium.vouch(
      try consortium.offer(further, for: "stranger"), by: "stranger", with: stranger)
    consortium.wait(2 * .day)
    try consortium.revoke(second, since: stolen, by: .ibmRep, with: first)
    for key in [second, third, stranger, further] { #expect(!consortium.speaks(key)) }
    #expect(consortium.speaks(first))
  }

  @Test func `revoking from an entry leaves what the key vouched for before`() throws {
    try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    let since = consortium.log.size
    consortium.wait(2 * .day)
    try consortium.revoke(first, since: since, by: .ibmRep)
    #expect(!consortium.speaks(first))
    #expect(consortium.speaks(second))
  }

  @Test func `revoking without an entry leaves what the key vouched for`() throws {
    try giveSecondKey()
    try consortium.revoke(first, by: .ibmRep)
    #expect(consortium.speaks(second))
  }

  @Test func `nobody revokes from an entry that does not exist yet`() throws {
    consortium.refuses(.keySinceAhead) {
      try consortium.revoke(first, since: consortium.log.size + 1, by: .ibmRep)
    }
  }

  @Test func `a thief who rotates a stolen key is stopped by an older one`() throws {
    try giveSecondKey()
    let stolen = consortium.log.size
    try consortium.rotate(
      to: try consortium.offer(third, for: .ibmRep), by: .ibmRep, with: second)
    try consortium.revoke(second, since: stolen, by: .ibmRep, with: first)
    #expect(!consortium.speaks(second, at: consortium.now.adding(9 * .day)))
    #expect(!consortium.speaks(third, at: consortium.now.adding(9 * .day)))
    #expect(consortium.speaks(first, at: consortium.now.adding(9 * .day)))
  }
}

@Suite("Persons who have left an organization")
struct FormerPersonTests {
  let consortium: Consortium
  let deputy: Identifier = "cern-deputy"
  let first = Keys.first(of: "cern-deputy")
  let second = Keys.secret("cern-deputy 2")

  init() throws {
    consortium = try Consortium.founded()
    try consortium.enrol(deputy, of: .cern)
  }

  /// The person holds a seat that the board fills, one that CERN designates, and an office.
  func giveOffices() throws {
    try consortium.carry(VacateSeat(seat: .boardCern))
    let motion = try consortium.carry([
      Act(FillSeat(seat: .boardCern, person: deputy)),
      Act(AppointOfficer(office: .secretary, person: deputy)),
    ])
    try consortium.acceptSeat(.boardCern, by: deputy, appointment: motion)
    try consortium.acceptOffice(.secretary, by: deputy, appointment: motion)
    let designation = try consortium.designate(deputy, to: "members.cern", by: .cernRep)
    try consortium.acceptSeat("members.cern", by: deputy, appointment: designation)
  }

  @Test func `are ended by the principal with their last key, and hold nothing any more`() throws {
    try giveOffices()
    let motion = try consortium.propose(by: deputy)
    try consortium.revoke(first, by: .cernRep)
    consortium.refuses(.keyEnded) { try consortium.withdraw(motion, by: deputy) }
    #expect(consortium.state(of: motion) == .proposed, "what they did stands")
    #expect(consortium.register.person(deputy)?.inForce.to == consortium.now)
    #expect(try consortium.holder(of: .boardCern) == nil)
    #expect(try consortium.holder(of: "members.cern") == .cernRep)
    #expect(try consortium.officer(of: .secretary) == .metaRep, "the line of succession")
    for tenure in consortium.register.tenures(onBehalfOf: .cern) where tenure.person == deputy {
      #expect(tenure.inForce.to == consortium.now)
    }
    consortium.refuses(.personUnknown) { try consortium.offer(second, for: deputy) }
  }

  @Test func `stay as long as a key of theirs speaks or is to speak`() throws {
    try consortium.vouch(try consortium.offer(second, for: deputy), by: deputy)
    try consortium.revoke(first, by: .cernRep)
    #expect(consortium.register.person(deputy)?.inForce.to == nil)
    try consortium.revoke(second, by: .cernRep)
    #expect(consortium.register.person(deputy)?.inForce.to == consortium.now)
  }

  @Test func `are ended by nobody but their principal`() throws {
    for person in [Identifier.intelRep, .ibmRep, .metaRep] {
      consortium.refuses(.keyOfAnother) { try consortium.revoke(first, by: person) }
    }
    consortium.refuses(.keyOfAnother) {
      try consortium.revoke(Keys.first(of: .cernRep), by: deputy)
    }
    try consortium.carry(SuspendMember(organization: .cern))
    try consortium.revoke(first, by: .cernRep)
  }

  @Test func `are the former principal, once another one is`() throws {
    try consortium.record(PrincipalHanded(organization: .cern, person: deputy), by: .cernRep)
    consortium.refuses(.keyOfAnother) { try consortium.revoke(first, by: .cernRep) }
    try consortium.revoke(Keys.first(of: .cernRep), by: deputy)
    #expect(try consortium.holder(of: .tocOne) == nil)
    #expect(try consortium.holder(of: "members.cern") == deputy)
  }

  @Test func `are ended with the first key that is cancelled, or the last that they revoke`() throws
  {
    let newcomer = Keys.secret("newcomer")
    try consortium.vouch(try consortium.offer(newcomer, for: "newcomer", of: .cern), by: .cernRep)
    try consortium.cancel(newcomer, by: .cernRep)
    #expect(consortium.register.person("newcomer")?.inForce.to == consortium.now)
    try consortium.revoke(first, by: deputy)
    #expect(consortium.register.person(deputy)?.inForce.to == consortium.now)
  }

  @Test func `are ended with whom a stolen key had brought in`() throws {
    let stolen = consortium.log.size
    let stranger = Keys.secret("stranger")
    try consortium.vouch(try consortium.offer(second, for: .cernRep), by: .cernRep)
    consortium.wait(2 * .day)
    try consortium.vouch(
      try consortium.offer(stranger, for: "stranger", of: .cern), by: .cernRep, with: second)
    try consortium.revoke(second, since: stolen, by: .cernRep)
    #expect(consortium.register.person("stranger")?.inForce.to == consortium.now)
    #expect(consortium.register.person(.cernRep)?.inForce.to == nil)
  }
}

@Suite("The principal of an organization")
struct PrincipalTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
    try consortium.enrol("ibm-deputy", of: .ibm)
  }

  func hand(to person: Identifier, by principal: Identifier) throws {
    try consortium.record(PrincipalHanded(organization: .ibm, person: person), by: principal)
  }

  @Test func `hands the capacity to another person of the organization`() throws {
    try hand(to: "ibm-deputy", by: .ibmRep)
    consortium.refuses(.notPrincipal) { try consortium.withdraw(.ibm) }
    #expect(try consortium.holder(of: "members.ibm") == "ibm-deputy")
  }

  @Test func `is nobody from outside, and hands nothing to itself`() throws {
    consortium.refuses(.personOfAnother) { try hand(to: .metaRep, by: .ibmRep) }
    consortium.refuses(.personUnknown) { try hand(to: "nobody", by: .ibmRep) }
    consortium.refuses(.alreadyPrincipal) { try hand(to: .ibmRep, by: .ibmRep) }
    consortium.refuses(.notPrincipal) { try hand(to: "ibm-deputy", by: .metaRep) }
    consortium.refuses(.notPrincipal) { try hand(to: "ibm-deputy", by: "ibm-deputy") }
    consortium.refuses(.organizationUnknown) {
      try consortium.record(PrincipalHanded(organization: .nasa, person: .ibmRep), by: .ibmRep)
    }
  }
}
