import Foundation

/// A folder of our own that goes with this object, for what is unpacked to be looked at.
public final class ScratchFolder: Sendable {
  public let path: String

  public init() throws {
    path = NSTemporaryDirectory() + "gavel-" + UUID().uuidString
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw LedgerError.file(path, error.localizedDescription)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
