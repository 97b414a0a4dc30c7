import Foundation
import Testing

@testable import Sodium

@Suite("Ed25519 vectors of others", .enabled(if: Shared.isThere, "needs ../shared/vectors"))
struct VectorTests {
  struct RFC8032: Decodable {
    let name, secretKey, publicKey, message, signature: String
  }

  @Test func `RFC 8032's keys, signatures and verdicts come out`() throws {
    let vectors = try decode([RFC8032].self, "ed25519-rfc8032/rfc8032-7.1.json")
    #expect(vectors.count == 5)
    for vector in vectors {
      var seed = try #require(Hex.decode(vector.secretKey))
      let message = try #require(Hex.decode(vector.message))
      let secret = try #require(try SecretKey(wipingSeed: &seed))
      #expect(Hex.encode(secret.publicKey.bytes) == vector.publicKey)
      let signature = secret.sign(message)
      #expect(Hex.encode(signature.bytes) == vector.signature)
      #expect(secret.publicKey.verifies(signature, of: message))
      #expect(secret.publicKey.isVetted)
    }
  }

  struct Wycheproof: Decodable {
    struct Group: Decodable {
      let publicKey: Key
      let tests: [Case]
    }
    struct Key: Decodable { let pk: String }
    struct Case: Decodable {
      let tcId: Int
      let msg, sig, result: String
    }
    let testGroups: [Group]
  }

  @Test func `Wycheproof's verdicts come out`() throws {
    let vectors = try decode(Wycheproof.self, "ed25519-wycheproof/ed25519_test.json")
    var verdicts = [true: 0, false: 0]
    for group in vectors.testGroups {
      let key = try #require(Hex.decode(group.publicKey.pk).flatMap { PublicKey(bytes: $0) })
      for test in group.tests {
        let message = try #require(Hex.decode(test.msg))
        let signature = Hex.decode(test.sig).flatMap { Signature(bytes: $0) }
        let holds = signature.map { key.verifies($0, of: message) } ?? false
        #expect(holds == (test.result == "valid"), "case \(test.tcId)")
        verdicts[holds, default: 0] += 1
      }
    }
    #expect(verdicts == [true: 88, false: 63])
  }

  struct CCTV: Decodable {
    let number: Int
    let key, sig, msg: String
    let flags: [String]?
  }

  /// The verdicts on a vector, step by step.
  struct Verdict {
    let number: Int
    let flags: [String]
    let isVetted, hasSmallOrderPoint, verifies: Bool

    init(_ vector: CCTV) throws {
      let key = try #require(Hex.decode(vector.key).flatMap { PublicKey(bytes: $0) })
      let signature = try #require(Hex.decode(vector.sig).flatMap { Signature(bytes: $0) })
      number = vector.number
      flags = vector.flags ?? []
      isVetted = key.isVetted
      hasSmallOrderPoint = signature.hasSmallOrderPoint
      verifies = key.verifies(signature, of: Array(vector.msg.utf8))
    }
  }

  private func cctv() throws -> [Verdict] {
    try decode([CCTV].self, "ed25519-cctv/ed25519vectors.json").map { try Verdict($0) }
  }

  @Test func `of CCTV's odd points only the sound ones pass`() throws {
    let verdicts = try cctv()
    #expect(verdicts.count == 914)
    for verdict in verdicts {
      let keyIsOdd = verdict.flags.contains { $0.hasSuffix("_A") }
      #expect(verdict.isVetted == !keyIsOdd, "case \(verdict.number)")
      #expect(
        verdict.hasSmallOrderPoint == verdict.flags.contains("low_order_R"),
        "case \(verdict.number)")
      if verdict.hasSmallOrderPoint { #expect(!verdict.verifies, "case \(verdict.number)") }
      // The equation without cofactor fails exactly where a residue of low order is left.
      if verdict.isVetted, !verdict.hasSmallOrderPoint {
        let isSound = !verdict.flags.contains("low_order_residue")
        #expect(verdict.verifies == isSound, "case \(verdict.number)")
      }
    }
    #expect(verdicts.count { $0.isVetted } == 28)
    #expect(verdicts.count { $0.isVetted && !$0.hasSmallOrderPoint } == 8)
    #expect(verdicts.count { $0.isVetted && $0.verifies } == 1)
    #expect(verdicts.count { $0.verifies } == 43)
  }

  @Test(
    .enabled(if: OpenSSL.isThere, "no Python with cryptography in .build/python: run tools/test"))
  func `OpenSSL agrees wherever the key is vetted and R is not of small order`() throws {
    let file = Shared.root.appending(path: "vectors/ed25519-cctv/ed25519vectors.json").path
    let others = try OpenSSL.verdicts(on: file)
    let verdicts = try cctv()
    #expect(others.count == verdicts.count)
    for (verdict, openSSL) in zip(verdicts, others) {
      // We accept nothing that OpenSSL refuses, whatever the key.
      if verdict.verifies { #expect(openSSL, "case \(verdict.number)") }
      guard verdict.isVetted, !verdict.hasSmallOrderPoint else { continue }
      #expect(verdict.verifies == openSSL, "case \(verdict.number)")
    }
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(Shared.bytes(path)))
  }
}

/// A second opinion on signatures.
enum OpenSSL {
  static let isThere = (try? run(["-c", "import cryptography"])) != nil

  /// One verdict for each of CCTV's vectors, in their order.
  static func verdicts(on file: String) throws -> [Bool] {
    let program = """
      import json, sys
      from cryptography.exceptions import InvalidSignature
      from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
      def holds(v):
        try:
          key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(v["key"]))
          key.verify(bytes.fromhex(v["sig"]), v["msg"].encode())
          return True
        except (InvalidSignature, ValueError):
          return False
      print("".join("01"[holds(v)] for v in json.load(open(sys.argv[1]))))
      """
    return try run(["-c", program, file]).compactMap { $0.isNumber ? $0 == "1" : nil }
  }

  struct Failed: Error {}

  private static let python = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(
      path: ".build/python/bin/python3")

  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = python
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed() }
    return String(decoding: text, as: UTF8.self)
  }
}
