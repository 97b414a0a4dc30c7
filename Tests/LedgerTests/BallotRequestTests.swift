import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

@Suite("A ballot by mail") struct BallotRequestTests {
  let small: SmallConsortium
  let poll: Digest
  let text = HandedDocument(bytes: Array("We meet in Geneva.".utf8))

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    poll = try small.openPoll("To meet in Geneva", texts: [text])
  }

  private func key() throws -> VerifierKey {
    try VerifierKey(name: KeyName(small.origin), publicKey: small.registrar.publicKey)
  }

  private func request(_ name: String = "gamma") throws -> BallotRequest {
    try small.ledger.ballotRequest(on: poll, for: id("board-\(name)"))
  }

  /// What the voter signs who has nothing but the request.
  private func ballot(
    _ choice: Choice, turn: Int64 = 1, request: BallotRequest? = nil
  ) throws -> SignedEvent {
    let verified = try VerifiedBallotRequest(try request ?? self.request(), signedBy: try key())
    let signer = try small.signer(id("gamma-rep"))
    return try SignedEvent(
      signing: try verified.ballot(
        choice, by: signer.person, turn: turn, at: small.clock.now.adding(30)),
      by: signer)
  }

  @Test func `holds what is voted on, and says so to whoever checks it`() throws {
    let read = try BallotRequest(parsing: try request().bytes)
    let verified = try VerifiedBallotRequest(read, signedBy: try key())
    #expect(verified.seal == poll)
    #expect(verified.title == "To meet in Geneva")
    #expect(verified.texts.map(\.bytes) == [text.bytes])
    #expect(verified.missing.isEmpty)
    #expect(verified.place.person == id("gamma-rep"))
    #expect(try read.bytes == request().bytes)
  }

  @Test func `a ballot signed upon it is recorded once, however often it comes`() throws {
    let signed = try ballot(.yes)
    small.clock.advance(60)
    let first = try small.ledger.record(
      try SignedEvent(submission: try signed.submission), with: small.registrar)
    let again = try small.ledger.record(signed, with: small.registrar)
    #expect(!first.isRepeated && again.isRepeated)
    #expect(first.entry == again.entry)
  }

  @Test func `of two that arrive in the wrong order the higher turn counts`() throws {
    let (first, second) = (try ballot(.no), try ballot(.yes, turn: 2))
    small.clock.advance(60)
    _ = try small.ledger.record(second, with: small.registrar)
    let refusal = #expect(throws: Refusal.self) {
      try small.ledger.record(first, with: small.registrar)
    }
    #expect(refusal?.code == .turnLower)
  }

  @Test func `the version that was revised last is the one that is shown`() throws {
    let other = HandedDocument(bytes: Array("We meet in Zurich.".utf8))
    func reference(_ text: HandedDocument) -> TextReference {
      TextReference(name: text.name, size: Int64(text.bytes.count))
    }
    let proposed = try small.record(
      MotionProposed(body: id("board"), title: "To meet", texts: [reference(text)], acts: []),
      by: "beta-rep", documents: [text])
    try small.record(
      MotionRevised(
        motion: proposed.event, version: 2, title: "To meet in Zurich", texts: [reference(other)],
        acts: []), by: "beta-rep", documents: [other])
    small.clock.advance(60)
    let opened = try small.ledger.view { view in
      try PollOpened(
        opening: try #require(try view.register.motion(proposed.event)), in: id("board"),
        closes: small.clock.now.adding(Timestamp.day), at: small.clock.now, in: view.register)
    }
    let seal = try small.record(opened, by: "beta-rep", after: 0).event
    let verified = try VerifiedBallotRequest(
      try small.ledger.ballotRequest(on: seal, for: id("board-alpha")), signedBy: try key())
    #expect(verified.title == "To meet in Zurich")
    #expect(verified.texts.map(\.bytes) == [other.bytes])
  }

  @Test func `no byte of it can be altered but those that nothing is signed upon`() throws {
    let bytes = try request().bytes
    let original = try VerifiedBallotRequest(try request(), signedBy: try key())
    let now = small.clock.now
    for place in bytes.indices {
      var altered = bytes
      altered[place] ^= 1
      guard let read = try? BallotRequest(parsing: altered),
        let verified = try? VerifiedBallotRequest(read, signedBy: try key())
      else { continue }
      // A text more or less, another seat or turn: the voter is shown them, and the rules judge them.
      #expect(verified.seal == original.seal)
      #expect(verified.title == original.title)
      #expect(verified.texts.allSatisfy { $0.bytes == text.bytes })
      #expect(throws: Never.self) {
        try verified.ballot(.yes, by: id("gamma-rep"), turn: 1, at: now)
      }
    }
  }

  @Test func `a seat that does not vote has none, and what is over is not signed`() throws {
    #expect(throws: LedgerError.self) {
      try small.ledger.ballotRequest(on: poll, for: id("board-nobody"))
    }
    #expect(throws: LedgerError.self) {
      try small.ledger.ballotRequest(on: text.digest, for: id("board-alpha"))
    }
    let verified = try VerifiedBallotRequest(try request(), signedBy: try key())
    let error = #expect(throws: LedgerError.self) {
      try verified.ballot(
        .yes, by: id("gamma-rep"), turn: 1, at: small.clock.now.adding(Timestamp.day))
    }
    #expect(error?.code == "E-POLL-CLOSED")
  }

  @Test func `another ledger's key opens no request`() throws {
    let thief = RegistrarKey(origin: small.origin, secretKey: try SmallConsortium.key("thief"))
    #expect(throws: VerificationError.self) {
      try VerifiedBallotRequest(
        try request(), signedBy: try VerifierKey(parsing: thief.verifierKey))
    }
  }
}
