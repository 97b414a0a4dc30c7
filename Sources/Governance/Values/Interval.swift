/// When a fact is in force: half-open, `from <= t < to`; without `to` until further notice.
public struct Interval: Hashable, Sendable {
  public var from: Timestamp
  public var to: Timestamp?

  public init(from: Timestamp, to: Timestamp? = nil) {
    self.from = from
    self.to = to
  }

  public func contains(_ time: Timestamp) -> Bool {
    guard time >= from else { return false }
    guard let to else { return true }
    return time < to
  }

  /// Whether it never comes into force.
  public var isEmpty: Bool { to.map { $0 <= from } ?? false }

  /// Whether anything of it lies at or after `time`; of what never came into force nothing does.
  public func reaches(beyond time: Timestamp) -> Bool {
    guard let to else { return true }
    return to > time && !isEmpty
  }

  /// The same, ended at `time` if it would last longer; empty where it had not begun.
  public func ended(at time: Timestamp) -> Interval {
    guard reaches(beyond: time) else { return self }
    return Interval(from: from, to: max(from, time))
  }
}
