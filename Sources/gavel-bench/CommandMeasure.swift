import Foundation
import Governance

/// Whole runs of the program `gavel`: a ballot on a large ledger against one on a small one, and what a
/// representative waits for `gavel status`.
struct CommandMeasure {
  private let small: Desk
  private let large: Desk
  private let rounds: Int
  private let program: String

  /// - Parameter program: the program as it is shipped.
  init(
    small: CachedLedger, large: CachedLedger, rounds: Int, program: String, cache: String
  ) throws {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw Mistake("\(program) is not built")
    }
    self.rounds = rounds
    self.program = program
    self.small = try Desk(of: small, in: "\(cache)/desk-small")
    self.large = try Desk(of: large, in: "\(cache)/desk-large")
  }

  func run() throws {
    defer {
      small.clear()
      large.clear()
    }
    var ratio = Rounds()
    var ballots = (small: Rounds(), large: Rounds())
    var status = (small: Rounds(), large: Rounds())
    // The first voter's ballots read both files into the system's memory and are not counted.
    for place in 0..<min(CachedLedger.voters, 2 * rounds + 2) {
      let first = try small.vote(place, with: program)
      let second = try large.vote(place, with: program)
      guard place > 0 else { continue }
      ballots.small.add(first)
      ballots.large.add(second)
      ratio.add(second / first)
      status.small.add(try small.status(place, with: program))
      status.large.add(try large.status(place, with: program))
    }
    for (name, entries, rounds) in [
      ("small", small.entries, ballots.small), ("large", large.entries, ballots.large),
    ] {
      show("a ballot with gavel vote, \(name): \(entries) entries", milliseconds(rounds))
    }
    show(
      "a ballot on the large ledger, of the time on the small", text(ratio.median, 3),
      "at most 1.20")
    show("gavel status, \(small.entries) entries", milliseconds(status.small), "under 30")
    show("gavel status, \(large.entries) entries", milliseconds(status.large), "under 30")
  }

  private func milliseconds(_ rounds: Rounds) -> String { "\(text(rounds.median * 1000, 1)) ms" }
}

/// A copy of a ledger that is written to, with the keys and the state of somebody who votes.
private struct Desk {
  let entries: Int64
  private let folder: String
  private let ledger: CachedLedger

  init(of ledger: CachedLedger, in folder: String) throws {
    self.ledger = ledger
    self.folder = folder
    entries = ledger.entries
    clear()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: ledger.ledger, toPath: "\(folder)/ledger.gavel")
  }

  func clear() {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func vote(_ place: Int, with program: String) throws -> Double {
    try run([program, "vote", ledger.motion, "yes", "--yes", "--as", CachedLedger.voter(place)])
  }

  func status(_ place: Int, with program: String) throws -> Double {
    try run([program, "status", "--as", CachedLedger.voter(place)])
  }

  /// - Returns: seconds from the start of the process to its end.
  private func run(_ command: [String]) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = [
      "GAVEL_CLOCK": ledger.opened.adding(60).description, "GAVEL_LEDGER": "\(folder)/ledger.gavel",
      "XDG_DATA_HOME": Self.absolute(ledger.keys),
      "XDG_STATE_HOME": Self.absolute("\(folder)/state"),
      "XDG_CONFIG_HOME": Self.absolute("\(folder)/config"),
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // waitUntilExit looks only every 50 ms.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    let took = try ContinuousClock().measure {
      try process.run()
      ended.wait()
    }
    guard process.terminationStatus == 0 else {
      throw Mistake("\(command.joined(separator: " ")) ended with \(process.terminationStatus)")
    }
    return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
