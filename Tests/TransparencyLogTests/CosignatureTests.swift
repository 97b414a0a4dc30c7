import Foundation
import Sodium
import Testing
import TransparencyLog

/// Witnesses, checkpoints and altered bytes for the tests of the formats.
enum Witnesses {
  static func cosigner(_ name: String, seed: UInt8) throws -> Cosigner {
    var bytes = [UInt8](repeating: seed, count: SecretKey.seedByteCount)
    let secretKey = try #require(try SecretKey(wipingSeed: &bytes))
    return Cosigner(name: try #require(KeyName(name)), secretKey: secretKey)
  }

  static func checkpoint(_ size: Int = 7, origin: String = "example.org/ledger") throws
    -> Checkpoint
  {
    let origin = try #require(Origin(origin))
    return Checkpoint(origin: origin, size: Int64(size), root: GrownTree.shared.roots[size])
  }

  static func signed(_ size: Int = 7, origin: String = "example.org/ledger") throws
    -> SignedCheckpoint
  {
    try Fixture.signer(origin).sign(checkpoint(size, origin: origin))
  }

  /// Each byte changed in three ways, left out and doubled, and each line left out and doubled.
  static func alterations(of bytes: [UInt8]) -> [[UInt8]] {
    var all: [[UInt8]] = [[], bytes + [0x0A], bytes + bytes, [0x0A] + bytes]
    for index in bytes.indices {
      for mask: UInt8 in [0x01, 0x20, 0x80] {
        var changed = bytes
        changed[index] ^= mask
        all.append(changed)
      }
      all.append(Array(bytes[..<index] + bytes[(index + 1)...]))
      all.append(Array(bytes[...index] + bytes[index...]))
      all.append(Array(bytes[..<index]))
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in lines.indices {
      var rest = lines
      rest.remove(at: index)
      all.append(Array(rest.joined(separator: [0x0A])))
      rest = lines
      rest.insert(lines[index], at: index)
      all.append(Array(rest.joined(separator: [0x0A])))
    }
    return all.filter { $0 != bytes }
  }
}

@Suite("A cosignature") struct CosignatureTests {
  @Test func `what a witness cosigned verifies, and tells who and when`() throws {
    let witness = try Witnesses.cosigner("witness.example/w1", seed: 5)
    let signed = try Witnesses.signed()
    let cosignature = witness.cosign(signed.checkpoint, at: 1_764_000_000)
    let cosigned = try SignedCheckpoint(parsing: signed.adding([cosignature]).bytes)
    let found = try VerifiedCosignature.all(on: cosigned, knowing: [witness.key])
    #expect(found == [cosignature])
    #expect(found.first?.time == 1_764_000_000)
    #expect(found.first?.key == witness.key)
    let log = try Fixture.signer("example.org/ledger").key
    #expect(try VerifiedCheckpoint(cosigned, signedBy: log).checkpoint == signed.checkpoint)
  }

  @Test func `the time is signed, and the checkpoint`() throws {
    let witness = try Witnesses.cosigner("witness.example/w1", seed: 5)
    let checkpoint = try Witnesses.checkpoint()
    let line = witness.cosign(checkpoint, at: 1000).line
    let bad = VerificationError.badSignature(witness.key.name, witness.key.id)
    for index in 0..<72 {
      var bytes = line.bytes
      bytes[index] ^= 1
      let altered = try Self.line(line.name, line.keyID, bytes)
      #expect(throws: bad, "byte \(index)") {
        try VerifiedCosignature.all(among: [altered], of: checkpoint, knowing: [witness.key])
      }
    }
    for other in [try Witnesses.checkpoint(8), try Witnesses.checkpoint(origin: "example.org/x")] {
      #expect(throws: bad) {
        try VerifiedCosignature.all(among: [line], of: other, knowing: [witness.key])
      }
    }
  }

  @Test(arguments: [0, 63, 64, 71, 73, 80])
  func `a line of another length is a bad signature of a known witness`(count: Int) throws {
    let witness = try Witnesses.cosigner("witness.example/w1", seed: 5)
    let checkpoint = try Witnesses.checkpoint()
    let line = witness.cosign(checkpoint, at: 1000).line
    let bytes = Array((line.bytes + line.bytes).prefix(count)) + (count == 0 ? [0] : [])
    let altered = try Self.line(line.name, line.keyID, bytes)
    #expect(throws: VerificationError.badSignature(line.name, line.keyID)) {
      try VerifiedCosignature.all(among: [altered], of: checkpoint, knowing: [witness.key])
    }
  }

  @Test func `a time above 2^63 - 1 is refused`() throws {
    let witness = try Witnesses.cosigner("witness.example/w1", seed: 5)
    let checkpoint = try Witnesses.checkpoint()
    let line = witness.cosign(checkpoint, at: .max).line
    let found = try VerifiedCosignature.all(
      among: [line], of: checkpoint, knowing: [witness.key])
    #expect(found.first?.time == .max)
    let late = try Self.line(line.name, line.keyID, [0x80] + line.bytes.dropFirst())
    #expect(throws: VerificationError.badSignature(line.name, line.keyID)) {
      try VerifiedCosignature.all(among: [late], of: checkpoint, knowing: [witness.key])
    }
  }

  @Test func `lines of witnesses that are not known are ignored`() throws {
    let known = try Witnesses.cosigner("witness.example/w1", seed: 5)
    let stranger = try Witnesses.cosigner("witness.example/w2", seed: 6)
    let checkpoint = try Witnesses.checkpoint()
    let mine = known.cosign(checkpoint, at: 1)
    // The stranger's line is of another checkpoint, the last one has a known name and another id.
    let other = stranger.cosign(try Witnesses.checkpoint(8), at: 1)
    let namesake = try Self.line(known.key.name, stranger.key.id, other.line.bytes)
    let found = try VerifiedCosignature.all(
      among: [other.line, mine.line, namesake, mine.line], of: checkpoint, knowing: [known.key])
    #expect(found == [mine])
    #expect(
      try VerifiedCosignature.all(among: [mine.line], of: checkpoint, knowing: []).isEmpty)
  }

  @Test func `a log's own signature is no cosignature, and the other way round`() throws {
    let signer = try Fixture.signer("example.org/ledger", seed: 9)
    let witness = try Witnesses.cosigner("example.org/ledger", seed: 9)
    #expect(signer.key.publicKey == witness.key.publicKey)
    #expect(signer.key.id != witness.key.id)
    let signed = signer.sign(try Witnesses.checkpoint())
    #expect(try VerifiedCosignature.all(on: signed, knowing: [witness.key]).isEmpty)
    let cosigned = try signed.adding([witness.cosign(signed.checkpoint, at: 3)])
    #expect(cosigned.signatures.count == 2)
    #expect(try VerifiedCheckpoint(cosigned, signedBy: signer.key).size == 7)
  }

  static func line(_ name: KeyName, _ id: KeyID, _ bytes: [UInt8]) throws -> NoteSignature {
    let text = Base64.encode(id.bytes + bytes)
    return try Fixture.parse("\n\n— \(name) \(text)\n").signatures[0]
  }
}

@Suite("A checkpoint with cosignatures") struct CosignedCheckpointTests {
  @Test func `the order in which cosignatures are added does not show`() throws {
    let signed = try Witnesses.signed()
    let all = try (1...6).map { number in
      try Witnesses.cosigner("w\(number % 3).example", seed: UInt8(number))
        .cosign(signed.checkpoint, at: Int64(number))
    }
    let whole = try signed.adding(all)
    #expect(whole.signatures.count == 7)
    #expect(whole.signatures.first == signed.signatures.first)
    #expect(try signed.adding(all.reversed()) == whole)
    #expect(try whole.adding(all) == whole)
    #expect(try signed.adding([]) == signed)
    for split in 0...6 {
      let half = try signed.adding(Array(all[split...]))
      #expect(try half.adding(Array(all[..<split])) == whole)
    }
    #expect(try SignedCheckpoint(parsing: whole.bytes) == whole)
    let keys = all.map(\.key)
    #expect(Set(try VerifiedCosignature.all(on: whole, knowing: keys)) == Set(all))
  }

  @Test func `of one witness the latest stays`() throws {
    let witness = try Witnesses.cosigner("w.example", seed: 5)
    let signed = try Witnesses.signed()
    let (early, late) = (
      witness.cosign(signed.checkpoint, at: 255), witness.cosign(signed.checkpoint, at: 256)
    )
    let whole = try signed.adding([late])
    #expect(try signed.adding([early, late]) == whole)
    #expect(try whole.adding([early]) == whole)
    #expect(try signed.adding([early]).adding([late]) == whole)
  }

  @Test func `a forged line of a witness makes room for its true one`() throws {
    let witness = try Witnesses.cosigner("w.example", seed: 5)
    let signed = try Witnesses.signed()
    let cosignature = witness.cosign(signed.checkpoint, at: 9)
    let forged = try CosignatureTests.line(
      witness.key.name, witness.key.id, [UInt8](repeating: 0x7F, count: 72))
    let note = try SignedNote(
      text: signed.checkpoint.text, signatures: [forged] + signed.signatures)
    #expect(
      try SignedCheckpoint(note).adding([cosignature]) == signed.adding([cosignature]))
  }

  @Test func `more lines than a note may have are refused`() throws {
    let signed = try Witnesses.signed()
    let all = try (1...100).map { number in
      try Witnesses.cosigner("w.example", seed: UInt8(number)).cosign(signed.checkpoint, at: 1)
    }
    #expect(try signed.adding(Array(all.dropLast())).signatures.count == 100)
    #expect(throws: NoteError.tooManySignatures(found: 101, limit: 100)) {
      try signed.adding(all)
    }
  }

  @Test func `what is read of altered bytes is written as it was read`() throws {
    let signed = try Witnesses.signed()
    let witness = try Witnesses.cosigner("w.example", seed: 5)
    let log = try Fixture.signer("example.org/ledger").key
    let whole = try signed.adding([witness.cosign(signed.checkpoint, at: 9)])
    for bytes in Witnesses.alterations(of: whole.bytes) {
      guard let read = try? SignedCheckpoint(parsing: bytes) else { continue }
      #expect(read.bytes == bytes)
      // A line that was altered is refused, or one of nobody that is known.
      let verified = try? VerifiedCheckpoint(read, signedBy: log)
      #expect(verified.map { $0.checkpoint == whole.checkpoint } ?? true)
    }
  }
}

@Suite("A witness's key") struct WitnessKeyTests {
  @Test func `it is written and read back, and is no verifier key`() throws {
    for seed in 0..<100 as Range<UInt8> {
      let key = try Witnesses.cosigner("witness.example/w1", seed: seed).key
      #expect(try WitnessKey(parsing: key.text) == key)
      #expect(throws: VerifierKeyError.unsupportedType(4, expected: 1)) {
        try VerifierKey(parsing: key.text)
      }
      let log = try Fixture.signer("witness.example/w1", seed: seed).key
      #expect(throws: VerifierKeyError.unsupportedType(1, expected: 4)) {
        try WitnessKey(parsing: log.text)
      }
    }
  }

  @Test func `a wrong id, a weak key and a second key behind it are refused`() throws {
    let key = try Witnesses.cosigner("witness.example/w1", seed: 1).key
    let other = try Witnesses.cosigner("witness.example/w1", seed: 2).key
    #expect(throws: VerifierKeyError.wrongID(written: other.id, computed: key.id)) {
      try WitnessKey(parsing: key.text.replacing(key.id.hex, with: other.id.hex))
    }
    let long = Base64.encode([4] + key.publicKey.bytes + [0])
    #expect(throws: VerifierKeyError.wrongLength(expected: 32, found: 33)) {
      try WitnessKey(parsing: "witness.example/w1+\(key.id)+\(long)")
    }
    let weak = try #require(PublicKey(bytes: [1] + [UInt8](repeating: 0, count: 31)))
    #expect(throws: VerifierKeyError.weakKey) {
      try WitnessKey(name: key.name, publicKey: weak)
    }
  }
}

@Suite("Cosignatures that others made", .enabled(if: Shared.isThere, Shared.reason))
struct CosignatureVectorTests {
  struct Sigsum: Decodable {
    let seedHex: String
    let cosign: Cosign

    struct Cosign: Decodable {
      let keyName: String
      let timestamp: Int64
      let checkpointText: String
      let lines: String
    }
  }

  @Test func `sigsum's cosignature is made to the same byte, its other lines are ignored`() throws {
    let sigsum = try Shared.json(Sigsum.self, "c2sp-examples/sigsum-checkpoint.json")
    let text = Array(sigsum.cosign.checkpointText.utf8)
    let checkpoint = try Checkpoint(parsing: text)
    var seed = try #require(Hex.decode(sigsum.seedHex))
    let secretKey = try #require(try SecretKey(wipingSeed: &seed))
    let name = try #require(KeyName(sigsum.cosign.keyName))
    let witness = Cosigner(name: name, secretKey: secretKey)
    // The last line is no base64, and so no line of a note.
    let lines = sigsum.cosign.lines.split(separator: "\n").dropLast().joined(separator: "\n")
    let signed = try SignedCheckpoint(parsing: text + Array("\n\(lines)\n".utf8))
    let found = try VerifiedCosignature.all(on: signed, knowing: [witness.key])
    #expect(found == [witness.cosign(checkpoint, at: sigsum.cosign.timestamp)])
    #expect(found.map(\.line) == [signed.signatures[1]])
  }

  struct Keys: Decodable {
    let vkeys: [Key]

    struct Key: Decodable {
      let name, vkey: String
    }
  }

  @Test func `of the witness keys of others those of the type 4 are read`() throws {
    let keys = try Shared.json(
      Keys.self, "checkpoint-tlogproof-formats/witness-keys-and-cosig.json")
    #expect(keys.vkeys.count == 6)
    for key in keys.vkeys {
      if key.name == "works: native algEd25519CosignatureV1 verifier" {
        #expect(try WitnessKey(parsing: key.vkey).text == key.vkey)
      } else {
        #expect(throws: VerifierKeyError.self) { try WitnessKey(parsing: key.vkey) }
      }
    }
  }
}
