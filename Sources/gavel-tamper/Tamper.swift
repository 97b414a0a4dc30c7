import Foundation
import Sodium
import Tampering

/// Alters a ledger and a trail of every kind of event in every byte and every entry, and shows that
/// verification notices.
///
///     tamper [--stride N] [--keep FOLDER]     the whole run; with a stride every Nth byte
///     tamper work FOLDER PART PARTS STRIDE    one share of it: what the run starts on every core
@main struct Tamper {
  static func main() {
    do {
      try Libsodium.start()
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments.first == "work", arguments.count == 5 {
        try work(arguments)
      } else {
        exit(try run(arguments) ? 0 : 1)
      }
    } catch {
      FileHandle.standardError.write(Data("tamper: \(error)\n".utf8))
      exit(2)
    }
  }

  /// A value that follows a name on the command line.
  private static func value(_ name: String, in arguments: [String]) -> String? {
    arguments.firstIndex(of: name).flatMap { place in
      place + 1 < arguments.count ? arguments[place + 1] : nil
    }
  }

  private static func run(_ arguments: [String]) throws -> Bool {
    let files = FileManager.default
    let base = files.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    let folder = value("--keep", in: arguments) ?? "\(base)/gavel-tamper-\(getpid())"
    defer { if value("--keep", in: arguments) == nil { try? files.removeItem(atPath: folder) } }
    let stride = value("--stride", in: arguments) ?? "1"
    let fixture = try TamperFixture(making: folder, earlier: Array(1..<TamperFixture.entries))
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let began = Date()
    let workers = try (0..<cores).map { part in
      try Worker(folder: fixture.folder, part: part, parts: cores, stride: stride)
    }
    var survey = Survey()
    var sound = true
    for worker in workers {
      do {
        survey.add(try worker.result())
      } catch let crash as Worker.Crash {
        print(crash)
        sound = false
      }
    }
    print(survey.table)
    for line in survey.silent { print("silent: \(line)") }
    for line in survey.misnamed { print("named wrongly: \(line)") }
    print(
      "\(survey.counts.values.map(\.all).reduce(0, +)) alterations in "
        + "\(Int(Date().timeIntervalSince(began))) s on \(cores) cores: "
        + (survey.holds && sound ? "none is silent" : "NOT GOOD ENOUGH"))
    return survey.holds && sound
  }

  private static func work(_ arguments: [String]) throws {
    guard let part = Int(arguments[2]), let parts = Int(arguments[3]),
      let stride = Int(arguments[4])
    else { throw CocoaError(.formatting) }
    let fixture = try TamperFixture(in: arguments[1])
    let scratch = "\(fixture.folder)/scratch-\(part)"
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: true)
    let mark = try Mark("\(fixture.folder)/at-\(part)")
    let portion = Portion(stride: parts * stride, start: part * stride)
    var survey = try EntrySurvey(fixture, scratch: scratch).run(
      (0..<TamperFixture.entries).filter { $0 % Int64(parts) == Int64(part) })
    try FileManager.default.removeItem(atPath: scratch)
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: true)
    let trail = try TrailSurvey(fixture, scratch: scratch)
    survey.add(try trail.run(portion, remaking: false, begin: mark.set))
    survey.add(try trail.run(portion, remaking: true, begin: mark.set))
    let ledger = try LedgerSurvey(fixture, scratch: scratch)
    survey.add(try ledger.run(portion, begin: mark.set))
    FileHandle.standardOutput.write(try JSONEncoder().encode(survey))
  }
}

/// Where a process says what it is about to do, so that its end can be explained.
struct Mark {
  private let handle: FileHandle

  init(_ path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    self.handle = handle
  }

  func set(_ alteration: Alteration) {
    let text = "\(alteration)".padding(toLength: 120, withPad: " ", startingAt: 0)
    try? handle.seek(toOffset: 0)
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

/// A process that does one share: what crashes in it is found out, and crashes nothing else.
struct Worker {
  private let process = Process()
  private let output = Pipe()
  private let mark: String

  /// A share that ended before its end.
  struct Crash: Error, CustomStringConvertible {
    let description: String
  }

  init(folder: String, part: Int, parts: Int, stride: String) throws {
    mark = "\(folder)/at-\(part)"
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["work", folder, "\(part)", "\(parts)", stride]
    var environment = ProcessInfo.processInfo.environment
    // Copies are made there; and nothing that this computer has seen before is known.
    environment["TMPDIR"] = folder
    environment["XDG_STATE_HOME"] = "\(folder)/state"
    process.environment = environment
    process.standardOutput = output
    try process.run()
  }

  func result() throws -> Survey {
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let last = (try? String(contentsOfFile: mark, encoding: .utf8)) ?? "nothing"
      throw Crash(
        description: "CRASH (\(process.terminationStatus)) at "
          + last.trimmingCharacters(in: .whitespaces))
    }
    return try JSONDecoder().decode(Survey.self, from: data)
  }
}
