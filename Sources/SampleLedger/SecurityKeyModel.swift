public import Governance
public import Ledger
public import Signing
public import Sodium

/// A FIDO security key in software: signs as one does (OpenSSH PROTOCOL.u2f), for samples and tests.
public struct SecurityKeyModel: Sendable {
  public let publicKey: SSHPublicKey
  private let secret: SecretKey
  private let application: String

  /// - Parameter application: `ssh:` and up to 60 characters.
  public init(_ secret: SecretKey, application: String = "ssh:") throws {
    guard let name = SSHPublicKey.Application(application) else {
      throw SampleMistake("\(application) is nothing that a security key signs for")
    }
    self.application = application
    self.secret = secret
    publicKey = SSHPublicKey(secret.publicKey, application: name)
  }

  /// The signature of an event.
  ///
  /// - Parameter flags: 1 where somebody touched it.
  public func sign(_ event: [UInt8], flags: UInt8 = 1, counter: UInt32 = 7) -> StoredSignature {
    let blob = EventSignature.blob(of: event.span)
    let message =
      SHA256.hash(Array(application.utf8)).bytes + [flags]
      + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: counter >> UInt32($0)) }
      + SHA256.hash(blob.span).bytes
    return StoredSignature(
      secret.sign(message), authenticator: .init(flags: flags, counter: counter))
  }

  /// A person with this key in the hand.
  public func signer(of person: Identifier) -> Signer {
    Signer(person: person, key: publicKey) { sign($0) }
  }
}
