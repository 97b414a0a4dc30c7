import Foundation

/// The folder of a set that somebody else collected. Each reading is a new one of the disk, so that a
/// second pass can read what the first was not to know.
public struct SourceFolder: Sendable {
  public let path: String

  /// - Throws: `ReplayError` where there is no such folder.
  public init(_ path: String) throws {
    let values = try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey])
    guard values?.isDirectory ?? false else {
      throw ReplayError("\(path) is not a folder", next: "name the folder of a set")
    }
    self.path = path
  }

  /// The names of the files in it, by their bytes.
  func names() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw ReplayError(
        "\(path) cannot be read: \(error.localizedDescription)", next: "check your permissions")
    }
  }

  /// The names of the folders in it, by their bytes.
  func folderNames() throws -> [String] {
    try names().filter { (try? SourceFolder("\(path)/\($0)")) != nil }
  }

  func bytes(_ name: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    } catch {
      throw ReplayError.malformed(name, "it cannot be read: \(error.localizedDescription)")
    }
  }

  func text(_ name: String) throws -> String {
    guard let text = String(validating: try bytes(name), as: UTF8.self) else {
      throw ReplayError.malformed(name, "it is not UTF-8")
    }
    return text
  }

  /// What the collector says of the set; nil where there is no README.md.
  func readme() throws -> String? {
    try names().contains("README.md") ? try text("README.md") : nil
  }
}
