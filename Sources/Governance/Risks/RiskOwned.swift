public import CanonicalJSON
public import Sodium

/// Somebody takes a risk on that nobody owns: for themselves, their organization or their body.
public struct RiskOwned: EventKind {
  public static let name = "risk.owned"

  public var owner: Owner
  public var risk: Digest

  public init(risk: Digest, owner: Owner) {
    self.owner = owner
    self.risk = risk
  }

  public init(reading fields: inout Fields) throws {
    owner = try fields.owner("owner")
    risk = try fields.digest("risk")
  }

  public var json: JSON { ["owner": .owner(owner), "risk": .digest(risk)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let found = try register.requireRisk(risk, seenBy: entry)
    if let owner = found.owner { throw Refusal.riskHasOwner(found.number, owner) }
    try register.requireSpeaker(for: owner, is: entry.author, at: entry.recorded)
    return Consequences(found.changes(.owned, by: entry, owner: owner))
  }
}
