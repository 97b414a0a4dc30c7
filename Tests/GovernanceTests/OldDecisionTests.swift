import Sodium
import Testing

@testable import Governance

@Suite("Attesting decisions from before the ledger")
struct OldDecisionTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `they have numbers of their own, through all batches of the body`() throws {
    try consortium.attestOld(part: 1, of: 2, count: 3)
    try consortium.attestOld(part: 2, of: 2, count: 2)
    try consortium.attestOld("another source", count: 1)
    try consortium.attestOld("another source", in: .toc, count: 1)
    #expect(consortium.register.oldBatches().map(\.first) == [1, 4, 6, 1])
    let last = try #require(OldBatch.number(6, of: .board))
    #expect(last == "old-board.6")
    #expect(OldBatch.parts(of: last).map { "\($0.body) \($0.place)" } == "board 6")
    for other in ["board-2023-001", "old-board-2023-001", "old-.1", "old-board.01"] {
      if let id = Identifier(other) { #expect(OldBatch.parts(of: id) == nil, "\(other)") }
    }
  }

  @Test func `no motion and no meeting has such a number`() throws {
    // Whatever the body is called, what follows the last dot is no number of a motion or meeting.
    for body in ["old-board", "old-board.1", "board.old"] as [Identifier] {
      for number in ["\(body)-2023-001", "\(body)-m2023-001"] {
        #expect(OldBatch.parts(of: try #require(Identifier(number))) == nil)
      }
    }
  }

  @Test func `the secretary attests them, each part of a source once and in its order`() throws {
    consortium.refuses(.notSecretary) { try consortium.attestOld(by: .ibmRep) }
    consortium.refuses(.bodyUnknown) { try consortium.attestOld(in: "senate") }
    consortium.refuses(.batchOrder) { try consortium.attestOld(part: 2, of: 2) }
    try consortium.attestOld(part: 1, of: 2)
    consortium.refuses(.batchTwice) { try consortium.attestOld(part: 1, of: 2) }
    consortium.refuses(.batchOrder) { try consortium.attestOld(part: 2, of: 3) }
  }

  @Test func `a document at hand is a batch of so many decisions`() throws {
    consortium.refuses(.batchMalformed) { try consortium.attestOld(count: 2, holding: 1) }
    consortium.refuses(.batchMalformed) { try consortium.attestOld(count: 1, text: "{}") }
    // One that is withheld is not judged, so that the ledger reads the same without it.
    try consortium.attestOld(count: 2, holding: nil)
  }

  @Test func `nothing follows from them`() throws {
    let before = consortium.register
    try consortium.attestOld(count: 5)
    let after = consortium.register
    #expect(before.memberSpans() == after.memberSpans())
    #expect(before.tenures() == after.tenures())
    #expect(before.policies() == after.policies())
    #expect(before.motions() == after.motions())
    #expect(before.counter("board-2023") == after.counter("board-2023"))
  }

  @Test func `a motion adopts a state of them by its hash, once`() throws {
    try consortium.attestOld(part: 1, of: 2)
    try consortium.attestOld(part: 2, of: 2)
    let states = consortium.register.oldBatches().map(\.state)
    #expect(Set(states).count == 2)
    let motion = try consortium.carry(AdoptOldDecisions(body: .board, state: states[0]))
    #expect(consortium.register.oldBatches().map(\.adoptedBy) == [motion, nil])
    try consortium.voids(.stateAdopted, AdoptOldDecisions(body: .board, state: states[0]))
    try consortium.voids(.stateUnknown, AdoptOldDecisions(body: .board, state: .of("other")))
  }

  @Test func `a state is made of all that came before it`() throws {
    let other = try Consortium.founded()
    try other.attestOld("first", count: 1)
    try other.attestOld("second", count: 1)
    try consortium.attestOld("second", count: 1)
    #expect(
      consortium.register.lastOldBatch(of: .board)?.state
        != other.register.lastOldBatch(of: .board)?.state)
  }
}
