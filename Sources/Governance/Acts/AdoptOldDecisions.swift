public import CanonicalJSON
public import Sodium

/// A body makes the old decisions that were attested of it its own, as they are at one state: by the hash of
/// all of them. They stay attested, and nothing follows from them.
public struct AdoptOldDecisions: ActKind {
  /// What is adopted is there already.
  public static let isDeferrable = false
  public static let name = "old_decisions.adopt"

  public var body: Identifier
  public var state: Digest

  public init(body: Identifier, state: Digest) {
    self.body = body
    self.state = state
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
    state = try fields.digest("state")
  }

  public var json: JSON { ["body": .identifier(body), "state": .digest(state)] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .body(body)
  }

  public func entryToSee(in register: some Register) throws -> Int64? {
    try register.oldBatch(reaching: state, of: body)?.entry
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard var batch = try register.oldBatch(reaching: state, of: body) else {
      throw Refusal.stateUnknown(body, state)
    }
    guard batch.adoptedBy == nil else { throw Refusal.stateAdopted(body) }
    batch.adoptedBy = context.motion.id
    return [.oldBatch(batch)]
  }
}
