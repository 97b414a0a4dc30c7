import Sodium
import Testing
import TransparencyLog

@Suite("A verifier key") struct VerifierKeyTests {
  @Test func `keys are written and read back, with a plus in the base64 or without`() throws {
    var withPlus = 0
    for seed in 0..<200 as Range<UInt8> {
      let key = try Fixture.signer("example.org/ledger", seed: seed).key
      if key.text.utf8.count(where: { $0 == UInt8(ascii: "+") }) > 2 { withPlus += 1 }
      #expect(try VerifierKey(parsing: key.text) == key)
    }
    #expect(withPlus > 50)
  }

  @Test func `the key id is computed, and a wrong one is refused`() throws {
    let key = try Fixture.signer("example.org/ledger").key
    let other = try Fixture.signer("example.org/ledger", seed: 2).key
    let mixed = key.text.replacing(key.id.hex, with: other.id.hex)
    #expect(throws: VerifierKeyError.wrongID(written: other.id, computed: key.id)) {
      try VerifierKey(parsing: mixed)
    }
    #expect(throws: VerifierKeyError.self) {
      try VerifierKey(parsing: key.text.replacing("ledger", with: "lodger"))
    }
  }

  @Test func `what is no verifier key is refused, and it is told why`() throws {
    let key = try Fixture.signer("example.org/ledger").key
    let (id, material) = (key.id.hex, Base64.encode([1] + key.publicKey.bytes))
    let cases: [(String, VerifierKeyError)] = [
      ("", .notThreeParts(found: 1)),
      ("example.org/ledger+\(id)", .notThreeParts(found: 2)),
      ("+\(id)+\(material)", .name),
      ("example.org ledger+\(id)+\(material)", .name),
      ("example.org/ledger+\(id.dropLast())+\(material)", .id),
      ("example.org/ledger+\(id)0+\(material)", .id),
      ("example.org/ledger+ABCDEF01+\(material)", .id),
      ("example.org/ledger+0x\(id.dropLast(2))+\(material)", .id),
      ("example.org/ledger+\(id)+", .base64),
      ("example.org/ledger+\(id)+\(material) ", .base64),
      ("example.org/ledger+\(id)+\(material)\n", .base64),
      ("example.org/ledger+\(id)+\(material)=", .base64),
      ("example.org/ledger+\(id)++\(material)", .base64),
      ("example.org/ledger+\(id)+AQ==", .wrongLength(expected: 32, found: 0)),
      ("example.org/ledger+\(id)+AQIDBA==", .wrongLength(expected: 32, found: 3)),
    ]
    for (text, error) in cases {
      #expect(throws: error, "\(text)") { try VerifierKey(parsing: text) }
    }
  }

  @Test func `only the type of plain Ed25519 signatures is supported`() throws {
    let key = try Fixture.signer("example.org/ledger").key
    for type: UInt8 in [0, 2, 4, 6, 0xFF] {
      let material = Base64.encode([type] + key.publicKey.bytes)
      #expect(throws: VerifierKeyError.unsupportedType(type, expected: 1)) {
        try VerifierKey(parsing: "example.org/ledger+\(key.id)+\(material)")
      }
    }
  }

  @Test func `a key about whose signatures verifiers disagree is refused`() throws {
    let name = try #require(KeyName("example.org/ledger"))
    // The neutral element, and a y of 2, which is on no point.
    for first: UInt8 in [1, 2] {
      let weak = try #require(PublicKey(bytes: [first] + [UInt8](repeating: 0, count: 31)))
      #expect(throws: VerifierKeyError.weakKey) { try VerifierKey(name: name, publicKey: weak) }
      let id = KeyID(name: name, publicKey: weak)
      #expect(throws: VerifierKeyError.weakKey) {
        try VerifierKey(parsing: "\(name)+\(id)+\(Base64.encode([1] + weak.bytes))")
      }
    }
  }

  @Test func `a key id is four bytes, the first one the most significant`() {
    let id = KeyID(hex: "530d903a")
    #expect(id?.number == 0x530d_903a)
    #expect(id?.bytes == [0x53, 0x0D, 0x90, 0x3A])
    for hex in ["", "530d903", "530d903a0", "530D903A", "+30d903a", "530d903g"] {
      #expect(KeyID(hex: hex) == nil)
    }
  }
}
