import Foundation

/// The vectors that nobody here wrote, and the Python of the second opinions.
enum Shared {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static var vectors: URL {
    let shared = ProcessInfo.processInfo.environment["GAVEL_SHARED"].map { URL(filePath: $0) }
    let folder = shared ?? root.deletingLastPathComponent().appending(path: "shared")
    return folder.appending(path: "vectors")
  }

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: vectors.appending(path: "jcs-cyberphone").path)
  }

  static func vector(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: vectors.appending(path: path)))
  }

  static let python = root.appending(path: ".build/python/bin/python3")

  static var pythonIsThere: Bool {
    FileManager.default.isExecutableFile(atPath: python.path)
  }
}
