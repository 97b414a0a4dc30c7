import Testing

@testable import Signing
@testable import Sodium

@Suite("Public keys on the wire") struct SSHPublicKeyTests {
  @Test(arguments: [nil, "ssh:", "ssh:gavel", "ssh:A-Z_09.@:/" + String(repeating: "x", count: 46)])
  func `a key comes back from the wire and from a line`(application: String?) throws {
    let name = try application.map { try #require(SSHPublicKey.Application($0)) }
    let key = SSHPublicKey(try Fixture.key().publicKey, application: name)
    #expect(try SSHPublicKey(wireBytes: key.wireBytes.span) == key)
    #expect(try PublicKeyLine(parsing: PublicKeyLine(key, comment: "a b").text).key == key)
    for cut in key.wireBytes.truncations {
      #expect(throws: SigningError.self) { try SSHPublicKey(wireBytes: cut.span) }
    }
    for byte in UInt8.min...UInt8.max {
      #expect(throws: SigningError.self) {
        try SSHPublicKey(wireBytes: (key.wireBytes + [byte]).span)
      }
    }
  }

  @Test(arguments: [
    "", "ssh", "SSH:", "https://example.org", "ssh:a b", "ssh:a,b", "ssh:\"", "ssh:ä", "ssh:\n",
    "ssh:" + String(repeating: "x", count: 61),
  ])
  func `what a security key signs for has few characters`(text: String) throws {
    #expect(SSHPublicKey.Application(text) == nil)
    var blob: [UInt8] = []
    blob.appendWire("sk-ssh-ed25519@openssh.com")
    blob.appendWire(try Fixture.key().publicKey.bytes)
    blob.appendWire(text)
    #expect(throws: SigningError.self) { try SSHPublicKey(wireBytes: blob.span) }
  }

  @Test func `a line whose type is not that of its key is refused`() throws {
    let key = SSHPublicKey(
      try Fixture.key().publicKey, application: SSHPublicKey.Application("ssh:"))
    let text = String(decoding: PublicKeyLine(key).text, as: UTF8.self)
    let other = text.replacing("sk-ssh-ed25519@openssh.com ", with: "ssh-ed25519 ")
    #expect(throws: SigningError.malformedKeyLine) {
      try PublicKeyLine(parsing: Array(other.utf8))
    }
  }

  @Test func `a first key, and one that is imported, is in a file`() throws {
    let key = SSHPublicKey(
      try Fixture.key().publicKey, application: SSHPublicKey.Application("ssh:"))
    #expect(throws: SigningError.securityKey) { try PublicKeyLine(key).fileKey() }
    #expect(throws: SigningError.securityKey) { try PublicKey(wireBytes: key.wireBytes.span) }
  }

  @Test(arguments: [0, 63, 65, 68, 70]) func `a signature has 64 or 69 bytes`(count: Int) {
    #expect(StoredSignature(bytes: Array(repeating: 1, count: count)) == nil)
  }

  @Test func `with any one byte changed a security key's signature is refused or fails`() throws {
    let secret = try Fixture.key()
    let application = try #require(SSHPublicKey.Application("ssh:gavel"))
    let key = SSHPublicKey(secret.publicKey, application: application)
    let authenticator = StoredSignature.Authenticator(flags: 1, counter: 0x0102_0304)
    let blob = SSHSignature.signedBlob(
      namespace: EventSignature.namespace, messageDigestSHA512: SHA512.hash(Fixture.event))
    let message = SSHPublicKey.authenticated(
      blob.span, application: application, authenticator)
    let signature = SSHSignature(
      StoredSignature(secret.sign(message), authenticator: authenticator), by: key)
    #expect(signature.verifies(Fixture.event))
    #expect(try SSHSignature(parsing: signature.armoured) == signature)
    let binary = signature.binary
    for position in binary.indices {
      for changed in binary.replacements(at: position) {
        guard let read = try? SSHSignature(binary: changed) else { continue }
        #expect(!read.verifies(Fixture.event))
        #expect(read.binary == changed)
      }
    }
    for cut in binary.truncations {
      #expect(throws: SigningError.self) { try SSHSignature(binary: cut) }
    }
  }
}
