public import CanonicalJSON
public import Sodium

/// The body that delegated a power, or one above it, undoes what was decided under the delegation, in the
/// time that the delegation gives.
public struct CountermandDecision: ActKind {
  /// It is decided in time, or not at all.
  public static let isDeferrable = false
  public static let isRescindable = false
  public static let name = "decision.countermand"

  public var motion: Digest

  public init(motion: Digest) {
    self.motion = motion
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
  }

  public var json: JSON { ["motion": .digest(motion)] }

  public var decision: Digest? { motion }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.requireDelegated(try register.requireMotion(motion)).from)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let decided = try register.requireMotion(motion)
    let delegated = try register.requireDelegated(decided)
    guard decided.state == .carried, decided.rescinded == nil else {
      throw Refusal.notCarried(decided.number)
    }
    guard let span = delegated.span, span.contains(context.decided) else {
      throw Refusal.countermandLate(decided.number, until: delegated.span?.to)
    }
    guard
      try register.isSameOrAbove(context.motion.body, delegated.from, at: context.decided)
    else {
      throw Refusal.notThisBody(context.motion.body, Self.name, needs: [delegated.from])
    }
    return try register.undoing(decided, .countermanded, context)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.couldChange(byUndoing: motion, electorateOf: body, rule: rule)
  }
}

extension Register {
  func requireDelegated(_ motion: Motion) throws -> DelegatedDecision {
    guard let found = try delegatedDecision(motion.id) else {
      throw Refusal.notDelegated(motion.number)
    }
    return found
  }
}
