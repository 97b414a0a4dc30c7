public import CanonicalJSON
public import Sodium

/// Refers a motion to another body (Robert's Rules of Order, 12th ed., §13): to report on it by a time, until
/// when or until the report no poll on it opens, or to decide it in its place.
public struct ReferMotion: MotionAct {
  public static let name = "motion.refer"
  public static let rank: Int? = 3

  public var body: Identifier
  public var motion: Digest
  /// By when the body is to report; nil where it is to decide.
  public var reportBy: Timestamp?

  public init(motion: Digest, to body: Identifier, reportBy: Timestamp? = nil) {
    self.body = body
    self.motion = motion
    self.reportBy = reportBy
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
    let decides = try fields.flag("decides")
    motion = try fields.digest("motion")
    reportBy = try fields.optionalTimestamp("report_by")
    // Without an end a referral would be a burial.
    guard decides == (reportBy == nil) else {
      throw ValueError(field: "report_by", expected: "there exactly where the body does not decide")
    }
  }

  public var json: JSON {
    .members([
      "body": .identifier(body), "decides": reportBy == nil ? true : nil,
      "motion": .digest(motion), "report_by": reportBy.map(JSON.timestamp),
    ])
  }

  public func requireInOrder(
    beside texts: [TextReference], at time: Timestamp, in register: some Register
  ) throws {
    let referred = try register.requireMainAtHand(motion, at: time)
    _ = try register.requireBody(body, at: time)
    guard body != referred.body else { throw Refusal.referredWithin(body, referred.number) }
    if let reportBy {
      try register.requireSoon(reportBy, for: referred, at: time)
    } else if referred.acts.isEmpty {
      // What performs no act every body could decide for itself; for another one, only below it.
      guard try register.isSameOrAbove(referred.body, body, at: time) else {
        throw Refusal.notBelow(body, referred.body)
      }
    } else {
      _ = try register.requirements(of: referred.acts, movedIn: body, at: time)
    }
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let time = context.decided
    try requireInOrder(beside: context.motion.texts, at: time, in: register)
    var referred = try register.requireMotion(motion)
    guard let reportBy else {
      return try register.ending(
        referred, as: .referred,
        by: [MotionPart(of: referred, in: body, finalText: time)], context)
    }
    let waiting = try register.waiting(referred, at: time)
    referred.lapses = max(referred.lapses, reportBy.adding(waiting))
    var course = try register.courseSoFar(of: motion)
    course.referredTo = body
    course.reportDue = reportBy
    course.referredBy = context.motion.id
    course.reportedBy = nil
    course.recommends = nil
    return [.motion(referred), .motionCourse(course)]
  }
}

/// The report of a body on a motion that was referred to it, with what it recommends. Its texts are those of
/// the motion that performs it.
public struct ReportMotion: MotionAct {
  public static let name = "motion.report"
  public static let rank: Int? = nil

  public var motion: Digest
  public var recommends: Recommendation

  public init(motion: Digest, recommends: Recommendation) {
    self.motion = motion
    self.recommends = recommends
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
    recommends = try fields.choice("recommends", of: Recommendation.self)
  }

  public var json: JSON {
    ["motion": .digest(motion), "recommends": .string(recommends.rawValue)]
  }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try reporter(in: register))
  }

  public func usualPower(in register: some Register, at time: Timestamp) throws -> PowerDefinition?
  {
    try register.usualPower(over: Self.name, in: reporter(in: register), at: time)
  }

  private func reporter(in register: some Register) throws -> Identifier {
    let referred = try register.requireMotion(motion)
    guard let body = try register.course(of: motion)?.referredTo else {
      throw Refusal.motionNotReferred(referred.number)
    }
    return body
  }

  public func requireInOrder(
    beside texts: [TextReference], at time: Timestamp, in register: some Register
  ) throws {
    let referred = try register.requireProposed(motion, at: time)
    guard try register.course(of: motion)?.isReferred(at: time) ?? false else {
      throw Refusal.motionNotReferred(referred.number)
    }
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    try requireInOrder(beside: context.motion.texts, at: context.decided, in: register)
    var course = try register.courseSoFar(of: motion)
    course.reportedBy = context.motion.id
    course.recommends = recommends
    return [.motionCourse(course)]
  }
}
