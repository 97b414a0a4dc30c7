public import Governance
public import Ledger
public import Sodium

/// Somebody made up, whose key is made from the name: every run has the same persons and keys, which
/// is why nobody may ever use one of them.
public struct SamplePerson: Sendable {
  public let id: Identifier
  public let organization: Identifier
  public let key: SecretKey

  /// - Parameter serial: which of the person's keys.
  public init(_ name: String, of organization: Identifier, serial: Int = 1) throws {
    id = try Identifier(named: name)
    self.organization = organization
    key = try Self.key(of: "\(name)/\(serial)")
  }

  public var signer: Signer { Signer(person: id, key: key) }

  /// The key that belongs to a text.
  public static func key(of text: String) throws -> SecretKey {
    var seed = SHA256.hash(Array("a key of the gavel samples: \(text)".utf8)).bytes
    guard let key = try SecretKey(wipingSeed: &seed) else { throw SampleMistake("no seed") }
    return key
  }
}

/// What a sample is made of does not fit together: a mistake in the sample.
public struct SampleMistake: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}

extension Identifier {
  /// The identifier of a text that is one.
  public init(named text: String) throws {
    guard let identifier = Identifier(text) else { throw SampleMistake("\(text) is no identifier") }
    self = identifier
  }
}
