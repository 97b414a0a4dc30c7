public import Governance
public import Sodium

/// A person with a key in the hand.
public struct Signer: Sendable {
  public let person: Identifier
  public let key: SecretKey

  public init(person: Identifier, key: SecretKey) {
    self.person = person
    self.key = key
  }
}
