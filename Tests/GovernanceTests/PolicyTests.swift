import Sodium
import Testing

@testable import Governance

@Suite("Policies in numbered versions")
struct PolicyTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @discardableResult
  func adopt(_ text: String = "version 1", effective: Timestamp? = nil) throws -> Digest {
    try consortium.carry(
      AdoptPolicy(policy: "licences", title: "Licences", text: consortium.keep(text)),
      effective: effective)
  }

  @discardableResult
  func amend(_ text: String, effective: Timestamp? = nil) throws -> Digest {
    try consortium.carry(
      AmendPolicy(policy: "licences", text: consortium.keep(text)), effective: effective)
  }

  /// The number of the version in force.
  func version(at time: Timestamp? = nil) throws -> Int64? {
    try consortium.register.policy("licences", at: time ?? consortium.now)?.version
  }

  @Test func `an adopted policy is in force from its time on`() throws {
    let later = consortium.now.adding(20 * .day)
    try adopt(effective: later)
    #expect(try version(at: later.adding(-1)) == nil)
    #expect(try version(at: later) == 1)
  }

  @Test func `in force on a day means at its last second`() throws {
    try adopt()
    let day = try #require(consortium.register.policies("licences").first).inForce.from.calendarDay
    #expect(try version(at: day.end) == 1)
    #expect(try version(at: day.start.adding(-1)) == nil)
  }

  @Test func `an amendment is the next version, and keeps the title unless it names one`() throws {
    try adopt()
    try amend("version 2")
    try consortium.carry(
      AmendPolicy(policy: "licences", text: consortium.keep("version 3"), title: "Open licences"))
    let versions = consortium.register.policies("licences")
    #expect(versions.map(\.version) == [1, 2, 3])
    #expect(versions.map(\.title) == ["Licences", "Licences", "Open licences"])
    #expect(try version() == 3)
  }

  @Test func `what is decided later prevails from its date on`() throws {
    let start = consortium.now
    try adopt()
    try amend("for later", effective: start.adding(50 * .day))
    try amend("for sooner", effective: start.adding(30 * .day))
    #expect(try version(at: start.adding(30 * .day - 1)) == 1)
    #expect(try version(at: start.adding(30 * .day)) == 3)
    #expect(try version(at: start.adding(60 * .day)) == 3)
  }

  @Test func `an amendment for a later date leaves those before it`() throws {
    let start = consortium.now
    try adopt()
    try amend("for sooner", effective: start.adding(30 * .day))
    try amend("for later", effective: start.adding(50 * .day))
    #expect(try version(at: start.adding(40 * .day)) == 2)
    #expect(try version(at: start.adding(50 * .day)) == 3)
  }

  @Test func `a repealed policy ends, and its name is not used again`() throws {
    try adopt()
    let repeal = try consortium.carry(RepealPolicy(policy: "licences"))
    #expect(try version() == nil)
    #expect(consortium.register.policies("licences").first?.endedBy == repeal)
    try consortium.voids(.policyNotInForce, RepealPolicy(policy: "licences"))
    let text = consortium.keep("again")
    try consortium.voids(
      .identifierTaken, AdoptPolicy(policy: "licences", title: "Licences", text: text))
    try consortium.voids(.policyNotInForce, AmendPolicy(policy: "licences", text: text))
  }

  @Test func `a superseded policy names the one that took its place`() throws {
    try adopt()
    try consortium.voids(.policyNotInForce, SupersedePolicy(policy: "licences", by: "none"))
    let text = consortium.keep("other")
    try consortium.carry(AdoptPolicy(policy: "other", title: "Other", text: text))
    try consortium.voids(.policyNotInForce, SupersedePolicy(policy: "none", by: "other"))
    try consortium.carry(SupersedePolicy(policy: "licences", by: "other"))
    #expect(try version() == nil)
    #expect(consortium.register.policies("licences").first?.supersededBy == "other")
  }

  @Test func `rescinding the motion that adopted it ends a policy`() throws {
    let motion = try adopt()
    let end = consortium.now.adding(30 * .day)
    try consortium.carry(RescindDecision(motion: motion), effective: end)
    #expect(try version(at: end.adding(-1)) == 1)
    #expect(try version(at: end) == nil)
    try consortium.voids(.notCarried, RescindDecision(motion: motion))
  }

  @Test func `rescinding an amendment brings the former text back, and is no repeal`() throws {
    try adopt()
    let motion = try amend("version 2")
    let end = consortium.now.adding(90 * .day)
    let repeal = try consortium.carry(RepealPolicy(policy: "licences"), effective: end)
    consortium.wait(20 * .day)
    let rescission = try consortium.carry(RescindDecision(motion: motion))
    let versions = consortium.register.policies("licences")
    #expect(versions.map(\.text) == [.of("version 1"), .of("version 2"), .of("version 1")])
    #expect(try version() == 3)
    #expect(versions.last?.motion == rescission && versions.last?.endedBy == repeal)
    #expect(try version(at: end.adding(-1)) == 3)
    #expect(try version(at: end) == nil)
  }

  @Test func `rescinding an amendment brings no text back that was itself rescinded`() throws {
    let adoption = try adopt()
    let motion = try amend("version 2")
    try consortium.carry(RescindDecision(motion: adoption))
    #expect(try version() == 2)
    try consortium.carry(RescindDecision(motion: motion))
    #expect(try version() == nil)
  }

  @Test func `rescinding an amendment that is not in force yet leaves the policy as it is`() throws
  {
    try adopt()
    let later = consortium.now.adding(50 * .day)
    let motion = try amend("version 2", effective: later)
    try consortium.carry(RescindDecision(motion: motion))
    #expect(try version(at: later) == 1)
  }

  @Test func `rescinding a repeal or a supersession that is yet to come undoes it`() throws {
    try adopt()
    let later = consortium.now.adding(50 * .day)
    let repeal = try consortium.carry(RepealPolicy(policy: "licences"), effective: later)
    try consortium.carry(RescindDecision(motion: repeal))
    #expect(try version(at: later) == 1)
    #expect(consortium.register.policies("licences").first?.endedBy == nil)
  }
}

@Suite("Rescinding a decision")
struct RescindTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `takes back admissions and appointments that nobody has accepted`() throws {
    try consortium.carry(VacateSeat(seat: .boardCern))
    let motion = try consortium.carry([
      consortium.admission(of: .nasa), Act(FillSeat(seat: .boardCern, person: .metaRep)),
      Act(AppointOfficer(office: .chair, person: .metaRep)),
    ])
    try consortium.carry(RescindDecision(motion: motion))
    consortium.refuses(.admissionSettled) { try consortium.join(.nasa, admission: motion) }
    consortium.refuses(.appointmentSettled) {
      try consortium.acceptSeat(.boardCern, by: .metaRep, appointment: motion)
    }
    consortium.refuses(.appointmentSettled) {
      try consortium.acceptOffice(.chair, by: .metaRep, appointment: motion)
    }
  }

  @Test func `takes back a suspension or change of class that is yet to come`() throws {
    let later = consortium.now.adding(50 * .day)
    let end = consortium.now.adding(90 * .day)
    try consortium.withdraw(.cern, effective: end)
    let motion = try consortium.carry([
      Act(SuspendMember(organization: .meta), effective: later),
      Act(ReclassifyMember(organization: .cern, memberClass: .industry), effective: later),
    ])
    try consortium.carry(RescindDecision(motion: motion))
    #expect(try consortium.isInStanding(.meta, at: later))
    #expect(try consortium.register.member(.cern, at: later)?.memberClass == .science)
    #expect(try consortium.isMember(.cern, at: end.adding(-1)))
    #expect(try !consortium.isMember(.cern, at: end), "its own will stands")
  }

  @Test func `takes back the later of two changes where the earlier one has come`() throws {
    let sooner = consortium.now.adding(20 * .day)
    let later = consortium.now.adding(50 * .day)
    let motion = try consortium.carry([
      Act(SuspendMember(organization: .meta), effective: sooner),
      Act(ReinstateMember(organization: .meta), effective: later),
    ])
    consortium.wait(until: sooner.adding(.day))
    try consortium.carry(RescindDecision(motion: motion))
    #expect(try consortium.isMember(.meta, at: later))
    #expect(try !consortium.isInStanding(.meta, at: later))
    #expect(try consortium.isInStanding(.meta, at: sooner.adding(-1)))
  }

  @Test func `takes back two changes one after the other`() throws {
    let sooner = consortium.now.adding(20 * .day)
    let later = consortium.now.adding(50 * .day)
    let motion = try consortium.carry([
      Act(SuspendMember(organization: .meta), effective: sooner),
      Act(ReinstateMember(organization: .meta), effective: later),
    ])
    try consortium.carry(RescindDecision(motion: motion))
    #expect(try consortium.isInStanding(.meta, at: sooner))
    #expect(try consortium.isInStanding(.meta, at: later))
  }

  @Test func `takes back what was decided several times of one member`() throws {
    let later = consortium.now.adding(50 * .day)
    let motion = try consortium.carry([
      Act(SuspendMember(organization: .meta), effective: later),
      Act(ReclassifyMember(organization: .meta, memberClass: .science), effective: later),
    ])
    try consortium.carry(RescindDecision(motion: motion))
    let member = try consortium.register.member(.meta, at: later.adding(.day))
    #expect(member?.standing == .inStanding && member?.memberClass == .industry)
  }

  @Test func `leaves what has been accepted or done`() throws {
    let motion = try consortium.carry([
      consortium.admission(of: .nasa), Act(SuspendMember(organization: .meta)),
    ])
    try consortium.join(.nasa, admission: motion)
    try consortium.carry(RescindDecision(motion: motion))
    #expect(try consortium.isInStanding(.nasa))
    #expect(try !consortium.isInStanding(.meta))
    #expect(consortium.register.motion(motion)?.rescinded == consortium.now)
  }

  @Test func `takes a rule at least as strict as the one of the decision`() throws {
    let motion = try consortium.carry(ExpelMember(organization: .meta))
    try consortium.voids(.ruleTooLax, RescindDecision(motion: motion))
  }

  @Test func `takes every body that the decision took`() throws {
    let other = try Consortium.founded { charter in
      for index in charter.powers.indices where charter.powers[index].act == RescindDecision.name {
        charter.powers[index].requires = [.init(body: .board, rule: .special)]
      }
    }
    let motion = try other.carry([Act(AmendCharter(text: other.keep("articles")))])
    try other.voids(.notThisBody, RescindDecision(motion: motion))
  }

  @Test func `a motion that was rescinded is not polled again`() throws {
    let motion = try consortium.carry([])
    try consortium.carry(RescindDecision(motion: motion))
    consortium.refuses(.motionCarried) { try consortium.open(motion) }
  }
}
