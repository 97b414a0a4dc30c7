import Foundation
import Governance
import Sodium
import TransparencyLog

/// A published log that somebody else keeps: files that are fetched, and of which nothing is believed.
public final class PublishedLog {
  /// Fetches one file by its path below the log's prefix, of at most so many bytes; nil where there is none.
  public typealias Fetch = (_ path: String, _ limit: Int) throws -> [UInt8]?

  /// Where it is, for a person.
  public let place: String
  private let fetch: Fetch
  /// Hash tiles that were read: one proof after the other asks for the same ones at the right edge.
  private var tiles: [TileAddress: [UInt8]] = [:]
  private static let keptTiles = 512
  private static let longestBundle =
    TileAddress.fullWidth * (EntryBundle.maximumEntryByteCount + 2)

  /// - Parameter place: a folder or a URL, for a person.
  public init(_ place: String, fetch: @escaping Fetch) {
    self.place = place
    self.fetch = fetch
  }

  /// A folder that holds one.
  ///
  /// - Throws: `LedgerError` where it is no folder.
  public convenience init(folder path: String) throws {
    guard TrailFolder.isFolder(path) else {
      throw LedgerError.file(path, "it is not a folder")
    }
    self.init(path) { name, limit in
      let file = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: file) else { return nil }
      guard let handle = FileHandle(forReadingAtPath: file),
        let data = try? handle.read(upToCount: limit + 1) ?? Data()
      else { throw LedgerError.file(file, "it cannot be read") }
      try? handle.close()
      guard data.count <= limit else {
        throw LedgerError.file(file, "it is larger than \(limit) bytes")
      }
      return [UInt8](data)
    }
  }

  /// The newest checkpoint, not checked.
  func checkpoint() throws -> SignedCheckpoint {
    guard
      let bytes = try fetch(PublishedFile.checkpoint, SignedNote.maximumByteCount)
    else { throw LedgerError.publishedMissing(PublishedFile.checkpoint, in: place) }
    return try SignedCheckpoint(parsing: bytes)
  }

  /// The last checkpoint of a key that was handed on, over so many entries, not checked; nil where there is none.
  func covering(ofSize size: Int64) throws -> [UInt8]? {
    try fetch(TrailFile.handed(atSize: size), SignedNote.maximumByteCount)
  }

  /// A document that is published; nil where it is not, or where another one has its name.
  func document(_ name: TextReference.Name) throws -> HandedDocument? {
    let path = PublishedFile.document(name.digest)
    guard let bytes = try fetch(path, TrailFolder.largestDocument) else { return nil }
    var salt: [UInt8]?
    if case .salted = name { salt = try fetch(PublishedFile.salt(of: name.digest), 32) }
    if let salt, salt.count != 32 { return nil }
    let document = HandedDocument(bytes: bytes, salt: salt)
    return document.name == name ? document : nil
  }

  /// The files of these tiles. A partial tile may be gone once the full one is there: then that is cut.
  func files(at addresses: [TileAddress]) throws(any Error) -> [[UInt8]] {
    var files: [[UInt8]] = []
    for address in addresses {
      if let kept = tiles[address] {
        files.append(kept)
        continue
      }
      let file = try file(at: address)
      files.append(file)
      if address.content == .entries { continue }
      if tiles.count >= Self.keptTiles { tiles.removeAll(keepingCapacity: true) }
      tiles[address] = file
    }
    return files
  }

  private func file(at address: TileAddress) throws -> [UInt8] {
    let limit =
      address.content == .entries
      ? Self.longestBundle : TileAddress.fullWidth * Digest.byteCount
    if let file = try fetch(address.path, limit) { return file }
    let full = TileAddress(address.content, index: address.index)
    guard address != full, let file = try fetch(full.path, limit) else {
      throw LedgerError.publishedMissing(address.path, in: place)
    }
    guard address.content == .entries else {
      return Array(file.prefix(address.width * Digest.byteCount))
    }
    let entries = try EntryBundle(parsing: file, width: full.width).entries
    return try EntryBundle(entries: Array(entries.prefix(address.width))).bytes
  }
}

extension LedgerError {
  static func publishedMissing(_ path: String, in place: String) -> LedgerError {
    LedgerError(
      "E-PUBLISHED-MISSING", "\(place) has no \(path)",
      next: "look whether it is the place of a published log; if it was one, tell its operator",
      exitStatus: 1)
  }
}
