import Testing

@testable import Signing
@testable import Sodium

@Suite("With this machine's ssh-keygen", .enabled(if: OpenSSH.isThere, "needs ssh-keygen"))
struct OpenSSHTests {
  @Test(arguments: ["ada@laptop", "", "Ada Lovelace", "käte, board"])
  func `a key of ssh-keygen signs the same here and there`(comment: String) throws {
    try OpenSSH.inFolder { ssh in
      try ssh.keygen("-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", "key")
      let secret = try OpenSSHPrivateKey.read(ssh.read("key"))
      let line = try PublicKeyLine(parsing: ssh.read("key.pub"))
      #expect(line.key == SSHPublicKey(secret.publicKey))
      #expect(line.comment == comment)

      try ssh.write(Fixture.event, to: "event")
      try ssh.keygen("-Y", "sign", "-q", "-n", "gavel-event", "-f", "key", "event")
      let theirs = try ssh.read("event.sig")
      let signature = try SSHSignature(parsing: theirs)
      #expect(signature.key == SSHPublicKey(secret.publicKey))
      #expect(
        EventSignature.verify(signature.signature, of: Fixture.event, by: signature.key))
      #expect(SSHSignature(signing: Fixture.event, with: secret).armoured == theirs)
    }
  }

  @Test(arguments: [0, 1, 127, 128, 4096, 32_768])
  func `ssh-keygen verifies what was signed here, and nothing else`(count: Int) throws {
    try OpenSSH.inFolder { ssh in
      let secret = try Fixture.key()
      let event = [UInt8](repeating: 0x61, count: count)
      let signature = EventSignature.sign(event, with: secret)
      try ssh.write(event, to: "event")
      try ssh.write(event + [0x0A], to: "other")
      try ssh.write(SSHSignature(signature, by: SSHPublicKey(secret.publicKey)).armoured, to: "sig")
      let line = try AllowedSigners.line(person: "ibm-rep", key: SSHPublicKey(secret.publicKey))
      try ssh.write(Array("\(line)\n".utf8), to: "allowed")

      func verify(person: String, namespace: String, event: String) throws -> OpenSSH.Answer {
        try ssh.keygen(
          "-Y", "verify", "-f", "allowed", "-I", person, "-n", namespace, "-s", "sig",
          input: event)
      }
      let good = try verify(person: "ibm-rep", namespace: "gavel-event", event: "event")
      #expect(good.status == 0, "\(good.output)")
      #expect(good.output.contains("\(Fingerprint(of: secret.publicKey))"))
      #expect(try verify(person: "amd-rep", namespace: "gavel-event", event: "event").status != 0)
      #expect(try verify(person: "ibm-rep", namespace: "file", event: "event").status != 0)
      #expect(try verify(person: "ibm-rep", namespace: "gavel-event", event: "other").status != 0)
      let loose = try ssh.keygen(
        "-Y", "check-novalidate", "-n", "gavel-event", "-s", "sig", input: "event")
      #expect(loose.status == 0, "\(loose.output)")
    }
  }

  @Test func `a line of allowed signers admits no other namespace`() throws {
    try OpenSSH.inFolder { ssh in
      let secret = try Fixture.key()
      try ssh.write(Fixture.event, to: "event")
      let signature = SSHSignature(signing: Fixture.event, with: secret, namespace: "file")
      try ssh.write(signature.armoured, to: "sig")
      let line = try AllowedSigners.line(person: "ibm-rep", key: SSHPublicKey(secret.publicKey))
      try ssh.write(Array("\(line)\n".utf8), to: "allowed")
      let answer = try ssh.keygen(
        "-Y", "verify", "-f", "allowed", "-I", "ibm-rep", "-n", "file", "-s", "sig",
        input: "event")
      #expect(answer.status != 0)
      let loose = try ssh.keygen(
        "-Y", "check-novalidate", "-n", "file", "-s", "sig", input: "event")
      #expect(loose.status == 0, "\(loose.output)")
    }
  }

  @Test func `ssh-keygen shows the same fingerprint`() throws {
    try OpenSSH.inFolder { ssh in
      let key = try Fixture.key().publicKey
      try ssh.write(PublicKeyLine(key, comment: "ada").text + [0x0A], to: "key.pub")
      let answer = try ssh.keygen("-l", "-E", "sha256", "-f", "key.pub")
      #expect(answer.output == "256 \(Fingerprint(of: key)) ada (ED25519)\n")
    }
  }

  @Test func `a private key under a passphrase is refused by its cipher's name`() throws {
    try OpenSSH.inFolder { ssh in
      try ssh.keygen("-q", "-t", "ed25519", "-N", "open sesame", "-f", "key")
      #expect(throws: SigningError.encryptedPrivateKey(cipher: "aes256-ctr")) {
        try OpenSSHPrivateKey.read(ssh.read("key"))
      }
    }
  }

  @Test func `a private key of another type is named and refused`() throws {
    try OpenSSH.inFolder { ssh in
      try ssh.keygen("-q", "-t", "ecdsa", "-N", "", "-f", "key")
      #expect(throws: SigningError.keyType("ecdsa-sha2-nistp256")) {
        try OpenSSHPrivateKey.read(ssh.read("key"))
      }
      #expect(throws: SigningError.keyType("ecdsa-sha2-nistp256")) {
        try PublicKeyLine(parsing: ssh.read("key.pub"))
      }
    }
  }

  @Test func `a signature over sha256 is refused`() throws {
    try OpenSSH.inFolder { ssh in
      try ssh.keygen("-q", "-t", "ed25519", "-N", "", "-f", "key")
      try ssh.write(Fixture.event, to: "event")
      try ssh.keygen(
        "-Y", "sign", "-q", "-n", "gavel-event", "-O", "hashalg=sha256", "-f", "key", "event")
      #expect(throws: SigningError.hashAlgorithm("sha256")) {
        try SSHSignature(parsing: ssh.read("event.sig"))
      }
    }
  }
}
