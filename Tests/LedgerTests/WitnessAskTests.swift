import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

/// Witnesses in memory, behind the exchange that a ledger has with them.
private final class Witnesses {
  private(set) var logs: [LogPolicyName: WitnessedLog] = [:]
  private var cosigners: [LogPolicyName: Cosigner] = [:]
  private(set) var policy: [LogPolicy.Witness] = []
  /// Those who do not answer, and those who answer something else.
  var silent: Set<String> = []
  var answers: [String: WitnessExchange] = [:]
  private(set) var asked: [AddCheckpointRequest] = []

  init(_ names: [String], of small: SmallConsortium) throws {
    var text = ""
    for name in names {
      let cosigner = Cosigner(
        name: try #require(KeyName("witness.example/\(name)")),
        secretKey: try SmallConsortium.key(name))
      text += "witness \(name) \(cosigner.key.text) https://witness.example/\(name)\n"
      let key = try VerifierKey(parsing: small.registrar.verifierKey)
      let id = try #require(LogPolicyName(name))
      cosigners[id] = cosigner
      logs[id] = WitnessedLog(origin: small.origin, keys: [key])
    }
    policy = try LogPolicy(parsing: Array("\(text)quorum none\n".utf8)).witnesses
  }

  func exchange(_ witness: LogPolicy.Witness, _ body: [UInt8]) throws -> WitnessExchange {
    let name = "\(witness.name)"
    if silent.contains(name) { return .failure("nobody is there") }
    if let answer = answers[name] { return answer }
    let request = try AddCheckpointRequest(parsing: body)
    asked.append(request)
    let log = try #require(logs[witness.name])
    let cosigner = try #require(cosigners[witness.name])
    let response: AddCheckpointResponse
    do throws(WitnessRefusal) {
      let cosigned = try log.cosigning(request, by: cosigner, at: 1_770_000_000)
      logs[witness.name] = cosigned.log
      response = cosigned.response
    } catch {
      response = error.response
    }
    return .answer(
      status: response.status, contentType: response.contentType, body: response.body)
  }
}

@Suite("Asking witnesses") struct WitnessAskTests {
  let small: SmallConsortium
  private let witnesses: Witnesses

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    witnesses = try Witnesses(["w1", "w2"], of: small)
  }

  @discardableResult
  private func ask(_ ledger: OpenLedger? = nil) throws -> WitnessRound {
    try (ledger ?? small.ledger).askWitnesses(witnesses.policy, exchange: witnesses.exchange)
  }

  private func alarm(_ body: () throws -> Void) -> String? {
    let error = #expect(throws: LedgerError.self) { try body() }
    #expect(error?.exitStatus == 3)
    return error?.code
  }

  private func keys(on checkpoint: SignedCheckpoint) throws -> Set<String> {
    let found = try VerifiedCosignature.all(
      on: checkpoint, knowing: witnesses.policy.map(\.key))
    return Set(found.map(\.key.name.description))
  }

  private let both: Set = ["witness.example/w1", "witness.example/w2"]

  @Test func `what they cosign stands in receipts, in the trail and in the published log`() throws {
    let round = try ask()
    let head = try small.ledger.head()
    #expect(round.head == head)
    #expect(round.witnesses.allSatisfy { $0.hasCosigned })
    #expect(try keys(on: round.checkpoint) == both)
    #expect(try keys(on: try small.ledger.receipt(ofEntry: 3).proof.checkpoint) == both)
    #expect(try keys(on: try small.publish().checkpoint()) == both)
    let trail = small.folder + "/trail"
    _ = try small.ledger.exportTrail(to: trail)
    let exported = Array(try Data(contentsOf: URL(filePath: trail + "/checkpoint")))
    #expect(try keys(on: try SignedCheckpoint(parsing: exported)) == both)
    let pins = VerificationPins(genesis: small.ledger.identity.genesis)
    #expect(try TrailVerification.run(folder: trail, pins: pins).result == .valid)
    #expect(try LedgerVerification.run(file: small.path, pins: pins).result == .valid)
    let stored = try small.ledger.file.read { try $0.checkpoint(ofSize: head.size) }
    #expect(stored?.isHandedOut == true)
  }

  @Test func `each gets the proof from what it cosigned last, whatever the others have`() throws {
    let first = try small.ledger.head().size
    try ask()
    try small.grow(to: first + 3)
    witnesses.silent = ["w2"]
    let round = try ask()
    #expect(round.witnesses.map(\.hasCosigned) == [true, false])
    #expect(try keys(on: round.checkpoint) == ["witness.example/w1"])
    guard case .unreachable("nobody is there") = round.witnesses[1].outcome else {
      Issue.record("\(round.witnesses[1].outcome)")
      return
    }
    try small.grow(to: first + 5)
    witnesses.silent = []
    #expect(try ask().witnesses.allSatisfy { $0.hasCosigned })
    #expect(
      witnesses.asked.map(\.oldSize) == [0, 0, first, first + 3, first])
  }

  @Test func `one that the ledger has forgotten says where to prove from`() throws {
    let old = try small.ledger.head().size
    let copy = small.folder + "/copy.gavel"
    _ = try small.ledger.backUp(to: copy)
    try ask()
    // The copy does not hold the cosignatures.
    let ledger = try OpenLedger(opening: copy, heads: nil, clock: small.clock.registrar)
    _ = try ledger.record(
      try ledger.sign(
        MotionProposed(body: id("board"), title: "One more", texts: [], acts: []),
        as: try small.signer(id("beta-rep"))), with: small.registrar)
    #expect(try ask(ledger).witnesses.allSatisfy { $0.hasCosigned })
    #expect(witnesses.asked.map(\.oldSize) == [0, 0, 0, old, 0, old])
  }

  @Test func `asking again about one head keeps one line of each`() throws {
    let first = try ask().checkpoint
    #expect(try ask().checkpoint == first)
    #expect(first.signatures.count == 3)
  }

  @Test func `a witness that has seen more stops the ledger, and tells both`() throws {
    let copy = small.folder + "/old.gavel"
    _ = try small.ledger.backUp(to: copy)
    try small.grow(to: try small.ledger.head().size + 2)
    witnesses.silent = ["w2"]
    try ask()
    witnesses.silent = []
    let ledger = try OpenLedger(opening: copy, heads: nil, clock: small.clock.registrar)
    #expect(alarm { try ask(ledger) } == "E-WITNESS-AHEAD")
    // What the other one cosigned is kept all the same.
    let kept = try #require(try ledger.file.read { try $0.checkpoint() })
    #expect(try keys(on: SignedCheckpoint(parsing: kept.note)) == ["witness.example/w2"])
  }

  @Test func `a witness that has seen another history stops the ledger`() throws {
    let copy = small.folder + "/other.gavel"
    _ = try small.ledger.backUp(to: copy)
    let other = try OpenLedger(opening: copy, heads: nil, clock: small.clock.registrar)
    try small.grow(to: try small.ledger.head().size + 2)
    try ask()
    for title in ["Another", "And another", "And one more"] {
      _ = try other.record(
        try other.sign(
          MotionProposed(body: id("board"), title: title, texts: [], acts: []),
          as: try small.signer(id("beta-rep"))), with: small.registrar)
    }
    #expect(alarm { try ask(other) } == "E-WITNESS-FORKED")
  }

  @Test func `an operator who rewrote all with the ledger's key gets no cosignature`() throws {
    try ask()
    let lines = try small.lines()
    let last = try Entry(try #require(lines.last))
    let forged = small.folder + "/forged.gavel"
    let again = try ForgedLedger.signedAgain(
      try #require(lines.last),
      as: SeatDesignated(seat: id("board-delta"), person: id("gamma-rep")),
      by: SmallConsortium.key("delta"))
    #expect(last.event.author == id("delta-rep"))
    try ForgedLedger.write(lines.dropLast() + [again], like: small, to: forged)
    let ledger = try OpenLedger(opening: forged, heads: nil, clock: small.clock.registrar)
    #expect(alarm { try ask(ledger) } == "E-WITNESS-FORKED")
  }

  @Test func `verification asks for as many witnesses as it is told to, and is weaker with fewer`()
    throws
  {
    func verify(_ quorum: String, _ least: Int? = nil) throws -> VerificationReport {
      let lines = witnesses.policy.map { "witness \($0.name) \($0.key.text)\n" }.joined()
      let policy = try LogPolicy(
        parsing: Array("\(lines)group both all w1 w2\nquorum \(quorum)\n".utf8))
      var pins = VerificationPins(genesis: small.ledger.identity.genesis)
      pins.witnesses = WitnessRequirement(policy, atLeast: least)
      return try LedgerVerification.run(file: small.path, pins: pins)
    }
    #expect(try verify("none").result == .valid)
    #expect(try verify("none", 1).result == .weaker)
    witnesses.silent = ["w2"]
    try ask()
    #expect(try verify("w1", 1).result == .valid)
    #expect(try verify("w1", 2).weaknesses.count == 1)
    #expect(try verify("both").result == .weaker)
    #expect(try verify("both", 2).exitStatus == 6)
    witnesses.silent = []
    try ask()
    let report = try verify("both", 2)
    #expect(report.result == .valid)
    #expect(report.checks.contains { $0.name == "witnesses" && $0.state == .passed })
    // A head that is newer than what they cosigned has nobody's word but the ledger's.
    try small.grow(to: try small.ledger.head().size + 1)
    #expect(try verify("w1").result == .weaker)
  }

  @Test func `a cosignature that a known witness did not make is a fault of the file`() throws {
    try ask()
    let size = try small.ledger.head().size
    try small.ledger.file.record { recording in
      let stored = try #require(try recording.reading.checkpoint(ofSize: size))
      let line = try #require(
        stored.note.split(separator: 0x0A).map { Array($0) }.first {
          String(decoding: $0, as: UTF8.self).contains("witness.example/w1 ")
        })
      var altered = line
      altered[line.count - 20] = line[line.count - 20] == 0x41 ? 0x42 : 0x41
      let note = stored.note.replacing(line, with: altered)
      try recording.put(checkpoint: note, size: size, handedOut: true)
    }
    var pins = VerificationPins(genesis: small.ledger.identity.genesis)
    let text = "witness w1 \(witnesses.policy[0].key.text)\nquorum w1\n"
    pins.witnesses = WitnessRequirement(try LogPolicy(parsing: Array(text.utf8)))
    let report = try LedgerVerification.run(file: small.path, pins: pins)
    #expect(report.result == .invalid)
    #expect(report.faults.first?.code == "F-CHECKPOINT")
  }

  @Test func `what is no cosignature of this head by this witness is not kept`() throws {
    let other = try SmallConsortium(founded: "2026-01-05T09:00:01Z")
    let foreign = Cosigner(
      name: try #require(KeyName("witness.example/w1")), secretKey: try SmallConsortium.key("w1")
    ).cosign(
      Checkpoint(origin: small.origin, head: try other.ledger.head()), at: 1_770_000_000)
    let stranger = Cosigner(
      name: try #require(KeyName("witness.example/w3")), secretKey: try SmallConsortium.key("w3")
    ).cosign(
      Checkpoint(origin: small.origin, head: try small.ledger.head()), at: 1_770_000_000)
    for line in [foreign.line, stranger.line] {
      let response = AddCheckpointResponse.cosigned([line])
      witnesses.answers["w1"] = .answer(
        status: 200, contentType: response.contentType, body: response.body)
      let round = try ask()
      guard case .unsound = round.witnesses[0].outcome else {
        Issue.record("\(round.witnesses[0].outcome)")
        continue
      }
      #expect(try keys(on: round.checkpoint) == ["witness.example/w2"])
    }
    for (status, type, body) in [(200, "text/plain", "hello\n"), (409, "text/plain", "4\n")] {
      witnesses.answers["w1"] = .answer(
        status: status, contentType: type, body: Array(body.utf8))
      guard case .unsound = try ask().witnesses[0].outcome else {
        Issue.record("\(status) \(body)")
        continue
      }
    }
    witnesses.answers["w1"] = .answer(status: 404, contentType: nil, body: [])
    guard case .refused(status: 404) = try ask().witnesses[0].outcome else {
      Issue.record("a refusal is not told")
      return
    }
  }

  @Test func `one that always asks for another proof is asked a few times, not for ever`() throws {
    witnesses.answers["w1"] = .answer(
      status: 409, contentType: AddCheckpointResponse.sizeContentType, body: Array("3\n".utf8))
    guard case .refused(status: 409) = try ask().witnesses[0].outcome else {
      Issue.record("it went on")
      return
    }
  }
}
