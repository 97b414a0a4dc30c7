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

  /// Records one entry that brings a member of IBM in this standing.
  private func record(
    _ standing: Member.Standing, span: Int64, by hand: LedgerFile, givingUp: Bool = false
  ) throws {
    struct Change: Error {}
    try hand.record { recording throws in
      let number = recording.reading.size
      #expect(try recording.register.memberSpans(of: "ibm") == recordedMembers())
      #expect(try recording.register.founding() == recordedFounding())
      try recording.register.apply(.member(Book.member("ibm", span: span, standing)))
      #expect(
        try recording.register.memberSpans(of: "ibm").contains {
          $0.span == span && $0.standing == standing
        })
      try recording.append(entry(number), number: number)
      if givingUp { throw Change() }
    }
  }

  /// What somebody reads who remembers nothing.
  private func recordedMembers() throws -> [Member] {
    try LedgerFile(opening: path, readOnly: true).read { try $0.register.memberSpans(of: "ibm") }
  }

  private func recordedFounding() throws -> Founding? {
    try LedgerFile(opening: path, readOnly: true).read { try $0.register.founding() }
  }

  @Test func `whoever records reads of the register what the file says, whoever wrote it`() throws {
    let hands = [try LedgerFile(opening: path), try LedgerFile(opening: path)]
    var choose = SystemRandomNumberGenerator()
    for step in 0..<40 {
      let hand = hands[Int.random(in: 0...1, using: &choose)]
      let isGivenUp = Int.random(in: 0..<4, using: &choose) == 0
      let standing: Member.Standing = step.isMultiple(of: 2) ? .inStanding : .suspended
      let before = try recordedMembers()
      do {
        try record(
          standing, span: Int64.random(in: 1...3, using: &choose), by: hand, givingUp: isGivenUp)
        #expect(!isGivenUp)
      } catch {
        #expect(isGivenUp)
        #expect(try recordedMembers() == before)
      }
    }
  }

  @Test func `however many records were read, each is still what the file says`() throws {
    let hand = try LedgerFile(opening: path)
    let organizations = (0..<1200).map { Identifier(stringLiteral: "member-\($0)") }
    try hand.record { recording throws in
      for organization in organizations {
        try recording.register.apply(.member(Book.member(organization, span: 1, .inStanding)))
      }
      try recording.append(entry(5), number: 5)
    }
    for number in Int64(6)...7 {
      try hand.record { recording throws in
        for organization in organizations {
          let spans = try recording.register.memberSpans(of: organization)
          guard spans.map(\.organization) == [organization] else {
            Issue.record("\(organization) is \(spans)")
            return
          }
        }
        try recording.append(entry(number), number: number)
      }
    }
  }
}
