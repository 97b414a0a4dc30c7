public import Sodium
import Synchronization

/// The heads that were computed last, each in the slot of its size. A root at a past size costs as many
/// hashes as the size has one bits, and authors who sign soon after each other have seen the same heads.
///
/// What is kept must be of one tree that only grows. Safe from many threads.
public final class RecentHeads: Sendable {
  private let heads: Mutex<[TreeHead]>

  /// - Parameter slots: how many heads are kept, 1 or more.
  public init(slots: Int = 64) {
    precondition(slots > 0, "a head needs a slot")
    heads = Mutex([TreeHead](repeating: .empty, count: slots))
  }

  /// The root at this size, where it is still kept.
  public func root(ofSize size: Int64) -> Digest? {
    heads.withLock { heads in
      let head = heads[Int(size % Int64(heads.count))]
      return head.size == size ? head.root : nil
    }
  }

  /// Keeps a head in the place of the one that had its slot.
  public func keep(_ head: TreeHead) {
    heads.withLock { $0[Int(head.size % Int64($0.count))] = head }
  }
}
