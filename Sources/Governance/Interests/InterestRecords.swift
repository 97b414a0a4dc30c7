public import Sodium

/// A competing interest that a person declared.
public struct Interest: Record {
  /// The id of the event that declared it.
  public var id: Digest
  public var person: Identifier
  /// nil where only the text says what it is about.
  public var about: Subject?
  /// A salted document.
  public var text: Digest?
  /// When and by which entry it was declared to be about this.
  public var declared: Timestamp
  public var entry: Int64
  public var ended: Timestamp?

  package init(
    id: Digest, person: Identifier, about: Subject? = nil, text: Digest? = nil,
    declared: Timestamp, entry: Int64, ended: Timestamp? = nil
  ) {
    self.id = id
    self.person = person
    self.about = about
    self.text = text
    self.declared = declared
    self.entry = entry
    self.ended = ended
  }

  public var key: Digest { id }

  /// Whether it was declared and not ended at `time`.
  public func isDeclared(at time: Timestamp) -> Bool {
    declared <= time && (ended.map { time < $0 } ?? true)
  }
}

/// A seat that stands aside: from one poll, or from every poll to come on one motion.
public struct Recusal: Record {
  /// The seal of the poll, or the motion.
  public var from: Digest
  public var motion: Digest
  public var seat: Identifier
  /// Who held the seat.
  public var person: Identifier
  public var cause: Cause
  /// The declared interest for which it stands aside.
  public var interest: Digest?
  /// A salted document.
  public var reason: Digest?
  /// Whether it came after the poll was opened, for no interest that was declared before: then the seat
  /// stays in every base.
  public var isLate: Bool
  public var event: Digest
  public var entry: Int64

  public enum Cause: String, CaseIterable, Sendable {
    /// The holder said so.
    case holder
    /// The rule says that a declared interest recuses.
    case interest
    /// The rule says that a seat of an organization that the acts concern stands aside.
    case organization
  }

  package init(
    from: Digest, motion: Digest, seat: Identifier, person: Identifier, cause: Cause,
    interest: Digest? = nil, reason: Digest? = nil, isLate: Bool = false, event: Digest,
    entry: Int64
  ) {
    self.from = from
    self.motion = motion
    self.seat = seat
    self.person = person
    self.cause = cause
    self.interest = interest
    self.reason = reason
    self.isLate = isLate
    self.event = event
    self.entry = entry
  }

  public var key: Pair<Digest, Identifier> { Pair(from, seat) }
}
