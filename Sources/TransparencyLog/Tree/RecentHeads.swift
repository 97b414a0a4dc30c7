public import Sodium

/// The heads that were computed last, each in the slot of its size. A root at a past size costs as many
/// hashes as the size has one bits, and authors who sign soon after each other have seen the same heads.
///
/// What is kept must be of one tree that only grows.
public struct RecentHeads: Sendable {
  private var heads: [TreeHead]

  /// - Parameter slots: how many heads are kept, 1 or more.
  public init(slots: Int = 64) {
    precondition(slots > 0, "a head needs a slot")
    heads = [TreeHead](repeating: .empty, count: slots)
  }

  /// The root at this size, where it is still kept.
  public func root(ofSize size: Int64) -> Digest? {
    let head = heads[slot(of: size)]
    return head.size == size ? head.root : nil
  }

  /// Keeps a head in the place of the one that had its slot.
  public mutating func keep(_ head: TreeHead) {
    heads[slot(of: head.size)] = head
  }

  private func slot(of size: Int64) -> Int { Int(size % Int64(heads.count)) }
}
