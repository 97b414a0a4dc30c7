public import Governance
public import Signing
public import Sodium

/// A person with a key in the hand: in memory, in an agent or in a security key.
public struct Signer: Sendable {
  public let person: Identifier
  public let key: SSHPublicKey
  private let signature: @Sendable ([UInt8]) throws -> StoredSignature

  /// A key whose secret is at hand.
  public init(person: Identifier, key: SecretKey) {
    self.init(person: person, key: SSHPublicKey(key.publicKey)) {
      EventSignature.sign($0, with: key)
    }
  }

  /// A key whose secret somebody else has.
  ///
  /// - Parameter signature: asks for the signature of an event's bytes.
  public init(
    person: Identifier, key: SSHPublicKey,
    signature: @escaping @Sendable ([UInt8]) throws -> StoredSignature
  ) {
    self.person = person
    self.key = key
    self.signature = signature
  }

  /// The signature of an event, checked: nothing leaves this computer that its own key did not sign.
  ///
  /// - Throws: `LedgerError` where what came back is none, and what the asking throws.
  public func sign(_ event: [UInt8]) throws -> StoredSignature {
    let made = try signature(event)
    guard EventSignature.verify(made, of: event, by: key) else {
      throw LedgerError.signatureNotMade(Fingerprint(of: key), made)
    }
    return made
  }
}
