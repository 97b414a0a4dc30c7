import Sodium
import Testing

@testable import Governance

@Suite("Declared interests") struct InterestTests {
  let consortium: Consortium

  init() throws { consortium = try Consortium.founded() }

  private func touching(_ motion: Digest) throws -> [Identifier] {
    let found = try #require(consortium.register.motion(motion))
    return try consortium.register.interests(
      touching: found, from: consortium.now, to: consortium.now
    ).map(\.person)
  }

  @Test func `an interest stands until whoever declared it ends it`() throws {
    let interest = try consortium.declare(.organization(.nasa))
    #expect(consortium.register.interest(interest)?.isDeclared(at: consortium.now) == true)
    consortium.wait(.day)
    try consortium.end(interest)
    let ended = try #require(consortium.register.interest(interest))
    #expect(!ended.isDeclared(at: consortium.now) && ended.isDeclared(at: ended.declared))
    try consortium.declare(.organization(.nasa))
  }

  @Test func `one that only a document tells touches nothing that the rules could know`() throws {
    try consortium.declare(nil)
    let motion = try consortium.propose([Act(SuspendMember(organization: .meta))])
    #expect(try touching(motion).isEmpty)
  }

  @Test func `an interest touches the motion, and the organization, body or policy of its acts`()
    throws
  {
    let motion = try consortium.propose([Act(FillSeat(seat: .boardCern, person: .metaRep))])
    for (about, touches) in [
      (Subject.organization(.meta), true), (.body(.board), true), (.motion(motion), true),
      (.organization(.cern), false), (.body(.toc), false), (.policy("ai"), false),
    ] {
      let interest = try consortium.declare(about)
      #expect(try touching(motion) == (touches ? [.ibmRep] : []), "\(about.text)")
      try consortium.end(interest)
    }
  }

  @Test func `what is taken back touches whom it touched when it was decided`() throws {
    let decision = try consortium.carry([Act(SuspendMember(organization: .meta))])
    try consortium.declare(.organization(.meta))
    let motion = try consortium.propose([Act(RescindDecision(motion: decision))])
    #expect(try touching(motion) == [.ibmRep])
  }

  @Test func `about something else, an interest counts as declared from then on`() throws {
    let interest = try consortium.declare(.policy("ai"))
    let before = try #require(consortium.register.interest(interest))
    consortium.wait(.day)
    try consortium.amend(interest, about: .policy("ai"))
    #expect(consortium.register.interest(interest)?.declared == before.declared)
    try consortium.amend(interest, about: .policy("data"))
    let after = try #require(consortium.register.interest(interest))
    #expect(after.declared == consortium.now && after.entry > before.entry)
    #expect(consortium.register.interests(about: .policy("ai")).isEmpty)
  }

  @Test func `nobody declares an interest in a motion or body that there is not`() throws {
    consortium.refuses(.motionUnknown) { try consortium.declare(.motion(.of("nothing"))) }
    consortium.refuses(.bodyUnknown) { try consortium.declare(.body("senate")) }
  }

  @Test func `an amended interest does not say what another says already`() throws {
    try consortium.declare(.policy("ai"))
    let other = try consortium.declare(.policy("data"))
    consortium.refuses(.interestTwice) { try consortium.amend(other, about: .policy("ai")) }
  }

  @Test(arguments: ["organization:ibm", "policy:a.b-c", "body:toc"])
  func `a subject reads as it is written`(text: String) throws {
    #expect(try #require(Subject(text)).text == text)
  }

  @Test(arguments: [
    "ibm", "person:ibm", "organization:", "organization:IBM", "motion:ab", ":ibm", "",
  ])
  func `what is no subject is none`(text: String) { #expect(Subject(text) == nil) }
}
