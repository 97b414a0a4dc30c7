import Foundation

/// The vectors that others made, read where they are.
enum Shared {
  static let root: URL =
    if let path = ProcessInfo.processInfo.environment["GAVEL_SHARED"] {
      URL(filePath: path)
    } else {
      // Tests/SigningTests/Shared.swift, three up, is the root of the repository.
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")
    }

  static let isThere = FileManager.default.fileExists(
    atPath: root.appending(path: "vectors").path)

  static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: root.appending(path: "vectors/\(path)")))
  }
}
