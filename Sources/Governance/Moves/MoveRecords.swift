public import Sodium

/// A person goes from one member to another, with handle and keys.
///
/// Of whom nobody knows a move, the person's record says whose they are, and always were.
public struct PersonMove: Record {
  /// The event in which the person says so.
  public var id: Digest
  public var person: Identifier
  /// Whose the person was when saying so, and until the move takes effect.
  public var from: Identifier
  public var organization: Identifier
  /// The entry that the confirmation must have seen.
  public var entry: Int64
  /// Pending until the new organization confirms it; ended where a newer move took its place.
  public var state: Tenure.State
  /// When it took effect: when it was confirmed.
  public var at: Timestamp?
  /// The event that confirmed it, or the newer move.
  public var settledBy: Digest?

  package init(
    id: Digest, person: Identifier, from: Identifier, organization: Identifier, entry: Int64,
    state: Tenure.State = .pending, at: Timestamp? = nil, settledBy: Digest? = nil
  ) {
    self.id = id
    self.person = person
    self.from = from
    self.organization = organization
    self.entry = entry
    self.state = state
    self.at = at
    self.settledBy = settledBy
  }

  public var key: Digest { id }
}

/// One span in which a person was one of a member.
public struct Employment: Hashable, Sendable {
  public let organization: Identifier
  public let inForce: Interval
  /// The move by which it began; nil for the first one.
  public let move: PersonMove?
}
