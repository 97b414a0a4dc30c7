public import CanonicalJSON

/// A power in its next version, or a new one. It changes only under decisions that could have used it:
/// for each body and rule that it names, the same body or one above it, under a rule at least as strict.
public struct ChangePower: ActKind {
  public static let name = "power.change"

  public var power: PowerDefinition

  public init(power: PowerDefinition) {
    self.power = power
  }

  public init(reading fields: inout Fields) throws {
    power = try fields.object("power", as: PowerDefinition.self)
  }

  public var json: JSON { ["power": power.json] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .act(power.act)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let name = Power.name(act: power.act, scope: power.scope)
    let versions = try register.powers(named: name)
    // A new narrower power takes its cases out of the general one, so that is the one to be covered;
    // and a version that is to come into force later binds already.
    if let old = try register.power(
      over: power.act, scope: power.scope, at: context.effective)
    {
      try register.requireCovers(old, context)
    }
    for old in versions where old.inForce.reaches(beyond: context.effective) {
      try register.requireCovers(old.definition, context)
    }
    for requirement in power.requires {
      let body = try register.requireBody(requirement.body, at: context.effective)
      let rule = try register.requireRule(requirement.rule, at: context.effective)
      try register.requireReachable(rule, in: body.definition, at: context.effective)
    }
    if let id = power.delay?.memberClass, try register.memberClass(id) == nil {
      throw Refusal.classUnknown(id)
    }
    let ended: [Change] = versions.filter { $0.inForce.reaches(beyond: context.effective) }.map {
      var ended = $0
      ended.inForce = $0.inForce.ended(at: context.effective)
      return .power(ended)
    }
    return ended + [
      .power(
        Power(
          definition: power, version: (versions.map(\.version).max() ?? 0) + 1,
          inForce: Interval(from: context.effective), motion: context.motion.id))
    ]
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    // It may take the decision out of the body, or put it under another rule there.
    let versions =
      try register.powers(named: Power.name(act: power.act, scope: nil))
      + register.powers(named: Power.name(act: power.act, scope: power.scope))
    return (versions.map(\.definition) + [power]).contains {
      $0.requires.contains { $0.body == body.id }
    }
  }
}

extension Register {
  /// Refuses unless the decision covers every body and rule that the power names.
  func requireCovers(_ power: PowerDefinition, _ context: ActContext) throws {
    for requirement in power.requires {
      let rule = try requireRule(requirement.rule, at: context.decided)
      let covered = try context.motion.requires.indices.contains { index in
        try isSameOrAbove(
          context.motion.requires[index].body, requirement.body, at: context.decided)
          && context.rules[index].isAtLeastAsStrict(as: rule)
      }
      guard covered else {
        throw Refusal.powerNotCovered(power.act, body: requirement.body, rule: requirement.rule)
      }
    }
  }

  func isSameOrAbove(
    _ body: Identifier, _ other: Identifier, at time: Timestamp
  ) throws -> Bool {
    var current: Identifier? = other
    var depth = 0
    while let id = current, depth < 64 {
      if id == body { return true }
      current = try self.body(id, at: time)?.definition.parent
      depth += 1
    }
    return false
  }
}
