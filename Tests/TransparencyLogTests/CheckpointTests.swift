import Sodium
import Testing
import TransparencyLog

@Suite("A checkpoint") struct CheckpointTests {
  static let root = SHA256.hash([7]).base64

  @Test(arguments: [0, 1, 9, 10, 41, 1 << 53, Int64.max])
  func `is three lines, and is read back as it was written`(size: Int64) throws {
    let origin = try #require(Origin("example.org/ledger"))
    let checkpoint = Checkpoint(origin: origin, size: size, root: SHA256.hash([7]))
    #expect(checkpoint.text == Array("example.org/ledger\n\(size)\n\(Self.root)\n".utf8))
    #expect(try Checkpoint(parsing: checkpoint.text) == checkpoint)
  }

  @Test func `is refused when it is written otherwise, and it is told why`() throws {
    let (origin, root) = ("example.org/ledger", Self.root)
    var cases: [(String, CheckpointError)] = [
      ("", .notEndedByLineFeed),
      ("\(origin)\n41\n\(root)", .notEndedByLineFeed),
      ("\n", .tooFewLines(found: 1)),
      ("\(origin)\n41\n", .tooFewLines(found: 2)),
      ("\(origin)\n41\n\(root)\nextension\n", .extensionLines(1)),
      ("\(origin)\n41\n\(root)\n\n", .extensionLines(1)),
      ("\n41\n\(root)\n", .origin),
      ("go.sum database tree\n41\n\(root)\n", .origin),
      ("\(origin) \n41\n\(root)\n", .origin),
      ("\(origin)\r\n41\r\n\(root)\r\n", .origin),
      ("\(origin)\n41\n\(root)=\n", .root),
      ("\(origin)\n41\n\(root) \n", .root),
      ("\(origin)\n41\n\(root.dropLast())\n", .root),
      ("\(origin)\n41\n\n", .root),
      // 31 and 33 bytes; 32 whose last two bits are not zero.
      ("\(origin)\n41\n\(Base64.encode([UInt8](repeating: 1, count: 31)))\n", .root),
      ("\(origin)\n41\n\(Base64.encode([UInt8](repeating: 1, count: 33)))\n", .root),
      ("\(origin)\n41\n\(String(repeating: "A", count: 42))B=\n", .root),
    ]
    let sizes = [
      "", "-1", "+7", "007", "00", " 7", "7 ", "0x7", "7e1", "7.0", "٧", "9223372036854775808",
      "92233720368547758070",
    ]
    cases += sizes.map { ("\(origin)\n\($0)\n\(root)\n", .size) }
    for (text, error) in cases {
      #expect(throws: error, "\(text)") { try Checkpoint(parsing: Array(text.utf8)) }
    }
  }

  @Test func `is signed by the log of its name, and verified by that log's key alone`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    let origin = try #require(Origin("example.org/ledger"))
    let signed = signer.sign(Checkpoint(origin: origin, head: .empty))
    let read = try SignedCheckpoint(parsing: signed.bytes)
    #expect(read == signed)
    let verified = try VerifiedCheckpoint(read, signedBy: signer.key)
    #expect(verified.head == .empty)
    #expect(verified.origin == origin)

    let foreign = try Fixture.signer("example.org/other").key
    #expect(throws: VerificationError.originIsNotKeyName(origin, foreign.name)) {
      try VerifiedCheckpoint(read, signedBy: foreign)
    }
    let impostor = try Fixture.signer("example.org/ledger", seed: 2).key
    #expect(throws: VerificationError.notSigned(by: [impostor])) {
      try VerifiedCheckpoint(read, signedBy: impostor)
    }
  }

  @Test func `with another size or root under the same signature is refused`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    let origin = try #require(Origin("example.org/ledger"))
    let tree = GrownTree.shared
    let signed = signer.sign(Checkpoint(origin: origin, size: 41, root: tree.roots[41]))
    for (size, root) in [(42, tree.roots[41]), (41, tree.roots[42]), (0, Tree.emptyRoot)] {
      let text = Checkpoint(origin: origin, size: Int64(size), root: root).text
      let note = try SignedNote(text: text, signatures: signed.signatures)
      let forged = try SignedCheckpoint(note)
      #expect(throws: VerificationError.badSignature(signer.key.name, signer.key.id)) {
        try VerifiedCheckpoint(forged, signedBy: signer.key)
      }
    }
  }

  @Test func `with a good and a bad line of the log's key is refused, others' lines are not read`()
    throws
  {
    let signer = try Fixture.signer("example.org/ledger")
    let witness = try Fixture.signer("witness.example/w1", seed: 2)
    let origin = try #require(Origin("example.org/ledger"))
    let signed = signer.sign(Checkpoint(origin: origin, head: .empty))
    let text = signed.checkpoint.text
    let strange = try witness.sign(Array("Another text.\n".utf8)).signatures
    let witnessed = try SignedNote(text: text, signatures: strange + signed.signatures)
    #expect(throws: Never.self) {
      try VerifiedCheckpoint(SignedCheckpoint(witnessed), signedBy: signer.key)
    }
    let bad = try signer.sign(Array("Another text.\n".utf8)).signatures
    let spoilt = try SignedNote(text: text, signatures: signed.signatures + bad)
    #expect(throws: VerificationError.badSignature(signer.key.name, signer.key.id)) {
      try VerifiedCheckpoint(SignedCheckpoint(spoilt), signedBy: signer.key)
    }
  }

  @Test func `a log's key signs the heads of no other log`() async {
    await #expect(processExitsWith: .failure) {
      let signer = try Fixture.signer("example.org/ledger")
      let other = try #require(Origin("example.org/other"))
      _ = signer.sign(Checkpoint(origin: other, head: .empty))
    }
  }

  @Test func `bytes that are no signed note are told as such`() {
    let unsigned = Array("example.org/ledger\n0\n\(Tree.emptyRoot.base64)\n".utf8)
    #expect(throws: CheckpointError.note(.noEmptyLine)) { try SignedCheckpoint(parsing: unsigned) }
    #expect(CheckpointError.note(.noEmptyLine).code == NoteError.noEmptyLine.code)
    #expect(CheckpointError.extensionLines(2).sentence.contains("2"))
  }
}

@Suite("The origin of a log") struct OriginTests {
  @Test(arguments: [
    "example.org/ledger", "thealliance.example/ledger", "example.org", "localhost:8080/a",
    "Log", "sigsum.org/v1/tree/e796172b92befd62d9dc67e41c2f5bc9d3100a3023b20b1ca40288dd1c679e69",
    "a/b.c-d_e~f", "xn--caf-dma.example/..a",
  ])
  func `is a URL without its scheme`(text: String) throws {
    let origin = try #require(Origin(text))
    #expect(origin.text == text)
    #expect(KeyName(origin) == KeyName(text))
  }

  @Test(arguments: [
    "", " ", "example.org/my ledger", "example.org/a+b", "https://example.org/ledger",
    "//example.org", "/ledger", "example.org/", "example.org//ledger", "example.org/../ledger",
    "example.org/.", "example..org", ".example.org", "example.org.", "-a.example", "a-.example",
    "example.org:/a", "example.org:123456", "example.org:80:80", "example.org/a?b", "a/#b",
    "example.org/caf\u{E9}", "example.org/a\u{200B}", "example.org/a\u{0}", "example.org/a\n",
    "user@example.org", "example.org/%20", "example.org/a\\b", "a_b.example",
  ])
  func `is nothing else`(text: String) {
    #expect(Origin(text) == nil)
  }

  @Test func `has at most 255 bytes`() {
    #expect(Origin(String(repeating: "a", count: 255)) != nil)
    #expect(Origin(String(repeating: "a", count: 256)) == nil)
  }
}
