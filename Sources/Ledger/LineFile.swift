import CFiles
import Foundation

/// A file that only grows, line by line: what is kept at each recording would take longer than the recording, if it
/// were a file of its own. What a loss of power left of a line is not read, and goes with the next one.
struct LineFile {
  let path: String

  /// Every whole line, without its line feed, in the order in which they came; nil where there is no file.
  ///
  /// - Throws: what the system says.
  func lines() throws -> [[UInt8]]? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map(Array.init)
  }

  /// The last whole line, without its line feed; nil where there is no file, or none within its last `most` bytes.
  ///
  /// - Throws: what the system says.
  func lastLine(within most: UInt64) throws -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    let size = try file.seekToEnd()
    try file.seek(toOffset: size - min(size, most))
    let bytes = [UInt8](try file.readToEnd() ?? Data())
    guard let end = bytes.lastIndex(of: 0x0A) else { return nil }
    if let feed = bytes[..<end].lastIndex(of: 0x0A) { return Array(bytes[(feed + 1)..<end]) }
    return size <= most ? Array(bytes[..<end]) : nil
  }

  /// How many bytes it has; 0 where there is none.
  var size: UInt64 {
    guard let file = FileHandle(forReadingAtPath: path) else { return 0 }
    defer { try? file.close() }
    return (try? file.seekToEnd()) ?? 0
  }

  /// - Parameters:
  ///   - line: has no line feed.
  ///   - waiting: whether it is on the disk when this returns.
  /// - Throws: `POSIXError`.
  func append(_ line: [UInt8], waiting: Bool) throws {
    let failure = unsafe line.withUnsafeBytes {
      unsafe gavel_append_line(path, $0.baseAddress, $0.count, waiting ? 1 : 0)
    }
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
  }
}
