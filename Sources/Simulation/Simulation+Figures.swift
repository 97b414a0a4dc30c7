extension Simulation {
  /// What came of a simulation.
  public struct Figures: Sendable {
    public var entries: Int64 = 0
    public var refused = 0
    public var repeated = 0
    public var crashes = 0
    public var restores = 0
    public var cosigned = 0
    public var polls = 0

    public init() {}

    public mutating func add(_ other: Figures) {
      entries += other.entries
      refused += other.refused
      repeated += other.repeated
      crashes += other.crashes
      restores += other.restores
      cosigned += other.cosigned
      polls += other.polls
    }
  }
}
