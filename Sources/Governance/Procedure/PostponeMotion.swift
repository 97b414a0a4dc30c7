public import CanonicalJSON
public import Sodium

/// Postpones a motion to a time: no poll on it opens before (Robert's Rules of Order, 12th ed., §14).
public struct PostponeMotion: MotionAct {
  public static let name = "motion.postpone"
  public static let rank: Int? = 4

  public var motion: Digest
  public var until: Timestamp

  public init(motion: Digest, until: Timestamp) {
    self.motion = motion
    self.until = until
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
    until = try fields.timestamp("until")
  }

  public var json: JSON { ["motion": .digest(motion), "until": .timestamp(until)] }

  public func requireInOrder(
    beside texts: [TextReference], at time: Timestamp, in register: some Register
  ) throws {
    let postponed = try register.requireMainAtHand(motion, at: time)
    try register.requireSoon(until, for: postponed, at: time)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    try requireInOrder(beside: context.motion.texts, at: context.decided, in: register)
    var postponed = try register.requireMotion(motion)
    let waiting = try register.waiting(postponed, at: context.decided)
    postponed.lapses = max(postponed.lapses, until.adding(waiting))
    var course = try register.courseSoFar(of: motion)
    course.postponedUntil = until
    course.postponedBy = context.motion.id
    return [.motion(postponed), .motionCourse(course)]
  }
}
