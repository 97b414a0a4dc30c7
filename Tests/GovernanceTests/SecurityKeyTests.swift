import Signing
import Sodium
import Testing

@testable import Governance

@Suite("Keys in FIDO security keys") struct SecurityKeyTests {
  let consortium: Consortium
  let secret: SecretKey
  let key: SSHPublicKey

  init() throws {
    consortium = try Consortium.founded()
    secret = Keys.secret("in the security key")
    let application = try #require(SSHPublicKey.Application("ssh:gavel"))
    key = SSHPublicKey(secret.publicKey, application: application)
  }

  /// What a security key makes of an event.
  private func signature(
    of event: [UInt8], flags: UInt8 = 1, application: String = "ssh:gavel"
  ) -> StoredSignature {
    let message =
      SHA256.hash(Array(application.utf8)).bytes + [flags, 0, 0, 1, 2]
      + SHA256.hash(EventSignature.blob(of: event.span).span).bytes
    return StoredSignature(
      secret.sign(message), authenticator: .init(flags: flags, counter: 258))
  }

  private func record(
    _ kind: any EventKind, as named: SSHPublicKey? = nil,
    _ sign: ([UInt8]) -> StoredSignature
  ) throws -> Digest {
    let bytes = try consortium.signed(kind, by: .ibmRep).0
    return try consortium.submit(
      line: Entry.bytes(
        event: bytes, key: Fingerprint(of: named ?? key), recorded: consortium.now,
        signature: sign(bytes)))
  }

  private func offer() throws -> Digest {
    try record(KeyOffered(key: key, person: .ibmRep)) { signature(of: $0) }
  }

  @Test func `one speaks for its person once it is vouched for and the delay is over`() throws {
    try consortium.vouch(try offer(), by: .ibmRep)
    let motion = MotionProposed(body: .board, title: "Signed with a touch")
    consortium.refuses(.keyTooYoung) { _ = try record(motion) { signature(of: $0) } }
    consortium.wait(2 * .day)
    _ = try record(motion) { signature(of: $0) }
    let entry = try #require(consortium.log.entries.last)
    #expect(entry.signature.bytes.count == 69)
    #expect(try Entry(entry.bytes).signature == entry.signature)
    #expect(consortium.register.personKey(Fingerprint(of: key))?.publicKey == key)
  }

  @Test func `one in the drawer takes the place of the key that has committed to it`() throws {
    try consortium.record(KeyCommitted(next: Fingerprint(of: key)), by: .ibmRep)
    consortium.wait(2 * .day)
    // The same secret outside of a security key is another fingerprint.
    consortium.refuses(.keyUncommitted) { try consortium.succeed(with: secret, by: .ibmRep) }
    _ = try record(KeySucceeded(key: key)) { signature(of: $0) }
    #expect(!consortium.speaks(Keys.first(of: .ibmRep)))
    _ = try record(MotionProposed(body: .board, title: "Signed with a touch")) { signature(of: $0) }
  }

  @Test func `a signature without a touch, for something else or of the bare blob is none`() throws
  {
    let offer = KeyOffered(key: key, person: .ibmRep)
    let others: [([UInt8]) -> StoredSignature] = [
      { signature(of: $0, flags: 0) },
      { signature(of: $0, flags: 0x04) },
      { signature(of: $0, application: "ssh:other") },
      { EventSignature.sign($0, with: secret) },
      { StoredSignature(signature(of: $0).signature) },
      {
        StoredSignature(
          signature(of: $0).signature, authenticator: .init(flags: 1, counter: 259))
      },
      {
        StoredSignature(
          signature(of: $0).signature, authenticator: .init(flags: 5, counter: 258))
      },
    ]
    for other in others {
      consortium.refuses(.signatureWrong) { _ = try record(offer, other) }
    }
    _ = try record(offer) { signature(of: $0, flags: 5) }
  }

  @Test func `the form of a security key's signature is none of any other key's`() throws {
    let plain = SSHPublicKey(secret.publicKey)
    let offer = KeyOffered(key: plain, person: .ibmRep)
    consortium.refuses(.signatureWrong) { _ = try record(offer, as: plain) { signature(of: $0) } }
    consortium.refuses(.signatureWrong) {
      _ = try record(offer, as: plain) {
        StoredSignature(
          EventSignature.sign($0, with: secret).signature,
          authenticator: .init(flags: 1, counter: 0))
      }
    }
  }

  @Test func `the same 32 bytes are one key, whatever it signs for`() throws {
    _ = try offer()
    let other = SSHPublicKey(secret.publicKey, application: .init("ssh:other"))
    consortium.refuses(.keyTaken) {
      _ = try record(KeyOffered(key: other, person: .ibmRep), as: other) {
        signature(of: $0, application: "ssh:other")
      }
    }
    consortium.refuses(.keyTaken) { try consortium.offer(secret, for: .ibmRep) }
    #expect(throws: VoidAct.self) {
      try consortium.carry([consortium.admission(of: .nasa, key: secret)])
    }
  }

  @Test func `an offer names the application, and its fingerprint is over it`() throws {
    let offer = KeyOffered(key: key, person: .ibmRep)
    let bytes = try consortium.signed(offer, by: .ibmRep).0
    let kind = try #require(try Event(bytes).kind() as? KeyOffered)
    #expect(kind.key == key)
    consortium.refuses(.keyOfAnother) {
      _ = try record(offer, as: SSHPublicKey(secret.publicKey)) { signature(of: $0) }
    }
  }
}
