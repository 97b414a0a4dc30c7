import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Synchronization
import TransparencyLog

/// Several processes that record into one ledger at once: every recording that is acknowledged is one
/// entry, there are no others, nobody waits for ever, and the log verifies.
public struct Processes {
  private let desk: Desk

  public init(at desk: Desk) {
    self.desk = desk
  }

  public struct Result {
    public var findings = Findings([
      "processes", "acknowledged", "entries", "answered busy",
    ])
    /// Seconds from handing over to acknowledgement, in ascending order.
    public var latencies: [Double] = []
    public var seconds = 0.0

    /// The latency that so many of a hundred do not exceed, milliseconds.
    public func percentile(_ share: Double) -> Double {
      guard !latencies.isEmpty else { return 0 }
      let place = Int((share / 100 * Double(latencies.count)).rounded(.up)) - 1
      return latencies[max(0, min(latencies.count - 1, place))] * 1000
    }
  }

  /// Each process opens the ledger once and records one ballot after the other.
  ///
  /// - Parameter program: this very program, whose argument `record` comes back to ``Desk/record(_:by:told:)``
  ///   and prints a line for each entry: its number, a space, the seconds it took.
  public func run(
    program: String, processes: Int, each: Int, limit: Double = 1800
  ) throws -> Result {
    let voters = desk.voters / processes
    guard voters > 0 else { throw Mistake("fewer voters than processes") }
    return try run(processes, limit: limit) { number in
      let places = number * voters..<(number + 1) * voters
      return try ProgramRun(
        program,
        ["record", desk.folder, "\(each)", "\(places.lowerBound)", "\(places.upperBound)"],
        environment: desk.environment(), in: desk.work, files: "\(desk.folder)/said-\(number)")
    }
  }

  private func run(
    _ processes: Int, limit: Double, _ start: (Int) throws -> ProgramRun
  ) throws -> Result {
    var result = Result()
    let ledger = try desk.open()
    let before = try ledger.head().size
    try ledger.file.close()
    let clock = ContinuousClock()
    let began = clock.now
    let running = try (0..<processes).map(start)
    result.findings.count("processes", by: processes)
    var entries: Set<Int64> = []
    for (number, run) in running.enumerated() {
      let end = try run.wait(
        atMost: max(1, limit - began.duration(to: clock.now).inSeconds))
      for line in end.output.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard words.count == 2, let entry = Int64(words[0]), let seconds = Double(words[1]) else {
          throw Mistake("a process said \(line)")
        }
        result.findings.count("acknowledged")
        result.latencies.append(seconds)
        if !entries.insert(entry).inserted {
          result.findings.breaks("entry \(entry) was acknowledged twice")
        }
      }
      if end.errors.contains("E-STORE-BUSY") { result.findings.count("answered busy") }
      if end.status != 0 {
        result.findings.breaks("process \(number) ended early: \(end.errors.prefix(300))")
      }
    }
    result.seconds = began.duration(to: clock.now).inSeconds
    result.latencies.sort()
    try conclude(&result.findings, before: before, entries)
    return result
  }

  private func conclude(
    _ findings: inout Findings, before: Int64, _ entries: Set<Int64>
  ) throws {
    let ledger = try desk.open()
    let size = try ledger.head().size
    try ledger.file.close()
    findings.count("entries", by: Int(size - before))
    if entries != Set(before..<size) {
      findings.breaks("\(entries.count) entries were acknowledged, and \(size - before) are there")
    }
    if let fault = try desk.fault(atLeast: size) { findings.breaks(fault) }
  }

  /// The same by `gavel vote`, a process of its own for each ballot, as people do it.
  ///
  /// - Parameter program: `gavel`.
  public func runCommands(program: String, voters: Int, each: Int) throws -> Result {
    let ledger = try desk.open()
    let before = try ledger.head().size
    try ledger.file.close()
    let desk = desk
    let clock = ContinuousClock()
    let began = clock.now
    var result = Result()
    result.findings.count("processes", by: voters * each)
    let answers = Answers()
    result.findings.add(
      try inShares(voters) { place in
        var findings = Findings([])
        for number in 0..<each {
          let began = clock.now
          let end = try ProgramRun(
            program, desk.voting(place + number * desk.voters), environment: desk.environment(),
            in: desk.work, files: "\(desk.folder)/said-\(place)"
          ).wait()
          if let answer = Acknowledgement(end.output), end.status == 0 {
            findings.count("acknowledged")
            let seconds = began.duration(to: clock.now).inSeconds
            answers.keep(answer.entry, seconds)
          } else {
            if end.status == 11 { findings.count("answered busy") }
            findings.breaks("exit status \(end.status ?? -1): \(end.errors.prefix(200))")
          }
        }
        return findings
      })
    result.seconds = began.duration(to: clock.now).inSeconds
    let told = answers.all
    result.latencies = told.map(\.seconds).sorted()
    try conclude(&result.findings, before: before, Set(told.map(\.entry)))
    return result
  }
}

private final class Answers: Sendable {
  private let answers = Mutex<[(entry: Int64, seconds: Double)]>([])

  func keep(_ entry: Int64, _ seconds: Double) {
    answers.withLock { $0.append((entry, seconds)) }
  }

  var all: [(entry: Int64, seconds: Double)] { answers.withLock { $0 } }
}
