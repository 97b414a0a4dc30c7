/// Where a complete subtree stands: it covers the 2^level leaves from index × 2^level on.
///
///     level 2 |       0
///     level 1 |   0       1       2
///     level 0 | 0   1   2   3   4   5   6
///
/// Level 0 is the leaves. A tree of 7 leaves has the 11 nodes above; its root is none of them.
public struct NodeAddress: Hashable, Sendable, CustomStringConvertible {
  /// 0 for leaves, at most 62.
  public let level: Int
  /// The number of complete subtrees of this level to the left.
  public let index: Int64

  /// - Parameters:
  ///   - level: 0 to 62.
  ///   - index: 0 or more; the subtree must end at or before leaf 2^63 - 1.
  public init(level: Int, index: Int64) {
    precondition((0...62).contains(level), "a level is 0 to 62")
    precondition(index >= 0 && index <= Int64.max >> Int64(level), "no such subtree")
    self.level = level
    self.index = index
  }

  public var description: String { "\(level)/\(index)" }
}
