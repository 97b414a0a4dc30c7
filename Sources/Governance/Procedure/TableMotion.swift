public import CanonicalJSON
public import Sodium

/// Lays a motion on the table: no poll on it opens until the body takes it from there (Robert's Rules of
/// Order, 12th ed., §17). Its time runs on: what is not taken from the table before it lapses has lapsed.
public struct TableMotion: MotionAct {
  public static let name = "motion.table"
  public static let rank: Int? = 5

  public var motion: Digest

  public init(motion: Digest) {
    self.motion = motion
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
  }

  public var json: JSON { ["motion": .digest(motion)] }

  public func requireInOrder(
    beside texts: [TextReference], at time: Timestamp, in register: some Register
  ) throws {
    _ = try register.requireMainAtHand(motion, at: time)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    try requireInOrder(beside: context.motion.texts, at: context.decided, in: register)
    var course = try register.courseSoFar(of: motion)
    course.tabledBy = context.motion.id
    return [.motionCourse(course)]
  }
}

/// Takes a motion from the table (Robert's Rules of Order, 12th ed., §34).
public struct TakeMotion: MotionAct {
  public static let name = "motion.take"
  public static let rank: Int? = nil

  public var motion: Digest

  public init(motion: Digest) {
    self.motion = motion
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
  }

  public var json: JSON { ["motion": .digest(motion)] }

  public func requireInOrder(
    beside texts: [TextReference], at time: Timestamp, in register: some Register
  ) throws {
    let tabled = try register.requireProposed(motion, at: time)
    guard try register.course(of: motion)?.isTabled ?? false else {
      throw Refusal.motionNotTabled(tabled.number)
    }
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    try requireInOrder(beside: context.motion.texts, at: context.decided, in: register)
    var course = try register.courseSoFar(of: motion)
    course.tabledBy = nil
    return [.motionCourse(course)]
  }
}
