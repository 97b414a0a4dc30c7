import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

/// A ledger whose charter names two witnesses, and whose board counts the ballots that these saw in time.
private struct CosignedLedger {
  let small: SmallConsortium
  let cosigners: [Cosigner]

  init(within: Int64? = nil) throws {
    let cosigners = try ["w1", "w2"].map { name in
      Cosigner(
        name: try #require(KeyName("witness.example/\(name)")),
        secretKey: try SmallConsortium.key(name))
    }
    self.cosigners = cosigners
    let lines = zip(["w1", "w2"], cosigners).map { "witness \($0) \($1.key.text)\n" }
    let policy = lines.joined() + "group both all w1 w2\nquorum both\n"
    small = try SmallConsortium { charter in
      charter.witnesses = try WitnessRule(text: policy, within: within)
      charter.rules[0].inTime = .cosigned
    }
    try small.acceptCharter()
    try small.takeSeats()
  }

  /// The ledger keeps what both cosign at this time.
  func cosign(at time: Timestamp? = nil) throws {
    let policy = try #require(
      try small.ledger.view { try $0.register.charter(at: $0.time)?.witnesses?.policy })
    let time = (time ?? small.clock.now).seconds
    _ = try small.ledger.askWitnesses(policy.witnesses) { witness, body in
      let request = try AddCheckpointRequest(parsing: body)
      let cosigner = try #require(cosigners.first { $0.key == witness.key })
      let cosignature = cosigner.cosign(request.checkpoint.checkpoint, at: time)
      let response = AddCheckpointResponse.cosigned([cosignature.line])
      return .answer(
        status: response.status, contentType: response.contentType, body: response.body)
    }
  }

  @discardableResult
  func recordHead(at time: Timestamp? = nil) throws -> Recorded {
    try cosign(at: time)
    return try small.record(
      HeadCosigned(checkpoint: try small.ledger.cosignedCheckpoint()), by: "gamma-rep")
  }

  /// A poll in which three ballots are in time and one is late, closed.
  func decide() throws -> (poll: Digest, closing: Recorded) {
    let poll = try small.openPoll("A boat")
    for name in ["alpha", "beta", "gamma"] { try small.vote(.yes, by: name, in: poll) }
    try recordHead()
    let end = try #require(try small.ledger.view { try $0.register.poll(poll)?.closes })
    small.clock.set(end.adding(-120))
    try small.vote(.no, by: "delta", in: poll)
    small.clock.set(end)
    try recordHead(at: end.adding(1))
    let closing = try small.ledger.view { view in
      try PollClosed(of: try #require(try view.register.poll(poll)), in: view.register)
    }
    return (poll, try small.record(closing, by: "delta-rep"))
  }
}

@Suite("A ledger with witnesses in its charter") struct CosignedLedgerTests {
  @Test func `verifies as a file and as a trail, and its witnesses are those of the charter`()
    throws
  {
    let cosigned = try CosignedLedger()
    let small = cosigned.small
    let (poll, _) = try cosigned.decide()
    let closed = try #require(try small.ledger.view { try $0.register.poll(poll) })
    #expect(closed.outcome == .carried && closed.witnessed?.late == 1)
    #expect(closed.result?.totals.no == 0)
    var pins = VerificationPins(genesis: small.ledger.identity.genesis)
    #expect(try LedgerVerification.run(file: small.path, pins: pins).result == .valid)
    pins.witnesses = WitnessRequirement(atLeast: 2)
    #expect(try LedgerVerification.run(file: small.path, pins: pins).result == .weaker)
    try cosigned.cosign()
    #expect(try LedgerVerification.run(file: small.path, pins: pins).result == .valid)
    _ = try small.ledger.exportTrail(to: small.folder + "/trail")
    let report = try TrailVerification.run(folder: small.folder + "/trail", pins: pins)
    #expect(report.result == .valid, "\(report.faults) \(report.weaknesses)")
  }

  @Test func `who asks again for the same head loses no time: the first cosignatures stay`() throws
  {
    let cosigned = try CosignedLedger()
    let first = cosigned.small.clock.now
    try cosigned.cosign(at: first)
    try cosigned.cosign(at: first.adding(60))
    cosigned.small.clock.set(first.adding(60))
    try cosigned.small.record(
      HeadCosigned(checkpoint: try cosigned.small.ledger.cosignedCheckpoint()), by: "gamma-rep")
    let head = try cosigned.small.ledger.view { try $0.register.newestCosignedHead() }
    #expect(head?.time == first)
  }

  @Test func `without any in the charter, asking for them is weaker`() throws {
    let small = try SmallConsortium()
    var pins = VerificationPins(genesis: small.ledger.identity.genesis)
    pins.witnesses = WitnessRequirement(atLeast: 1)
    let report = try LedgerVerification.run(file: small.path, pins: pins)
    #expect(report.result == .weaker)
    #expect(report.weaknesses.contains { $0.contains("no witness is known") })
  }

  @Test func `an operator who counts a late ballot is found out`() throws {
    let cosigned = try CosignedLedger()
    let small = cosigned.small
    let (poll, _) = try cosigned.decide()
    var lines = try small.lines()
    // As the count would be if the registrar's clock told alone.
    let counted = try small.ledger.view { view in
      var open = try #require(try view.register.poll(poll))
      open.outcome = nil
      open.rule.inTime = nil
      return try PollClosed(of: open, in: view.register)
    }
    #expect(counted.totals.no == 1)
    lines[lines.count - 1] = try ForgedLedger.signedAgain(
      lines[lines.count - 1], as: counted, by: try SmallConsortium.key("delta"))
    #expect(try faults(of: lines, like: small) == ["E-COUNT-WRONG"])
  }

  @Test func `an operator who records a head that witnesses saw later, or never, is found out`()
    throws
  {
    let cosigned = try CosignedLedger()
    let small = cosigned.small
    try cosigned.recordHead()
    let lines = try small.lines()
    let entry = try Entry(lines[lines.count - 1])
    let head = try small.ledger.file.read { reading in
      TreeHead(size: Int64(lines.count - 1), root: try reading.root(ofSize: reading.size - 1))
    }
    func forged(_ head: TreeHead, at time: Timestamp, by cosigners: [Cosigner]) throws -> [String] {
      let checkpoint = Checkpoint(origin: small.origin, head: head)
      let signed = try small.registrar.signer.sign(checkpoint)
        .adding(cosigners.map { $0.cosign(checkpoint, at: time.seconds) })
      let line = try ForgedLedger.signedAgain(
        lines[lines.count - 1], as: HeadCosigned(checkpoint: signed),
        by: try SmallConsortium.key("gamma"))
      return try faults(of: lines.dropLast() + [line], like: small)
    }
    let (now, both) = (entry.recorded, cosigned.cosigners)
    #expect(try forged(head, at: now, by: both) == [])
    #expect(try forged(head, at: now.adding(301), by: both) == ["E-COSIGNED-AHEAD"])
    #expect(try forged(head, at: now, by: [both[0]]) == ["E-WITNESSES-QUORUM"])
    let other = TreeHead(size: head.size, root: SHA256.hash([1]))
    #expect(try forged(other, at: now, by: both).contains("E-HEAD-UNKNOWN"))
  }

  @Test func `an entry that should have waited for a head is refused, and found where it was not`()
    throws
  {
    let cosigned = try CosignedLedger(within: Timestamp.day)
    let small = cosigned.small
    let motion = MotionProposed(body: id("board"), title: "Buy a boat")
    let error = #expect(throws: Refusal.self) {
      try small.record(motion, by: "alpha-rep", after: Timestamp.day)
    }
    #expect(error?.code == .headOverdue)
    try cosigned.recordHead()
    try small.record(motion, by: "alpha-rep")
    // The operator leaves the head out, and has somebody say something else there.
    var lines = try small.lines()
    lines[lines.count - 2] = try ForgedLedger.signedAgain(
      lines[lines.count - 2], as: MotionProposed(body: id("board"), title: "Sell the boat"),
      by: try SmallConsortium.key("gamma"))
    let pins = VerificationPins(genesis: small.ledger.identity.genesis)
    let path = small.folder + "/forged.gavel"
    try ForgedLedger.write(lines, like: small, to: path)
    let report = try LedgerVerification.run(file: path, pins: pins)
    #expect(report.faults.contains { $0.code == "E-HEAD-OVERDUE" }, "\(report.faults)")
  }

  @Test func `the proof of a decision brings the heads along that it counts by`() throws {
    let cosigned = try CosignedLedger()
    let small = cosigned.small
    let (poll, _) = try cosigned.decide()
    let motion = try small.ledger.view { try #require(try $0.register.poll(poll)).motion }
    let proof = try DecisionProof(parsing: try small.ledger.proof(ofDecision: motion).bytes)
    let key = try VerifierKey(
      name: KeyName(small.origin), publicKey: small.ledger.identity.ledgerKey)
    let verified = try VerifiedDecision(proof, signedBy: key)
    #expect(verified.polls.map(\.witnessed?.late) == [1])
    #expect(verified.polls.map(\.result?.totals.yes) == [3])
  }

  /// The codes of what is wrong with forged entries, beside what their authors had seen.
  private func faults(
    of lines: [[UInt8]], like small: SmallConsortium
  ) throws -> [String] {
    let path = small.folder + "/" + UUID().uuidString + ".gavel"
    try ForgedLedger.write(lines, like: small, to: path)
    let report = try LedgerVerification.run(
      file: path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    return report.faults.map(\.code)
  }
}
