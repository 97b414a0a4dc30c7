import Foundation

/// A small file that is replaced as a whole, and is on the disk when that returns.
struct DurableFile {
  let path: String

  /// - Throws: an error of Foundation's, or `POSIXError`; then the file is as it was.
  func replace(with bytes: [UInt8]) throws {
    let new = path + ".new"
    let manager = FileManager.default
    guard
      manager.createFile(
        atPath: new, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: new)
    else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: new]) }
    do {
      try handle.write(contentsOf: Data(bytes))
      // What the new name leads to must be whole before it has the name.
      try handle.synchronize()
      try handle.close()
    } catch {
      try? handle.close()
      throw error
    }
    guard unsafe rename(new, path) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard let names = FileHandle(forReadingAtPath: folder) else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: folder])
    }
    defer { try? names.close() }
    try names.synchronize()
  }
}
