public import CanonicalJSON

/// Ends an initiative and what was committed to in it, or, where one is named, only that commitment.
public struct EndInitiative: ActKind {
  public static let name = "initiative.end"
  public static let isDeferrable = false

  public var commitment: Identifier?
  public var initiative: Identifier

  public init(initiative: Identifier, commitment: Identifier? = nil) {
    self.commitment = commitment
    self.initiative = initiative
  }

  public init(reading fields: inout Fields) throws {
    commitment = try fields.optionalIdentifier("commitment")
    initiative = try fields.identifier("initiative")
  }

  public var json: JSON {
    .members([
      "commitment": commitment.map(JSON.identifier), "initiative": .identifier(initiative),
    ])
  }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.body(ofInitiative: initiative, beside: acts))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    var found = try register.requireInitiative(initiative, at: context.effective)
    // The last version also where its term is over, since it waits for a renewal until somebody ends it.
    let all = try register.commitments(of: initiative).filter {
      commitment == nil || $0.commitment == commitment
    }
    let standing = all.filter { version in
      version.state != .ended
        && (version.renewBy > context.effective || version.isLast(of: all))
    }
    let ended = standing.map { Change.commitment($0.withdrawn(by: context)) }
    guard let commitment else {
      found.inForce = found.inForce.ended(at: context.effective)
      found.endedBy = context.motion.id
      return ended + [.initiative(found)]
    }
    guard !ended.isEmpty else { throw Refusal.commitmentUnknown(commitment, initiative) }
    return ended
  }
}
