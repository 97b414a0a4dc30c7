/// How large a text may be. Every limit is inclusive.
public struct JSONLimits: Hashable, Sendable {
  /// Bytes of the whole text.
  public let bytes: Int
  /// Objects and arrays that are open at one place: `{"a":[]}` has a depth of 2.
  public let depth: Int
  /// Members of one object.
  public let members: Int
  /// Items of one array.
  public let items: Int
  /// Bytes of one string or member name in UTF-8, before it is escaped.
  public let stringBytes: Int

  /// Traps where `bytes` is over 2^27 or `depth` over 128: the reader counts in 32 bits and recurses.
  public init(bytes: Int, depth: Int, members: Int, items: Int, stringBytes: Int) {
    precondition(bytes <= 1 << 27 && depth <= 128)
    self.bytes = bytes
    self.depth = depth
    self.members = members
    self.items = items
    self.stringBytes = stringBytes
  }

  /// What a person signs.
  public static let event = JSONLimits(
    bytes: 32 * 1024, depth: 16, members: 256, items: 4096, stringBytes: 4096)
  /// A leaf of the log; below the 65,535 bytes of C2SP tlog-tiles.
  public static let entry = JSONLimits(
    bytes: 60_000, depth: 17, members: 256, items: 4096, stringBytes: 4096)
  /// A charter, an electorate and other documents that are data.
  public static let document = JSONLimits(
    bytes: 16 << 20, depth: 16, members: 4096, items: 65_536, stringBytes: 64 << 10)
  /// An event on its way to the registrar, with its texts.
  public static let submission = JSONLimits(
    bytes: 64 << 20, depth: 16, members: 4096, items: 65_536, stringBytes: 32 << 20)
}
