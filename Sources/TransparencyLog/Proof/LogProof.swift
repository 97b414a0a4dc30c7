public import Sodium

/// A proof that an entry is in a log, which needs no network to be checked: a receipt. Nothing in it
/// is checked until a ``VerifiedLogProof`` is made of it.
///
///     c2sp.org/tlog-proof@v1
///     extra <base64>            left out where there is no extra data
///     index <number>            the entry's, from 0; decimal, no leading zero
///     <hash>                    0 to 63 lines, 32 bytes each in base64: the audit path from the leaf
///     …                         upwards (RFC 6962, 2.1.1)
///     <empty line>
///     <signed checkpoint>       with the cosignatures of witnesses
///
/// Every line ends in U+000A. The entry itself is not part of it. At most 1,100,000 bytes, 65,535 of
/// extra data.
///
/// Format: C2SP tlog-proof v1. `LogProof(parsing: p.bytes) == p`.
public struct LogProof: Hashable, Sendable {
  /// The bytes of the longest proof that is read.
  public static let maximumByteCount = 1_100_000
  /// The most bytes of extra data.
  public static let maximumExtraByteCount = 65_535
  /// The most hashes of a path in a tree of fewer than 2^63 entries.
  public static let maximumHashCount = 63

  private static let header = Array("c2sp.org/tlog-proof@v1\n".utf8)

  /// Whatever the maker added, never empty. Nobody has signed it.
  public let extraData: [UInt8]?
  /// The entry's number, from 0.
  public let index: Int64
  /// The audit path, from the leaf upwards.
  public let path: [Digest]
  public let checkpoint: SignedCheckpoint

  /// A proof of parts.
  ///
  /// - Parameters:
  ///   - index: 0 or more.
  ///   - path: at most 63 hashes.
  ///   - extraData: 1 to 65,535 bytes, if any.
  public init(
    index: Int64, path: [Digest], checkpoint: SignedCheckpoint, extraData: [UInt8]? = nil
  ) throws(LogProofError) {
    precondition(index >= 0, "entries are numbered from 0")
    guard path.count <= Self.maximumHashCount else {
      throw .tooManyHashes(limit: Self.maximumHashCount)
    }
    if let extraData { try Self.checkExtraData(extraData) }
    self.extraData = extraData
    self.index = index
    self.path = path
    self.checkpoint = checkpoint
  }

  /// Reads a whole proof.
  public init(parsing bytes: [UInt8]) throws(LogProofError) {
    guard bytes.count <= Self.maximumByteCount else {
      throw .tooLong(bytes: bytes.count, limit: Self.maximumByteCount)
    }
    guard bytes.starts(with: Self.header) else { throw .header }
    var lines = Lines(bytes[Self.header.count...])
    guard var line = lines.next() else { throw .index }
    if let text = line.after("extra ") {
      guard let extra = Base64.decode(text) else { throw .extraData }
      try Self.checkExtraData(extra)
      extraData = extra
      guard let next = lines.next() else { throw .index }
      line = next
    } else {
      extraData = nil
    }
    guard let index = line.after("index ").flatMap({ decimal($0) }) else { throw .index }
    self.index = index
    do throws(HashLinesFault) {
      path = try lines.hashes(atMost: Self.maximumHashCount)
    } catch {
      switch error {
      case .line(let number): throw .hash(number: number)
      case .tooMany: throw .tooManyHashes(limit: Self.maximumHashCount)
      case .noEmptyLine: throw .noEmptyLine
      }
    }
    do throws(CheckpointError) {
      checkpoint = try SignedCheckpoint(parsing: Array(lines.rest))
    } catch {
      throw .checkpoint(error)
    }
  }

  /// The proof as it is written; the file's name ends in `.tlog-proof`.
  public var bytes: [UInt8] {
    var text = ""
    if let extraData { text += "extra \(Base64.encode(extraData))\n" }
    text += "index \(index)\n"
    for hash in path { text += "\(hash.base64)\n" }
    return Self.header + Array(text.utf8) + [0x0A] + checkpoint.bytes
  }

  private static func checkExtraData(_ bytes: [UInt8]) throws(LogProofError) {
    guard !bytes.isEmpty else { throw .extraData }
    guard bytes.count <= maximumExtraByteCount else {
      throw .extraDataTooLong(bytes: bytes.count, limit: maximumExtraByteCount)
    }
  }
}
