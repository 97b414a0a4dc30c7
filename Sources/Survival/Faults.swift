import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import TransparencyLog

/// Lets each call of real recordings fail that `gavel` makes on the files of its ledger and of its state, one
/// at a time, in every way that a disk fails. Each time the recording is acknowledged and there, or it is an
/// error and not there. Where the disk goes on failing, a third answer is honest: that it is not known.
public struct Faults: Sendable {
  private let desk: Desk
  private let program: String
  private let library: String

  public static let acknowledged = "recorded and acknowledged"
  public static let refused = "not recorded, and an error"
  public static let unknown = "said to be unknown, where all calls fail from one on"
  private static let rows = ["recordings", "faults", acknowledged, refused, unknown]

  /// How a disk fails, as the library CDiskCalls calls it.
  public enum Kind: String, CaseIterable, Sendable {
    case error = "eio"
    case full = "enospc"
    case interrupted = "eintr"
    /// It takes effect, and an error is reported all the same.
    case late
    /// Half of a write is done.
    case short = "write"
    /// Of the synchronisations only.
    case sync
  }

  public init(at desk: Desk, program: String, library: String) {
    self.desk = desk
    self.program = program
    self.library = library
  }

  /// - Parameters:
  ///   - recordings: how many, one after the other; each with every fault.
  ///   - kinds: of faults; errors and a full disk also from each call on for ever.
  ///   - stride: 1 for every call; a test takes fewer.
  ///   - scratch: a folder on a fast disk.
  public func run(
    recordings: Int, kinds: [Kind] = Kind.allCases, stride: Int = 1, scratch: String,
    shares: Int = 2
  ) throws -> Findings {
    var findings = Findings(Self.rows)
    findings.count("recordings", by: recordings)
    findings.add(
      try inShares(shares) { share in
        let folder = "\(scratch)/faults-\(share)"
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let template = try desk.copied(to: "\(folder)/template")
        var series = Series(self, template: template, folder: folder)
        for number in 0..<recordings {
          if number % shares == share { try series.failEverywhere(number, kinds, stride: stride) }
          try series.proceed(number)
        }
        return series.findings
      })
    return findings
  }

  private struct Series {
    let survey: Faults
    let template: Desk
    let folder: String
    var findings = Findings(Faults.rows)

    init(_ survey: Faults, template: Desk, folder: String) {
      self.survey = survey
      self.template = template
      self.folder = folder
    }

    /// The recording as it goes when nothing fails.
    func proceed(_ number: Int) throws {
      let end = try run(template, number)
      guard end.status == 0 else {
        throw Mistake("a recording went wrong without any fault: \(end.errors)")
      }
    }

    mutating func failEverywhere(_ number: Int, _ kinds: [Kind], stride: Int) throws {
      let ledger = try template.open()
      let before = try ledger.head()
      try ledger.file.close()
      for kind in kinds {
        for lasts in kind == .error || kind == .full ? [false, true] : [false] {
          var call = 1 + number % stride
          while try fail(number, kind, call, lasts: lasts, before: before) { call += stride }
        }
      }
    }

    private func run(
      _ desk: Desk, _ number: Int, _ more: [String: String] = [:]
    ) throws -> ProgramRun.End {
      try run(desk, survey.desk.voting(number), more)
    }

    /// In a folder that never fails: a person's own, on another disk.
    private func run(
      _ desk: Desk, _ arguments: [String], _ more: [String: String]
    ) throws -> ProgramRun.End {
      try ProgramRun(
        survey.program, arguments, environment: desk.environment(more), in: folder,
        files: "\(folder)/said"
      ).wait()
    }

    /// - Returns: whether there was such a call.
    private mutating func fail(
      _ number: Int, _ kind: Kind, _ call: Int, lasts: Bool, before: TreeHead
    ) throws -> Bool {
      let desk = try template.copied(to: "\(folder)/work")
      let report = "\(folder)/report"
      try? FileManager.default.removeItem(atPath: report)
      let fault = "\(kind.rawValue):\(call)\(lasts ? "+" : "")"
      let end = try run(
        desk, number,
        [
          "GAVEL_DISK_FOLDER": desk.work, "GAVEL_DISK_FAULT": fault,
          "GAVEL_DISK_REPORT": report, "LD_PRELOAD": survey.library,
        ])
      guard let failed = try? String(contentsOfFile: report, encoding: .utf8) else { return false }
      findings.count("faults")
      let name = failed.split(separator: "\n").first ?? ""
      if let broken = judge(end, desk, before: before, lasts: lasts) {
        findings.breaks("recording \(number), \(fault) (\(name)): \(broken)")
      }
      return true
    }

    /// Once the disk is well, the very event that was kept is handed over again.
    ///
    /// - Returns: what is wrong.
    private func repeated(_ desk: Desk, size: Int64) throws -> String? {
      let files = FileManager.default
      let kept = try files.contentsOfDirectory(atPath: folder).filter {
        $0.hasSuffix(".event.json")
      }
      defer { for name in kept { try? files.removeItem(atPath: "\(folder)/\(name)") } }
      guard kept.count == 1 else { return "of the event \(kept.count) files were kept" }
      let end = try run(desk, ["submit", kept[0], "--json"], [:])
      let ledger = try desk.open()
      let head = try ledger.head()
      try ledger.file.close()
      return end.status == 0 && head.size == size
        ? nil : "handed over again it comes to \(head.size) entries: \(end.errors)"
    }

    /// - Returns: what is wrong.
    private mutating func judge(
      _ end: ProgramRun.End, _ desk: Desk, before: TreeHead, lasts: Bool
    ) -> String? {
      do {
        let ledger = try desk.open()
        let after = try ledger.head()
        try ledger.file.close()
        if let fault = try desk.fault(atLeast: before.size) { return fault }
        let isThere = after.size == before.size + 1
        guard isThere || after == before else { return "\(before.size) became \(after.size)" }
        let said = "exit status \(end.status.map { "\($0)" } ?? "none"): \(end.output)\(end.errors)"
        switch (end.status, isThere) {
        case (0, true):
          guard let answer = Acknowledgement(end.output), answer.root == after.root else {
            return "the answer is of another entry, \(said)"
          }
          findings.count(Faults.acknowledged)
        case (13, _) where lasts:
          findings.count(Faults.unknown)
          return try repeated(desk, size: before.size + 1)
        case (0, false): return "acknowledged, and not there, \(said)"
        case (nil, _): return "the program crashed, \(said)"
        case (_, true): return "recorded, and an error, \(said)"
        case (_, false):
          guard !end.errors.isEmpty else { return "failed without a word, \(said)" }
          findings.count(Faults.refused)
        }
        return nil
      } catch {
        return "the next opening says \(error); \(end.errors)"
      }
    }
  }
}
