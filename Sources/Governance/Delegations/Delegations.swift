import Sodium

/// Who decides in another body's place.
extension Register {
  func requireDelegation(_ id: Identifier) throws -> Delegation {
    guard let found = try delegation(id) else { throw Refusal.delegationUnknown(id) }
    return found
  }

  /// The delegation under which a body may decide on all of the acts; nil where it has the powers itself,
  /// or none. A delegation gives no more than the body that delegated has at `time`.
  func delegation(
    of acts: [Act], movedIn body: Identifier, at time: Timestamp
  ) throws -> Delegation? {
    var found: Delegation?
    var own: String?
    for act in acts where !(act.content is ConsentAgenda) {
      let power = try requirePower(over: act, beside: acts, at: time)
      guard !power.requires.contains(where: { $0.body == body }) else {
        own = act.name
        continue
      }
      let scope = try act.content.scope(in: self, beside: acts)
      let delegation = try delegations(to: body).last { delegation in
        let definition = delegation.definition
        return delegation.inForce.contains(time) && definition.covers(act.name, scope)
          && power.requires.contains { $0.body == definition.from }
      }
      guard let delegation, !power.reserved else {
        throw Refusal.notThisBody(body, act.name, needs: power.requires.map(\.body))
      }
      guard found.map({ $0 == delegation }) ?? true else {
        throw Refusal.mixedDelegations(acts[0].name, act.name)
      }
      found = delegation
    }
    if let found, let own { throw Refusal.mixedDelegations(own, found.id.text) }
    return found
  }

  /// The first poll fixes under which delegation a motion is decided.
  func sealing(delegationOf motion: Motion, at time: Timestamp) throws -> [Change] {
    guard let delegation = try delegation(of: motion.acts, movedIn: motion.body, at: time),
      try delegatedDecision(motion.id) == nil
    else { return [] }
    return [
      .delegatedDecision(
        DelegatedDecision(
          motion: motion.id, delegation: delegation.id, from: delegation.definition.from,
          countermand: delegation.definition.countermand))
    ]
  }

  /// The time for a countermand runs from the closing that carried the motion on.
  func beginning(countermandOf motion: Motion, closedBy entry: EntryContext) throws -> [Change] {
    guard var decision = try delegatedDecision(motion.id), let countermand = decision.countermand
    else { return [] }
    decision.span = Interval(
      from: entry.recorded, to: entry.recorded.adding(countermand.within))
    return [.delegatedDecision(decision)]
  }

  /// The earliest time at which the acts of a carried motion take effect: what objections and a
  /// countermand are waited for.
  func earliestEffect(of motion: Motion) throws -> Timestamp? {
    var times: [Timestamp] = []
    if let end = try objectionPeriod(on: motion.id)?.span?.to { times.append(end) }
    if let decision = try delegatedDecision(motion.id), decision.countermand?.waits ?? false,
      let end = decision.span?.to
    {
      times.append(end)
    }
    return times.max()
  }
}
