public import CanonicalJSON
public import Signing
public import Sodium

/// An admitted organization accepts, by the key in the motion that admitted it. Then it is a member.
public struct MemberAccepted: EventKind {
  public static let name = "member.accepted"

  /// The motion that admitted it.
  public var admission: Digest
  public var key: PublicKey
  public var organization: Identifier

  public init(admission: Digest, key: PublicKey, organization: Identifier) {
    self.admission = admission
    self.key = key
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    admission = try fields.digest("admission")
    key = try fields.publicKey("key")
    organization = try fields.identifier("organization")
  }

  public var json: JSON {
    [
      "admission": .digest(admission), "key": .publicKey(key),
      "organization": .identifier(organization),
    ]
  }

  public func signingKey(for author: Identifier, with documents: Documents) -> SSHPublicKey? {
    SSHPublicKey(key)
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard try register.motion(admission) != nil else {
      throw Refusal.admissionUnknown(organization)
    }
    let pending = try register.requirePendingAdmission(of: organization, source: admission)
    let deadline = pending.from.adding(
      try register.parameters(at: entry.recorded).acceptWithin)
    guard entry.recorded < deadline else {
      throw Refusal.admissionLapsed(organization, deadline: deadline)
    }
    return Consequences(
      try register.changes(
        accepting: pending, by: entry, key: key, from: max(entry.recorded, pending.from)))
  }
}
