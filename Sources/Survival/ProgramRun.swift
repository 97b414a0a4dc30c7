import CanonicalJSON
import Foundation
import Glibc
import Governance
import Sodium

/// A program that runs, its output in files, so that neither its death nor ours loses any of it.
final class ProgramRun {
  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let files: String

  /// - Parameters:
  ///   - files: the beginning of the names of two files for what it says.
  ///   - environment: all of it.
  init(
    _ program: String, _ arguments: [String], environment: [String: String], in folder: String,
    files: String
  ) throws {
    self.files = files
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.handle("\(files).out")
    process.standardError = try Self.handle("\(files).err")
    // waitUntilExit looks only every 50 ms.
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
  }

  private static func handle(_ path: String) throws -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Mistake("\(path) can't be written") }
    return handle
  }

  var isRunning: Bool { process.isRunning }

  func kill() {
    if process.isRunning { _ = Glibc.kill(process.processIdentifier, SIGKILL) }
  }

  struct End {
    /// The exit status; nil where a signal ended it.
    let status: Int32?
    let output: String
    let errors: String
  }

  /// - Parameter limit: seconds after which it is killed; nil where that took place.
  func wait(atMost limit: Double = 600) throws -> End {
    if ended.wait(timeout: .now() + limit) == .timedOut {
      kill()
      ended.wait()
    }
    return End(
      status: process.terminationReason == .exit ? process.terminationStatus : nil,
      output: try String(contentsOfFile: "\(files).out", encoding: .utf8),
      errors: try String(contentsOfFile: "\(files).err", encoding: .utf8))
  }
}

/// What `gavel` answers to who records: a line of the schema gavel.recorded/1.
struct Acknowledgement {
  let entry: Int64
  let root: Digest
  let size: Int64
  let isRepeated: Bool

  /// - Returns: nil where the line is not complete: what is not told whole is not acknowledged.
  init?(_ output: String) {
    guard output.hasSuffix("\n"),
      let members = try? CanonicalText(Array(output.utf8.dropLast())).root.json(),
      case .object(let object) = members, case .integer(let entry) = object["entry"],
      case .integer(let size) = object["size"], case .string(let text) = object["root"],
      case .bool(let isRepeated) = object["repeated"], let root = Digest(base64: text)
    else { return nil }
    self.entry = entry
    self.size = size
    self.root = root
    self.isRepeated = isRepeated
  }
}
