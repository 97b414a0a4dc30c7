import Foundation
import Governance
import Sodium

/// The files of an exported trail.
enum TrailFile {
  static let entries = "trail.jsonl"
  static let checkpoint = "checkpoint"
  static let ledgerKey = "log.vkey"
  static let allowedSigners = "allowed_signers"
  static let manifest = "MANIFEST"
  static let check = "CHECK.md"
  static let documents = "documents"
  static let tables = "tables"
  static let ballots = "tables/ballots.csv"
  static let salt = ".salt"
  static let handed = "handed"

  /// The last checkpoint of a key that was handed on, over so many entries.
  static func handed(atSize size: Int64) -> String { "\(handed)/\(size)" }
}

/// A folder with a trail, of which nothing is believed: fixed names, regular files, no links, caps on
/// sizes; the names of documents are digests.
struct TrailFolder {
  let path: String
  /// Relative paths of every file, by bytes.
  let files: [String]
  /// What is not a trail's: links, folders, names that no trail has.
  let strangers: [String]

  static let largestDocument = 16 << 20

  init(_ path: String) throws {
    self.path = path
    var files: [String] = []
    var folders: [String] = []
    var strangers: [String] = []
    let manager = FileManager.default
    guard Self.isFolder(path),
      let walk = manager.enumerator(atPath: path)
    else { throw LedgerError.trailUnreadable(path, "it is not a folder") }
    for case let name as String in walk {
      switch Self.kind(of: "\(path)/\(name)") {
      case .folder:
        folders.append(name)
      case .file:
        files.append(name)
        if !Self.isExpected(name) { strangers.append(name) }
      case .other: strangers.append(name)
      }
    }
    let known = [TrailFile.documents, TrailFile.tables, TrailFile.handed]
    strangers += folders.filter { folder in
      !known.contains(folder) || !files.contains { $0.hasPrefix("\(folder)/") }
    }
    self.files = files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.strangers = strangers.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard files.contains(TrailFile.entries) else {
      throw LedgerError.trailUnreadable(path, "it has no \(TrailFile.entries)")
    }
  }

  /// Whether a folder, not a link to one, is there.
  static func isFolder(_ path: String) -> Bool { kind(of: path) == .folder }

  private enum Kind {
    case folder, file, other
  }

  /// What is there, no link followed.
  private static func kind(of path: String) -> Kind {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return switch attributes?[.type] as? FileAttributeType {
    case .typeDirectory?: .folder
    case .typeRegular?: .file
    default: .other
    }
  }

  static func isExpected(_ name: String) -> Bool {
    let fixed = [
      TrailFile.entries, TrailFile.checkpoint, TrailFile.ledgerKey, TrailFile.allowedSigners,
      TrailFile.manifest, TrailFile.check,
    ]
    if fixed.contains(name) { return true }
    if name.hasPrefix("\(TrailFile.tables)/") {
      return name.hasSuffix(".csv") && name.utf8.filter { $0 == UInt8(ascii: "/") }.count == 1
    }
    if name.hasPrefix("\(TrailFile.handed)/") {
      let digits = name.dropFirst(TrailFile.handed.utf8.count + 1)
      return Int64(digits).map { $0 > 0 && TrailFile.handed(atSize: $0) == name } ?? false
    }
    guard name.hasPrefix("\(TrailFile.documents)/") else { return false }
    var digest = String(name.dropFirst(TrailFile.documents.utf8.count + 1))
    if digest.hasSuffix(TrailFile.salt) { digest.removeLast(TrailFile.salt.utf8.count) }
    return Digest(hex: digest) != nil
  }

  /// The bytes of a file; nil where it is not there.
  func read(_ name: String, atMost limit: Int = 64 << 20) throws -> [UInt8]? {
    guard files.contains(name) else { return nil }
    let full = "\(path)/\(name)"
    guard let handle = FileHandle(forReadingAtPath: full) else {
      throw LedgerError.trailUnreadable(full, "it cannot be read")
    }
    defer { try? handle.close() }
    let data = try handle.read(upToCount: limit + 1) ?? Data()
    guard data.count <= limit else {
      throw LedgerError.trailUnreadable(full, "it is larger than \(limit) bytes")
    }
    return [UInt8](data)
  }

  /// The documents whose bytes have the hash that names them, and the names of the others.
  func documents() throws -> (sound: Set<TextReference.Name>, unsound: [String]) {
    var sound: Set<TextReference.Name> = []
    var unsound: [String] = []
    for name in files where name.hasPrefix("\(TrailFile.documents)/") {
      guard !name.hasSuffix(TrailFile.salt) else {
        if !files.contains(String(name.dropLast(TrailFile.salt.utf8.count))) {
          unsound.append(name)
        }
        continue
      }
      let text = String(name.dropFirst(TrailFile.documents.utf8.count + 1))
      guard let digest = Digest(hex: text),
        let bytes = try read(name, atMost: Self.largestDocument)
      else {
        unsound.append(name)
        continue
      }
      let salt = try read(name + TrailFile.salt, atMost: 32)
      if let salt, salt.count != 32 {
        unsound.append(name + TrailFile.salt)
        continue
      }
      let found = HandedDocument(bytes: bytes, salt: salt).name
      if found.digest == digest {
        sound.insert(found)
      } else {
        unsound.append(name)
      }
    }
    return (sound, unsound)
  }
}

/// The lines of `trail.jsonl`, a piece of the file at a time.
struct TrailLines {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var hash = SHA256.Stream()
  /// Set where the last line has no line feed: the file was cut.
  private(set) var isCut = false
  /// About how many lines there are, judged by the file's size.
  let estimatedCount: Int
  /// Longer lines are no entries, whatever they hold.
  private static let longest = 70_000
  /// Small enough that the memory of one piece is used again for the next.
  static let piece = 64 << 10
  /// Bytes of a ballot's entry, the commonest and one of the shortest, at least.
  private static let shortest = 500

  init(path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw LedgerError.trailUnreadable(path, "it cannot be read")
    }
    self.handle = handle
    let size = try handle.seekToEnd()
    try handle.seek(toOffset: 0)
    estimatedCount = Int(min(size, 1 << 40)) / Self.shortest
  }

  /// The hash of all that was read: of the whole file once `next` has given nil.
  var digest: Digest { hash.digest }

  /// The next line without its line feed; nil at the end.
  mutating func next() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      searched = buffer.count
      if isAtEnd || buffer.count - start > Self.longest {
        guard start < buffer.count else { return nil }
        isCut = isAtEnd
        defer { start = buffer.count }
        return Array(buffer[start...])
      }
      buffer.removeFirst(start)
      searched -= start
      start = 0
      guard let data = try handle.read(upToCount: Self.piece), !data.isEmpty else {
        isAtEnd = true
        continue
      }
      hash.update(data.span)
      buffer += data
    }
  }
}
