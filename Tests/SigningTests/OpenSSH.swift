import Foundation

/// The ssh-keygen of this machine, in a folder of its own.
struct OpenSSH {
  static let isThere = program != nil

  private static let program: URL? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return path.split(separator: ":").map { URL(filePath: "\($0)/ssh-keygen") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  struct Answer {
    let status: Int32
    let output: String
  }

  struct Missing: Error {}

  let folder: URL

  /// Runs `body` in a new folder, which is gone afterwards.
  static func inFolder(_ body: (OpenSSH) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "gavel-signing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(OpenSSH(folder: folder))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  func read(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appending(path: name)))
  }

  /// Runs ssh-keygen; its output and its complaints together.
  @discardableResult
  func keygen(_ arguments: String..., input: String? = nil) throws -> Answer {
    guard let program = Self.program else { throw Missing() }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: folder.appending(path: $0)) }
      ?? FileHandle.nullDevice
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Answer(status: process.terminationStatus, output: String(decoding: text, as: UTF8.self))
  }
}
