import Governance
import Testing

@Suite("Founding a ledger")
struct FoundingTests {
  @Test func `a founded consortium decides`() throws {
    let consortium = try Consortium.founded()
    let motion = try consortium.carry([])
    #expect(consortium.state(of: motion) == .carried)
  }
}
