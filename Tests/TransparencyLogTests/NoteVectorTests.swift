import Foundation
import Sodium
import Testing
import TransparencyLog

@Suite("Notes that others signed", .enabled(if: Shared.isThere, Shared.reason))
struct NoteVectorTests {
  struct GoNotes: Decodable, Sendable {
    let seedHex: String
    let vkey: String
    let text: String
    let signedNote: String
    let badVkeys: [String]
    let open: [Open]
  }

  struct Open: Decodable, Sendable, CustomTestStringConvertible {
    let desc: String
    let vkeys: [String]
    let verified: [String]?
    let error: String?
    let noteBase64: Data
    var testDescription: String { desc }
  }

  static let go = try? Shared.json(GoNotes.self, "signed-note-go/note.json")

  @Test func `all of Go's notes are there`() throws {
    #expect(try #require(Self.go).open.count == 13)
  }

  @Test func `Go's text is signed to the same byte`() throws {
    let go = try #require(Self.go)
    var seed = try #require(Hex.decode(go.seedHex))
    let secretKey = try #require(try SecretKey(wipingSeed: &seed))
    let signer = NoteSigner(name: try #require(KeyName("PeterNeumann")), secretKey: secretKey)
    #expect(signer.key.text == go.vkey)
    #expect(try signer.sign(Array(go.text.utf8)).bytes == Array(go.signedNote.utf8))
  }

  @Test(arguments: go?.open ?? [])
  func `a note is opened as Go opens it`(vector: Open) throws {
    let keys = try vector.vkeys.map { try VerifierKey(parsing: $0) }
    let result = Result {
      try VerifiedNote(SignedNote(parsing: Array(vector.noteBase64)), knowing: keys)
    }
    switch result {
    case .success(let note):
      #expect(vector.error == nil)
      #expect(note.signers.map { "\($0.name)+\($0.id)" } == vector.verified)
    case .failure(let error):
      let wanted = try #require(vector.error)
      if wanted == "malformed note" {
        #expect(error is NoteError)
      } else if wanted == "note has no verifiable signatures" {
        #expect(error as? VerificationError == .notSigned(by: keys))
      } else {
        #expect(error as? VerificationError == .badSignature(keys[0].name, keys[0].id))
      }
    }
  }

  @Test(arguments: go?.badVkeys.filter { !$0.hasPrefix("<") } ?? [])
  func `a key that Go refuses is refused`(vkey: String) {
    #expect(throws: VerifierKeyError.self) { try VerifierKey(parsing: vkey) }
  }

  @Test func `no part of Go's key is a key, nor is the key with one byte changed`() throws {
    let bytes = Array(try #require(Self.go).vkey.utf8)
    let whole = bytes.indices
    for start in whole {
      for end in start...bytes.count where end - start < bytes.count {
        let part = String(decoding: bytes[start..<end], as: UTF8.self)
        #expect(throws: VerifierKeyError.self, "\(part)") { try VerifierKey(parsing: part) }
      }
    }
    for index in whole {
      var changed = bytes
      changed[index] += 1
      let text = String(decoding: changed, as: UTF8.self)
      #expect(throws: VerifierKeyError.self, "\(text)") { try VerifierKey(parsing: text) }
    }
  }

  struct Example: Decodable {
    let vkey: String
    let note: String
  }

  @Test(arguments: ["signed-note-example.json", "sumdb-checkpoint.json"])
  func `an example verifies under its key, and comes out as it went in`(file: String) throws {
    let example = try Shared.json(Example.self, "c2sp-examples/\(file)")
    let key = try VerifierKey(parsing: example.vkey)
    #expect(key.text == example.vkey)
    let note = try Fixture.parse(example.note)
    #expect(note.bytes == Array(example.note.utf8))
    #expect(try VerifiedNote(note, knowing: [key]).signers == [key])
  }

  @Test func `a checkpoint whose origin has spaces is a note and no checkpoint`() throws {
    let example = try Shared.json(Example.self, "c2sp-examples/sumdb-checkpoint.json")
    #expect(throws: CheckpointError.origin) {
      try SignedCheckpoint(parsing: Array(example.note.utf8))
    }
  }

  struct Witnesses: Decodable, Sendable {
    let witnessKeys: [String: Witness]
    let vkeys: [Key]

    struct Witness: Decodable, Sendable { let vkey: String }

    struct Key: Decodable, Sendable, CustomTestStringConvertible {
      let name: String
      let vkey: String
      var testDescription: String { name }
    }
  }

  static let witnesses = try? Shared.json(
    Witnesses.self, "checkpoint-tlogproof-formats/witness-keys-and-cosig.json")

  @Test func `Ed25519 keys of witnesses are read`() throws {
    let keys = try #require(Self.witnesses).witnessKeys.values
    #expect(keys.count == 3)
    for key in keys { #expect(try VerifierKey(parsing: key.vkey).text == key.vkey) }
  }

  @Test(arguments: witnesses?.vkeys ?? [])
  func `a key of another type is told by its type`(key: Witnesses.Key) throws {
    let expected: VerifierKeyError? =
      switch key.name {
      case "works: convert from algEd25519": nil
      case "works: native algEd25519CosignatureV1 verifier": .unsupportedType(4, expected: 1)
      case "works: native algMLDSA44 verifier": .unsupportedType(6, expected: 1)
      case "wrong number of parts": .notThreeParts(found: 2)
      case "invalid base64": .base64
      default: .unsupportedType(3, expected: 1)
      }
    let result = Result { () throws(VerifierKeyError) in try VerifierKey(parsing: key.vkey) }
    switch result {
    case .success: #expect(expected == nil)
    case .failure(let error): #expect(error == expected)
    }
  }
}
