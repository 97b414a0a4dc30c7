import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import TransparencyLog

/// What a poll of many ballots costs at the end of a short ledger and at the end of a long one: its
/// closing, and one more ballot in it.
struct PollMeasure {
  private let entries: Int64
  private let rounds: Int
  private let cache: String
  static let ballots = 100_000
  static let members = 400
  /// Enough for all members to be admitted.
  static let shortest: Int64 = 12_000

  init(entries: Int64, rounds: Int, cache: String) {
    self.entries = entries
    self.rounds = rounds
    self.cache = cache
  }

  func run() throws {
    let folder = "\(cache)/poll"
    try? FileManager.default.removeItem(atPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let short = try Filled(entries: Self.shortest, in: "\(folder)/short")
    let long = try Filled(entries: max(entries, Self.shortest), in: "\(folder)/long")
    var (ballot, closing) = (Rounds(), Rounds())
    var seconds = (ballot: Rounds(), closing: Rounds())
    // The first round reads both files into the system's memory and is not counted.
    for round in 0...rounds {
      let ballots = try Filled.ballots(of: short, long)
      let closings = (try short.close(), try long.close())
      guard round > 0 else { continue }
      ballot.add(ballots.long / ballots.short)
      closing.add(closings.1 / closings.0)
      seconds.ballot.add(ballots.long)
      seconds.closing.add(closings.1)
    }
    print(
      "a poll of \(Self.ballots) ballots after \(short.before) and after \(long.before) entries")
    show("closing it, after the longer", "\(text(seconds.closing.median, 2)) s")
    show("of the time after the shorter", text(closing.median, 3), "at most 1.20")
    show("one more ballot, after the longer", "\(text(seconds.ballot.median * 1e6, 0)) µs")
    show("of the time after the shorter", text(ballot.median, 3), "at most 1.20")
  }
}

/// A ledger that ends with an open poll full of ballots.
private struct Filled {
  let before: Int64
  private let folder: String
  private let consortium: SampleConsortium
  private let ballots: [SignedEvent]
  private let closing: (event: SignedEvent, time: Timestamp)
  private let time: Timestamp

  init(entries: Int64, in folder: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let file = try LedgerFile.create(at: "\(folder)/base.gavel")
    let writer = BulkWriter(file)
    var grown = try GrownLedger(entries: entries, members: PollMeasure.members) {
      try writer.take($0)
    }
    _ = try grown.growToOpenPoll()
    before = grown.size
    let checkpoint = try grown.castBallots(PollMeasure.ballots)
    try writer.finish(checkpoint, size: grown.size)
    try file.close()
    let turns = Int64(PollMeasure.ballots / PollMeasure.members) + 1
    ballots = try grown.signedBallots(300, after: turns)
    time = grown.now.adding(1)
    closing = try grown.signedClosing()
    consortium = grown.consortium
  }

  /// Records ballots in both, one here and one there: what the disk does meanwhile it does to both.
  ///
  /// - Returns: seconds of one ballot in each.
  static func ballots(of short: Filled, _ long: Filled) throws -> (short: Double, long: Double) {
    let ledgers = (try short.copy(at: short.time), try long.copy(at: long.time))
    var (first, second) = (0.0, 0.0)
    for (one, other) in zip(short.ballots, long.ballots) {
      first += try seconds { _ = try ledgers.0.record(one, with: short.consortium.registrar) }
      second += try seconds { _ = try ledgers.1.record(other, with: long.consortium.registrar) }
    }
    let count = Double(short.ballots.count)
    return (first / count, second / count)
  }

  /// - Returns: seconds of the closing.
  func close() throws -> Double {
    let ledger = try copy(at: closing.time)
    return try Self.seconds {
      _ = try ledger.record(closing.event, with: consortium.registrar, aheadAllowed: true)
    }
  }

  private func copy(at time: Timestamp) throws -> OpenLedger {
    let path = "\(folder)/copy.gavel"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: "\(folder)/base.gavel", toPath: path)
    // Else the first commit would wait for the whole copy to reach the disk.
    try FileHandle(forUpdating: URL(filePath: path)).synchronize()
    return try OpenLedger(opening: path, heads: nil, clock: .rehearsal { time })
  }

  private static func seconds(_ body: () throws -> Void) throws -> Double {
    let took = try ContinuousClock().measure(body)
    return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
  }
}
