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
      let first = try short.measure()
      let second = try long.measure()
      guard round > 0 else { continue }
      ballot.add(second.ballot / first.ballot)
      closing.add(second.closing / first.closing)
      seconds.ballot.add(second.ballot)
      seconds.closing.add(second.closing)
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
    ballots = try grown.signedBallots(100, after: turns)
    time = grown.now.adding(1)
    closing = try grown.signedClosing()
    consortium = grown.consortium
  }

  /// - Returns: seconds of one ballot, in the middle of many, and of the closing.
  func measure() throws -> (ballot: Double, closing: Double) {
    let ballot = try onCopy(at: time) { ledger in
      for event in ballots { _ = try ledger.record(event, with: consortium.registrar) }
    }
    let closed = try onCopy(at: closing.time) { ledger in
      _ = try ledger.record(closing.event, with: consortium.registrar, aheadAllowed: true)
    }
    return (ballot / Double(ballots.count), closed)
  }

  private func onCopy(at time: Timestamp, _ body: (OpenLedger) throws -> Void) throws -> Double {
    let path = "\(folder)/copy.gavel"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: "\(folder)/base.gavel", toPath: path)
    let ledger = try OpenLedger(opening: path, heads: nil, clock: .rehearsal { time })
    let took = try ContinuousClock().measure { try body(ledger) }
    return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
  }
}
