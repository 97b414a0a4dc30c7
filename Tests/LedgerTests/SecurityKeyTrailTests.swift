import Foundation
import Governance
import Ledger
import SampleLedger
import Signing
import Sodium
import Testing
import TransparencyLog

@Suite("A trail with a security key") struct SecurityKeyTrailTests {
  private let small: SmallConsortium
  private let token: SecurityKeyModel
  private let person = id("alpha-rep")

  init() throws {
    small = try SmallConsortium()
    token = try SecurityKeyModel(SmallConsortium.key("token"), application: "ssh:gavel")
    try small.acceptCharter()
    try small.takeSeats()
  }

  /// The key is offered, vouched for and speaks.
  private func enrol() throws {
    small.clock.advance(60)
    let offer = try small.ledger.sign(
      KeyOffered(key: token.publicKey, person: person), as: token.signer(of: person))
    let recorded = try small.ledger.record(offer, with: small.registrar, aheadAllowed: true)
    try small.record(KeyVouched(offer: recorded.event), by: person.text)
    small.clock.advance(10 * Timestamp.day)
    let motion = try small.ledger.sign(
      MotionProposed(body: id("board"), title: "Signed with a touch"),
      as: token.signer(of: person))
    _ = try small.ledger.record(motion, with: small.registrar, aheadAllowed: true)
  }

  private func export() throws -> String {
    let trail = small.folder + "/trail"
    _ = try small.ledger.exportTrail(to: trail)
    return trail
  }

  @Test func `verifies from the file and from the trail`() throws {
    try enrol()
    let pins = VerificationPins(genesis: small.ledger.identity.genesis)
    let file = try LedgerVerification.run(file: small.path, pins: pins)
    #expect(file.result == .valid, "\(file.faults)")
    let trail = try TrailVerification.run(folder: try export(), pins: pins)
    #expect(trail.result == .valid, "\(trail.faults)")
  }

  @Test func `is confirmed by ssh-keygen with the commands of CHECK.md`() throws {
    try enrol()
    let trail = try export()
    let page = try String(contentsOfFile: trail + "/CHECK.md", encoding: .utf8)
    let block = page.components(separatedBy: "```sh\n")[2].components(separatedBy: "```")[0]
    let (status, output) = try shell("set -e\n" + block, in: trail)
    let count = try small.ledger.head().size
    #expect(status == 0 && output.contains("\(count) signatures fit"), "\(output)")
    let signers = try String(contentsOfFile: trail + "/allowed_signers", encoding: .utf8)
    #expect(signers.contains("alpha-rep namespaces=\"gavel-event\" sk-ssh-ed25519@openssh.com "))
    let keys = try String(contentsOfFile: trail + "/tables/keys.csv", encoding: .utf8)
    #expect(keys.contains(",ssh:gavel"))
  }

  @Test(.enabled(if: SecondVerifierTests.isReady, "tools/setup tests has not run"))
  func `is confirmed by the second verifier, and a flag that was changed is found`() throws {
    try enrol()
    let trail = try export()
    let genesis = small.ledger.identity.genesis.hex
    let good = try SecondVerifier.verdict(on: trail, genesis: genesis, in: small.folder)
    #expect(good.replacing(" ", with: "").contains("\"verdict\":\"valid\""), "\(good)")
    let path = trail + "/trail.jsonl"
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let last = try Entry(Array(try #require(lines.last).utf8))
    var bytes = last.signature.bytes
    bytes[64] = 0
    lines[lines.count - 1] = Substring(
      String(lines[lines.count - 1]).replacing(last.signature.base64, with: Base64.encode(bytes)))
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: false, encoding: .utf8)
    let report = try TrailVerification.run(folder: trail)
    #expect(report.faults.contains { $0.code == "F-SIGNATURE" })
    let bad = try SecondVerifier.verdict(on: trail, genesis: genesis, in: small.folder)
    #expect(bad.contains("F-SIGNATURE"), "\(bad)")
  }

  @Test func `what comes back from a key is no signature unless it holds`() throws {
    let event = KeyOffered(key: token.publicKey, person: person)
    let token = token
    let untouched = Signer(person: person, key: token.publicKey) { token.sign($0, flags: 0) }
    let other = Signer(person: person, key: token.publicKey) { bytes in
      token.sign(bytes + [0x20])
    }
    for signer in [untouched, other] {
      let error = #expect(throws: LedgerError.self) { try small.ledger.sign(event, as: signer) }
      #expect(error?.code == "E-SIGNATURE-NOT-MADE")
    }
  }
}

/// tools/verify.py.
enum SecondVerifier {
  static func verdict(on trail: String, genesis: String, in folder: String) throws -> String {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let python = root.appending(path: ".build/python/bin/python3").path
    let program = root.appending(path: "tools/verify.py").path
    return try shell(
      "'\(python)' '\(program)' '\(trail)' --genesis \(genesis) --json", in: folder
    ).output
  }
}
