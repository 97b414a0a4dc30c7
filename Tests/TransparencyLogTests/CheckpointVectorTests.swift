import Foundation
import Sodium
import Testing
import TransparencyLog

@Suite("Checkpoints that others signed", .enabled(if: Shared.isThere, Shared.reason))
struct CheckpointVectorTests {
  struct Sigsum: Decodable {
    let seedHex: String
    let validCheckpoint: String
    let cosign: Cosign

    struct Cosign: Decodable {
      let checkpointText: String
      let lines: String
    }
  }

  @Test func `sigsum's checkpoint is signed to the same byte`() throws {
    let sigsum = try Shared.json(Sigsum.self, "c2sp-examples/sigsum-checkpoint.json")
    let read = try SignedCheckpoint(parsing: Array(sigsum.validCheckpoint.utf8))
    #expect(read.checkpoint.size == 10)
    var seed = try #require(Hex.decode(sigsum.seedHex))
    let secretKey = try #require(try SecretKey(wipingSeed: &seed))
    let signer = NoteSigner(name: KeyName(read.checkpoint.origin), secretKey: secretKey)
    #expect(try VerifiedCheckpoint(read, signedBy: signer.key).checkpoint == read.checkpoint)
    #expect(signer.sign(read.checkpoint) == read)
    #expect(read.bytes == Array(sigsum.validCheckpoint.utf8))
  }

  @Test func `cosignatures are lines like others and verify nothing as the log's own`() throws {
    let cosign = try Shared.json(Sigsum.self, "c2sp-examples/sigsum-checkpoint.json").cosign
    let lines = cosign.lines.split(separator: "\n")
    #expect(lines.count == 4)
    // The last one has a group too many after its padding: no base64 at all.
    let readable = lines.dropLast().joined(separator: "\n")
    let note = "\(cosign.checkpointText)\n\(readable)\n"
    let signed = try SignedCheckpoint(parsing: Array(note.utf8))
    #expect(signed.signatures.map(\.bytes.count) == [72, 72, 72])
    #expect(signed.bytes == Array(note.utf8))
    let log = try Fixture.signer("example.org/log").key
    #expect(throws: VerificationError.notSigned(by: [log])) {
      try VerifiedCheckpoint(signed, signedBy: log)
    }
  }

  struct Text: Decodable, Sendable, CustomTestStringConvertible {
    let desc: String
    let text: String
    let wantErr: Bool
    var testDescription: String { desc }
  }

  static let texts =
    (try? Shared.json([Text].self, "checkpoint-tlogproof-formats/checkpoint-parse.json")) ?? []

  /// They read roots of any length and lines after the root; here both are refused.
  static let refusedHere: [String: CheckpointError] = [
    "valid one": .root,
    "valid with different origin": .root,
    "valid with trailing data": .extensionLines(1),
    "valid with multiple trailing data lines": .extensionLines(3),
    "valid with trailing newlines": .extensionLines(3),
  ]

  @Test func `all texts are there`() {
    #expect(Self.texts.count == 12)
    #expect(Set(Self.texts.filter { !$0.wantErr }.map(\.desc)) == Set(Self.refusedHere.keys))
  }

  @Test(arguments: texts)
  func `a text is read as strictly as they do, or more`(vector: Text) {
    if let error = Self.refusedHere[vector.desc] {
      #expect(throws: error) { try Checkpoint(parsing: Array(vector.text.utf8)) }
    } else {
      #expect(throws: CheckpointError.self) { try Checkpoint(parsing: Array(vector.text.utf8)) }
    }
  }

  struct GoTree: Decodable {
    let formatTree: Format

    struct Format: Decodable {
      let size: Int64
      let rootHashOfLeaf: String
      let golden: String
    }
  }

  @Test func `Go's tree text is ours but for the origin`() throws {
    let go = try Shared.json(GoTree.self, "signed-note-go/tlog-text.json").formatTree
    let leaf = Tree.leafHash(of: Array(go.rootHashOfLeaf.utf8))
    let origin = try #require(Origin("example.org"))
    let ours = Checkpoint(origin: origin, size: go.size, root: leaf)
    let lines = go.golden.split(separator: "\n")
    #expect(lines.first == "go.sum database tree")
    #expect(ours.text == Array("example.org\n\(lines[1])\n\(lines[2])\n".utf8))
  }
}

/// A log of 15 entries, written by transparency-dev/tessera.
@Suite("A whole log that others wrote", .enabled(if: Shared.isThere, Shared.reason))
struct TesseraTests {
  static let key = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
  static let entries = [
    "one", "two", "three", "four", "five", "six", "seven", "eit", "nain", "ten", "ileven", "twelf",
    "threeten", "fourten", "fivten",
  ]

  @Test(arguments: 0...15)
  func `each of its heads is signed, has our root, and grew from every earlier one`(
    size: Int
  ) throws {
    let key = try VerifierKey(parsing: Self.key)
    var tree = GrownTree(count: 0)
    var frontier = Frontier()
    for entry in Self.entries.prefix(size) {
      let leaf = Tree.leafHash(of: Array(entry.utf8))
      for (address, hash) in frontier.append(leaf) { tree.nodes[address] = hash }
    }
    let head = try Self.checkpoint(size, key).head
    #expect(head == frontier.head)
    for (index, entry) in Self.entries.prefix(size).enumerated() {
      let plan = try ProofPlan.inclusion(of: Int64(index), inSize: Int64(size))
      try verifyInclusion(
        of: Tree.leafHash(of: Array(entry.utf8)), at: Int64(index),
        proof: plan.proof(nodes: tree.hashes), in: head)
    }
    for earlier in 0...size {
      let plan = try ProofPlan.consistency(from: Int64(earlier), to: Int64(size))
      let proof = try plan.proof(nodes: tree.hashes)
      try verifyConsistency(from: Self.checkpoint(earlier, key).head, to: head, proof: proof)
    }
  }

  static func checkpoint(_ size: Int, _ key: VerifierKey) throws -> VerifiedCheckpoint {
    let bytes = try Shared.bytes("tlog-tiles-tessera/checkpoint.\(size)")
    return try VerifiedCheckpoint(SignedCheckpoint(parsing: bytes), signedBy: key)
  }
}
