import Sodium
import Testing

@testable import Governance

@Suite("What stands, as a charter") struct StandingCharterTests {
  private func standing(_ consortium: Consortium) throws -> StandingCharter {
    try StandingCharter(of: consortium.register, at: consortium.now)
  }

  @Test func `of a consortium that was just founded is the charter that founded it`() throws {
    let standing = try standing(.founded())
    var founded = FixtureCharter.document
    // A list of powers has no order of its own.
    founded.powers.sort {
      Power.name(act: $0.act, scope: $0.scope) < Power.name(act: $1.act, scope: $1.scope)
    }
    #expect(standing.document.founders == founded.founders)
    #expect(standing.document.bodies == founded.bodies)
    #expect(Set(standing.document.seats) == Set(founded.seats))
    #expect(standing.document.offices == founded.offices)
    #expect(Set(standing.document.appointments) == Set(founded.appointments))
    #expect(standing.document.rules == founded.rules)
    #expect(standing.document.powers == founded.powers)
    #expect(standing.document.parameters == founded.parameters)
    #expect(standing.left.isEmpty)
  }

  @Test func `founds a successor under the rules in force, by everybody's newest key`() throws {
    let consortium = try Consortium.founded()
    let second = Keys.secret("meta-rep 2")
    try consortium.vouch(try consortium.offer(second, for: .metaRep), by: .metaRep)
    consortium.wait(30 * .day)
    let standing = try standing(consortium)
    #expect(standing.document.problems() == [])
    let meta = standing.document.founders.first { $0.id == .meta }
    #expect(meta?.key == second.publicKey)
    let successor = Consortium()
    try successor.found(standing.document)
    try successor.accept(.meta, key: second)
    #expect(try successor.isMember(.meta))
  }

  @Test func `lists what a charter cannot carry over`() throws {
    let consortium = try Consortium.founded()
    try consortium.carry(SuspendMember(organization: .meta))
    let motion = try consortium.propose()
    let number = try #require(consortium.register.motion(motion)).number
    let left = try standing(consortium).left
    #expect(left.contains { $0.hasPrefix("meta is suspended") })
    #expect(left.contains { $0.hasPrefix("the motion \(number) is proposed") })
  }

  @Test func `leaves out whom nothing binds any more`() throws {
    let consortium = try Consortium.founded()
    try consortium.record(MemberWithdrawn(organization: .meta), by: .metaRep)
    let standing = try standing(consortium)
    #expect(!standing.document.founders.contains { $0.id == .meta })
    #expect(!standing.document.appointments.contains { $0.person == .metaRep })
    #expect(
      !standing.document.seats.contains { $0.appoints == .organization(.meta) })
  }
}
