import Sodium
import Testing
import TransparencyLog

/// Keys and notes for the tests of the formats.
enum Fixture {
  static func signer(_ name: String, seed: UInt8 = 1) throws -> NoteSigner {
    try signer(name, [UInt8](repeating: seed, count: SecretKey.seedByteCount))
  }

  /// The signer whose seed is this number, the first byte the least significant.
  static func signer(_ name: String, numbered number: UInt32) throws -> NoteSigner {
    let digits = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    return try signer(name, digits + [UInt8](repeating: 0, count: SecretKey.seedByteCount - 4))
  }

  private static func signer(_ name: String, _ seed: [UInt8]) throws -> NoteSigner {
    var seed = seed
    let secretKey = try #require(try SecretKey(wipingSeed: &seed))
    return NoteSigner(name: try #require(KeyName(name)), secretKey: secretKey)
  }

  static func note(_ text: String, _ lines: [NoteSignature]) throws -> SignedNote {
    try SignedNote(text: Array(text.utf8), signatures: lines)
  }

  static func parse(_ note: String) throws -> SignedNote {
    try SignedNote(parsing: Array(note.utf8))
  }
}

@Suite("A signed note") struct NoteTests {
  let text = Array("The board met.\n\nIt adjourned.\n".utf8)

  @Test func `what was signed is read back and verifies`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    let note = try signer.sign(text)
    let read = try SignedNote(parsing: note.bytes)
    #expect(read == note)
    #expect(read.text == text)
    let verified = try VerifiedNote(read, knowing: [signer.key])
    #expect(verified.signers == [signer.key])
  }

  @Test func `the last empty line separates, whatever the text looks like`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    let inner = String(decoding: try signer.sign(text).bytes, as: UTF8.self)
    for text in [inner, inner + "\n", "\n", "\n\n\n", "a\n\n", "— a b\n\n— c d\n"] {
      let note = try signer.sign(Array(text.utf8))
      #expect(try SignedNote(parsing: note.bytes).text == Array(text.utf8))
    }
  }

  @Test func `a changed text is refused`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    let note = try signer.sign(text)
    let other = try SignedNote(
      text: Array("The board did not meet.\n".utf8), signatures: note.signatures)
    #expect(throws: VerificationError.badSignature(signer.key.name, signer.key.id)) {
      try VerifiedNote(other, knowing: [signer.key])
    }
  }

  @Test func `unknown keys are ignored, even with the name or the id of a known one`() throws {
    let known = try Fixture.signer("example.org/ledger")
    let sameName = try Fixture.signer("example.org/ledger", seed: 2)
    let stranger = try Fixture.signer("example.org/other", seed: 3)
    let good = try known.sign(text).signatures
    let unknown = try sameName.sign(text).signatures + stranger.sign(text).signatures
    // The bytes of a stranger's line, under the id of the known key.
    let sameID = try Self.signature("example.org/other", known.key.id, stranger.sign(text))
    let note = try SignedNote(text: text, signatures: unknown + good + sameID)
    #expect(try VerifiedNote(note, knowing: [known.key]).signers == [known.key])
    let none = try SignedNote(text: text, signatures: unknown + sameID)
    #expect(throws: VerificationError.notSigned(by: [known.key])) {
      try VerifiedNote(none, knowing: [known.key])
    }
    #expect(throws: VerificationError.notSigned(by: [])) { try VerifiedNote(note, knowing: []) }
  }

  @Test func `one bad line of a known key refuses the note, wherever it stands`() throws {
    let one = try Fixture.signer("example.org/one")
    let two = try Fixture.signer("example.org/two", seed: 2)
    let good = try one.sign(text).signatures + two.sign(text).signatures
    let bad = try two.sign(Array("Another text.\n".utf8)).signatures
    for lines in [good + bad, bad + good, [good[0]] + bad] {
      let note = try SignedNote(text: text, signatures: lines)
      #expect(throws: VerificationError.badSignature(two.key.name, two.key.id)) {
        try VerifiedNote(note, knowing: [one.key, two.key])
      }
      #expect(throws: Never.self) { try VerifiedNote(note, knowing: [one.key]) }
    }
  }

  @Test func `a signature of another length by a known key is a bad one`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    let good = try signer.sign(text).signatures
    for bytes in [Array(good[0].bytes.dropLast()), good[0].bytes + [0], [1]] {
      let line = try Self.line("example.org/ledger", signer.key.id, bytes)
      let note = try SignedNote(text: text, signatures: good + line)
      #expect(throws: VerificationError.badSignature(signer.key.name, signer.key.id)) {
        try VerifiedNote(note, knowing: [signer.key])
      }
    }
  }

  @Test func `a post-quantum line of another key is carried along and ignored`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    let id = try #require(KeyID(hex: "5893dc2c"))
    let long = try Self.line("witness.example/w1", id, [UInt8](repeating: 7, count: 8 + 2420))
    let note = try SignedNote(text: text, signatures: long + signer.sign(text).signatures)
    let read = try SignedNote(parsing: note.bytes)
    #expect(read.signatures == note.signatures)
    #expect(try VerifiedNote(read, knowing: [signer.key]).signers == [signer.key])
  }

  /// Two keys whose ids are the same by chance, found by trying seeds 0, 1, 2 …
  @Test func `two known keys of one name and id can't be told apart`() throws {
    let one = try Fixture.signer("example.org/ledger", numbered: 18_218)
    let other = try Fixture.signer("example.org/ledger", numbered: 188_740)
    #expect(one.key.id == other.key.id)
    #expect(one.key != other.key)
    let note = try one.sign(text)
    #expect(throws: VerificationError.ambiguousKeys(one.key.name, one.key.id)) {
      try VerifiedNote(note, knowing: [one.key, other.key])
    }
    #expect(throws: VerificationError.badSignature(other.key.name, other.key.id)) {
      try VerifiedNote(note, knowing: [other.key])
    }
    #expect(try VerifiedNote(note, knowing: [one.key, one.key]).signers == [one.key])
  }

  @Test func `sixteen signatures are accepted, a hundred too, one more is refused`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    let line = try signer.sign(text).signatures
    for count in [1, 16, SignedNote.maximumSignatureCount] {
      let lines = Array(repeating: line[0], count: count)
      let note = try SignedNote(text: text, signatures: lines)
      #expect(
        try VerifiedNote(SignedNote(parsing: note.bytes), knowing: [signer.key]).signers.count == 1)
    }
    let error = NoteError.tooManySignatures(found: 101, limit: 100)
    #expect(throws: error) {
      try SignedNote(text: text, signatures: Array(repeating: line[0], count: 101))
    }
    let bytes =
      text + [0x0A] + Array(repeating: try Self.bytes(of: line[0]), count: 101).flatMap(\.self)
    #expect(throws: error) { try SignedNote(parsing: bytes) }
  }

  @Test func `a note longer than the limit is refused before anything is read`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    let long = [UInt8](repeating: 0x61, count: SignedNote.maximumByteCount) + [0x0A]
    #expect(throws: NoteError.self) { try signer.sign(long) }
    #expect(throws: NoteError.tooLong(bytes: 1_000_001, limit: 1_000_000)) {
      try SignedNote(parsing: long)
    }
  }

  /// The bytes of one line, through a note that has it.
  private static func bytes(of line: NoteSignature) throws -> [UInt8] {
    Array(try SignedNote(text: [0x0A], signatures: [line]).bytes.dropFirst(2))
  }

  private static func line(
    _ name: String, _ id: KeyID, _ bytes: [UInt8]
  ) throws -> [NoteSignature] {
    try Fixture.parse("\n\n— \(name) \(Base64.encode(id.bytes + bytes))\n").signatures
  }

  private static func signature(
    _ name: String, _ id: KeyID, _ note: SignedNote
  ) throws -> [NoteSignature] {
    try line(name, id, note.signatures[0].bytes)
  }
}

@Suite("Bytes that are no signed note") struct NoteRefusalTests {
  static let signature = "— example.org/ledger AAAAAAE="

  struct Malformed: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let note: String
    let error: NoteError

    init(_ what: String, _ note: String, _ error: NoteError) {
      (testDescription, self.note, self.error) = (what, note, error)
    }

    /// One signature line that is wrong.
    init(_ what: String, line: String, _ fault: NoteSignature.LineFault) {
      self.init(what, "text\n\n\(line)\n", .signatureLine(number: 1, fault))
    }
  }

  @Test func `the line that these are variants of is read`() throws {
    #expect(try Fixture.parse("text\n\n\(Self.signature)\n").signatures.count == 1)
  }

  @Test(arguments: [
    Malformed("nothing", "", .notEndedByLineFeed),
    Malformed("a text alone", "text\n", .noEmptyLine),
    Malformed("no empty line", "text\n\(signature)\n", .noEmptyLine),
    Malformed("no text", "\n\(signature)\n", .noEmptyLine),
    Malformed("no signature", "text\n\n", .noSignature),
    Malformed("an end without line feed", "text\n\n\(signature)", .notEndedByLineFeed),
    Malformed("carriage returns", "text\r\n\r\n\(signature)\r\n", .controlCharacter(13, offset: 4)),
    Malformed("a tab", "te\txt\n\n\(signature)\n", .controlCharacter(9, offset: 2)),
    Malformed("a zero byte", "text\n\n\(signature)\0\n", .controlCharacter(0, offset: 37)),
    Malformed(
      "a line after the signatures", "text\n\n\(signature)\nmore\n",
      .signatureLine(number: 2, .noDash)),
    Malformed("an empty line at the end", "text\n\n\(signature)\n\n", .noSignature),
    Malformed("a hyphen for the dash", line: "- example.org/ledger AAAAAAE=", .noDash),
    Malformed("a no-break space after the dash", line: "—\u{A0}a AAAAAAE=", .noDash),
    Malformed("no signature on the line", line: "— example.org/ledger", .noSignature),
    Malformed("an empty name", line: "—  AAAAAAE=", .name),
    Malformed("a plus in the name", line: "— a+b AAAAAAE=", .name),
    Malformed("a no-break space in the name", line: "— a\u{A0}b AAAAAAE=", .name),
    Malformed("an ideographic space in the name", line: "— a\u{3000}b AAAAAAE=", .name),
    Malformed("a line separator in the name", line: "— a\u{2028}b AAAAAAE=", .name),
    Malformed("a second space", line: "— a  AAAAAAE=", .base64),
    Malformed("a space at the end", line: "— a AAAAAAE= ", .base64),
    Malformed("base64 without padding", line: "— a AAAAAAE", .base64),
    Malformed("base64 with bits that are dropped", line: "— a AAAAAAF=", .base64),
    Malformed("base64 of URLs", line: "— a AAAA__E=", .base64),
    Malformed("an empty signature", line: "— a ", .tooShort(0)),
    Malformed("a key id and no signature", line: "— a AAAAAA==", .tooShort(4)),
  ])
  func `are refused, and it is told why`(malformed: Malformed) {
    #expect(throws: malformed.error) { try Fixture.parse(malformed.note) }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x80]] {
      let note = bytes + Array("text\n\n\(Self.signature)\n".utf8)
      #expect(throws: NoteError.notUTF8) { try SignedNote(parsing: note) }
    }
  }

  @Test func `a text that would not be read back is not signed`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    #expect(throws: NoteError.notEndedByLineFeed) { try signer.sign([]) }
    #expect(throws: NoteError.notEndedByLineFeed) { try signer.sign(Array("text".utf8)) }
    #expect(throws: NoteError.controlCharacter(13, offset: 1)) {
      try signer.sign(Array("a\r\n".utf8))
    }
    #expect(throws: NoteError.notUTF8) { try signer.sign([0xFF, 0x0A]) }
    #expect(throws: NoteError.noSignature) { try Fixture.note("text\n", []) }
  }

  @Test func `sentences carry the facts and codes are stable`() {
    let error = NoteError.signatureLine(number: 3, .tooShort(2))
    #expect(error.code == "E-NOTE-SIGNATURE-LINE")
    #expect(error.description.contains("line 3") && error.description.contains("2 bytes"))
  }
}

@Suite("The name of a key") struct KeyNameTests {
  @Test func `names are compared as bytes`() throws {
    let composed = try #require(KeyName("caf\u{E9}.example"))
    let decomposed = try #require(KeyName("cafe\u{301}.example"))
    #expect(composed.text == decomposed.text)
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
  }

  @Test(arguments: ["", " ", "a b", "a+b", "a\tb", "a\n", "a\u{85}b", "a\u{202F}b", "a\u{1680}b"])
  func `spaces, a plus and control characters are in no name`(name: String) {
    #expect(KeyName(name) == nil)
  }
}
