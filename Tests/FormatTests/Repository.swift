import Foundation

/// Where the format is told and the schemas lie.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let format = root.appending(path: "schema/FORMAT.md")
  static let schemas = root.appending(path: "schema/json")
  static let schemaCheck = root.appending(path: "tools/check-schema.py")
  static let python = root.appending(path: ".build/python/bin/python3")

  static var pythonIsThere: Bool {
    FileManager.default.isExecutableFile(atPath: python.path)
  }

  static func schemaIsThere(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: schemas.appending(path: name).path)
  }

  /// The page, as lines without their line feeds.
  static func formatLines() throws -> [String] {
    try String(contentsOf: format, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
