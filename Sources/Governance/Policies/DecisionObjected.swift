public import CanonicalJSON
public import Sodium

/// A member objects to a decision that has not taken effect, for a reason that it states. When as many
/// have objected as the power says, the decision is rescinded by that alone.
public struct DecisionObjected: EventKind {
  public static let name = "decision.objected"

  public var motion: Digest
  public var organization: Identifier
  /// A salted document.
  public var reason: Digest

  public init(motion: Digest, organization: Identifier, reason: Digest) {
    self.motion = motion
    self.organization = organization
    self.reason = reason
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
    organization = try fields.identifier("organization")
    reason = try fields.digest("reason")
  }

  public var json: JSON {
    [
      "motion": .digest(motion), "organization": .identifier(organization),
      "reason": .digest(reason),
    ]
  }

  public var documents: [TextReference.Name] { [.salted(reason)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    let decided = try register.requireMotion(motion)
    guard decided.state == .carried, decided.rescinded == nil else {
      throw Refusal.notCarried(decided.number)
    }
    guard let period = try register.objectionPeriod(on: motion), let span = period.span,
      let closing = period.entry, span.contains(time)
    else {
      throw Refusal.objectionsClosed(
        decided.number, until: try register.objectionPeriod(on: motion)?.span?.to)
    }
    try entry.requireSeen(closing, "the decision")
    _ = try register.requirePrincipal(of: organization, is: entry.author, at: time)
    let member = try register.requireMember(organization, at: time)
    guard member.standing == .inStanding else { throw Refusal.notMember(organization, at: time) }
    guard period.delay.memberClass.map({ $0 == member.memberClass }) ?? true else {
      throw Refusal.objectionClass(organization, member.memberClass, period.delay.memberClass)
    }
    let earlier = try register.objections(to: motion)
    guard !earlier.contains(where: { $0.organization == organization }) else {
      throw Refusal.objectedAlready(organization, decided.number)
    }
    let objection = Change.objection(
      Objection(
        motion: motion, organization: organization, person: entry.author, event: entry.id,
        entry: entry.number, reason: reason))
    guard Int64(earlier.count) + 1 >= period.delay.objections else {
      return Consequences([objection])
    }
    let reversal = Change.reversal(
      Reversal(motion: motion, kind: .objected, by: entry.id, at: time, entry: entry.number))
    return Consequences(
      [objection, reversal]
        + (try register.withdrawing(decided, at: time, by: entry.id)))
  }
}
