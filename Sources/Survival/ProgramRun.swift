import CPrograms
import CanonicalJSON
import Foundation
import Glibc
import Governance
import Sodium

/// A program that runs, its output in files, so that neither its death nor ours loses any of it.
///
/// Many threads start and lose programs here at once: see CPrograms.
final class ProgramRun {
  private let process: pid_t
  private let files: String
  /// As waitpid(2) tells it; nil while it runs.
  private var status: Int32?

  /// - Parameters:
  ///   - files: the beginning of the names of two files for what it says.
  ///   - environment: all of it.
  init(
    _ program: String, _ arguments: [String], environment: [String: String], in folder: String,
    files: String
  ) throws {
    self.files = files
    let words = Self.texts([program] + arguments)
    let settings = Self.texts(environment.map { "\($0)=\($1)" })
    var process: pid_t = 0
    let error = unsafe gavel_start_program(
      &process, program, words, words.count, settings, settings.count, folder, "\(files).out",
      "\(files).err")
    guard error == 0 else { throw Mistake("\(program) can't be started: error \(error)") }
    self.process = process
  }

  /// Each with a zero after it.
  private static func texts(_ texts: [String]) -> [CChar] {
    texts.flatMap { $0.utf8.map(CChar.init(bitPattern:)) + [0] }
  }

  deinit {
    kill()
    while isRunning { usleep(500) }
  }

  var isRunning: Bool {
    guard status == nil else { return false }
    var told: Int32 = 0
    if unsafe gavel_program_ended(process, &told) != 0 { status = told }
    return status == nil
  }

  func kill() {
    // Until it is waited for, nobody else has its number.
    if isRunning { _ = Glibc.kill(process, SIGKILL) }
  }

  struct End {
    /// The exit status; nil where a signal ended it.
    let status: Int32?
    let output: String
    let errors: String
  }

  /// - Parameter limit: seconds after which it is killed; nil where that took place.
  func wait(atMost limit: Double = 600) throws -> End {
    let end = ContinuousClock.now + .seconds(limit)
    while isRunning {
      if ContinuousClock.now > end { kill() }
      usleep(200)
    }
    let told = status ?? 0
    return End(
      status: told & 0x7F == 0 ? (told >> 8) & 0xFF : nil,
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
