import Sodium

/// What limits and undoes decisions, in memory.
struct AuthorityTables: Sendable {
  private(set) var periods = Table<ObjectionPeriod>()
  private(set) var objections = Table<Objection>()
  private(set) var reversals = Table<Reversal>()
  private(set) var delegations = Table<Delegation>()
  private(set) var delegatedDecisions = Table<DelegatedDecision>()
  private var delegationsByBody = Index<Identifier, Delegation>()
  private var objectionsByMotion = Index<Digest, Objection>()

  func objections(to motion: Digest) -> [Objection] {
    objections.select(objectionsByMotion[motion])
  }

  func delegations(to body: Identifier) -> [Delegation] {
    delegations.select(delegationsByBody[body])
  }

  /// Applies a change of one of these records; no other is handed to it.
  mutating func apply(_ change: Change) {
    switch change {
    case .objectionPeriod(let period): periods.put(period)
    case .objection(let objection):
      objections.put(objection, in: &objectionsByMotion, under: objection.motion)
    case .reversal(let reversal): reversals.put(reversal)
    case .delegation(let delegation):
      delegations.put(delegation, in: &delegationsByBody, under: delegation.definition.to)
    case .delegatedDecision(let decision): delegatedDecisions.put(decision)
    default: break
    }
  }
}
