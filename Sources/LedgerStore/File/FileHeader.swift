import Foundation

/// The first 100 bytes of a SQLite file (sqlite.org/fileformat2.html, 1.3), read before SQLite touches it:
/// SQLite would roll back a journal, or make files beside it, before it could be asked whose it is.
///
///     0   16  `SQLite format 3` and a zero byte
///     18   2  1 and 1; 2 where the file is in WAL mode
///     40   4  schema cookie, big-endian
///     60   4  user_version, big-endian
///     68   4  application_id, big-endian
struct FileHeader {
  static let byteCount = 100

  private let bytes: [UInt8]

  /// Reads the header of the file at this path.
  ///
  /// - Throws: `StoreError.missing` or `.notALedger`.
  init(at path: String) throws(StoreError) {
    guard let type = Self.type(of: path) else { throw .missing(path: path) }
    guard type == .typeRegular, let file = FileHandle(forReadingAtPath: path),
      let read = try? file.read(upToCount: Self.byteCount), read.count == Self.byteCount,
      read.starts(with: Array("SQLite format 3\0".utf8))
    else { throw .notALedger(path: path) }
    bytes = [UInt8](read)
  }

  /// A file, a folder, a pipe …, links followed; nil where there is nothing.
  private static func type(of path: String) -> FileAttributeType? {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: real)
    return attributes.flatMap { $0[.type] as? FileAttributeType }
  }

  private func number(at offset: Int) -> Int64 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int64($1) }
  }

  /// The file's change counter, database size and schema cookie among them: two equal headers around a
  /// reading mean that no transaction was committed meanwhile.
  func isSame(as other: FileHeader) -> Bool { bytes == other.bytes }

  /// What SQLite's own check of a file passes over: how many pages are free where none is, and the size of
  /// a cache, which no ledger sets.
  var damage: [String] {
    var found: [String] = []
    if (number(at: 32) == 0) != (number(at: 36) == 0) {
      found.append("the header tells of \(number(at: 36)) free pages, and of none of them where")
    }
    if number(at: 48) != 0 { found.append("the header tells of a cache that no ledger asks for") }
    return found
  }

  /// How often the tables were made anew, as SQLite counts (`PRAGMA schema_version`).
  var schemaCookie: Int64 { number(at: 40) }

  /// Refuses a file that no ledger of this version can be.
  static func check(at path: String) throws(StoreError) {
    let header = try FileHeader(at: path)
    let application = header.number(at: 68)
    guard application == Schema.applicationID else {
      throw .foreignFile(
        path: path, found: "a SQLite database of another program (application_id \(application))")
    }
    let version = header.number(at: 60)
    guard version <= Schema.version else { throw .newerSchema(path: path, found: version) }
    guard version == Schema.version else {
      throw .schemaAltered(path: path, object: "user_version is \(version)")
    }
    guard header.bytes[18] == 1, header.bytes[19] == 1 else {
      throw .settingRefused(setting: "journal_mode", wanted: "truncate", found: "wal")
    }
    // SQLite would take the pages of a write-ahead log for the file's own, whatever the header says.
    let log = path + "-wal"
    guard SideFile.size(log) == nil else {
      throw .foreignFile(path: log, found: "a write-ahead log, which a ledger never has")
    }
  }
}

/// A file that stands beside the ledger.
enum SideFile {
  /// Bytes of the file; nil where there is none.
  static func size(_ path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes.map { ($0[.size] as? NSNumber)?.intValue ?? 0 }
  }

  /// Waits until the names in the folder of `path` are on the disk: one must last as well as its content.
  static func synchronizeFolder(of path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileHandle(forReadingAtPath: folder)?.synchronize()
  }
}
