import Testing

@testable import Signing
@testable import Sodium

@Suite("SSH signatures") struct SSHSignatureTests {
  let secret: SecretKey
  let signature: SSHSignature

  init() throws {
    secret = try Fixture.key()
    signature = SSHSignature(signing: Fixture.event, with: secret)
  }

  /// A signature put together by hand.
  private func binary(
    magic: String = "SSHSIG", version: UInt32 = 1, key: [UInt8]? = nil,
    namespace: String = "gavel-event", reserved: String = "", hash: String = "sha512",
    type: String = "ssh-ed25519", scalar: [UInt8]? = nil, rest: [UInt8] = []
  ) -> [UInt8] {
    var inner: [UInt8] = []
    inner.appendWire(type)
    inner.appendWire(scalar ?? signature.signature.signature.bytes)
    var bytes = Array(magic.utf8)
    bytes.appendWire(version)
    bytes.appendWire(key ?? secret.publicKey.wireBytes)
    bytes.appendWire(namespace)
    bytes.appendWire(reserved)
    bytes.appendWire(hash)
    bytes.appendWire(inner)
    return bytes + rest
  }

  private func keyBlob(_ type: String, _ key: [UInt8], rest: [UInt8] = []) -> [UInt8] {
    var blob: [UInt8] = []
    blob.appendWire(type)
    blob.appendWire(key)
    return blob + rest
  }

  @Test func `a signature comes back from both of its forms`() throws {
    #expect(try SSHSignature(binary: signature.binary) == signature)
    #expect(try SSHSignature(parsing: signature.armoured) == signature)
    #expect(binary() == signature.binary)
    #expect(signature.verifies(Fixture.event))
    #expect(!signature.verifies(Fixture.event + [0]))
  }

  @Test func `the fast way signs and verifies the same`() throws {
    let event = Fixture.event
    let fast = EventSignature.sign(event, with: secret)
    #expect(fast == signature.signature)
    #expect(EventSignature.sign(event[...], with: secret) == fast)
    let blob = EventSignature.blob(of: event.span)
    #expect(
      blob.indices.map { blob[$0] }
        == SSHSignature.signedBlob(
          namespace: "gavel-event", messageDigestSHA512: SHA512.hash(event)))
    #expect(EventSignature.verify(fast, of: event, by: SSHPublicKey(secret.publicKey)))
    #expect(EventSignature.verify(fast, of: event[...], by: SSHPublicKey(secret.publicKey)))
    #expect(!EventSignature.verify(fast, of: event.dropLast(), by: SSHPublicKey(secret.publicKey)))
    #expect(!EventSignature.verify(fast, of: event, by: SSHPublicKey(try Fixture.key(8).publicKey)))
    // A bare Ed25519 signature of the event is no signature of it.
    let bare = StoredSignature(secret.sign(event))
    #expect(!EventSignature.verify(bare, of: event, by: SSHPublicKey(secret.publicKey)))
    let other = SSHSignature(signing: event, with: secret, namespace: "file").signature
    #expect(!EventSignature.verify(other, of: event, by: SSHPublicKey(secret.publicKey)))
  }

  @Test func `fields that are not ours are named and refused`() throws {
    let key = secret.publicKey.bytes
    let cases: [([UInt8], SigningError)] = [
      (binary(magic: "SSHSIH"), .malformedSignature(field: "magic")),
      (binary(version: 0), .signatureVersion(0)),
      (binary(version: 2), .signatureVersion(2)),
      (binary(namespace: ""), .malformedSignature(field: "namespace")),
      (binary(namespace: "file"), .namespace(found: "file", expected: "gavel-event")),
      (
        binary(namespace: "gavel-event\0"),
        .namespace(found: "gavel-event?", expected: "gavel-event")
      ),
      (binary(reserved: "x"), .malformedSignature(field: "reserved field")),
      (binary(hash: "sha256"), .hashAlgorithm("sha256")),
      (binary(hash: ""), .hashAlgorithm("")),
      (binary(type: "ssh-rsa"), .malformedSignature(field: "signature")),
      (
        binary(scalar: Array(repeating: 1, count: 63)), .malformedSignature(field: "signature")
      ),
      (
        binary(scalar: Array(repeating: 1, count: 69)), .malformedSignature(field: "signature")
      ),
      (binary(rest: [0]), .malformedSignature(field: "signature")),
      (binary(key: keyBlob("ssh-rsa", key)), .keyType("ssh-rsa")),
      (
        binary(key: keyBlob("sk-ssh-ed25519@openssh.com", key)),
        .malformedSignature(field: "public key")
      ),
      (binary(key: keyBlob("ssh-ed25519", key + [0])), .malformedSignature(field: "public key")),
      (
        binary(key: keyBlob("ssh-ed25519", key, rest: [0])),
        .malformedSignature(field: "public key")
      ),
      (binary(key: []), .malformedSignature(field: "public key")),
    ]
    for (bytes, error) in cases {
      #expect(throws: error) { try SSHSignature(binary: bytes) }
    }
  }

  @Test func `no signature survives being cut off or going on`() {
    for bytes in signature.binary.truncations {
      #expect(throws: SigningError.self) { try SSHSignature(binary: bytes) }
    }
    for text in signature.armoured.truncations {
      #expect(throws: SigningError.self) { try SSHSignature(parsing: text) }
    }
    for byte in UInt8.min...UInt8.max {
      #expect(throws: SigningError.self) { try SSHSignature(binary: signature.binary + [byte]) }
      #expect(throws: SigningError.self) { try SSHSignature(parsing: signature.armoured + [byte]) }
    }
  }

  @Test func `with any one byte changed a signature is refused or fails`() {
    let binary = signature.binary
    for position in binary.indices {
      for changed in binary.replacements(at: position) {
        guard let read = try? SSHSignature(binary: changed) else { continue }
        #expect(!read.verifies(Fixture.event))
        #expect(read.binary == changed)
      }
    }
    let armoured = signature.armoured
    for position in armoured.indices {
      for changed in armoured.slips(at: position) {
        guard let read = try? SSHSignature(parsing: changed) else { continue }
        #expect(!read.verifies(Fixture.event))
        #expect(read.armoured == changed)
      }
    }
  }

  @Test func `lines of another length, other line ends and stray space are refused`() throws {
    let text = String(decoding: signature.armoured, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let joined = "\(lines[0])\n\(lines[1...3].joined())\n\(lines[4...].joined(separator: "\n"))"
    for other in [
      joined, text.replacing("\n", with: "\r\n"), " " + text, "\n" + text,
      text.replacing("\n-----END", with: "\n\n-----END"), String(text.dropLast()), text + text,
      text.replacing("SSH SIGNATURE", with: "SSH2 SIGNATURE"), "",
      "-----BEGIN SSH SIGNATURE-----\n",
      "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
      "-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n",
    ] {
      #expect(throws: SigningError.notArmoured(.signature)) {
        try SSHSignature(parsing: Array(other.utf8))
      }
    }
  }
}
