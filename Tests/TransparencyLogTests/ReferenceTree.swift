import Sodium
import TransparencyLog

/// The definitions of RFC 9162, 2.1.1, 2.1.3.1 and 2.1.4.1, written down as they stand, over all
/// leaves. Slow; shares nothing with what it is compared to but the hash of two nodes.
struct ReferenceTree {
  let leaves: [Digest]

  init(count: Int) {
    leaves = (0..<count).map { SHA256.hash([0] + Array("entry \($0)".utf8)) }
  }

  func root(_ range: Range<Int>) -> Digest {
    if range.isEmpty { return SHA256.hash([UInt8]()) }
    if range.count == 1 { return leaves[range.lowerBound] }
    let middle = range.lowerBound + Self.split(range.count)
    let left = root(range.lowerBound..<middle)
    let right = root(middle..<range.upperBound)
    return SHA256.hash([1] + left.bytes + right.bytes)
  }

  func head(_ size: Int) -> TreeHead {
    TreeHead(size: Int64(size), root: root(0..<size))
  }

  /// PATH(index, D[range]).
  func path(_ index: Int, _ range: Range<Int>) -> [Digest] {
    if range.count == 1 { return [] }
    let middle = range.lowerBound + Self.split(range.count)
    return index < middle
      ? path(index, range.lowerBound..<middle) + [root(middle..<range.upperBound)]
      : path(index, middle..<range.upperBound) + [root(range.lowerBound..<middle)]
  }

  /// SUBPROOF(old, D[range], isWhole), with `old` counted from the first leaf of all.
  func subproof(_ old: Int, _ range: Range<Int>, _ isWhole: Bool) -> [Digest] {
    if old == range.upperBound { return isWhole ? [] : [root(range)] }
    let middle = range.lowerBound + Self.split(range.count)
    return old <= middle
      ? subproof(old, range.lowerBound..<middle, isWhole) + [root(middle..<range.upperBound)]
      : subproof(old, middle..<range.upperBound, false) + [root(range.lowerBound..<middle)]
  }

  private static func split(_ count: Int) -> Int {
    var power = 1
    while power * 2 < count { power *= 2 }
    return power
  }
}

/// Stored nodes in memory, and a tree that was grown into them leaf by leaf.
struct GrownTree {
  static let sizes = 0...130

  /// One tree for all tests, and what the definitions say of it.
  static let shared = GrownTree(count: sizes.upperBound)
  static let reference = ReferenceTree(count: sizes.upperBound)

  var nodes: [NodeAddress: Digest] = [:]
  /// The root and the frontier at each size, as they were then.
  var roots: [Digest] = []
  var frontiers: [Frontier] = []

  init(count: Int) {
    var frontier = Frontier()
    roots.append(frontier.root)
    frontiers.append(frontier)
    for number in 0..<count {
      let leaf = Tree.leafHash(of: Array("entry \(number)".utf8))
      for (address, hash) in frontier.append(leaf) { nodes[address] = hash }
      roots.append(frontier.root)
      frontiers.append(frontier)
    }
  }

  struct NoSuchNode: Error { let address: NodeAddress }

  func hashes(at addresses: [NodeAddress]) throws(NoSuchNode) -> [Digest] {
    var hashes: [Digest] = []
    for address in addresses {
      guard let hash = nodes[address] else { throw NoSuchNode(address: address) }
      hashes.append(hash)
    }
    return hashes
  }
}

extension Digest {
  /// The digest with one bit changed.
  func flipped(bit: Int) -> Digest {
    var bytes = bytes
    bytes[bit / 8 % 32] ^= 1 << UInt8(bit % 8)
    return Digest(bytes: bytes) ?? self
  }
}
