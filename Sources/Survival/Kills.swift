import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Sodium
import TransparencyLog

/// Kills the program `gavel` at random moments of real recordings, and looks each time at what is left: all
/// that was acknowledged is there, nothing but the one recording that was cut off may be more, the next
/// opening rolls back what it must, and the whole ledger verifies.
public struct Kills: Sendable {
  private let desk: Desk
  private let program: String
  /// Recordings on one copy of the ledger: each reopening verifies all of it.
  private static let round = 60

  public static let within = "  between first write and acknowledgement"
  private static let rows = [
    "recordings", "killed", "  before the first write", within, "    rolled back",
    "    recorded, not acknowledged", "  after the acknowledgement", "ended before the kill",
    "reopened and verified in full",
  ]

  /// - Parameters:
  ///   - desk: on the disk whose behaviour is of interest.
  ///   - program: `gavel`.
  public init(at desk: Desk, program: String) {
    self.desk = desk
    self.program = program
  }

  /// - Parameters:
  ///   - count: how many recordings are killed before they end.
  ///   - shares: ledgers that are recorded into at once.
  ///   - progress: is told what a share has found so far, now and then.
  public func run(
    _ count: Int, seed: UInt64, shares: Int = 2,
    progress: @escaping @Sendable (Findings) -> Void = { _ in }
  ) throws -> Findings {
    var findings = Findings(Self.rows)
    findings.add(
      try inShares(shares) { share in
        var series = Series(
          desk, program, folder: "\(desk.folder)/kills-\(share)",
          random: SampleRandom(seed: seed &+ UInt64(share)))
        defer { try? FileManager.default.removeItem(atPath: series.folder) }
        let wanted = count / shares + (share < count % shares ? 1 : 0)
        while series.findings["killed"] < wanted, series.findings.broken.isEmpty {
          try series.runRound(Self.round, atMost: wanted)
          progress(series.findings)
        }
        return series.findings
      })
    return findings
  }

  /// One ledger after the other, each recorded into until it has grown.
  private struct Series {
    let desk: Desk
    let program: String
    let folder: String
    var random: SampleRandom
    var findings = Findings(Kills.rows)
    /// Seconds from the start of the program to its first write, and from there to its end: what was seen
    /// last, slowly followed. Moments are drawn around them.
    var untilWrite = 0.03
    var untilEnd = 0.01

    init(_ desk: Desk, _ program: String, folder: String, random: SampleRandom) {
      self.desk = desk
      self.program = program
      self.folder = folder
      self.random = random
    }

    mutating func runRound(_ count: Int, atMost wanted: Int) throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let desk = try desk.copied(to: "\(folder)/work")
      let ledger = try desk.open()
      var head = try ledger.head()
      try ledger.file.close()
      for number in 0..<count where findings["killed"] < wanted {
        let run = try ProgramRun(
          program, desk.voting(number), environment: desk.environment(), in: desk.work,
          files: "\(folder)/said")
        killSomewhen(run, desk)
        let end = try run.wait()
        findings.count("recordings")
        head = try judge(end, desk, before: head)
        guard findings.broken.isEmpty else { return }
      }
    }

    /// Half of the moments lie anywhere in a recording, half of them after its first write has been seen.
    private mutating func killSomewhen(_ run: ProgramRun, _ desk: Desk) {
      let clock = ContinuousClock()
      let start = clock.now
      if Bool.random(using: &random) {
        sleep(Double.random(in: 0..<(untilWrite + 2 * untilEnd), using: &random))
        return run.kill()
      }
      while run.isRunning, !Self.isWriting(desk) { sleep(0.0001) }
      let wrote = clock.now
      guard run.isRunning else { return }
      untilWrite += 0.1 * (start.duration(to: wrote).inSeconds - untilWrite)
      let wait = Double.random(in: 0..<(1.5 * untilEnd), using: &random)
      while run.isRunning, wrote.duration(to: clock.now).inSeconds < wait { sleep(0.0001) }
      guard run.isRunning else {
        untilEnd += 0.1 * (wrote.duration(to: clock.now).inSeconds - untilEnd)
        return
      }
      // A kill that comes after its aim, again and again, would never see how long an end takes.
      untilEnd *= 1.002
      run.kill()
    }

    private func sleep(_ seconds: Double) {
      Thread.sleep(forTimeInterval: seconds)
    }

    /// Whether the journal has something in it: it is cut to nothing by each commit.
    private static func isWriting(_ desk: Desk) -> Bool {
      let found = try? FileManager.default.attributesOfItem(atPath: desk.journal)
      return (found?[.size] as? Int ?? 0) > 0
    }

    /// - Returns: the head of what is left.
    private mutating func judge(
      _ end: ProgramRun.End, _ desk: Desk, before: TreeHead
    ) throws -> TreeHead {
      let place = "recording \(findings["recordings"]) in \(folder)"
      let waits = Self.isWriting(desk)
      let answer = Acknowledgement(end.output)
      guard let after = reopened(desk, place, before: before) else { return before }
      if let answer, !answer.isRepeated,
        answer.size != before.size + 1 || after.size != answer.size || after.root != answer.root
      {
        findings.breaks(
          "\(place): acknowledged \(answer.size) entries, and \(after.size) of another root are there"
        )
      }
      guard end.status == nil else {
        findings.count("ended before the kill")
        if end.status != 0 {
          findings.breaks("\(place): exit status \(end.status ?? 0): \(end.errors)")
        }
        return after
      }
      findings.count("killed")
      if answer != nil {
        findings.count("  after the acknowledgement")
      } else if waits || after.size > before.size {
        findings.count(Kills.within)
        findings.count(
          after.size > before.size ? "    recorded, not acknowledged" : "    rolled back")
      } else {
        findings.count("  before the first write")
      }
      return after
    }

    /// Opens the ledger as the next recording would, and verifies all of it.
    private mutating func reopened(
      _ desk: Desk, _ place: String, before: TreeHead
    ) -> TreeHead? {
      do {
        let ledger = try desk.open()
        let head = try ledger.head()
        let kept = try ledger.file.read { try $0.root(ofSize: before.size) }
        try ledger.file.close()
        if kept != before.root || head.size > before.size + 1 {
          findings.breaks("\(place): of \(before.size) entries there are \(head.size), or others")
        }
        if let fault = try desk.fault(atLeast: before.size) {
          findings.breaks("\(place): \(fault)")
        }
        findings.count("reopened and verified in full")
        return head
      } catch {
        findings.breaks("\(place): the next opening says \(error)")
        return nil
      }
    }
  }
}

extension Desk {
  /// What a full verification finds wrong with the ledger; nil where it is valid.
  func fault(atLeast size: Int64) throws -> String? {
    let report = try LedgerVerification.run(
      file: ledger, pins: VerificationPins(genesis: genesis, atLeast: size, threads: 1))
    guard report.result != .valid else { return nil }
    return "it verifies as \(report.result.rawValue): "
      + (report.faults.map(\.message) + report.weaknesses).prefix(3).joined(separator: "; ")
  }
}
