import Foundation
import Governance
public import Ledger
public import Sodium
import TransparencyLog

/// What a replay of one set gave.
public struct ReplayReport: Sendable {
  public let kind: String
  public let rows: [ReplayRow]
  public let verification: VerificationReport
  public let genesis: Digest
  public let entries: Int64
  public let polls: Int
  public let ballots: Int
  /// How long writing, comparing and verifying took.
  public let duration: Duration

  public var differences: Int { rows.count { $0.verdict == .differs } }

  /// 0 where nothing differs; 1 where something does; the verification's own status where the ledger does
  /// not verify (DESIGN 7).
  public var exitStatus: Int32 {
    if verification.exitStatus != 0 { return verification.exitStatus }
    return differences == 0 ? 0 : 1
  }
}

/// Replays a set.
public enum SetReplay {
  /// - Parameters:
  ///   - kind: what the set is.
  ///   - folder: where it is.
  ///   - path: where the ledger is to be written; there must be no file.
  ///   - checksFiles: whether the files of a revision that is known here are compared by hash.
  /// - Throws: `ReplayError` where the set is not of its kind; a `Refusal`, `LedgerError` or `StoreError`
  ///   where a decision of it could not be recorded.
  public static func run(
    _ kind: any ReplayKind.Type, folder: SourceFolder, ledger path: String,
    checksFiles: Bool = true
  ) throws -> ReplayReport {
    let start = ContinuousClock.now
    guard !FileManager.default.fileExists(atPath: path) else {
      throw ReplayError("\(path) exists already", next: "name another folder with --keep")
    }
    let genesis = try kind.init(reading: folder).write(to: path)
    // From here on the ledger is what the file says.
    let ledger = try OpenLedger(opening: path, readOnly: true, heads: nil)
    let rows = try kind.compare(ledger, with: folder, checksFiles: checksFiles)
    let (polls, ballots) = try ledger.replayed { register in
      let polls = try register.polls()
      return (polls.count, try polls.reduce(0) { $0 + (try register.ballots(in: $1.seal).count) })
    }
    let verification = try LedgerVerification.run(
      file: path, pins: VerificationPins(genesis: genesis))
    return ReplayReport(
      kind: kind.name, rows: rows, verification: verification, genesis: genesis,
      entries: try ledger.head().size, polls: polls, ballots: ballots,
      duration: ContinuousClock.now - start)
  }
}

extension ReplayReport {
  /// A longer cell pushes its own row aside only.
  private static let widest = 56

  /// The report as a page: a line for each row, then the verification and the figures.
  public var text: String {
    var lines: [String] = []
    let header = ReplayRow("decision", source: "source", ours: "ledger", .same)
    let widths = [\ReplayRow.subject, \.source, \.ours].map { column in
      min((rows + [header]).map { $0[keyPath: column].count }.max() ?? 0, Self.widest)
    }
    func line(_ row: ReplayRow, _ verdict: String) -> String {
      let cells = zip([row.subject, row.source, row.ours], widths).map { cell, width in
        cell + String(repeating: " ", count: max(0, width - cell.count))
      }
      return (cells + [verdict]).joined(separator: "  ")
    }
    lines.append(line(header, "verdict"))
    for row in rows {
      lines.append(line(row, row.verdict.rawValue))
      lines += row.details.map { "    \($0)" }
    }
    lines.append("")
    lines.append(
      "verified with the genesis pinned: \(verification.result.rawValue) ("
        + verification.checks.map { "\($0.name) \($0.state.rawValue)" }.joined(separator: ", ")
        + ")")
    lines += verification.faults.map { "    \($0.code) \($0.message)" }
    lines += verification.weaknesses.map { "    weaker: \($0)" }
    func count(_ verdict: ReplayRow.Verdict) -> Int { rows.count { $0.verdict == verdict } }
    lines.append(
      "\(count(.same)) the same, \(differences) different, \(count(.notCompared)) not compared, "
        + "\(count(.notSupported)) not yet supported")
    let seconds =
      Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    lines.append(
      "\(entries) entries, \(polls) polls, \(ballots) ballots, "
        + String(format: "%.2f", seconds) + " s")
    return lines.joined(separator: "\n") + "\n"
  }
}
