public import Sodium

/// One span in which an organization belongs to an affiliate group: those under common control, as the
/// book knows.
public struct Affiliation: Record {
  public var organization: Identifier
  /// 1, 2, … in the order in which the book learned of the spans.
  public var span: Int64
  public var group: Identifier
  /// The organization's declaration, the motion, or the genesis.
  public var source: Digest
  /// Whether a motion or the charter says so: the organization alone does not undo that.
  public var isDecided: Bool
  /// The entry that the confirmation must have seen.
  public var entry: Int64
  /// Pending until an organization of the group confirms it.
  public var state: Tenure.State
  /// While pending, the earliest beginning.
  public var inForce: Interval
  /// The motion or event by which it ends, where one does.
  public var endedBy: Digest?

  package init(
    organization: Identifier, span: Int64, group: Identifier, source: Digest, isDecided: Bool,
    entry: Int64, state: Tenure.State = .accepted, inForce: Interval, endedBy: Digest? = nil
  ) {
    self.organization = organization
    self.span = span
    self.group = group
    self.source = source
    self.isDecided = isDecided
    self.entry = entry
    self.state = state
    self.inForce = inForce
    self.endedBy = endedBy
  }

  public var key: Pair<Identifier, Int64> { Pair(organization, span) }

  /// The span with an end at `time`; nil where it ends before anyway.
  func ended(at time: Timestamp, by source: Digest) -> Affiliation? {
    guard state != .ended, inForce.reaches(beyond: time) else { return nil }
    var ended = self
    ended.inForce = inForce.ended(at: time)
    ended.endedBy = source
    if state == .pending { ended.state = .ended }
    return ended
  }
}
