import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Sodium
import Testing
import TransparencyLog

@Suite("The proof of a decision") struct DecisionProofTests {
  let small: SmallConsortium
  let text = HandedDocument(bytes: Array("We meet in Geneva.".utf8))

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
  }

  private func key(_ ledger: OpenLedger) throws -> VerifierKey {
    try VerifierKey(name: KeyName(ledger.origin), publicKey: ledger.identity.ledgerKey)
  }

  /// A motion that the board carries with three votes against one.
  private func decide(_ title: String, acts: [Act] = []) throws -> Digest {
    let poll = try small.openPoll(title, texts: [text], acts: acts)
    for (name, choice) in zip(SmallConsortium.names, [Choice.yes, .yes, .yes, .no]) {
      try small.vote(choice, by: name, in: poll)
    }
    try small.close(poll)
    return try small.ledger.view { try #require(try $0.register.poll(poll)).motion }
  }

  private func adopt(_ policy: String) -> Act {
    Act(AdoptPolicy(policy: id(policy), title: policy, text: text.digest))
  }

  private func verify(_ bytes: [UInt8]) throws -> VerifiedDecision {
    try VerifiedDecision(try DecisionProof(parsing: bytes), signedBy: try key(small.ledger))
  }

  /// The same under a checkpoint that another key has signed.
  private func resigned(_ proof: DecisionProof, by key: RegistrarKey) throws -> [UInt8] {
    func written(_ checkpoint: SignedCheckpoint) -> String {
      String(decoding: checkpoint.bytes, as: UTF8.self).replacing("\n", with: "\\n")
    }
    let other = key.signer.sign(proof.checkpoint.checkpoint)
    return Array(
      try String(decoding: proof.bytes, as: UTF8.self)
        .replacing(written(proof.checkpoint), with: written(other)).utf8)
  }

  @Test func `shows outcome, count, acts and texts, without the ledger`() throws {
    let motion = try decide("To meet in Geneva", acts: [adopt("meetings")])
    let verified = try verify(try small.ledger.proof(ofDecision: motion).bytes)
    #expect(verified.motion.state == .carried)
    #expect(verified.motion.title == "To meet in Geneva")
    #expect(verified.polls.map(\.outcome) == [.carried])
    #expect(verified.effects.map(\.state) == [.done])
    #expect(verified.missing.isEmpty)
    let tally = try #require(verified.polls.first?.result)
    let recorded = try small.ledger.view { try $0.register.polls(on: motion).first?.result }
    #expect(recorded == tally)
  }

  @Test func `holds what it rests on, not what else was decided`() throws {
    for count in 0..<3 { _ = try decide("Before \(count)", acts: [adopt("before-\(count)")]) }
    let motion = try decide("To meet in Geneva")
    for count in 0..<3 { _ = try decide("After \(count)") }
    let proof = try small.ledger.proof(ofDecision: motion)
    // Genesis, four acceptances, four designations, motion, opening, four ballots, closing.
    #expect(proof.items.count == 16)
    _ = try verify(proof.bytes)
  }

  @Test func `holds the decisions that shaped who may decide`() throws {
    let seat = SeatDefinition(
      id: id("board-five"), body: id("board"), title: "Fifth seat", appoints: .body)
    _ = try decide("A policy", acts: [adopt("meetings")])
    let shaping = try decide("A fifth seat", acts: [Act(CreateSeat(seat: seat))])
    let motion = try decide("To meet in Geneva")
    let verified = try verify(try small.ledger.proof(ofDecision: motion).bytes)
    #expect(verified.register.motion(shaping)?.state == .carried)
    #expect(verified.register.electors(of: try #require(verified.polls.first).seal).count == 5)
    #expect(verified.register.motions().count == 2)
  }

  @Test func `reads as it is written, and in no other order`() throws {
    let motion = try decide("To meet in Geneva")
    let bytes = try small.ledger.proof(ofDecision: motion).bytes
    let read = try DecisionProof(parsing: bytes).bytes
    #expect(read == bytes)
    var lines = bytes.split(separator: 10).map { Array($0) }
    lines.swapAt(lines.count / 2, lines.count / 2 + 1)
    let swapped = lines.reduce(into: [UInt8]()) { $0 += $1 + [10] }
    #expect(throws: LedgerError.self) { try DecisionProof(parsing: swapped) }
  }

  @Test func `without any one of its entries it shows nothing`() throws {
    let motion = try decide("To meet in Geneva")
    let proof = try small.ledger.proof(ofDecision: motion)
    let lines = try proof.bytes.split(separator: 10).map { Array($0) }
    for left in lines.indices.dropFirst() {
      // What an act would perform needs the text; the outcome does not, and the proof says what it lacks.
      guard !lines[left].starts(with: Array(#"{"bytes""#.utf8)) else { continue }
      let rest = lines.indices.filter { $0 != left }.reduce(into: [UInt8]()) { bytes, line in
        bytes += lines[line] + [10]
      }
      #expect(throws: (any Error).self, "line \(left)") { try verify(rest) }
    }
  }

  @Test func `no byte of it can be altered`() throws {
    let motion = try decide("To meet in Geneva")
    let bytes = try small.ledger.proof(ofDecision: motion).bytes
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var altered = bytes
      altered[place] ^= 1
      #expect(throws: (any Error).self, "byte \(place)") { try verify(altered) }
    }
  }

  @Test func `is refused under another ledger's key`() throws {
    let motion = try decide("To meet in Geneva")
    let proof = try small.ledger.proof(ofDecision: motion)
    let thief = RegistrarKey(origin: small.origin, secretKey: try SmallConsortium.key("thief"))
    #expect(throws: (any Error).self) {
      try VerifiedDecision(proof, signedBy: try VerifierKey(parsing: thief.verifierKey))
    }
    // The thief's own head over the same entries is signed by a key that the genesis does not name.
    let forged = try resigned(proof, by: thief)
    #expect(throws: LedgerError.self) {
      try VerifiedDecision(
        try DecisionProof(parsing: forged), signedBy: try VerifierKey(parsing: thief.verifierKey))
    }
  }

  @Test func `every decision of a ledger with every kind of event has one`() throws {
    let ledger = try SampleEntries.write(to: small.folder + "/sample.gavel")
    let key = try key(ledger)
    let decided = try ledger.view { view in
      try view.register.motions().filter { motion in
        let polls = try view.register.polls(on: motion.id)
        return !motion.state.isUndecided && !polls.isEmpty && polls.allSatisfy(\.isClosed)
      }
    }
    #expect(decided.count > 10)
    for motion in decided {
      let bytes = try ledger.proof(ofDecision: motion.id).bytes
      let verified = try VerifiedDecision(try DecisionProof(parsing: bytes), signedBy: key)
      #expect(verified.motion.id == motion.id)
      #expect(verified.polls.allSatisfy { $0.outcome != nil })
    }
  }

  @Test func `what is not decided by a closed poll has none`() throws {
    let poll = try small.openPoll("To meet in Geneva")
    let motion = try small.ledger.view { try #require(try $0.register.poll(poll)).motion }
    for unproved in [motion, SHA256.hash([])] {
      #expect(throws: LedgerError.self) { try small.ledger.proof(ofDecision: unproved) }
    }
  }
}
