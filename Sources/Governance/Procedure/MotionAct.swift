public import Sodium

/// An act about a motion that a body has before it: it decides nothing of the motion's substance, but what
/// becomes of the motion (Robert's Rules of Order, 12th ed., 6:3).
///
/// The charter's powers say which body carries it and by which rule. Where they say nothing, it is the body
/// of the motion, by the rule of its motions that perform no act.
public protocol MotionAct: ActKind {
  /// The motion that it is about.
  var motion: Digest { get }

  /// Its place in the order of precedence, the highest first (5:12); nil where nothing waits for it.
  static var rank: Int? { get }

  /// What must hold when it is proposed and again when it carries.
  ///
  /// - Parameter texts: those of the motion that performs it.
  func requireInOrder(
    beside texts: [TextReference], at time: Timestamp, in register: some Register) throws
}

extension MotionAct {
  /// What it does has no date of its own.
  public static var isDeferrable: Bool { false }

  public static var isRescindable: Bool { false }

  public var decision: Digest? { motion }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.requireMotion(motion).body)
  }

  public func usualPower(in register: some Register, at time: Timestamp) throws -> PowerDefinition?
  {
    try register.usualPower(
      over: Self.name, in: register.requireMotion(motion).body, at: time)
  }
}

extension Register {
  /// A body's own power, by the rule of its motions that perform no act.
  func usualPower(
    over act: String, in body: Identifier, at time: Timestamp
  ) throws -> PowerDefinition {
    let rule = try requireBody(body, at: time).definition.rule
    return PowerDefinition(
      act: act, requires: [PowerDefinition.Requirement(body: body, rule: rule)])
  }
}

extension Motion {
  /// What it says of another motion; nil for a main motion.
  public var motionAct: (any MotionAct)? {
    acts.count == 1 ? acts[0].content as? any MotionAct : nil
  }
}

/// What a body may do with a motion that it has before it.
extension Register {
  /// A motion that may be worked on now: proposed, not lapsed, and neither on the table, nor postponed, nor
  /// with another body.
  func requireAtHand(_ id: Digest, at time: Timestamp) throws -> Motion {
    let motion = try requireProposed(id, at: time)
    try requireAtHand(motion, at: time)
    return motion
  }

  func requireAtHand(_ motion: Motion, at time: Timestamp) throws {
    guard let course = try course(of: motion.id) else { return }
    if course.isTabled { throw Refusal.motionTabled(motion.number) }
    if let body = course.referredTo, let due = course.reportDue, course.isReferred(at: time) {
      throw Refusal.motionReferred(motion.number, to: body, until: due)
    }
    if let until = course.postponedUntil, time < until {
      throw Refusal.motionPostponed(motion.number, until: until)
    }
  }

  /// A main motion that may be worked on: what is about another motion goes where that one goes.
  func requireMainAtHand(_ id: Digest, at time: Timestamp) throws -> Motion {
    let motion = try requireAtHand(id, at: time)
    guard motion.motionAct == nil, motion.agenda == nil, motion.appealedRuling == nil else {
      throw Refusal.notMain(motion.number)
    }
    return motion
  }

  /// Refuses a time that is over, or so far off that the motion would be buried: no longer from now than its
  /// rule lets a motion wait.
  func requireSoon(_ until: Timestamp, for motion: Motion, at time: Timestamp) throws {
    let latest = time.adding(try waiting(motion, at: time))
    guard time < until, until <= latest else {
      throw Refusal.timeOutside(motion.number, until, latest: latest)
    }
  }

  /// How long the rule of a motion's body lets it wait for a poll.
  func waiting(_ motion: Motion, at time: Timestamp) throws -> Int64 {
    try rule(of: motion.body, among: motion.requires, at: time).lapse
  }

  /// The course of a motion, empty where it has none yet.
  func courseSoFar(of motion: Digest) throws -> MotionCourse {
    try course(of: motion) ?? MotionCourse(motion: motion)
  }
}
