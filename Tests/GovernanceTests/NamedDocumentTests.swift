import Sodium
import Testing

@testable import Governance

@Suite("Documents that events name")
struct NamedDocumentTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  /// An operative text, and what is named beside it.
  @discardableResult
  func propose(
    _ others: TextReference..., operative: TextReference? = nil, acts: [Act] = [],
    in body: Identifier = .board
  ) throws -> Digest {
    let text = TextReference(name: .plain(.of("the text")), size: 1)
    return try consortium.propose(
      acts, in: body, by: body == .toc ? .cernRep : .ibmRep,
      texts: [operative ?? text] + others)
  }

  static func annex(_ name: TextReference.Name, access: String = "public") -> TextReference {
    TextReference(name: name, size: 1, role: .annex, access: access)
  }

  func document(_ digest: Digest) -> NamedDocument? { consortium.register.namedDocument(digest) }

  @Test func `a motion has a salted document redacted, and the register says by which`() throws {
    try propose(Self.annex(.salted(.of("remarks"))))
    let motion = try consortium.carry(RedactDocument(document: .of("remarks")))
    let redacted = try #require(document(.of("remarks")))
    #expect(redacted.redactedBy == motion)
    #expect(redacted.redacted == consortium.register.motion(motion)?.decided)
  }

  @Test func `a reason, which an event names by its hash alone, can be redacted`() throws {
    let poll = try consortium.open(try consortium.propose())
    try consortium.record(
      BallotCast(
        poll: poll, seat: .boardIbm, choice: .no, turn: 1, reason: .of("a reason")), by: .ibmRep)
    try consortium.finish(poll)
    try consortium.carry(RedactDocument(document: .of("a reason")))
    #expect(document(.of("a reason"))?.redactedBy != nil)
  }

  @Test func `what was redacted is not named again`() throws {
    try propose(Self.annex(.salted(.of("remarks"))))
    try consortium.carry(RedactDocument(document: .of("remarks")))
    consortium.refuses(.documentRedacted) { try propose(Self.annex(.salted(.of("remarks")))) }
  }

  @Test func `what two motions have redacted, the second finds void`() throws {
    try propose(Self.annex(.salted(.of("remarks"))))
    let second = try consortium.open(
      try consortium.propose([Act(RedactDocument(document: .of("remarks")))]))
    try consortium.carry(RedactDocument(document: .of("remarks")))
    try consortium.voteAll(on: second)
    try consortium.finish(second)
    let motion = try #require(consortium.register.poll(second)).motion
    #expect(consortium.register.effects(of: motion).map(\.code) == ["E-DOCUMENT-REDACTED"])
  }

  @Test func `an operative text, named by a plain hash, is there for good`() throws {
    try propose()
    consortium.refuses(.documentPlain) {
      try consortium.propose([Act(RedactDocument(document: .of("the text")))])
    }
  }

  @Test func `nothing is redacted that no entry names, so none can be redacted in advance`() throws
  {
    consortium.refuses(.documentUnnamed) {
      try consortium.propose([Act(RedactDocument(document: .of("to come")))])
    }
  }

  @Test func `who moves to redact a document has seen the entry that names it`() throws {
    let seen = consortium.log.seen(consortium.log.size)
    try propose(Self.annex(.salted(.of("remarks"))))
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        MotionProposed(
          body: .board, title: "Blind", acts: [Act(RedactDocument(document: .of("remarks")))]),
        by: .metaRep, .init(seen: seen))
    }
  }

  @Test func `one hash does not stand for a plain and a salted text`() throws {
    try propose(Self.annex(.salted(.of("remarks"))))
    consortium.refuses(.documentNamedOtherwise) {
      try propose(Self.annex(.plain(.of("remarks"))))
    }
  }

  @Test func `a text is confidential to the body that it goes to, and to no other`() throws {
    try propose(Self.annex(.plain(.of("terms")), access: "body:board"))
    #expect(document(.of("terms"))?.access == "body:board")
    consortium.refuses(.accessOther) {
      try propose(Self.annex(.plain(.of("more")), access: "body:toc"))
    }
  }

  @Test func `the papers of a meeting can be confidential to its body`() throws {
    func call(_ access: String) throws {
      try consortium.record(
        MeetingCalled(
          body: .board, title: "Closed", starts: consortium.now.adding(30 * .day),
          papers: [Self.annex(.plain(.of("paper")), access: access)]), by: .intelRep)
    }
    consortium.refuses(.accessOther) { try call("body:toc") }
    try call("body:board")
    #expect(document(.of("paper"))?.confidentialTo == .board)
  }

  @Test func `what is confidential is not made public by naming it so`() throws {
    try propose(Self.annex(.plain(.of("terms")), access: "body:board"))
    consortium.refuses(.documentConfidential) { try propose(Self.annex(.plain(.of("terms")))) }
    consortium.refuses(.documentConfidential) {
      try propose(
        Self.annex(.plain(.of("terms")), access: "body:toc"), in: .toc)
    }
    try propose(Self.annex(.plain(.of("terms")), access: "body:board"))
  }

  @Test func `what is public is not made confidential by naming it so`() throws {
    try propose(Self.annex(.plain(.of("terms"))))
    try propose(Self.annex(.plain(.of("terms")), access: "body:board"))
    #expect(document(.of("terms"))?.access == "public")
  }

  @Test func `a motion makes public what was confidential`() throws {
    try propose(Self.annex(.plain(.of("terms")), access: "body:board"))
    let motion = try consortium.carry(PublishDocument(document: .of("terms")))
    #expect(document(.of("terms"))?.access == "public")
    #expect(document(.of("terms"))?.publishedBy == motion)
    try propose(Self.annex(.plain(.of("terms"))))
    consortium.refuses(.documentPublic) {
      try consortium.propose([Act(PublishDocument(document: .of("the text")))])
    }
  }

  @Test func `what everybody is held to, everybody may read`() throws {
    let secret = TextReference(name: .plain(.of("policy")), size: 1, access: "body:board")
    consortium.refuses(.actTextConfidential) {
      try propose(
        operative: secret, acts: [Act(AdoptPolicy(policy: "p", title: "P", text: .of("policy")))])
    }
  }
}
