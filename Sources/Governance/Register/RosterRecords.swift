public import Sodium

/// A list of the groups and people of others, kept by attestation since a motion granted it. It is
/// evidence of what others say of themselves: no member, seat, policy or rule follows from it.
public struct Roster: Record {
  public var id: Identifier
  public var title: String
  /// The body that answers for it.
  public var body: Identifier
  /// From the grant on, to the motion that ended it.
  public var inForce: Interval
  public var motion: Digest
  public var endedBy: Digest?
  /// The latest day up to which it was attested; nil before the first attestation.
  public var attested: Timestamp?
  /// The entry that attested last, or that granted it.
  public var entry: Int64

  package init(
    id: Identifier, title: String, body: Identifier, inForce: Interval, motion: Digest,
    endedBy: Digest? = nil, attested: Timestamp? = nil, entry: Int64
  ) {
    self.id = id
    self.title = title
    self.body = body
    self.inForce = inForce
    self.motion = motion
    self.endedBy = endedBy
    self.attested = attested
    self.entry = entry
  }

  public var key: Identifier { id }
}

/// A span in which there was a group of a roster, as attested.
public struct RosterGroup: Record {
  public var roster: Identifier
  public var group: Identifier
  /// 1, 2, …: a group that was closed can be opened again.
  public var number: Int64
  public var title: String
  /// What its community calls such a group: `sig`, `working-group`.
  public var kind: Identifier?
  /// The group that it was opened under.
  public var parent: Identifier?
  public var inForce: Interval
  /// The entry that attested its opening, and the one that attested its closing.
  public var entry: Int64
  public var closedEntry: Int64?

  package init(
    roster: Identifier, group: Identifier, number: Int64, title: String, kind: Identifier? = nil,
    parent: Identifier? = nil, inForce: Interval, entry: Int64, closedEntry: Int64? = nil
  ) {
    self.roster = roster
    self.group = group
    self.number = number
    self.title = title
    self.kind = kind
    self.parent = parent
    self.inForce = inForce
    self.entry = entry
    self.closedEntry = closedEntry
  }

  public var key: Pair<Identifier, Pair<Identifier, Int64>> {
    Pair(roster, Pair(group, number))
  }
  public var isOpen: Bool { closedEntry == nil }
}

/// A span in which somebody had a role in a group of a roster, as attested.
public struct RosterPlace: Record {
  public var roster: Identifier
  public var group: Identifier
  public var handle: Handle
  public var role: Identifier
  /// 1, 2, …: who left can join again.
  public var number: Int64
  public var inForce: Interval
  /// The entry that attested the joining, and the one that attested the leaving.
  public var entry: Int64
  public var leftEntry: Int64?

  package init(
    roster: Identifier, group: Identifier, handle: Handle, role: Identifier, number: Int64,
    inForce: Interval, entry: Int64, leftEntry: Int64? = nil
  ) {
    self.roster = roster
    self.group = group
    self.handle = handle
    self.role = role
    self.number = number
    self.inForce = inForce
    self.entry = entry
    self.leftEntry = leftEntry
  }

  public var key: Pair<Identifier, Pair<Identifier, Pair<Handle, Pair<Identifier, Int64>>>> {
    Pair(roster, Pair(group, Pair(handle, Pair(role, number))))
  }
  public var isOpen: Bool { leftEntry == nil }
}
