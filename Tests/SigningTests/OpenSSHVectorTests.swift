import Testing

@testable import Signing
@testable import Sodium

@Suite("OpenSSH's own vectors", .enabled(if: Shared.isThere, "needs ../shared/vectors"))
struct OpenSSHVectorTests {
  let message: [UInt8]
  let namespace: String
  let secret: SecretKey

  init() throws {
    message = try Shared.bytes("sshsig-openssh/signed-data")
    namespace = String(decoding: try Shared.bytes("sshsig-openssh/namespace"), as: UTF8.self)
    secret = try OpenSSHPrivateKey.read(Shared.bytes("sshsig-openssh/ed25519"))
  }

  @Test func `signing gives OpenSSH's signature byte for byte`() throws {
    let signature = SSHSignature(signing: message, with: secret, namespace: namespace)
    #expect(try signature.armoured == Shared.bytes("sshsig-openssh/ed25519.sig"))
  }

  @Test func `OpenSSH's signature reads, holds and is written again`() throws {
    let file = try Shared.bytes("sshsig-openssh/ed25519.sig")
    let signature = try SSHSignature(parsing: file, namespace: namespace)
    #expect(signature.key == SSHPublicKey(secret.publicKey))
    #expect(signature.verifies(message))
    #expect(!signature.verifies(message + [0x0A]))
    #expect(signature.armoured == file)
    #expect(try SSHSignature(binary: signature.binary, namespace: namespace) == signature)
  }

  @Test func `a signature for another use is refused`() throws {
    let file = try Shared.bytes("sshsig-openssh/ed25519.sig")
    #expect(throws: SigningError.namespace(found: "unittest", expected: "gavel-event")) {
      try SSHSignature(parsing: file)
    }
  }

  @Test func `the public key file reads as the private key's public half`() throws {
    let line = try PublicKeyLine(parsing: Shared.bytes("sshsig-openssh/ed25519.pub"))
    #expect(line.key == SSHPublicKey(secret.publicKey))
    #expect(line.comment == "ED25519 test key")
    #expect(try line.text + [0x0A] == Shared.bytes("sshsig-openssh/ed25519.pub"))
    try line.key.requireVetted()
  }

  @Test(arguments: [
    ("rsa", SigningError.keyType("ssh-rsa")),
    ("ecdsa", .keyType("ecdsa-sha2-nistp256")),
  ])
  func `keys of other types are named and refused`(name: String, error: SigningError) throws {
    #expect(throws: error) {
      try PublicKeyLine(parsing: Shared.bytes("sshsig-openssh/\(name).pub"))
    }
    #expect(throws: error) {
      try SSHSignature(parsing: Shared.bytes("sshsig-openssh/\(name).sig"), namespace: namespace)
    }
  }

  @Test func `a security key's signature reads, holds and is written again`() throws {
    let file = try Shared.bytes("sshsig-openssh/ed25519_sk.sig")
    let line = try PublicKeyLine(parsing: Shared.bytes("sshsig-openssh/ed25519_sk.pub"))
    let signature = try SSHSignature(parsing: file, namespace: namespace)
    #expect(signature.key == line.key)
    #expect(line.key.application?.description == "ssh:")
    #expect(try line.text + [0x0A] == Shared.bytes("sshsig-openssh/ed25519_sk.pub"))
    let authenticator = try #require(signature.signature.authenticator)
    #expect(authenticator == .init(flags: 1, counter: 0x1234_5678))
    #expect(signature.verifies(message))
    #expect(!signature.verifies(message + [0x0A]))
    #expect(signature.armoured == file)
    #expect(StoredSignature(bytes: signature.signature.bytes) == signature.signature)
  }
}
