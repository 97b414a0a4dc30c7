import Foundation

/// Publishing a ledger as tiles: on the disk, and in memory, where no file system's search for room for new
/// files counts.
struct TileMeasure {
  private let ledger: CachedLedger
  private let rounds: Int
  /// A file system in memory.
  static let memory = "/dev/shm/gavel-bench-tiles"

  init(_ ledger: CachedLedger, rounds: Int) {
    self.ledger = ledger
    self.rounds = rounds
  }

  static func folder(beside path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path + "/public"
  }

  func run() throws {
    try measure("tiles", in: Self.folder(beside: ledger.ledger), "tiles of a ledger, on the disk")
    if FileManager.default.fileExists(atPath: "/dev/shm") {
      try measure(
        "tiles-memory", in: Self.memory, "tiles of a ledger, in memory", "at least 200000")
    }
    var bare = Rounds()
    for _ in 0..<rounds {
      let read = try Child.measure("read", ledger.ledger, threads: 1)
      bare.add(Double(read.entries) / read.seconds)
    }
    show("of it reading the entries alone", "\(text(bare.median, 0))/s")
  }

  private func measure(
    _ kind: String, in folder: String, _ name: String, _ wanted: String = ""
  ) throws {
    var rate = Rounds()
    var again = Rounds()
    for _ in 0..<rounds {
      try? FileManager.default.removeItem(atPath: folder)
      let first = try Child.measure(kind, ledger.ledger, threads: 1)
      rate.add(Double(first.entries) / first.seconds)
      again.add(try Child.measure(kind, ledger.ledger, threads: 1).seconds)
    }
    try? FileManager.default.removeItem(atPath: folder)
    show(name, "\(text(rate.median, 0))/s", wanted)
    show("  where nothing is new", "\(text(again.median * 1000, 1)) ms")
  }
}
