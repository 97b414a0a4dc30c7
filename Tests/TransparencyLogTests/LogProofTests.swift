import Foundation
import Sodium
import Testing
import TransparencyLog

/// Proofs over the tree of 130 entries that all tests share.
enum Proofs {
  static func entry(_ index: Int) -> [UInt8] { Array("entry \(index)".utf8) }

  static func path(_ index: Int, _ size: Int) throws -> [Digest] {
    try ProofPlan.inclusion(of: Int64(index), inSize: Int64(size))
      .proof(nodes: GrownTree.shared.hashes)
  }

  static func proof(
    _ index: Int, _ size: Int, extra: [UInt8]? = nil, witnesses: [Cosigner] = []
  ) throws -> LogProof {
    let signed = try Witnesses.signed(size)
    let cosigned = try signed.adding(witnesses.map { $0.cosign(signed.checkpoint, at: 77) })
    return try LogProof(
      index: Int64(index), path: path(index, size), checkpoint: cosigned, extraData: extra)
  }
}

@Suite("A proof of a log") struct LogProofTests {
  @Test(arguments: [1, 2, 7, 64, 129, 130])
  func `each entry's is written, read back and verified`(size: Int) throws {
    let key = try Fixture.signer("example.org/ledger").key
    for index in 0..<size {
      let proof = try Proofs.proof(index, size, extra: index % 2 == 0 ? nil : [UInt8(index)])
      let read = try LogProof(parsing: proof.bytes)
      #expect(read == proof)
      let verified = try VerifiedLogProof(read, of: Proofs.entry(index), signedBy: key)
      #expect(verified.index == Int64(index))
      #expect(verified.checkpoint.size == Int64(size))
      #expect(throws: LogProofFault.self) {
        try VerifiedLogProof(read, of: Proofs.entry(index + 1), signedBy: key)
      }
    }
  }

  @Test func `its bytes are those of the specification`() throws {
    let proof = try Proofs.proof(1, 3, extra: Array("hello".utf8))
    let tree = GrownTree.reference
    let text = """
      c2sp.org/tlog-proof@v1
      extra aGVsbG8=
      index 1
      \(tree.leaves[0].base64)
      \(tree.leaves[2].base64)


      """
    #expect(proof.bytes == Array(text.utf8) + (try Witnesses.signed(3).bytes))
    let short = try Proofs.proof(0, 1)
    #expect(short.bytes.starts(with: Array("c2sp.org/tlog-proof@v1\nindex 0\n\nexample".utf8)))
  }

  @Test func `altered bytes are refused, read as nothing else, or alter what is not signed`() throws
  {
    let witness = try Witnesses.cosigner("w.example", seed: 5)
    let key = try Fixture.signer("example.org/ledger").key
    let proof = try Proofs.proof(5, 7, extra: [1, 2, 3], witnesses: [witness])
    var accepted = 0
    for bytes in Witnesses.alterations(of: proof.bytes) {
      guard let read = try? LogProof(parsing: bytes) else { continue }
      #expect(read.bytes == bytes)
      guard (try? VerifiedLogProof(read, of: Proofs.entry(5), signedBy: key)) != nil else {
        continue
      }
      accepted += 1
      #expect(read.path == proof.path && read.index == proof.index)
      #expect(read.checkpoint.checkpoint == proof.checkpoint.checkpoint)
      #expect(
        read.extraData != proof.extraData
          || read.checkpoint.signatures != proof.checkpoint.signatures)
    }
    // The extra data and a witness that is not known may be altered.
    #expect(accepted > 0)
  }

  @Test func `parts of other proofs prove nothing`() throws {
    let key = try Fixture.signer("example.org/ledger").key
    let stranger = try Fixture.signer("example.org/other").key
    let one = try Proofs.proof(5, 130)
    let parts: [(Int64, [Digest], SignedCheckpoint)] = [
      (4, one.path, one.checkpoint), (5, try Proofs.path(4, 130), one.checkpoint),
      (5, Array(one.path.dropLast()), one.checkpoint),
      (5, one.path, try Witnesses.signed(129)), (500, one.path, one.checkpoint),
    ]
    for (index, path, checkpoint) in parts {
      let mixed = try LogProof(index: index, path: path, checkpoint: checkpoint)
      #expect(throws: LogProofFault.self) {
        try VerifiedLogProof(mixed, of: Proofs.entry(5), signedBy: key)
      }
    }
    let origin = try #require(Origin("example.org/ledger"))
    #expect(
      throws: LogProofFault.checkpoint(.originIsNotKeyName(origin, stranger.name))
    ) {
      try VerifiedLogProof(one, of: Proofs.entry(5), signedBy: stranger)
    }
  }

  @Test func `a policy asks for its log and its witnesses`() throws {
    let key = try Fixture.signer("example.org/ledger").key
    let witnesses = try (1...3).map {
      try Witnesses.cosigner("w\($0).example", seed: UInt8(10 + $0))
    }
    let lines = witnesses.enumerated().map { "witness W\($0.offset) \($0.element.key)\n" }.joined()
    let policy = try LogPolicy(
      parsing: Array("log \(key)\n\(lines)group G 2 W0 W1 W2\nquorum G\n".utf8))
    let proof = try Proofs.proof(5, 7, witnesses: Array(witnesses[1...]))
    let verified = try VerifiedLogProof(proof, of: Proofs.entry(5), under: policy)
    #expect(Set(verified.cosignatures.map(\.key)) == Set(witnesses[1...].map(\.key)))
    let quorum = try #require(LogPolicyName("G"))
    let second = try #require(LogPolicyName("W1"))
    #expect(throws: LogProofFault.policy(.quorumNotReached(quorum, witnessed: [second]))) {
      let few = try Proofs.proof(5, 7, witnesses: [witnesses[1]])
      return try VerifiedLogProof(few, of: Proofs.entry(5), under: policy)
    }
    let other = try Fixture.signer("example.org/other").key
    let wrong = try LogPolicy(parsing: Array("log \(other)\nquorum none\n".utf8))
    let origin = try #require(Origin("example.org/ledger"))
    #expect(throws: LogProofFault.policy(.unknownLog(origin))) {
      try VerifiedLogProof(proof, of: Proofs.entry(5), under: wrong)
    }
  }

  @Test func `what is no proof is refused, and it is told why`() throws {
    let checkpoint = String(decoding: try Witnesses.signed(1).bytes, as: UTF8.self)
    let (head, hash) = ("c2sp.org/tlog-proof@v1\n", Tree.emptyRoot.base64 + "\n")
    let cases: [(String, LogProofError)] = [
      ("", .header), ("c2sp.org/tlog-proof@v2\nindex 0\n\n", .header), (head, .index),
      (head + "index 00\n\n", .index), (head + "index +1\n\n", .index),
      (head + "index \n\n", .index), (head + "index 9223372036854775808\n\n", .index),
      (head + "Index 1\n\n", .index), (head + "extra \nindex 0\n\n", .extraData),
      (head + "extra QR==\nindex 0\n\n", .extraData), (head + "extra AA==\n", .index),
      (head + "extra AA==\nextra AA==\nindex 0\n\n", .index),
      (head + "index 0\nextra AA==\n\n", .hash(number: 1)),
      (head + "index 0\n" + hash, .noEmptyLine),
      (head + "index 0\n" + hash + "AA==\n\n", .hash(number: 2)),
      (head + "index 0\r\n\n", .index),
      (head + "index 0\n" + String(repeating: hash, count: 64), .tooManyHashes(limit: 63)),
      (head + "index 0\n\n", .checkpoint(.note(.notEndedByLineFeed))),
    ]
    for (text, error) in cases {
      #expect(throws: error, "\(text)") { try LogProof(parsing: Array(text.utf8)) }
      #expect(error.code.hasPrefix("E-") && !error.sentence.isEmpty && !error.nextStep.isEmpty)
    }
    let long = [UInt8](repeating: 1, count: LogProof.maximumExtraByteCount + 1)
    let tooLong = LogProofError.extraDataTooLong(bytes: 65_536, limit: 65_535)
    #expect(throws: tooLong) { try Proofs.proof(0, 1, extra: long) }
    #expect(throws: tooLong) {
      let text = head + "extra \(Base64.encode(long))\nindex 0\n\n" + checkpoint
      return try LogProof(parsing: Array(text.utf8))
    }
    #expect(throws: LogProofError.tooLong(bytes: 1_100_001, limit: 1_100_000)) {
      try LogProof(parsing: [UInt8](repeating: 0x0A, count: 1_100_001))
    }
  }
}

@Suite("Proofs that others wrote", .enabled(if: Shared.isThere, Shared.reason))
struct LogProofVectorTests {
  struct Vectors: Decodable {
    let marshal: [Written]
    let mustRefuse: [Refused]

    struct Written: Decodable {
      let name: String
      let index: Int64
      let extra: String?
      let hashes: [String]
      let checkpoint, want: String
    }

    struct Refused: Decodable, CustomTestStringConvertible, Sendable {
      let name, text: String
      var testDescription: String { name }
    }
  }

  static let vectors = try? Shared.json(
    Vectors.self, "checkpoint-tlogproof-formats/tlog-proof.json")

  @Test func `all are there`() {
    #expect(Self.vectors?.marshal.count == 3)
    #expect(Self.vectors?.mustRefuse.count == 8)
  }

  /// Their checkpoints are any text; ours takes the place of it.
  @Test func `the same parts give the same bytes up to the checkpoint`() throws {
    let checkpoint = try Witnesses.signed(7)
    for vector in try #require(Self.vectors).marshal {
      let path = try vector.hashes.map { try #require(Digest(base64: $0)) }
      let extra = try vector.extra.map { try #require(Base64.decode($0)) }
      let proof = try LogProof(
        index: vector.index, path: path, checkpoint: checkpoint, extraData: extra)
      let front = vector.want.dropLast(vector.checkpoint.count)
      #expect(proof.bytes == Array(front.utf8) + checkpoint.bytes, "\(vector.name)")
      #expect(try LogProof(parsing: proof.bytes) == proof)
    }
  }

  @Test(arguments: vectors?.mustRefuse ?? [])
  func `what they refuse is refused, with a true checkpoint too`(vector: Vectors.Refused) throws {
    #expect(throws: LogProofError.self) { try LogProof(parsing: Array(vector.text.utf8)) }
    let checkpoint = String(decoding: try Witnesses.signed(7).bytes, as: UTF8.self)
    let text = vector.text.replacing("\n\ncheckpoint\n", with: "\n\n\(checkpoint)")
    #expect(throws: LogProofError.self) { try LogProof(parsing: Array(text.utf8)) }
  }
}
