import Testing

@testable import Signing
@testable import Sodium

@Suite("Fingerprints and key lines") struct KeyTextTests {
  @Test func `a fingerprint comes back from its text`() throws {
    for byte in UInt8(0)..<50 {
      let fingerprint = Fingerprint(of: try Fixture.key(byte).publicKey)
      #expect(fingerprint.description.utf8.count == Fingerprint.textByteCount)
      #expect(try Fingerprint(parsing: fingerprint.description) == fingerprint)
    }
  }

  @Test func `a text that differs in one character is another fingerprint or none`() throws {
    let fingerprint = Fingerprint(of: try Fixture.key().publicKey)
    let text = Array(fingerprint.description.utf8)
    for position in text.indices {
      for changed in text.replacements(at: position) {
        guard let other = try? Fingerprint(parsing: changed.span) else { continue }
        #expect(other != fingerprint)
        #expect(Array(other.description.utf8) == changed)
      }
    }
    for other in text.truncations + [text + [0x3D], text + [0x41]] {
      #expect(throws: SigningError.malformedFingerprint) { try Fingerprint(parsing: other.span) }
    }
  }

  @Test func `fingerprints are ordered as the bytes of the hash`() throws {
    let all = try (UInt8(0)..<20).map { Fingerprint(of: try Fixture.key($0).publicKey) }
    #expect(all.sorted().map(\.digest) == all.map(\.digest).sorted())
  }

  @Test(arguments: ["", "ada@laptop", "Ada Lovelace, board", "käte"])
  func `a key line comes back with its comment`(comment: String) throws {
    let line = PublicKeyLine(try Fixture.key().publicKey, comment: comment)
    #expect(try PublicKeyLine(parsing: line.text) == line)
    #expect(try PublicKeyLine(parsing: line.text + [0x0A]) == line)
  }

  @Test func `a key line of another shape is refused`() throws {
    let text = String(decoding: PublicKeyLine(try Fixture.key().publicKey).text, as: UTF8.self)
    for other in [
      "", "ssh-ed25519", "ssh-ed25519 ", text + "\n\n", text + " a\nb", text + " a\u{1b}[2J",
      text.replacing(" ", with: "  "), " " + text, text.replacing("A", with: "-"), text + "=",
      String(text.dropLast(4)), text + "AAAA", text + " " + String(repeating: "x", count: 1025),
      text + "\r\n", text + "\u{85}",
    ] {
      #expect(throws: SigningError.self) { try PublicKeyLine(parsing: Array(other.utf8)) }
    }
    #expect(throws: SigningError.malformedKeyLine) {
      try PublicKeyLine(parsing: Array(text.utf8) + [0x20, 0xFF])
    }
    #expect(throws: SigningError.keyType("SSH-ED25519")) {
      try PublicKeyLine(parsing: Array(text.replacing("ssh-ed25519", with: "SSH-ED25519").utf8))
    }
  }

  @Test func `a line of allowed signers has the namespace and no span of time`() throws {
    let key = SSHPublicKey(try Fixture.key().publicKey)
    #expect(
      try AllowedSigners.line(person: "ibm-rep", key: key)
        == "ibm-rep namespaces=\"gavel-event\" ssh-ed25519 \(Base64.encode(key.wireBytes))")
  }

  @Test(arguments: [
    "", "*", "a,b", "a b", "Ada", "a\"", "!a", "a?", ".a", "a-", "a..b", "a\n", "é",
    String(repeating: "a", count: 65),
  ])
  func `a name that could widen a line of allowed signers is refused`(person: String) throws {
    let key = SSHPublicKey(try Fixture.key().publicKey)
    #expect(throws: SigningError.self) { try AllowedSigners.line(person: person, key: key) }
  }

  @Test func `a key that verifiers disagree about is refused at the door`() throws {
    try Fixture.key().publicKey.requireVetted()
    let zero = try #require(PublicKey(bytes: [UInt8](repeating: 0, count: 32)))
    #expect(throws: SigningError.unsafeKey(zero)) { try zero.requireVetted() }
  }
}
