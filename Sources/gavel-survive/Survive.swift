import Foundation
import Sodium
import Survival

/// Kills, loss of power, failing disks and crowds: shows that a ledger survives them. See tools/survive.
///
///     kills [--kills N] [--seed N]            power [--images N] [--recordings N] [--seed N]
///     faults [--recordings N]                 processes [--processes N] [--each N] [--by-command N]
///
/// and with all of them `--folder FOLDER`, where the ledgers are made that are recorded into.
///
///     control MODE DATABASE COUNT             one process of the control of `power`
///     record FOLDER COUNT FROM TO             one process of `processes`
@main struct Survive {
  static func main() {
    do {
      try Libsodium.start()
      let arguments = Array(CommandLine.arguments.dropFirst())
      switch (arguments.first, arguments.count) {
      case ("control", 4): try control(arguments)
      case ("record", 5): try record(arguments)
      default: exit(try Survive(arguments).run() ? 0 : 1)
      }
    } catch {
      FileHandle.standardError.write(Data("survive: \(error)\n".utf8))
      exit(2)
    }
  }

  private struct Usage: Error, CustomStringConvertible {
    let description: String
  }

  private let survey: String
  private let options: [String: String]
  private let folder: String

  private init(_ arguments: [String]) throws {
    guard let survey = arguments.first, arguments.count.isMultiple(of: 2) == false else {
      throw Usage(description: "kills, power, faults or processes, then options with their values")
    }
    self.survey = survey
    var options: [String: String] = [:]
    for place in stride(from: 1, to: arguments.count, by: 2) {
      options[arguments[place]] = arguments[place + 1]
    }
    self.options = options
    folder = options["--folder"] ?? "\(NSTemporaryDirectory())/gavel-survive-\(getpid())"
  }

  private func number(_ name: String, usually: Int) throws -> Int {
    guard let text = options[name] else { return usually }
    guard let number = Int(text), number > 0 else {
      throw Usage(description: "\(name) takes a number")
    }
    return number
  }

  /// The folder of this program, beside which the build has put the others.
  private static var programs: String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .path
  }

  private static let library = "\(programs)/libDiskCalls.so"
  private static let gavel = "\(programs)/gavel"
  private static let survive = "\(programs)/gavel-survive"

  /// In memory where the system has a place for it: what is looked at there was written down before.
  private var scratch: String {
    FileManager.default.isWritableFile(atPath: "/dev/shm")
      ? "/dev/shm/gavel-survive-\(getpid())" : "\(folder)/scratch"
  }

  private func run() throws -> Bool {
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let scratch = scratch
    defer {
      try? files.removeItem(atPath: scratch)
      if options["--folder"] == nil { try? files.removeItem(atPath: folder) }
    }
    let began = Date()
    let holds: Bool
    switch survey {
    case "kills": holds = try kills()
    case "power": holds = try power(scratch)
    case "faults": holds = try faults(scratch)
    case "processes": holds = try processes()
    default: throw Usage(description: "there is no survey of \(survey)")
    }
    print(
      "\(Int(Date().timeIntervalSince(began))) s: " + (holds ? "it survives" : "NOT GOOD ENOUGH"))
    return holds
  }

  private func kills() throws -> Bool {
    let wanted = try number("--kills", usually: 10_000)
    let findings = try Kills(at: Desk(making: "\(folder)/desk", voters: 12), program: Self.gavel)
      .run(wanted, seed: UInt64(try number("--seed", usually: 1))) { share in
        guard share["recordings"].isMultiple(of: 600) else { return }
        FileHandle.standardError.write(
          Data("one of two: \(share["killed"]) of \(share["recordings"]) recordings killed\n".utf8))
      }
    print(findings.table)
    // Kills that never meet a write would prove nothing.
    return findings.broken.isEmpty && findings[Kills.within] * 10 >= wanted
  }

  private func power(_ scratch: String) throws -> Bool {
    let seed = UInt64(try number("--seed", usually: 1))
    let images = try number("--images", usually: 10_000)
    let findings = try PowerLoss(
      at: Desk(making: "\(folder)/desk", voters: 12), program: Self.gavel, library: Self.library
    ).run(
      images: images, recordings: try number("--recordings", usually: 40), seed: seed,
      scratch: scratch)
    print(findings.table)
    var holds = findings.broken.isEmpty && findings["images"] >= images
    for control in Control.allCases {
      let (made, lost) = try control.run(
        program: Self.survive, library: Self.library, folder: "\(scratch)/control",
        rows: 100, images: 1000, seed: seed)
      let mustLose = control == .walNormal
      print(
        "control \(control.rawValue): of \(made) images \(lost) lost acknowledged commits; "
          + (mustLose ? "some must" : "none may"))
      holds = holds && (lost > 0) == mustLose
    }
    return holds
  }

  private func faults(_ scratch: String) throws -> Bool {
    let findings = try Faults(
      at: Desk(making: "\(scratch)/desk", voters: 12), program: Self.gavel, library: Self.library
    ).run(recordings: try number("--recordings", usually: 20), scratch: scratch)
    print(findings.table)
    return findings.broken.isEmpty && findings[Faults.acknowledged] > 0
      && findings[Faults.refused] > 0
  }

  private func processes() throws -> Bool {
    let count = try number("--processes", usually: 8)
    let each = try number("--each", usually: 1000)
    let desk = try Desk(making: "\(folder)/desk", voters: max(count, 56))
    let recorders = try Processes(at: desk).run(
      program: Self.survive, processes: count, each: each)
    show(recorders, "\(count) processes, each \(each) ballots")
    let commands = try Processes(at: Desk(making: "\(folder)/commands", voters: count)).runCommands(
      program: Self.gavel, voters: count, each: try number("--by-command", usually: 50))
    show(commands, "the same by gavel vote, a process for each ballot")
    return recorders.findings.broken.isEmpty && commands.findings.broken.isEmpty
  }

  private func show(_ result: Processes.Result, _ title: String) {
    print("\(title):\n\(result.findings.table)")
    let latencies = [50, 95, 99, 100].map { String(format: "%.1f", result.percentile($0)) }
    print(
      "latency, ms: median \(latencies[0]), p95 \(latencies[1]), p99 \(latencies[2]), "
        + "longest \(latencies[3]); \(Int(result.seconds)) s")
  }

  private static func control(_ arguments: [String]) throws {
    guard let control = Control(rawValue: arguments[1]), let count = Int(arguments[3]) else {
      throw Usage(description: "control MODE DATABASE COUNT")
    }
    try control.record(count, in: arguments[2])
  }

  private static func record(_ arguments: [String]) throws {
    guard let count = Int(arguments[2]), let from = Int(arguments[3]), let to = Int(arguments[4])
    else { throw Usage(description: "record FOLDER COUNT FROM TO") }
    try Desk(in: arguments[1]).record(count, by: from..<to) { entry, seconds in
      try FileHandle.standardOutput.write(contentsOf: Data("\(entry) \(seconds)\n".utf8))
    }
  }
}
