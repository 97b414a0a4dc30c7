/// Where a simulation and the model differ, or a promise was broken.
public struct Finding: Error, Sendable, CustomStringConvertible {
  public let seed: UInt64
  public let what: String

  init(_ seed: UInt64, _ what: String) {
    self.seed = seed
    self.what = what
  }

  public var description: String { "seed \(seed): \(what)" }
}
