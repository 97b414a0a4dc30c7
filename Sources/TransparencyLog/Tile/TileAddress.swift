/// One file of a published log: where it stands, and how wide it is.
///
///     tile/<level>/<index>[.p/<width>]       256 hashes, or 1 to 255 where a width is told
///     tile/entries/<index>[.p/<width>]       as many entries
///
/// Hash i of the tile n at level l is the root of the 256^l entries from (256 n + i) 256^l on, that is
/// the node of level 8 l and index 256 n + i (``NodeAddress``). The index is written in groups of three
/// digits, all but the last with an `x` in front: 1234067 is `x001/x234/067`. Levels above 7 are
/// refused: their hashes would cover more entries than a log can have.
///
/// Format: C2SP tlog-tiles. `TileAddress(parsing: a.path) == a`.
public struct TileAddress: Hashable, Sendable, CustomStringConvertible {
  /// The hashes, or entries, of a full tile.
  public static let fullWidth = 256
  /// The highest level at which a tree of fewer than 2^63 entries has a hash.
  public static let maximumLevel = 7

  /// What a tile holds.
  public enum Content: Hashable, Sendable {
    /// Hashes of this level, 0 to 7; those of level 0 are leaves.
    case hashes(level: Int)
    /// Entries: an *entry bundle*.
    case entries
  }

  public let content: Content
  /// The number of tiles of its kind to the left.
  public let index: Int64
  /// 1 to 256.
  public let width: Int

  /// - Parameters:
  ///   - index: 0 or more; the tile must end at or before entry 2^63 - 1.
  ///   - width: 1 to 256.
  public init(_ content: Content, index: Int64, width: Int = fullWidth) {
    precondition(Self.exists(content, index, width), "no such tile")
    self.content = content
    self.index = index
    self.width = width
  }

  /// Reads a path; nil for a text that is no tile's.
  public init?(parsing path: String) {
    let parts = Array(path.utf8).split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].elementsEqual("tile".utf8) else { return nil }
    let content: Content
    if parts[1].elementsEqual("entries".utf8) {
      content = .entries
    } else {
      guard let level = decimal(parts[1]), level <= Self.maximumLevel else { return nil }
      content = .hashes(level: Int(level))
    }
    var groups = parts[2...]
    var width = Self.fullWidth
    if groups.count >= 2, groups[groups.endIndex - 2].suffix(2).elementsEqual(".p".utf8) {
      guard let number = decimal(groups.removeLast()), (1...255).contains(number) else {
        return nil
      }
      width = Int(number)
      groups[groups.endIndex - 1] = groups[groups.endIndex - 1].dropLast(2)
    }
    guard let index = Self.index(groups), Self.exists(content, index, width) else { return nil }
    self.init(content, index: index, width: width)
  }

  /// Where it lies below the log's prefix.
  public var path: String {
    var groups = [Self.padded(index % 1000)]
    var rest = index / 1000
    while rest > 0 {
      groups.append("x" + Self.padded(rest % 1000))
      rest /= 1000
    }
    let level =
      switch content {
      case .hashes(let level): "\(level)"
      case .entries: "entries"
      }
    let suffix = width < Self.fullWidth ? ".p/\(width)" : ""
    return "tile/\(level)/\(groups.reversed().joined(separator: "/"))\(suffix)"
  }

  /// The nodes whose hashes the tile holds, or whose entries: the leaves.
  public var nodes: [NodeAddress] {
    let first = index * Int64(Self.fullWidth)
    return (0..<Int64(width)).map { NodeAddress(level: 8 * level, index: first + $0) }
  }

  /// 0 for entries.
  var level: Int {
    switch content {
    case .hashes(let level): level
    case .entries: 0
    }
  }

  public var description: String { path }

  private static func exists(_ content: Content, _ index: Int64, _ width: Int) -> Bool {
    guard index >= 0, (1...fullWidth).contains(width) else { return false }
    var level = 0
    if case .hashes(let number) = content { level = number }
    guard (0...maximumLevel).contains(level) else { return false }
    // What is left of the largest size for hashes of this level.
    let hashes = Int64.max >> Int64(8 * level)
    return Int64(width) <= hashes && index <= (hashes - Int64(width)) / Int64(fullWidth)
  }

  private static func padded(_ number: Int64) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }

  /// Groups of three digits, all but the last with an `x` in front, without needless ones.
  private static func index(_ groups: ArraySlice<ArraySlice<UInt8>>) -> Int64? {
    guard let last = groups.last, groups.count <= 7 else { return nil }
    var digits: [UInt8] = []
    for group in groups.dropLast() {
      guard group.count == 4, group.first == UInt8(ascii: "x") else { return nil }
      digits += group.dropFirst()
    }
    guard last.count == 3 else { return nil }
    digits += last
    if groups.count > 1, digits.starts(with: "000".utf8) { return nil }
    return decimal(digits.trimmingZeros)
  }
}

extension [UInt8] {
  /// Without the zeros in front, but for the last digit.
  fileprivate var trimmingZeros: ArraySlice<UInt8> {
    let first = dropLast().firstIndex { $0 != UInt8(ascii: "0") }
    return self[(first ?? count - 1)...]
  }
}
