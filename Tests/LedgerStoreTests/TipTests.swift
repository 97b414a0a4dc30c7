import Governance
import Sodium
import Testing
import TransparencyLog

@testable import LedgerStore

@Suite("What one recording leaves to the next") struct TipTests {
  let scratch: Scratch
  let path: String

  init() throws {
    scratch = try Scratch()
    path = try scratch.ledger(size: 5)
  }

  @Test func `two who record in turn grow one tree`() throws {
    let hands = [try LedgerFile(opening: path), try LedgerFile(opening: path)]
    var frontier = try hands[0].read { try $0.frontier() }
    // One hand twice, then the other: each carries on, or starts from the file again.
    for (number, hand) in [0, 0, 1, 0, 1, 1, 1, 0].enumerated() {
      let written = try entry(5 + Int64(number))
      let head = try hands[hand].record { recording throws in
        let seen = Event.Seen(root: frontier.root, size: recording.reading.size)
        #expect(try recording.reading.confirms(seen))
        try recording.append(written, number: recording.reading.size)
        return try recording.head()
      }
      frontier.append(Tree.leafHash(of: written.bytes))
      #expect(head == frontier.head)
      #expect(try hands[1 - hand].read { try $0.root(ofSize: head.size) } == head.root)
    }
    #expect(try hands[0].read { try $0.frontier() } == frontier)
  }

  @Test func `an entry that is given up leaves no head behind`() throws {
    struct Change: Error {}
    let ledger = try LedgerFile(opening: path)
    try ledger.fill(to: 6)
    #expect(throws: Change.self) {
      try ledger.record { recording throws in
        try recording.append(entry(60), number: 6)
        _ = try recording.head()
        _ = try recording.reading.root(ofSize: 7)
        throw Change()
      }
    }
    let written = try entry(6)
    let head = try ledger.record { recording throws in
      try recording.append(written, number: 6)
      #expect(try recording.reading.root(ofSize: 7) == recording.head().root)
      return try recording.head()
    }
    try ledger.record { recording throws in
      let seen = Event.Seen(root: head.root, size: 7)
      #expect(try recording.reading.confirms(seen))
    }
    #expect(try LedgerFile(opening: path).read { try $0.root(ofSize: 7) } == head.root)
  }
}
