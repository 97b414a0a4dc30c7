import Sodium
import Testing

@testable import Governance

@Suite("The dates of policies")
struct PolicyDateTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @discardableResult
  func adopt(_ dates: PolicyDates = PolicyDates(), effective: Timestamp? = nil) throws -> Digest {
    try consortium.carry(
      AdoptPolicy(
        policy: "licences", title: "Licences", text: consortium.keep("version 1"), dates: dates),
      effective: effective)
  }

  @discardableResult
  func amend(_ text: String, _ dates: PolicyDates = PolicyDates()) throws -> Digest {
    try consortium.carry(
      AmendPolicy(policy: "licences", text: consortium.keep(text), dates: dates))
  }

  var versions: [Policy] { consortium.register.policies("licences") }

  func version(at time: Timestamp) throws -> Int64? {
    try consortium.register.policy("licences", at: time)?.version
  }

  @Test func `adopted, in force, reviewed and out of force are four dates`() throws {
    let (later, review) = (consortium.now.adding(20 * .day), consortium.now.adding(200 * .day))
    let end = consortium.now.adding(300 * .day)
    try adopt(PolicyDates(reviewBy: review, sunset: end), effective: later)
    let policy = try #require(versions.first)
    #expect(policy.adopted == consortium.now)
    #expect(policy.standing == Interval(from: later, to: end))
    #expect(policy.reviewBy == review && policy.sunset == end)
  }

  @Test func `a policy is out of force from its sunset on, and nothing was recorded`() throws {
    let end = consortium.now.adding(30 * .day)
    try adopt(PolicyDates(sunset: end))
    let size = consortium.log.size
    #expect(try version(at: end.adding(-1)) == 1)
    #expect(try version(at: end) == nil)
    #expect(consortium.log.size == size)
    #expect(versions.first?.endedBy == nil)
  }

  @Test func `past its sunset a policy cannot be amended, superseded or repealed`() throws {
    let end = consortium.now.adding(5 * .day)
    try adopt(PolicyDates(sunset: end))
    consortium.wait(until: end)
    let text = consortium.keep("too late")
    try consortium.voids(.policyNotInForce, AmendPolicy(policy: "licences", text: text))
    try consortium.voids(.policyNotInForce, RepealPolicy(policy: "licences"))
    try consortium.carry(AdoptPolicy(policy: "other", title: "Other", text: text))
    try consortium.voids(.policyNotInForce, SupersedePolicy(policy: "licences", by: "other"))
    try consortium.voids(.policyNotInForce, SupersedePolicy(policy: "other", by: "licences"))
  }

  @Test func `an amendment keeps the dates that it does not name`() throws {
    let (review, end) = (consortium.now.adding(200 * .day), consortium.now.adding(300 * .day))
    try adopt(PolicyDates(reviewBy: review, sunset: end))
    try amend("version 2")
    #expect(versions.last?.sunset == end && versions.last?.reviewBy == review)
    try amend("version 3", PolicyDates(sunset: end.adding(365 * .day)))
    #expect(versions.last?.sunset == end.adding(365 * .day) && versions.last?.reviewBy == review)
    #expect(try version(at: end) == 3)
  }

  @Test func `an amendment does not take the sunset of a version that never comes`() throws {
    let start = consortium.now
    try adopt()
    let motion = try consortium.carry(
      AmendPolicy(
        policy: "licences", text: consortium.keep("for a while"),
        dates: PolicyDates(sunset: start.adding(90 * .day))),
      effective: start.adding(60 * .day))
    try consortium.carry(RescindDecision(motion: motion))
    try amend("for good")
    #expect(versions.last?.sunset == nil)
    #expect(try version(at: start.adding(100 * .day)) == 3)
  }

  @Test func `a date before the version is in force voids the act`() throws {
    let now = consortium.now
    for dates in [PolicyDates(reviewBy: now), PolicyDates(sunset: now)] {
      try consortium.voids(
        .policyDates,
        AdoptPolicy(
          policy: "licences", title: "Licences", text: consortium.keep("text"), dates: dates),
        effective: now.adding(10 * .day))
    }
  }

  @Test func `who supersedes a policy dates the one that the same motion adopts, and no other`()
    throws
  {
    try adopt()
    let (text, end) = (consortium.keep("other"), consortium.now.adding(90 * .day))
    let supersede = SupersedePolicy(
      policy: "licences", by: "other", dates: PolicyDates(sunset: end))
    let motion = try consortium.propose([
      Act(AdoptPolicy(policy: "other", title: "Other", text: text)), Act(supersede),
    ])
    try consortium.decide(motion)
    #expect(consortium.effects(of: motion).map(\.state) == [.done, .done])
    #expect(consortium.register.policies("other").map(\.sunset) == [end])
    try consortium.carry(AdoptPolicy(policy: "third", title: "Third", text: text))
    try consortium.voids(
      .policyDates,
      SupersedePolicy(policy: "other", by: "third", dates: PolicyDates(sunset: end)))
    #expect(consortium.register.policies("third").map(\.sunset) == [nil])
  }

  @Test func `rescinding an amendment brings back the former text with its former dates`() throws {
    let end = consortium.now.adding(300 * .day)
    try adopt(PolicyDates(sunset: end))
    let motion = try amend("version 2", PolicyDates(sunset: end.adding(300 * .day)))
    consortium.wait(10 * .day)
    try consortium.carry(RescindDecision(motion: motion))
    #expect(versions.last?.text == .of("version 1"))
    #expect(try version(at: end.adding(-1)) == 3)
    #expect(try version(at: end) == nil)
  }
}
