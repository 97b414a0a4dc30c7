public import CanonicalJSON
public import Sodium

/// Declares a decision void that was taken in breach of a rule, for a reason that an operative text tells.
/// The decision stays where it is, marked with this motion; its acts are undone as far as they can be.
public struct DeclareVoid: ActKind {
  public static let isDeferrable = false
  public static let isRescindable = false
  public static let name = "decision.void"

  public var motion: Digest
  /// Which rule was broken, and how.
  public var text: Digest

  public init(motion: Digest, text: Digest) {
    self.motion = motion
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
    text = try fields.digest("text")
  }

  public var json: JSON { ["motion": .digest(motion), "text": .digest(text)] }

  public var texts: [Digest] { [text] }

  public var decision: Digest? { motion }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.requireMotion(motion).body)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let decided = try register.requireMotion(motion)
    guard decided.state == .carried, decided.id != context.motion.id,
      try register.reversal(of: motion)?.kind != .void
    else { throw Refusal.notCarried(decided.number) }
    guard try register.isSameOrAbove(context.motion.body, decided.body, at: context.decided) else {
      throw Refusal.notThisBody(context.motion.body, Self.name, needs: [decided.body])
    }
    let reversal = Change.reversal(
      Reversal(
        motion: motion, kind: .void, by: context.motion.id, at: context.effective,
        entry: context.entry, reason: text))
    // What was undone before is not undone again.
    guard decided.rescinded == nil else { return [reversal] }
    return try register.undoing(decided, .void, reason: text, context)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.couldChange(byUndoing: motion, electorateOf: body, rule: rule)
  }
}
