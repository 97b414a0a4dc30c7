public import Sodium

/// That a motion has ratified what was done without a quorum.
public struct Ratification: Record {
  /// The motion, poll or meeting that was ratified.
  public var event: Digest
  public var motion: Digest
  /// The entry by which the ratifying motion carried.
  public var entry: Int64

  package init(event: Digest, motion: Digest, entry: Int64) {
    self.event = event
    self.motion = motion
    self.entry = entry
  }

  public var key: Digest { event }
}
