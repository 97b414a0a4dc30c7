public import Sodium

/// The time in which members can object to a decision before it takes effect. The first opening of a poll
/// on the motion seals it; the closing that carries the motion begins it.
public struct ObjectionPeriod: Record {
  public var motion: Digest
  /// As the power over the motion's acts had it.
  public var delay: PowerDefinition.Delay
  /// The entry that carried the motion.
  public var entry: Int64?
  /// From the closing to the time at which the acts take effect; nil until the motion is carried.
  public var span: Interval?

  package init(
    motion: Digest, delay: PowerDefinition.Delay, entry: Int64? = nil, span: Interval? = nil
  ) {
    self.motion = motion
    self.delay = delay
    self.entry = entry
    self.span = span
  }

  public var key: Digest { motion }
}

/// A member's objection to a decision that is yet to take effect.
public struct Objection: Record {
  public var motion: Digest
  public var organization: Identifier
  public var person: Identifier
  /// The event that stated it.
  public var event: Digest
  public var entry: Int64
  /// A salted document.
  public var reason: Digest

  package init(
    motion: Digest, organization: Identifier, person: Identifier, event: Digest, entry: Int64,
    reason: Digest
  ) {
    self.motion = motion
    self.organization = organization
    self.person = person
    self.event = event
    self.entry = entry
    self.reason = reason
  }

  public var key: Pair<Digest, Identifier> { Pair(motion, organization) }
}

/// How, when and by what a decision was undone. The decision stays where it is, marked with this.
public struct Reversal: Record {
  public enum Kind: String, CaseIterable, Sendable {
    /// By a carried motion.
    case rescinded
    /// By objections of members in the time for them.
    case objected
    /// By the body that had delegated the power to it.
    case countermanded
    /// As taken in breach of a rule.
    case void
  }

  public var motion: Digest
  public var kind: Kind
  /// The motion or the event that did it.
  public var by: Digest
  /// From when on.
  public var at: Timestamp
  public var entry: Int64
  /// The text that tells which rule was broken, and how.
  public var reason: Digest?

  package init(
    motion: Digest, kind: Kind, by: Digest, at: Timestamp, entry: Int64, reason: Digest? = nil
  ) {
    self.motion = motion
    self.kind = kind
    self.by = by
    self.at = at
    self.entry = entry
    self.reason = reason
  }

  public var key: Digest { motion }
}

/// Powers that one body has let another one use, until a day.
public struct Delegation: Record {
  public var definition: DelegationDefinition
  public var inForce: Interval
  /// The motion that delegated, or the genesis.
  public var motion: Digest
  /// The motion that ended it before its time.
  public var endedBy: Digest?

  package init(
    definition: DelegationDefinition, inForce: Interval, motion: Digest, endedBy: Digest? = nil
  ) {
    self.definition = definition
    self.inForce = inForce
    self.motion = motion
    self.endedBy = endedBy
  }

  public var id: Identifier { definition.id }
  public var key: Identifier { definition.id }

  /// The same, ended at a time; nil where it has ended before.
  func ended(at time: Timestamp, by source: Digest) -> Delegation? {
    guard inForce.reaches(beyond: time) else { return nil }
    var ended = self
    ended.inForce = inForce.ended(at: time)
    ended.endedBy = source
    return ended
  }
}

/// Under which delegation a motion is decided. The first opening of a poll on it seals it; the closing that
/// carries the motion begins the time for a countermand.
public struct DelegatedDecision: Record {
  public var motion: Digest
  public var delegation: Identifier
  /// The body that delegated.
  public var from: Identifier
  public var countermand: DelegationDefinition.Countermand?
  /// When it can be countermanded; nil until the motion is carried.
  public var span: Interval?

  package init(
    motion: Digest, delegation: Identifier, from: Identifier,
    countermand: DelegationDefinition.Countermand?, span: Interval? = nil
  ) {
    self.motion = motion
    self.delegation = delegation
    self.from = from
    self.countermand = countermand
    self.span = span
  }

  public var key: Digest { motion }
}
