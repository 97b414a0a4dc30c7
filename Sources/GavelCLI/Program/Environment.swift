internal import Foundation
internal import Governance

/// What the program is started in: variables, folder, clock and streams. Tests make their own.
struct Environment: Sendable {
  var variables: [String: String]
  /// The current folder, absolute.
  var folder: String
  var now: Timestamp
  /// Where data goes, and all else.
  var standardOutput: @Sendable ([UInt8]) throws -> Void = { bytes in
    try FileHandle.standardOutput.write(contentsOf: Data(bytes))
  }
  var standardError: @Sendable ([UInt8]) -> Void = { bytes in
    // Where stderr is gone, nobody is left to be told.
    try? FileHandle.standardError.write(contentsOf: Data(bytes))
  }

  /// A variable's value; nil where it is not set or empty.
  subscript(name: String) -> String? {
    guard let value = variables[name], !value.isEmpty else { return nil }
    return value
  }

  static var ofThisProcess: Environment {
    Environment(
      variables: ProcessInfo.processInfo.environment,
      folder: FileManager.default.currentDirectoryPath,
      now: Timestamp(seconds: Int64(Date().timeIntervalSince1970)) ?? .earliest)
  }

  /// A path as the person wrote it, made absolute.
  func absolute(_ path: String, in folder: String? = nil) -> String {
    if path.hasPrefix("/") { return path }
    return "\(folder ?? self.folder)/\(path)"
  }
}
