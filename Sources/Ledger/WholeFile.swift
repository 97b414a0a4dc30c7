public import Foundation
import Glibc

/// Small files that are there whole or not at all, on the disk when this returns.
///
/// Foundation's `Data.write` takes a write that the system cut short for a complete one, and with `.atomic`
/// puts the half into the place of the whole: on a disk that fills up, the head outside would be gone.
public enum WholeFile {
  /// Makes a file.
  ///
  /// - Throws: `CocoaError.fileWriteFileExists` where there is one already; what the system says otherwise,
  ///   and then there is none.
  public static func create(_ path: String, _ data: Data) throws {
    try Data().write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    do {
      try fill(path, data)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  /// Puts a file in the place of whatever is there, with the permissions of the one before.
  ///
  /// - Throws: what the system says; then the one before is there.
  public static func replace(_ path: String, _ data: Data) throws {
    let files = FileManager.default
    let new = "\(path).\(UUID().uuidString).new"
    try create(new, data)
    do {
      if let before = try? files.attributesOfItem(atPath: path)[.posixPermissions] {
        try files.setAttributes([.posixPermissions: before], ofItemAtPath: new)
      }
      // Alone of all it takes the place of a file at one moment.
      guard unsafe rename(new, path) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      try? files.removeItem(atPath: new)
      throw error
    }
  }

  private static func fill(_ path: String, _ data: Data) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    do {
      try file.write(contentsOf: data)
      try file.synchronize()
    } catch {
      try? file.close()
      throw error
    }
    try file.close()
  }
}
