public import Sodium

/// What a body has done with a motion short of deciding it. A motion that was only proposed, seconded and
/// polled has none.
public struct MotionCourse: Record {
  public var motion: Digest
  /// The version that a body made, not the mover, and the carried motion that made it: an amendment, or the
  /// division or referral by which the motion came about.
  public var madeVersion: Int64?
  public var madeBy: Digest?
  /// Of a part, and of what was handed to another body: the motion that it came of.
  public var origin: Digest?
  /// The carried motion that laid it on the table; nil where it does not lie there.
  public var tabledBy: Digest?
  public var postponedUntil: Timestamp?
  public var postponedBy: Digest?
  /// The body that was to report on it, when, and the carried motion that referred it there.
  public var referredTo: Identifier?
  public var reportDue: Timestamp?
  public var referredBy: Digest?
  /// The motion by which that body has reported, and what it recommends.
  public var reportedBy: Digest?
  public var recommends: Recommendation?
  /// The carried motion that divided it or handed it to another body.
  public var endedBy: Digest?

  package init(
    motion: Digest, madeVersion: Int64? = nil, madeBy: Digest? = nil, origin: Digest? = nil,
    tabledBy: Digest? = nil, postponedUntil: Timestamp? = nil, postponedBy: Digest? = nil,
    referredTo: Identifier? = nil, reportDue: Timestamp? = nil, referredBy: Digest? = nil,
    reportedBy: Digest? = nil, recommends: Recommendation? = nil, endedBy: Digest? = nil
  ) {
    self.motion = motion
    self.madeVersion = madeVersion
    self.madeBy = madeBy
    self.origin = origin
    self.tabledBy = tabledBy
    self.postponedUntil = postponedUntil
    self.postponedBy = postponedBy
    self.referredTo = referredTo
    self.reportDue = reportDue
    self.referredBy = referredBy
    self.reportedBy = reportedBy
    self.recommends = recommends
    self.endedBy = endedBy
  }

  public var key: Digest { motion }

  public var isTabled: Bool { tabledBy != nil }

  public func isPostponed(at time: Timestamp) -> Bool { postponedUntil.map { time < $0 } ?? false }

  /// Whether another body has it, and has neither reported nor let the time for it pass.
  public func isReferred(at time: Timestamp) -> Bool {
    reportedBy == nil && (reportDue.map { time < $0 } ?? false)
  }
}

/// What a body recommends that was asked to look at a motion.
public enum Recommendation: String, CaseIterable, Sendable {
  case adopt, amend, reject, none
}

/// That one motion is about another one that a body has before it.
public struct SubsidiaryMotion: Record {
  public var motion: Digest
  /// The motion that it is about, and the version of it that stood when it was proposed.
  public var main: Digest
  public var version: Int64
  /// `motion.amend`
  public var act: String
  /// 1 for an amendment, 2 for an amendment of an amendment, 0 for what amends nothing.
  public var degree: Int64

  package init(motion: Digest, main: Digest, version: Int64, act: String, degree: Int64) {
    self.motion = motion
    self.main = main
    self.version = version
    self.act = act
    self.degree = degree
  }

  public var key: Digest { motion }
}

/// The courses of motions in memory.
struct MotionCourses: Sendable {
  private var courses: [Digest: MotionCourse] = [:]
  private var order: [Digest] = []
  private var subsidiaries: [Digest: SubsidiaryMotion] = [:]
  private var orderOfSubsidiaries: [Digest] = []
  private var byMain: [Digest: [Digest]] = [:]

  func course(of motion: Digest) -> MotionCourse? { courses[motion] }

  func subsidiary(_ motion: Digest) -> SubsidiaryMotion? { subsidiaries[motion] }

  func subsidiaries(of main: Digest) -> [SubsidiaryMotion] {
    (byMain[main] ?? []).compactMap { subsidiaries[$0] }
  }

  var all: [MotionCourse] { order.compactMap { courses[$0] } }

  var allSubsidiaries: [SubsidiaryMotion] { orderOfSubsidiaries.compactMap { subsidiaries[$0] } }

  mutating func put(_ course: MotionCourse) {
    if courses.updateValue(course, forKey: course.motion) == nil { order.append(course.motion) }
  }

  mutating func put(_ subsidiary: SubsidiaryMotion) {
    if subsidiaries.updateValue(subsidiary, forKey: subsidiary.motion) == nil {
      byMain[subsidiary.main, default: []].append(subsidiary.motion)
      orderOfSubsidiaries.append(subsidiary.motion)
    }
  }
}

extension MemoryRegister {
  public func course(of motion: Digest) -> MotionCourse? { motionCourses.course(of: motion) }

  public func courses() -> [MotionCourse] { motionCourses.all }

  public func subsidiaryMotions() -> [SubsidiaryMotion] { motionCourses.allSubsidiaries }

  public func subsidiaryMotion(_ motion: Digest) -> SubsidiaryMotion? {
    motionCourses.subsidiary(motion)
  }

  public func subsidiaryMotions(on main: Digest) -> [SubsidiaryMotion] {
    motionCourses.subsidiaries(of: main)
  }
}
