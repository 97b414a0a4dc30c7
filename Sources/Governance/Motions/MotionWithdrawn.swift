public import CanonicalJSON
public import Sodium

/// The mover takes a motion back before any poll on it is opened.
public struct MotionWithdrawn: EventKind {
  public static let name = "motion.withdrawn"

  public var motion: Digest

  public init(motion: Digest) {
    self.motion = motion
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
  }

  public var json: JSON { ["motion": .digest(motion)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    var withdrawn = try register.requireOwnMotion(motion, of: entry)
    withdrawn.state = .withdrawn
    withdrawn.decided = entry.recorded
    return Consequences([.motion(withdrawn)])
  }
}
