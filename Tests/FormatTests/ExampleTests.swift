import Foundation
import Governance
import Signing
import Sodium
import Testing
import TransparencyLog

@Suite("The worked example of FORMAT.md") struct TheWorkedExample {
  /// `GAVEL_RECORD=1 swift test --filter FormatTests` writes the example into the page, and fails.
  @Test func `is what the code makes from the seeds`() throws {
    let made = try ExampleLedger().blocks()
    let lines = try Repository.formatLines()
    if ProcessInfo.processInfo.environment["GAVEL_RECORD"] != nil {
      let page = try ExampleBlocks.replacing(made, in: lines).joined(separator: "\n")
      try page.write(to: Repository.format, atomically: true, encoding: .utf8)
      Issue.record("the example was written into FORMAT.md: read it, then run again")
    }
    let shown = try ExampleBlocks(of: lines)
    #expect(Set(shown.texts.keys) == Set(made.keys))
    for (name, text) in made { #expect(shown[name] == text, "\(name)") }
  }

  /// What somebody does who has nothing but the page.
  @Test func `verifies from the page alone`() throws {
    let shown = try ExampleBlocks(of: try Repository.formatLines())
    let charter = Array(shown["charter"].utf8)
    var register = MemoryRegister(keepsClosedPolls: true)
    var history = ExampleHistory()
    let lines = shown["trail.jsonl"].split(separator: "\n").map { Array($0.utf8) }
    for (number, line) in lines.enumerated() {
      let entry = try history.judge(
        line, in: &register, with: Documents { $0 == .plain(SHA256.hash(charter)) ? charter : nil })
      #expect(shown["ids"].contains("\(number)  \(entry.event.id.hex)"))
      #expect(shown["leaves"].contains("\(number)  \(Tree.leafHash(of: line).hex)"))
      #expect(shown["roots"].contains("\(number + 1)  \(history.frontier.root.base64)"))
    }
    #expect(lines.count == 9)
    let key = try VerifierKey(parsing: shown["log.vkey"])
    let checkpoint = try VerifiedCheckpoint(
      SignedCheckpoint(parsing: Array((shown["checkpoint"] + "\n").utf8)), signedBy: key)
    #expect(checkpoint.head == history.frontier.head)
    #expect(register.founding()?.ledgerKey == key.publicKey)
    #expect(register.policies().map(\.policy.text) == ["model-cards"])
    #expect(register.motions().map(\.number.text) == ["members-2026-001"])
    #expect(register.polls().map(\.outcome) == [.carried])
  }

  @Test func `its signatures are those that ssh-keygen reads`() throws {
    let shown = try ExampleBlocks(of: try Repository.formatLines())
    let genesis = try Entry(
      Array(try #require(shown["trail.jsonl"].split(separator: "\n").first).utf8))
    let signature = try SSHSignature(parsing: Array((shown["signature"] + "\n").utf8))
    #expect(signature.signature == genesis.signature)
    #expect(signature.verifies(genesis.event.bytes))
    let key = try #require(PublicKey(base64: String(shown["keys"].prefix(44))))
    #expect(signature.key == SSHPublicKey(key))
    #expect("\(genesis.key)" == "\(Fingerprint(of: key))")
  }

  @Test func `a byte altered in any entry is found`() throws {
    let shown = try ExampleBlocks(of: try Repository.formatLines())
    let charter = Array(shown["charter"].utf8)
    let lines = shown["trail.jsonl"].split(separator: "\n").map { Array($0.utf8) }
    try #require(!lines.isEmpty)
    for altered in lines.indices {
      var changed = lines
      changed[altered][lines[altered].count / 2] ^= 0x01
      #expect(throws: (any Error).self) {
        var register = MemoryRegister()
        var history = ExampleHistory()
        for line in changed {
          try history.judge(
            line, in: &register,
            with: Documents { $0 == .plain(SHA256.hash(charter)) ? charter : nil })
        }
      }
    }
  }
}
