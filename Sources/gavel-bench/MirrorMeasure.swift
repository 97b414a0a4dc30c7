import Foundation
import Governance
import Ledger

/// What verifying again costs who keeps a verified copy (`gavel mirror`): the proof that the kept head is the beginning
/// of the new one, and the new entries, whatever came before.
struct MirrorMeasure {
  private let rounds: Int
  private let cache: String

  init(rounds: Int, cache: String) {
    self.rounds = rounds
    self.cache = cache
  }

  func run() throws {
    let few = try measure(after: 10_000)
    let many = try measure(after: 100_000)
    for one in [few, many] {
      show("mirror of \(one.size) entries", "\(text(one.first, 2)) s")
      show(
        "  again, with \(RecordMeasure.ballots) new ones", "\(text(one.again * 1000, 1)) ms")
    }
    show(
      "again after \(many.size), of again after \(few.size)", text(many.again / few.again, 3))
    show(
      "a new entry of \(many.size), of one at first",
      text(many.again / Double(RecordMeasure.ballots) / (many.first / Double(many.size)), 2))
  }

  private struct Measured {
    let size: Int64
    let first: Double
    let again: Double
  }

  private func measure(after entries: Int64) throws -> Measured {
    let folder = "\(cache)/mirror"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let open = try OpenPoll(in: folder, entries: entries)
    var (first, again) = (Rounds(), Rounds())
    for _ in 0..<rounds {
      for name in ["public", "heads", "mirror.gavel", "mirror.gavel-journal"] {
        try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      }
      let ledger = try open.reopened()
      _ = try ledger.exportTiles(to: "\(folder)/public")
      first.add(try mirror(folder, at: open.time))
      try open.recordAll(in: ledger)
      _ = try ledger.exportTiles(to: "\(folder)/public")
      again.add(try mirror(folder, at: open.time))
    }
    return Measured(size: open.size, first: first.median, again: again.median)
  }

  private func mirror(_ folder: String, at time: Timestamp) throws -> Double {
    let log = try PublishedLog(folder: "\(folder)/public")
    let took = try ContinuousClock().measure {
      _ = try Mirror(
        of: log, into: "\(folder)/mirror.gavel", heads: OutsideHeads(folder: "\(folder)/heads"),
        genesis: nil, now: time)
    }
    return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
  }
}
