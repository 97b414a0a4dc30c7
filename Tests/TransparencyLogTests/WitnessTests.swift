import Foundation
import Sodium
import Testing
import TransparencyLog

@Suite("A witness") struct WitnessTests {
  let cosigner: Cosigner
  let log: WitnessedLog

  init() throws {
    cosigner = try Witnesses.cosigner("witness.example/w1", seed: 5)
    let key = try Fixture.signer("example.org/ledger").key
    log = WitnessedLog(origin: try #require(Origin("example.org/ledger")), keys: [key])
  }

  static func request(_ old: Int, _ new: Int) throws -> AddCheckpointRequest {
    let plan = try ProofPlan.consistency(from: Int64(old), to: Int64(new))
    return AddCheckpointRequest(
      oldSize: Int64(old), proof: try plan.proof(nodes: GrownTree.shared.hashes),
      checkpoint: try Witnesses.signed(new))
  }

  private func grown(to size: Int, at time: Int64 = 100) throws -> WitnessedLog {
    try log.cosigning(Self.request(0, size), by: cosigner, at: time).log
  }

  private func status(_ log: WitnessedLog, _ request: AddCheckpointRequest) -> Int {
    do {
      return try log.cosigning(request, by: cosigner, at: 100).response.status
    } catch {
      return error.response.status
    }
  }

  @Test(arguments: GrownTree.sizes)
  func `it cosigns each growth, and keeps it`(old: Int) throws {
    let before = old == 0 ? log : try grown(to: old)
    for new in stride(from: old, through: GrownTree.sizes.upperBound, by: 3) {
      let request = try Self.request(old, new)
      let answer = try before.cosigning(request, by: cosigner, at: 200)
      #expect(answer.log.head == request.checkpoint.checkpoint.head)
      #expect(answer.log.time == 200)
      let kept = try #require(answer.log.latest)
      let found = try VerifiedCosignature.all(on: kept, knowing: [cosigner.key])
      #expect(found == [answer.cosignature])
      #expect(try VerifiedCheckpoint(kept, signedBy: log.keys[0]).head == answer.log.head)
      #expect(
        WitnessedLog(origin: log.origin, keys: log.keys, latest: kept, time: 200) == answer.log)
    }
  }

  @Test func `it never cosigns a smaller tree`() throws {
    let before = try grown(to: 9)
    for new in 0..<9 {
      for old in 0...new {
        #expect(throws: WitnessRefusal.conflict(old: Int64(old), cosigned: 9)) {
          try before.cosigning(Self.request(old, new), by: cosigner, at: 200)
        }
      }
      let from = AddCheckpointRequest(
        oldSize: 9, proof: [], checkpoint: try Witnesses.signed(new))
      #expect(throws: WitnessRefusal.oldSizeTooLarge(old: 9, size: Int64(new))) {
        try before.cosigning(from, by: cosigner, at: 200)
      }
    }
  }

  @Test func `it never cosigns another history, at the same size or a larger one`() throws {
    let before = try grown(to: 9)
    let signer = try Fixture.signer("example.org/ledger")
    let origin = log.origin
    for size in [9, 10, 16, 130] as [Int64] {
      let other = GrownTree.shared.roots[Int(size)].flipped(bit: 3)
      let checkpoint = Checkpoint(origin: origin, size: size, root: other)
      let proof = try Self.request(9, Int(size)).proof
      let request = AddCheckpointRequest(
        oldSize: 9, proof: proof, checkpoint: signer.sign(checkpoint))
      #expect(status(before, request) == 422)
    }
    let true10 = try Self.request(9, 10)
    for proof in [[], true10.proof + true10.proof, Array(true10.proof.reversed())] {
      let request = AddCheckpointRequest(
        oldSize: 9, proof: proof, checkpoint: true10.checkpoint)
      #expect(status(before, request) == 422)
    }
  }

  @Test func `an empty log has the empty root, and from it no proof leads`() throws {
    #expect(status(log, try Self.request(0, 0)) == 200)
    let signer = try Fixture.signer("example.org/ledger")
    let false0 = signer.sign(
      Checkpoint(origin: log.origin, size: 0, root: GrownTree.shared.roots[1]))
    #expect(status(log, AddCheckpointRequest(oldSize: 0, proof: [], checkpoint: false0)) == 422)
    let proved = AddCheckpointRequest(
      oldSize: 0, proof: [GrownTree.shared.roots[1]], checkpoint: try Witnesses.signed(7))
    #expect(status(log, proved) == 422)
  }

  @Test func `the signature is judged before sizes and proofs`() throws {
    let stranger = try Fixture.signer("example.org/ledger", seed: 8)
    let unsigned = AddCheckpointRequest(
      oldSize: 500, proof: [], checkpoint: stranger.sign(try Witnesses.checkpoint(3)))
    #expect(status(log, unsigned) == 403)
    let other = AddCheckpointRequest(
      oldSize: 500, proof: [], checkpoint: try Witnesses.signed(3, origin: "example.org/other"))
    #expect(status(log, other) == 404)
    let large = AddCheckpointRequest(
      oldSize: 500, proof: [], checkpoint: try Witnesses.signed(3))
    #expect(status(log, large) == 400)
    #expect(status(log, try Self.request(2, 3)) == 409)
  }

  @Test func `at a time before its last cosignature it does not cosign`() throws {
    let before = try grown(to: 9, at: 1000)
    #expect(throws: WitnessRefusal.clockBehind(last: 1000, now: 999)) {
      try before.cosigning(Self.request(9, 12), by: cosigner, at: 999)
    }
    let again = try before.cosigning(Self.request(9, 9), by: cosigner, at: 1000)
    #expect(again.log == before)
    #expect(WitnessRefusal.clockBehind(last: 2, now: 1).response.status == 503)
  }

  @Test func `a log's several keys are believed, and a line of each that signed is kept`() throws {
    let first = try Fixture.signer("example.org/ledger")
    let second = try Fixture.signer("example.org/ledger", seed: 2)
    let two = WitnessedLog(origin: log.origin, keys: [first.key, second.key])
    let checkpoint = try Witnesses.checkpoint(3)
    let other = try Witnesses.cosigner("w2.example", seed: 7).cosign(checkpoint, at: 4).line
    let (one, another) = (first.sign(checkpoint).signatures, second.sign(checkpoint).signatures)
    let full = Array(repeating: another[0], count: 98)
    for (lines, own) in [(another, another), (full + one, one + another)] {
      let note = try SignedNote(text: checkpoint.text, signatures: [other] + lines)
      let request = AddCheckpointRequest(
        oldSize: 0, proof: [], checkpoint: try SignedCheckpoint(note))
      let answer = try two.cosigning(request, by: cosigner, at: 5)
      #expect(answer.log.latest?.signatures == own + [answer.cosignature.line])
    }
  }

  @Test func `every refusal has a code, a sentence and a next step`() throws {
    let refusals: [WitnessRefusal] = [
      .request(.oldSize), .unknownLog(log.origin), .signature(.notSigned(by: log.keys)),
      .oldSizeTooLarge(old: 2, size: 1), .conflict(old: 1, cosigned: 2),
      .inconsistent(.wrongLength(expected: 1, found: 0)), .clockBehind(last: 2, now: 1),
    ]
    #expect(refusals.map(\.response.status) == [400, 404, 403, 400, 409, 422, 503])
    for refusal in refusals {
      #expect(refusal.code.hasPrefix("E-") && !refusal.sentence.isEmpty)
      #expect(!refusal.nextStep.isEmpty && refusal.description.contains(refusal.code))
    }
  }
}

@Suite("A request for a cosignature") struct AddCheckpointTests {
  @Test func `it is written and read back, and its answers too`() throws {
    for (old, new) in [(0, 0), (0, 7), (7, 7), (3, 130), (100, 101)] {
      let request = try WitnessTests.request(old, new)
      #expect(try AddCheckpointRequest(parsing: request.bytes) == request)
    }
    let witness = try Witnesses.cosigner("w.example", seed: 3)
    let line = witness.cosign(try Witnesses.checkpoint(), at: 9).line
    let answers: [AddCheckpointResponse] = [
      .cosigned([line]), .cosigned([line, line]), .conflict(size: 0), .conflict(size: .max),
      .refused(status: 404), .refused(status: 503),
    ]
    for answer in answers {
      let read = try AddCheckpointResponse(
        status: answer.status, contentType: answer.contentType, body: answer.body)
      #expect(read == answer)
    }
  }

  @Test func `its bytes are those of the specification`() throws {
    let request = try WitnessTests.request(2, 3)
    let leaf = GrownTree.reference.leaves[2].base64
    #expect(
      request.bytes == Array("old 2\n\(leaf)\n\n".utf8) + (try Witnesses.signed(3).bytes))
  }

  @Test func `altered bytes are refused, or not cosigned, or ask for the same`() throws {
    let cosigner = try Witnesses.cosigner("w.example", seed: 5)
    let key = try Fixture.signer("example.org/ledger").key
    let origin = try #require(Origin("example.org/ledger"))
    let log = try WitnessedLog(origin: origin, keys: [key])
      .cosigning(WitnessTests.request(0, 5), by: cosigner, at: 1).log
    let request = try WitnessTests.request(5, 7)
    for bytes in Witnesses.alterations(of: request.bytes) {
      guard let read = try? AddCheckpointRequest(parsing: bytes) else { continue }
      #expect(read.bytes == bytes)
      guard let answer = try? log.cosigning(read, by: cosigner, at: 2) else { continue }
      #expect(answer.cosignature.checkpoint == request.checkpoint.checkpoint)
    }
  }

  @Test func `what is no request is refused, and it is told why`() throws {
    let hash = Tree.emptyRoot.base64 + "\n"
    let cases: [(String, AddCheckpointRequestError)] = [
      ("", .oldSize), ("old\n\n", .oldSize), ("old 01\n\n", .oldSize), ("old -1\n\n", .oldSize),
      ("old  1\n\n", .oldSize), ("old 1", .oldSize), ("old 9223372036854775808\n\n", .oldSize),
      ("old 1\n" + hash, .noEmptyLine), ("old 1\nAA==\n\n", .hash(number: 1)),
      ("old 1\n" + hash + " \n\n", .hash(number: 2)),
      ("old 1\n" + String(repeating: hash, count: 64), .tooManyHashes(limit: 63)),
      ("old 1\n\n", .checkpoint(.note(.notEndedByLineFeed))),
    ]
    for (text, error) in cases {
      #expect(throws: error, "\(text)") { try AddCheckpointRequest(parsing: Array(text.utf8)) }
      #expect(error.code.hasPrefix("E-") && !error.sentence.isEmpty && !error.nextStep.isEmpty)
    }
    #expect(throws: AddCheckpointRequestError.tooLong(bytes: 1_010_001, limit: 1_010_000)) {
      try AddCheckpointRequest(parsing: [UInt8](repeating: 0x0A, count: 1_010_001))
    }
  }

  @Test func `what is no answer is refused, and it is told why`() throws {
    let size = AddCheckpointResponse.sizeContentType
    let line = "— w.example AAAAAAE="
    let cases: [(Int, String?, String, AddCheckpointResponseError)] = [
      (200, nil, "", .lines(.notEndedByLineFeed)), (200, nil, line, .lines(.notEndedByLineFeed)),
      (200, nil, "\n", .lines(.signatureLine(number: 1, .noDash))),
      (200, nil, "\(line)\n\n", .lines(.signatureLine(number: 2, .noDash))),
      (409, nil, "3\n", .contentType), (409, "text/plain", "3\n", .contentType),
      (409, size, "3", .size), (409, size, "03\n", .size), (409, size, "3\n\n", .size),
      (409, size, "\n", .size), (0, nil, "", .status(0)), (600, nil, "", .status(600)),
    ]
    for (status, type, body, error) in cases {
      #expect(throws: error, "\(status) \(body)") {
        try AddCheckpointResponse(status: status, contentType: type, body: Array(body.utf8))
      }
      #expect(error.code.hasPrefix("E-") && !error.sentence.isEmpty && !error.nextStep.isEmpty)
    }
    let long = [UInt8](repeating: 0x0A, count: 1_000_001)
    #expect(throws: AddCheckpointResponseError.tooLong(bytes: 1_000_001, limit: 1_000_000)) {
      try AddCheckpointResponse(status: 404, contentType: nil, body: long)
    }
  }
}

@Suite("Requests that others wrote", .enabled(if: Shared.isThere, Shared.reason))
struct WitnessVectorTests {
  struct Vectors: Decodable {
    let origin, logPublicKeyHex: String
    let cases: [Case]

    struct Case: Decodable {
      let name, body, wantBodyContains: String
      let wantCode: Int
    }
  }

  @Test func `in their order they are answered as sunlight's witness answers`() throws {
    let vectors = try Shared.json(Vectors.self, "tlog-witness-sunlight/add-checkpoint.json")
    #expect(vectors.cases.count == 11)
    let cosigner = try Witnesses.cosigner("example.com/witness", seed: 5)
    let origin = try #require(Origin(vectors.origin))
    let material = try #require(Hex.decode(vectors.logPublicKeyHex))
    let publicKey = try #require(PublicKey(bytes: material))
    let key = try VerifierKey(name: KeyName(origin), publicKey: publicKey)
    var log = WitnessedLog(origin: origin, keys: [key])
    for (number, vector) in vectors.cases.enumerated() {
      let answer: AddCheckpointResponse
      do throws(WitnessRefusal) {
        let request = try Self.request(vector.body)
        let cosigned = try log.cosigning(request, by: cosigner, at: Int64(1000 + number))
        log = cosigned.log
        answer = cosigned.response
      } catch {
        answer = error.response
      }
      // The signature's base64 has a bit that is dropped: here that is no signature line at all.
      let wanted = vector.name == "invalid signature" ? 400 : vector.wantCode
      #expect(answer.status == wanted, "\(vector.name)")
      if [200, 409].contains(vector.wantCode) {
        let body = String(decoding: answer.body, as: UTF8.self)
        #expect(body.contains(vector.wantBodyContains), "\(vector.name)")
      }
    }
    #expect(log.head.size == 5)
  }

  @Test func `the invalid signature in canonical base64 is forbidden`() throws {
    let vectors = try Shared.json(Vectors.self, "tlog-witness-sunlight/add-checkpoint.json")
    let vector = vectors.cases[1]
    #expect(vector.name == "invalid signature" && vector.wantCode == 403)
    #expect(vector.body.hasSuffix("Vrx6gx=\n"))
    let body = vector.body.replacing("Vrx6gx=\n", with: "Vrx6gw=\n")
    let origin = try #require(Origin(vectors.origin))
    let material = try #require(Hex.decode(vectors.logPublicKeyHex))
    let publicKey = try #require(PublicKey(bytes: material))
    let key = try VerifierKey(name: KeyName(origin), publicKey: publicKey)
    let log = WitnessedLog(origin: origin, keys: [key])
    let cosigner = try Witnesses.cosigner("example.com/witness", seed: 5)
    let bad = WitnessRefusal.signature(.badSignature(key.name, key.id))
    #expect(bad.response.status == vector.wantCode)
    #expect(throws: bad) { try log.cosigning(Self.request(body), by: cosigner, at: 1) }
  }

  private static func request(_ body: String) throws(WitnessRefusal) -> AddCheckpointRequest {
    do throws(AddCheckpointRequestError) {
      return try AddCheckpointRequest(parsing: Array(body.utf8))
    } catch {
      throw .request(error)
    }
  }
}
