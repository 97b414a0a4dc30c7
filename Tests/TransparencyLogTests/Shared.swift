import Foundation
import Testing

/// The vectors that others made, read where they are.
enum Shared {
  static let root: URL =
    if let path = ProcessInfo.processInfo.environment["GAVEL_SHARED"] {
      URL(filePath: path)
    } else {
      // Tests/TransparencyLogTests/Shared.swift, three up, is the root of the repository.
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")
    }

  static let isThere = FileManager.default.fileExists(
    atPath: root.appending(path: "vectors").path)

  static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: root.appending(path: "vectors/\(path)")))
  }
}

extension Shared {
  static let reason: Comment = "the vectors of others are not beside the repository"

  /// What a file of JSON says.
  static func json<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(try bytes(path)))
  }

  /// The paths of all JSON files below a folder of the vectors, in order.
  static func jsonFiles(below folder: String) -> [String] {
    let base = root.appending(path: "vectors/\(folder)")
    let files = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    return (files ?? []).filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }.sorted()
  }
}
