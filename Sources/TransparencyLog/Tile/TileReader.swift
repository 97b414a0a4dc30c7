public import Sodium

/// Reads a published log of which the caller knows the head, and believes no tile that does not lead to
/// it.
///
/// Each full tile is compared with the hash that the tile above has for it, the tiles at the right edge
/// with the root. What is read for one answer is read in one call, the tiles above included: a
/// source that keeps tiles saves the most of it.
public struct TileReader<Failure: Error> {
  /// Size and root, as a checkpoint has them whose signature was checked.
  public let head: TreeHead

  /// The files at these addresses, in their order: each address once.
  public typealias Source = ([TileAddress]) throws(Failure) -> [[UInt8]]

  private let source: Source

  /// - Parameter source: returns as many files as it was asked for.
  public init(_ head: TreeHead, source: @escaping Source) {
    self.head = head
    self.source = source
  }

  /// The root that the tiles lead to, of a log whose head is not known yet. Only the tiles at the right
  /// edge are read.
  public static func root(
    ofSize size: Int64, source: Source
  ) throws(TileReadingError<Failure>) -> Digest {
    let nodes = Tree.subtrees(ofSize: size)
    let tiles = try LoadedTiles(
      Set(nodes.map { Tiles.address(of: $0, inSize: size) }), from: source)
    return Tree.fold(nodes.map { tiles.hash(at: $0, inSize: size) }[...]) ?? Tree.emptyRoot
  }

  /// The hashes at these nodes, checked.
  ///
  /// - Precondition: the tree has the nodes.
  public func hashes(
    at nodes: [NodeAddress]
  ) throws(TileReadingError<Failure>) -> [Digest] {
    let edge = Tree.subtrees(ofSize: head.size)
    var addresses = Set<TileAddress>()
    for node in edge + nodes {
      var address: TileAddress? = Tiles.address(of: node, inSize: head.size)
      while let tile = address, addresses.insert(tile).inserted {
        address = parent(of: tile)
      }
    }
    let tiles = try LoadedTiles(addresses, from: source)
    let root = Tree.fold(edge.map { tiles.hash(at: $0, inSize: head.size) }[...])
    guard (root ?? Tree.emptyRoot) == head.root else {
      throw .tile(
        .rootMismatch(
          size: head.size, expected: head.root, computed: root ?? Tree.emptyRoot))
    }
    try check(tiles)
    return nodes.map { tiles.hash(at: $0, inSize: head.size) }
  }

  /// The audit path for an entry.
  public func inclusionProof(
    of index: Int64
  ) throws(TileReadingError<Failure>) -> [Digest] {
    let plan: ProofPlan
    do throws(ProofError) {
      plan = try ProofPlan.inclusion(of: index, inSize: head.size)
    } catch {
      throw .proof(error)
    }
    return plan.proof(from: try hashes(at: plan.addresses))
  }

  /// The proof that the log grew from an earlier size to this one.
  public func consistencyProof(
    from old: Int64
  ) throws(TileReadingError<Failure>) -> [Digest] {
    let plan: ProofPlan
    do throws(ProofError) {
      plan = try ProofPlan.consistency(from: old, to: head.size)
    } catch {
      throw .proof(error)
    }
    return plan.proof(from: try hashes(at: plan.addresses))
  }

  /// The entries of one bundle, as many as the log has of it, each compared with its leaf.
  ///
  /// - Parameter bundle: its number, from 0; it begins with the entry of 256 times that number.
  public func entries(
    inBundle bundle: Int64
  ) throws(TileReadingError<Failure>) -> [[UInt8]] {
    let first = bundle.multipliedReportingOverflow(by: Int64(TileAddress.fullWidth))
    guard !first.overflow, first.partialValue >= 0, first.partialValue < head.size else {
      throw .proof(.indexOutsideTree(index: first.partialValue, size: head.size))
    }
    let address = Tiles.address(.entries, index: bundle, inSize: head.size)
    let leaves = try hashes(at: address.nodes)
    let file = try LoadedTiles<Failure>.files(at: [address], from: source)[0]
    let entries: [[UInt8]]
    do throws(TileError) {
      entries = try EntryBundle(parsing: file, width: address.width).entries
    } catch {
      throw .tile(error)
    }
    for (position, (entry, leaf)) in zip(entries, leaves).enumerated() {
      let computed = Tree.leafHash(of: entry)
      guard computed == leaf else {
        let index = first.partialValue + Int64(position)
        throw .tile(.entryMismatch(index: index, expected: leaf, computed: computed))
      }
    }
    return entries
  }
}

extension TileReader {
  /// The tile that has this tile's hash; nil for a tile that is not full: its hashes are at the right
  /// edge, and lead to the root without it.
  private func parent(of tile: TileAddress) -> TileAddress? {
    guard tile.width == TileAddress.fullWidth else { return nil }
    return Tiles.address(of: Self.node(of: tile), inSize: head.size)
  }

  /// The node over a full tile.
  private static func node(of tile: TileAddress) -> NodeAddress {
    NodeAddress(level: 8 * (tile.level + 1), index: tile.index)
  }

  /// Compares each full tile with the hash above it.
  private func check(_ tiles: LoadedTiles<Failure>) throws(TileReadingError<Failure>) {
    for (address, tile) in tiles.tiles where address.width == TileAddress.fullWidth {
      let computed = tile.root(height: 8, position: 0)
      let expected = tiles.hash(at: Self.node(of: address), inSize: head.size)
      guard computed == expected else {
        throw .tile(.tileMismatch(address, expected: expected, computed: computed))
      }
    }
  }
}

/// Why nothing was learned from tiles.
public enum TileReadingError<Failure: Error>: Error {
  /// The source failed.
  case source(Failure)
  /// A file is not what the log has there.
  case tile(TileError)
  /// There is no such entry, or the log was never of that size.
  case proof(ProofError)
}

extension TileReadingError: Equatable where Failure: Equatable {}

/// Tiles that were read, and not checked.
private struct LoadedTiles<Failure: Error> {
  let tiles: [TileAddress: HashTile]

  init(
    _ addresses: Set<TileAddress>, from source: TileReader<Failure>.Source
  ) throws(TileReadingError<Failure>) {
    // In one order, whatever the set's is: the same question gives the same reads.
    let ordered = addresses.sorted { ($0.level, $0.index) < ($1.level, $1.index) }
    var tiles: [TileAddress: HashTile] = [:]
    for (address, bytes) in zip(ordered, try Self.files(at: ordered, from: source)) {
      do throws(TileError) {
        tiles[address] = try HashTile(parsing: bytes, width: address.width)
      } catch {
        throw .tile(error)
      }
    }
    self.tiles = tiles
  }

  static func files(
    at addresses: [TileAddress], from source: TileReader<Failure>.Source
  ) throws(TileReadingError<Failure>) -> [[UInt8]] {
    guard !addresses.isEmpty else { return [] }
    let files: [[UInt8]]
    do throws(Failure) {
      files = try source(addresses)
    } catch {
      throw .source(error)
    }
    precondition(files.count == addresses.count, "one file for each address")
    return files
  }

  /// The hash at a node whose tile was read.
  func hash(at node: NodeAddress, inSize size: Int64) -> Digest {
    let address = Tiles.address(of: node, inSize: size)
    guard let tile = tiles[address] else { preconditionFailure("the tile was not asked for") }
    let height = node.level % 8
    let perTile = Int64(TileAddress.fullWidth) >> Int64(height)
    return tile.root(height: height, position: Int(node.index % perTile))
  }
}
