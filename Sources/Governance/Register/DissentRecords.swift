public import Sodium

/// What a seat said against a decision, kept with it. Several seats can state the same text.
public struct Dissent: Record {
  public var poll: Digest
  public var seat: Identifier
  public var person: Identifier
  public var text: TextReference
  /// The event that stated it.
  public var event: Digest
  public var entry: Int64
  public var stated: Timestamp

  package init(
    poll: Digest, seat: Identifier, person: Identifier, text: TextReference, event: Digest,
    entry: Int64, stated: Timestamp
  ) {
    self.poll = poll
    self.seat = seat
    self.person = person
    self.text = text
    self.event = event
    self.entry = entry
    self.stated = stated
  }

  public var key: Pair<Digest, Identifier> { Pair(poll, seat) }
}

/// One text of the minutes of a meeting that was approved. A later one corrects the earlier, and both stay.
public struct MinutesVersion: Record {
  public var meeting: Digest
  /// 1, 2, …
  public var version: Int64
  public var text: Digest
  public var motion: Digest
  public var approved: Timestamp
  public var entry: Int64

  package init(
    meeting: Digest, version: Int64, text: Digest, motion: Digest, approved: Timestamp,
    entry: Int64
  ) {
    self.meeting = meeting
    self.version = version
    self.text = text
    self.motion = motion
    self.approved = approved
    self.entry = entry
  }

  public var key: Pair<Digest, Int64> { Pair(meeting, version) }
}
