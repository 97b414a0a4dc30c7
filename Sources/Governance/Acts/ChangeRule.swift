public import CanonicalJSON

/// A rule in its next version, or a new rule. A rule changes only under one at least as strict as itself.
public struct ChangeRule: ActKind {
  public static let name = "rule.change"

  public var rule: DecisionRule

  public init(rule: DecisionRule) {
    self.rule = rule
  }

  public init(reading fields: inout Fields) throws {
    rule = try fields.object("rule", as: DecisionRule.self)
  }

  public var json: JSON { ["rule": rule.json] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .rule(rule.id)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    // A version that is to come into force later binds already.
    let versions = try register.rules(rule.id)
    for old in versions where old.inForce.reaches(beyond: context.effective) {
      try context.requireAtLeastAsStrict(as: old.definition)
    }
    for power in try register.powers(at: context.effective) {
      for requirement in power.requires where requirement.rule == rule.id {
        let body = try register.requireBody(requirement.body, at: context.effective)
        try register.requireReachable(rule, in: body.definition, at: context.effective)
      }
    }
    for share in rule.thresholds.map(\.share) + [rule.quorum] where share.isUnreachable {
      throw Refusal.thresholdUnreachable(rule.id)
    }
    let ended: [Change] = versions.filter { $0.inForce.reaches(beyond: context.effective) }.map {
      var ended = $0
      ended.inForce = $0.inForce.ended(at: context.effective)
      return .rule(ended)
    }
    return ended + [
      .rule(
        Rule(
          definition: rule, version: (versions.map(\.version).max() ?? 0) + 1,
          inForce: Interval(from: context.effective), motion: context.motion.id))
    ]
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) -> Bool { self.rule.id == rule }
}

extension ActContext {
  /// Refuses unless one of the rules under which the motion carried is at least as strict as `rule`.
  func requireAtLeastAsStrict(as rule: DecisionRule) throws {
    guard rules.contains(where: { $0.isAtLeastAsStrict(as: rule) }) else {
      throw Refusal.ruleTooLax(rule.id, carriedUnder: rules.map(\.id))
    }
  }
}

extension Register {
  /// Refuses a rule that no vote of the body could ever meet.
  func requireReachable(
    _ rule: DecisionRule, in body: BodyDefinition, at time: Timestamp
  ) throws {
    for share in rule.thresholds.map(\.share) + [rule.quorum] where share.isUnreachable {
      throw Refusal.thresholdUnreachable(rule.id)
    }
    guard body.kind != .assembly else { return }
    let seats = try seats(of: body, at: time).filter(\.voting)
    guard !seats.isEmpty else { throw Refusal.powerOrphaned(rule.id.text, body.id) }
    for threshold in rule.thresholds {
      guard let seatClass = threshold.seatClass, !threshold.waivedIfEmpty else { continue }
      guard seats.contains(where: { $0.seatClass == seatClass }) else {
        throw Refusal.thresholdUnreachable(rule.id)
      }
    }
  }

  /// Refuses to end a seat without which a power has no body able to use it.
  func requirePowersSurvive(without seat: SeatDefinition, at time: Timestamp) throws {
    guard seat.voting, let body = try body(seat.body, at: time) else { return }
    let left = try seats(of: body.definition, at: time).filter { $0.voting && $0.id != seat.id }
    for power in try powers(at: time) {
      for requirement in power.requires where requirement.body == seat.body {
        guard !left.isEmpty else { throw Refusal.powerOrphaned(power.act, seat.body) }
        let rule = try requireRule(requirement.rule, at: time)
        for threshold in rule.thresholds where threshold.seatClass == seat.seatClass {
          guard threshold.seatClass != nil, !threshold.waivedIfEmpty else { continue }
          guard left.contains(where: { $0.seatClass == seat.seatClass }) else {
            throw Refusal.thresholdUnreachable(rule.id)
          }
        }
      }
    }
  }
}
