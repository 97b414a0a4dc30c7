/// One fact of the register. A newer version of a record has the same key; the older one is kept
/// with the entry that superseded it, never overwritten.
public protocol Record: Hashable, Sendable {
  associatedtype Key: Hashable & Sendable
  var key: Key { get }
}

/// Two parts of one key.
public struct Pair<First: Hashable & Sendable, Second: Hashable & Sendable>: Hashable, Sendable {
  public let first: First
  public let second: Second

  public init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }
}
