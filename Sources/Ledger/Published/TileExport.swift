import Governance
import LedgerStore
public import Sodium
public import TransparencyLog

/// What an export of tiles wrote.
public struct ExportedTiles: Sendable {
  /// How many entries had been published before.
  public let before: Int64
  /// What is published now.
  public let head: TreeHead
  /// How many files were written, the checkpoint included.
  public let files: Int
  /// How many documents are published now.
  public let documents: Int
  /// Documents that are confidential, and so were left out.
  public let withheld: [Digest]
}

extension OpenLedger {
  /// Publishes the log as files for any static web server: C2SP tlog-tiles with entry bundles, the newest
  /// checkpoint, and the documents that everybody may read.
  ///
  /// Only what is new since the checkpoint in the folder is written, the checkpoint last, once all else is on
  /// the disk: whoever reads it finds all tiles of its size, and those of each size that was published before.
  /// A document that was redacted since is taken away. An export that was stopped is run again.
  ///
  /// - Parameter path: a folder that does not exist yet, an empty one, or one that this wrote.
  /// - Throws: `LedgerError` where the folder holds another log, more of this one or another history of it;
  ///   then nothing in it is changed. `StoreError`.
  public func exportTiles(
    to path: String, progress: (Int64) -> Void = { _ in }
  ) throws -> ExportedTiles {
    let (newest, head, handed) = try file.read { reading in
      let head = try Self.checkedHead(in: reading, origin: origin)
      guard let newest = try reading.checkpoint() else {
        throw LedgerError.checkpointUnsound("there is none")
      }
      return (newest, head, try Self.coverings(in: reading))
    }
    let folder = try TileFolder(path)
    let published = try folder.checkpoint()
    let before = try published.map { try publishedHead($0, in: path) } ?? .empty
    try require(before, isBeginningOf: head, in: path)
    try write(Tiles.addresses(from: before.size, to: head.size), to: folder, progress)
    let (documents, withheld) = try writeDocuments(to: folder)
    for covering in handed where covering.size >= before.size {
      try folder.write(covering.note, to: TrailFile.handed(atSize: covering.size))
    }
    // Whoever is given a head must be able to show it: it is kept before it is published.
    if !newest.isHandedOut { keep(handedOut: newest) }
    if published != newest.note {
      try folder.synchronize()
      try folder.write(newest.note, to: PublishedFile.checkpoint)
      try folder.synchronize()
    }
    return ExportedTiles(
      before: before.size, head: head, files: folder.written, documents: documents,
      withheld: withheld)
  }

  /// The last checkpoint of each key that was handed on before the newest one.
  static func coverings(in reading: LedgerReading) throws -> [StoredCheckpoint] {
    try reading.register.ledgerKeys().handings(coveredBelow: reading.size).map { handing in
      guard let covering = try reading.checkpoint(ofSize: handing.coveringSize) else {
        throw LedgerError.handingUncovered(handing.entry)
      }
      return covering
    }
  }

  /// The head that a folder's checkpoint tells, signed by the key that this ledger had at its size.
  private func publishedHead(_ bytes: [UInt8], in path: String) throws -> TreeHead {
    guard let signed = try? SignedCheckpoint(parsing: bytes),
      let verified = try? keys().verify(signed, of: origin)
    else { throw LedgerError.tilesOther(path, origin.text) }
    return verified.head
  }

  private func require(
    _ before: TreeHead, isBeginningOf head: TreeHead, in path: String
  ) throws {
    guard before.size <= head.size else {
      throw LedgerError.tilesAhead(path, published: before, here: head)
    }
    let root = try file.read { try $0.root(ofSize: before.size) }
    guard root == before.root else {
      throw LedgerError.tilesForked(path, published: before, here: root)
    }
  }

  /// Reads a few tiles at a time, so that whoever records does not wait for all of them.
  private func write(
    _ addresses: [TileAddress], to folder: TileFolder, _ progress: (Int64) -> Void
  ) throws {
    var rest = addresses[...]
    while !rest.isEmpty {
      let some = rest.prefix(16)
      rest = rest.dropFirst(16)
      let files = try file.read { reading in try some.map { try reading.tile($0) } }
      for (address, bytes) in zip(some, files) { try folder.write(bytes, to: address.path) }
      if let last = some.last, last.content == .entries {
        progress(last.index * Int64(TileAddress.fullWidth) + Int64(last.width))
      }
    }
  }

  /// Writes the documents that are new, and takes those away that are not for everybody any more.
  private func writeDocuments(
    to folder: TileFolder
  ) throws -> (published: Int, withheld: [Digest]) {
    var there = folder.documents()
    var withheld: [Digest] = []
    var published = 0
    for digest in try file.read({ try $0.documents() }) {
      let named = try file.read { try $0.register.namedDocument(digest) }
      if let named, !TrailReaders.everybody.mayRead(named) {
        withheld.append(digest)
        continue
      }
      published += 1
      guard there.remove(digest) == nil else { continue }
      guard let document = try file.read({ try $0.document(digest) }) else { continue }
      // The document last: where it is, its salt is too.
      if let salt = document.salt { try folder.write(salt, to: PublishedFile.salt(of: digest)) }
      try folder.write(document.bytes, to: PublishedFile.document(digest))
    }
    for digest in there { try folder.remove(digest) }
    return (published, withheld)
  }
}

extension LedgerReading {
  /// The bytes of a tile or a bundle.
  fileprivate func tile(_ address: TileAddress) throws -> [UInt8] {
    let first = address.index * Int64(TileAddress.fullWidth)
    switch address.content {
    case .entries:
      let entries = try entries(from: first, count: Int64(address.width))
      guard entries.count == address.width else {
        throw StoreError.corrupt(detail: "entries are missing from \(first) on")
      }
      return try EntryBundle(entries: entries).bytes
    case .hashes(let level):
      return HashTile(
        hashes: try nodes(level: 8 * level, from: first, count: Int64(address.width))
      ).bytes
    }
  }
}

extension LedgerError {
  static func tilesOther(_ path: String, _ origin: String) -> LedgerError {
    LedgerError(
      "E-TILES-OTHER", "the checkpoint in \(path) is not one of \(origin), signed by its key",
      next: "publish into a folder of its own; nothing was changed", exitStatus: 1)
  }

  static func tilesAhead(_ path: String, published: TreeHead, here: TreeHead) -> LedgerError {
    LedgerError(
      "E-TILES-AHEAD",
      "\(path) publishes \(published.size) entries with the root \(published.root.hex), and this file has "
        + "\(here.size) with the root \(here.root.hex)",
      next: "find the newer file, or put the lost entries back: gavel mirror, gavel ledger refill",
      exitStatus: 3)
  }

  static func tilesForked(_ path: String, published: TreeHead, here: Digest) -> LedgerError {
    LedgerError(
      "E-TILES-FORKED",
      "\(path) publishes \(published.size) entries with the root \(published.root.hex), and this file had "
        + "the root \(here.hex) then",
      next: "keep both: two histories of one ledger are signed; compare gavel verify --against",
      exitStatus: 3)
  }
}
