public import Sodium

/// A size of the tree and its root at that size. Nobody has signed it and nothing is checked: a
/// claim, or what was computed.
public struct TreeHead: Hashable, Sendable {
  /// Leaves in the tree, 0 or more.
  public let size: Int64
  public let root: Digest

  /// The head before the first entry.
  public static let empty = TreeHead(size: 0, root: Tree.emptyRoot)

  /// - Parameter size: 0 or more.
  public init(size: Int64, root: Digest) {
    precondition(size >= 0, "a tree has no negative size")
    self.size = size
    self.root = root
  }
}
