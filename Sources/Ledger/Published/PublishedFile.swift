import Sodium

/// The files of a published log besides its tiles, which have the paths that C2SP tlog-tiles gives them.
///
///     checkpoint           the newest head that was published
///     tile/…               hash tiles and entry bundles
///     documents/<hex>      the bytes of a document, under the digest that names it
///     documents/<hex>.salt its salt, 32 bytes, where it has one
///     handed/<size>        the last checkpoint of a ledger's key that was handed on
enum PublishedFile {
  static let checkpoint = TrailFile.checkpoint
  static let tiles = "tile"
  static let documents = TrailFile.documents
  static let handed = TrailFile.handed

  static func document(_ digest: Digest) -> String { "\(documents)/\(digest.hex)" }

  static func salt(of digest: Digest) -> String { document(digest) + TrailFile.salt }
}
