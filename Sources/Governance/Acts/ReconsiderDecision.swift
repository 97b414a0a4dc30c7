public import CanonicalJSON
public import Sodium

/// Lets a failed motion be polled once more.
public struct ReconsiderDecision: ActKind {
  /// The next poll may be opened, which has no date.
  public static let isDeferrable = false
  public static let name = "decision.reconsider"

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
    .body(try register.requireMotion(motion).body)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    var failed = try register.requireMotion(motion)
    guard failed.state == .failed, !failed.mayReconsider else {
      throw Refusal.notFailed(failed.number)
    }
    if let lost = try register.lastLost(on: motion), lost.rule.reconsiderWithin != nil,
      let closed = lost.closed, context.motion.finalText < closed
    {
      // Nobody could tell then who would prevail.
      throw Refusal.notFailed(failed.number)
    }
    failed.mayReconsider = true
    return [.motion(failed)]
  }
}
