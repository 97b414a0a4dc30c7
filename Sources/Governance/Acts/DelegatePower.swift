public import CanonicalJSON

/// A body lets another one decide on acts in its place, until a day. It gives only what it has: the motion
/// must have carried as each of the powers asks.
public struct DelegatePower: ActKind {
  public static let name = "power.delegate"

  public var delegation: DelegationDefinition

  public init(delegation: DelegationDefinition) {
    self.delegation = delegation
  }

  public init(reading fields: inout Fields) throws {
    delegation = try fields.object("delegation", as: DelegationDefinition.self)
  }

  public var json: JSON { ["delegation": delegation.json] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .body(delegation.from)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let time = context.effective
    guard try register.delegation(delegation.id) == nil else {
      throw Refusal.identifierTaken(delegation.id)
    }
    guard delegation.until > time else {
      throw Refusal.delegationOver(delegation.id, until: delegation.until)
    }
    _ = try register.requireBody(delegation.from, at: time)
    let body = try register.requireBody(delegation.to, at: time).definition
    let rule = try register.requireRule(delegation.rule, at: time)
    try register.requireReachable(rule, in: body, at: time)
    for delegated in delegation.acts {
      guard !DelegationDefinition.reserved.contains(delegated.act) else {
        throw Refusal.reserved(delegated.act)
      }
      // A general power leaves out what has a power of its own, and so does its delegation.
      guard
        let power = try register.power(over: delegated.act, scope: delegated.scope, at: time)
      else { throw Refusal.powerMissing(delegated.act) }
      guard !power.reserved else { throw Refusal.reserved(delegated.act) }
      guard power.requires.contains(where: { $0.body == delegation.from }) else {
        throw Refusal.notThisBody(
          delegation.from, delegated.act, needs: power.requires.map(\.body))
      }
      try register.requireCovers(power, context)
    }
    if delegation.countermand != nil,
      try register.power(
        over: CountermandDecision.name, scope: .body(delegation.from), at: time) == nil
    {
      throw Refusal.powerMissing(CountermandDecision.name)
    }
    return [
      .delegation(
        Delegation(
          definition: delegation, inForce: Interval(from: time, to: delegation.until),
          motion: context.motion.id))
    ]
  }
}

/// Ends a delegation before its time. What was decided under it stays.
public struct EndDelegation: ActKind {
  public static let name = "delegation.end"

  public var delegation: Identifier

  public init(delegation: Identifier) {
    self.delegation = delegation
  }

  public init(reading fields: inout Fields) throws {
    delegation = try fields.identifier("delegation")
  }

  public var json: JSON { ["delegation": .identifier(delegation)] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.requireDelegation(delegation).definition.from)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let found = try register.requireDelegation(delegation)
    guard let ended = found.ended(at: context.effective, by: context.motion.id) else {
      throw Refusal.delegationOver(delegation, until: found.inForce.to ?? context.effective)
    }
    return [.delegation(ended)]
  }
}
