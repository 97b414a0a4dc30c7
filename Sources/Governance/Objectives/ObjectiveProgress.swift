/// Where an objective stands at a time, as the book computes it from its versions and reports. Nobody says
/// that an objective is met.
public struct ObjectiveProgress: Hashable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    /// The deadline is yet to come, and the target is not reached.
    case open
    case met
    /// The deadline is over, and the report that decides says that the target was not reached.
    case missed
    /// The deadline is over, and no report tells.
    case unreported
    /// A motion took it back.
    case dropped
  }

  /// Every version, the first first.
  public let versions: [Objective]
  /// Every report, in the order of the log.
  public let reports: [ObjectiveReport]
  /// The time at which it is looked at.
  public let time: Timestamp

  init?(versions: [Objective], reports: [ObjectiveReport], at time: Timestamp) {
    guard versions.contains(where: { $0.inForce.from <= time }) else { return nil }
    self.versions = versions.filter { $0.inForce.from <= time }
    self.reports = reports.filter { $0.asOf <= time }
    self.time = time
  }

  /// The version in force, or the last one of a dropped objective.
  public var current: Objective {
    // The initialiser lets none through without a version.
    versions[versions.count - 1]
  }

  public var isDropped: Bool { !current.inForce.contains(time) }

  public var state: State { isDropped ? .dropped : state(of: current, at: time) }

  /// Whether it is over and not met: what `--overdue` asks for.
  public var isOverdue: Bool { state == .missed || state == .unreported }

  /// The report from which the state of the current version follows.
  public var deciding: ObjectiveReport? { deciding(current, at: time) }

  /// How a version stood at `time`; one that was amended, when it was.
  public func state(of version: Objective, at time: Timestamp) -> State {
    let time = min(time, version.inForce.to ?? time)
    let isOver = version.deadline <= time
    guard let report = deciding(version, at: time) else { return isOver ? .unreported : .open }
    if report.isReached(by: version) { return .met }
    return isOver ? .missed : .open
  }

  /// The report that decides whether a version is met: what is to be reached, by the last report up to the
  /// deadline; what is not to be exceeded, only by one as of the deadline or the first after it, since it
  /// can still be exceeded before. Of reports as of one instant the last recorded one counts.
  func deciding(_ version: Objective, at time: Timestamp) -> ObjectiveReport? {
    let measured = Set(versions.filter { $0.isMeasured(as: version) }.map(\.version))
    let told = reports.filter { $0.asOf <= time && measured.contains($0.version) }
    guard version.target?.direction == .atMost else {
      return told.filter { $0.asOf <= version.deadline }
        .max { ($0.asOf, $0.entry) < ($1.asOf, $1.entry) }
    }
    let after = told.filter { $0.asOf >= version.deadline }
    let first = after.map(\.asOf).min()
    return after.filter { $0.asOf == first }.max { $0.entry < $1.entry }
  }
}

extension ObjectiveReport {
  func isReached(by version: Objective) -> Bool {
    if let target = version.target { return value.map(target.isReached) ?? false }
    return reached ?? false
  }
}

extension Objective {
  /// Whether what is reported of the one is told of the other as well.
  fileprivate func isMeasured(as other: Objective) -> Bool {
    measure.utf8.elementsEqual(other.measure.utf8)
      && (target?.unit.utf8.elementsEqual(other.target?.unit.utf8 ?? "".utf8)
        ?? (other.target == nil))
  }
}

extension Register {
  /// Nil where the book knows no such objective at `time`.
  public func progress(of objective: Identifier, at time: Timestamp) throws -> ObjectiveProgress? {
    ObjectiveProgress(
      versions: try objectives(objective), reports: try reports(on: objective), at: time)
  }

  /// The version of an objective in force at `time`.
  func requireObjective(_ id: Identifier, at time: Timestamp) throws -> Objective {
    guard
      let found = try objectives(id).filter({ $0.inForce.contains(time) })
        .max(by: { $0.version < $1.version })
    else { throw Refusal.objectiveUnknown(id, at: time) }
    return found
  }
}
