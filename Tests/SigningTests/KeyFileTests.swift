import Testing

@testable import Signing
@testable import Sodium

@Suite("Key files") struct KeyFileTests {
  let secret: SecretKey
  let open: KeyFile
  let protected: KeyFile

  init() throws {
    secret = try Fixture.key()
    open = try KeyFile(secret)
    protected = try KeyFile(
      secret, passphrase: Fixture.secret("open sesame"), hash: Fixture.hash(),
      nonce: Array(0..<24))
  }

  @Test func `the bytes are as documented`() throws {
    let seed = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="
    let key = "6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw="
    #expect(
      String(decoding: open.text, as: UTF8.self) == "gavel-key-v1\npublic \(key)\nseed \(seed)\n")
    let text = String(decoding: protected.text, as: UTF8.self)
    #expect(
      text.hasPrefix(
        "gavel-key-v1\npublic \(key)\nargon2id 1 8192 AAECAwQFBgcICQoLDA0ODw==\n"
          + "secretbox AAECAwQFBgcICQoLDA0ODxAREhMUFRYX "))
    #expect(text.utf8.count == 13 + 52 + 41 + 108)
    #expect(!text.contains(seed))
  }

  @Test func `the key comes back without a passphrase`() throws {
    let read = try KeyFile(parsing: open.text)
    #expect(!read.isProtected)
    #expect(read.publicKey == secret.publicKey)
    #expect(read.text == open.text)
    #expect(try read.open().sign([1]) == secret.sign([1]))
    let again = try read.open(passphrase: Fixture.secret("not looked at"))
    #expect(again.sign([1]) == secret.sign([1]))
  }

  @Test func `the key comes back with its passphrase only`() throws {
    let read = try KeyFile(parsing: protected.text)
    #expect(read.isProtected)
    #expect(read.publicKey == secret.publicKey)
    #expect(read.text == protected.text)
    #expect(try read.open(passphrase: Fixture.secret("open sesame")).sign([1]) == secret.sign([1]))
    #expect(throws: SigningError.passphraseNeeded) { try read.open() }
    for wrong in ["", "open sesame ", "Open sesame", "open"] {
      #expect(throws: SigningError.wrongPassphrase) {
        try read.open(passphrase: Fixture.secret(wrong))
      }
    }
  }

  @Test func `a seed beside another's public key is refused`() throws {
    let other = try Fixture.key(8)
    let text = String(decoding: open.text, as: UTF8.self)
      .replacing(secret.publicKey.base64, with: other.publicKey.base64)
    let error = SigningError.publicKeyDiffers(
      derived: secret.publicKey, stated: other.publicKey)
    #expect(throws: error) { try KeyFile(parsing: Array(text.utf8)).open() }
  }

  @Test func `no key file survives being cut off or going on`() {
    for file in [open.text, protected.text] {
      for text in file.truncations {
        #expect(throws: SigningError.self) { try KeyFile(parsing: text) }
      }
      for byte in UInt8.min...UInt8.max {
        #expect(throws: SigningError.self) { try KeyFile(parsing: file + [byte]) }
      }
    }
  }

  @Test func `with any one byte changed a key file does not open`() throws {
    let passphrase = try Fixture.secret("open sesame")
    for file in [open.text, protected.text] {
      for position in file.indices {
        for changed in file.slips(at: position) {
          #expect(throws: SigningError.self) {
            try KeyFile(parsing: changed).open(passphrase: passphrase)
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("gavel-key-v2", 1), ("gavel-key-v1\npublic AAAA", 2),
    ("gavel-key-v1\npublic \(zeros)\nseed AAAA\n", 3),
    ("gavel-key-v1\npublic \(zeros)\nseed \(zeros)\nmore\n", 4),
    ("gavel-key-v1\npublic \(zeros)\nargon2id 01 8192 AAECAwQFBgcICQoLDA0ODw==\n", 3),
    ("gavel-key-v1\npublic \(zeros)\nargon2id 1 8000000000000 AAECAwQFBgcICQoLDA0ODw==\n", 3),
    ("gavel-key-v1\npublic \(zeros)\nargon2id 1 +8192 AAECAwQFBgcICQoLDA0ODw==\n", 3),
    ("gavel-key-v1\npublic \(zeros)\nargon2id 1 8192 AAECAwQFBgcICQoLDA0ODw==\nsecretbox A B\n", 4),
  ])
  func `the line that does not read is named`(text: String, line: Int) {
    #expect(throws: SigningError.malformedKeyFile(line: line)) {
      try KeyFile(parsing: Array(text.utf8))
    }
  }

  private static let zeros = String(repeating: "A", count: 43) + "="
}

@Suite("OpenSSH private keys", .enabled(if: Shared.isThere, "needs ../shared/vectors"))
struct OpenSSHPrivateKeyTests {
  let file: [UInt8]
  let key: PublicKey

  init() throws {
    file = try Shared.bytes("sshsig-openssh/ed25519")
    key = try PublicKeyLine(parsing: Shared.bytes("sshsig-openssh/ed25519.pub")).fileKey()
  }

  @Test func `no private key survives being cut off or going on`() {
    for text in file.truncations {
      #expect(throws: SigningError.self) { try OpenSSHPrivateKey.read(text) }
    }
    #expect(throws: SigningError.self) { try OpenSSHPrivateKey.read(file + [0x0A]) }
  }

  @Test func `with any one byte changed a private key is refused, except in its comment`() throws {
    let base64 = try SigningError.Armour.privateKey.base64(in: file.span)
    let binary = try #require(Base64.decode(base64))
    let comment = Array("ED25519 test key".utf8)
    let start = try #require(
      binary.indices.first { binary[$0...].starts(with: comment) })
    for position in binary.indices {
      for changed in binary.slips(at: position) {
        let text = SigningError.Armour.privateKey.frame(changed)
        if (start..<start + comment.count).contains(position) {
          guard let read = try? OpenSSHPrivateKey.read(text) else { continue }
          #expect(read.publicKey == key)
        } else {
          #expect(throws: SigningError.self) { try OpenSSHPrivateKey.read(text) }
        }
      }
    }
    for position in file.indices {
      for changed in file.slips(at: position) {
        guard let read = try? OpenSSHPrivateKey.read(changed) else { continue }
        #expect(read.publicKey == key)
      }
    }
  }
}
