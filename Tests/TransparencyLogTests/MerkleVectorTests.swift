import Foundation
import Sodium
import Testing
import TransparencyLog

/// The vectors of transparency-dev/merkle. Some give other bytes than 32 where a hash belongs.
@Suite("Proofs that others made", .enabled(if: Shared.isThere, Shared.reason))
struct MerkleVectorTests {
  static let folder = "merkle-transparency-dev"
  static let inclusion = Shared.jsonFiles(below: "\(folder)/inclusion")
  static let consistency = Shared.jsonFiles(below: "\(folder)/consistency")

  /// What a vector comes to.
  enum Outcome: Equatable {
    case accepted
    case refused(ProofError)
    /// Something in it is no hash, so that it never reaches a verifier.
    case unreadable
  }

  struct Inclusion: Decodable {
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: Data?
    let leafHash: Data?
    let proof: [Data]?
    let wantErr: Bool
  }

  struct Consistency: Decodable {
    let size1: UInt64
    let size2: UInt64
    let root1: Data?
    let root2: Data?
    let proof: [Data]?
    let wantErr: Bool
  }

  @Test func `all vectors are there`() {
    #expect(Self.inclusion.count == 98)
    #expect(Self.consistency.count == 98)
  }

  @Test(arguments: inclusion)
  func `an inclusion vector comes out as it says`(path: String) throws {
    let vector = try Shared.json(Inclusion.self, path)
    let outcome = Self.outcome { () throws(ProofError) in
      guard let leaf = Self.digest(vector.leafHash), let root = Self.digest(vector.root),
        let proof = Self.digests(vector.proof)
      else { return false }
      let head = TreeHead(size: Int64(bitPattern: vector.treeSize), root: root)
      try verifyInclusion(
        of: leaf, at: Int64(bitPattern: vector.leafIdx), proof: proof, in: head)
      return true
    }
    #expect((outcome != .accepted) == vector.wantErr, "\(outcome)")
  }

  /// They refuse any proof from size 0, witnesses must accept the empty one (C2SP tlog-witness).
  static let growthFromNothing =
    "\(folder)/consistency/additional/size1-is-zero-and-size2-is-not-zero.json"

  @Test(arguments: consistency.filter { $0 != growthFromNothing })
  func `a consistency vector comes out as it says`(path: String) throws {
    let vector = try Shared.json(Consistency.self, path)
    let outcome = Self.outcome(vector)
    #expect((outcome != .accepted) == vector.wantErr, "\(outcome)")
  }

  @Test func `only growth from nothing is judged otherwise than they do`() throws {
    let vector = try Shared.json(Consistency.self, Self.growthFromNothing)
    #expect(vector.wantErr)
    #expect(Self.outcome(vector) == .accepted)
  }

  static func outcome(_ vector: Consistency) -> Outcome {
    outcome { () throws(ProofError) in
      guard let old = digest(vector.root1), let new = digest(vector.root2),
        let proof = digests(vector.proof)
      else { return false }
      try verifyConsistency(
        from: TreeHead(size: Int64(bitPattern: vector.size1), root: old),
        to: TreeHead(size: Int64(bitPattern: vector.size2), root: new), proof: proof)
      return true
    }
  }

  static func outcome(_ check: () throws(ProofError) -> Bool) -> Outcome {
    do {
      return try check() ? .accepted : .unreadable
    } catch {
      return .refused(error)
    }
  }

  static func digest(_ data: Data?) -> Digest? {
    guard let data else { return nil }
    // "don't care 1" and its like stand for any root: a root of 32 bytes is put in their place.
    if data.starts(with: Array("don't care".utf8)) { return SHA256.hash(Array(data)) }
    return Digest(bytes: Array(data))
  }

  static func digests(_ proof: [Data]?) -> [Digest]? {
    let digests = (proof ?? []).compactMap { Digest(bytes: Array($0)) }
    return digests.count == (proof ?? []).count ? digests : nil
  }

  struct Hashing: Decodable, CustomTestStringConvertible {
    let desc: String
    let op: String
    let dataHex: String?
    let leftHex: String?
    let rightHex: String?
    let want: String
    var testDescription: String { desc }
  }

  static let hashing = (try? Shared.json([Hashing].self, "\(folder)/rfc6962-hasher.json")) ?? []

  @Test func `all four hashes are there`() {
    #expect(Self.hashing.map(\.op) == ["emptyRoot", "leaf", "leaf", "node"])
  }

  @Test(arguments: hashing)
  func `a hash comes out as it says`(vector: Hashing) throws {
    let want = try #require(Digest(hex: vector.want))
    switch vector.op {
    case "emptyRoot": #expect(Tree.emptyRoot == want)
    case "leaf":
      let entry = try #require(vector.dataHex.flatMap { Hex.decode($0) })
      #expect(Tree.leafHash(of: entry) == want)
    default:
      // Its children are four bytes long, ours are 32 by type: the prefix is what can be compared.
      let left = try #require(vector.leftHex.flatMap { Hex.decode($0) })
      let right = try #require(vector.rightHex.flatMap { Hex.decode($0) })
      #expect(SHA256.hash([1] + left + right) == want)
      let (one, other) = (SHA256.hash(left), SHA256.hash(right))
      #expect(Tree.nodeHash(one, other) == SHA256.hash([1] + one.bytes + other.bytes))
    }
  }
}
