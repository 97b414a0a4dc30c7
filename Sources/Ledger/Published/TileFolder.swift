import CFiles
import Foundation
import Sodium
import TransparencyLog

/// A folder that a web server serves as it is. Each file is written whole under another name and then
/// renamed, so that whoever reads meanwhile sees the old one or the new one.
final class TileFolder {
  let path: String
  private let lock: FileHandle
  private var made: Set<String> = []
  /// What is being written; whoever is stopped leaves it, and the next one takes it over.
  private static let unfinished = ".unfinished"
  /// How many files were written.
  private(set) var written = 0

  /// Makes the folder where it is missing, and holds it until the object goes: two exports take turns.
  ///
  /// - Throws: `LedgerError` where anything else is in it than a published log.
  init(_ path: String) throws {
    self.path = path
    let manager = FileManager.default
    do {
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw LedgerError.file(path, error.localizedDescription)
    }
    guard let lock = FileHandle(forReadingAtPath: path), flock(lock.fileDescriptor, LOCK_EX) == 0
    else { throw LedgerError.file(path, "it is not a folder that can be read") }
    self.lock = lock
    let known = [
      PublishedFile.checkpoint, PublishedFile.tiles, PublishedFile.documents,
      PublishedFile.handed, Self.unfinished,
    ]
    let found = (try? manager.contentsOfDirectory(atPath: path)) ?? []
    guard found.allSatisfy(known.contains) else { throw LedgerError.outputExists(path) }
  }

  deinit {
    try? lock.close()
  }

  /// The checkpoint that was published last; nil before the first.
  func checkpoint() throws -> [UInt8]? {
    let file = "\(path)/\(PublishedFile.checkpoint)"
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw LedgerError.file(file, "it cannot be read")
    }
    return [UInt8](data)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = "\(path)/\(name)"
    do {
      if let end = file.lastIndex(of: "/") {
        let folder = String(file[..<end])
        if made.insert(folder).inserted {
          try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        }
      }
    } catch {
      throw LedgerError.file(file, error.localizedDescription)
    }
    // The disk is waited for once, before the checkpoint: at each file it would take most of the time.
    let failure = unsafe bytes.withUnsafeBytes {
      unsafe gavel_write_whole("\(path)/\(Self.unfinished)", file, $0.baseAddress, $0.count)
    }
    guard failure == 0 else {
      let code = POSIXErrorCode(rawValue: failure) ?? .EIO
      throw LedgerError.file(file, POSIXError(code).localizedDescription)
    }
    written += 1
  }

  /// The names of the documents that are there, salts left out.
  func documents() -> Set<Digest> {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: "\(path)/\(PublishedFile.documents)")
    return Set((names ?? []).compactMap { Digest(hex: $0) })
  }

  /// Takes a document away, its salt first.
  func remove(_ digest: Digest) throws {
    for name in [PublishedFile.salt(of: digest), PublishedFile.document(digest)] {
      let file = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: file) else { continue }
      do {
        try FileManager.default.removeItem(atPath: file)
      } catch {
        throw LedgerError.file(file, error.localizedDescription)
      }
    }
  }

  /// Waits until all that was written is on the disk.
  func synchronize() throws {
    guard gavel_synchronize_file_system(lock.fileDescriptor) == 0 else {
      throw LedgerError.file(path, "it cannot be brought to the disk")
    }
  }
}
