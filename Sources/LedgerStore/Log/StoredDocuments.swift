import GRDB
public import Sodium

/// A text beside the log.
public struct StoredDocument: Hashable, Sendable {
  /// The hash that names it.
  public let digest: Digest
  public let bytes: [UInt8]
  /// 32 bytes, of a document that can be redacted.
  public let salt: [UInt8]?

  /// SHA-256 of the bytes; with a salt, of `gavel-salted-v1`, a zero byte, the salt and the bytes
  /// (DESIGN, 3.4).
  public static func digest(of bytes: [UInt8], salt: [UInt8]? = nil) -> Digest {
    guard let salt else { return SHA256.hash(bytes) }
    var stream = SHA256.Stream()
    stream.update(Array("gavel-salted-v1".utf8) + [0])
    stream.update(salt)
    stream.update(bytes)
    return stream.digest
  }
}

extension LedgerReading {
  /// The text of this name; nil where the ledger does not have it. Nothing is checked: a verifier
  /// compares ``StoredDocument/digest(of:salt:)``.
  public func document(_ digest: Digest) throws(StoreError) -> StoredDocument? {
    try database.row("SELECT bytes, salt FROM document WHERE digest = ?", [digest.data]) { row in
      StoredDocument(digest: digest, bytes: try row.bytes(0), salt: try row.optionalBytes(1))
    }
  }

  /// The names of all documents that the ledger has, by their bytes.
  public func documents() throws(StoreError) -> [Digest] {
    try database.rows("SELECT digest FROM document ORDER BY digest") { try $0.digest(0) }
  }
}
