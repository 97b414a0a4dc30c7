import Foundation
import Governance
import Ledger
import LedgerStore
import TransparencyLog

/// What receipts and the head outside add to a recording, and what an inclusion proof costs in a long ledger.
struct ReceiptMeasure {
  private let ledger: CachedLedger
  private let rounds: Int
  private let cache: String
  private static let proofs: Int64 = 1_000

  init(_ ledger: CachedLedger, rounds: Int, cache: String) {
    self.ledger = ledger
    self.rounds = rounds
    self.cache = cache
  }

  func run() throws {
    let folder = "\(cache)/receipt"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let open = try OpenPoll(in: folder)
    var ratio = Rounds()
    for _ in 0..<rounds {
      let bare = try open.record()
      ratio.add(try open.record(keeping: true) / bare)
    }
    show(
      "recording with head outside and receipt, of it without", text(ratio.median, 3), "at most 1.5"
    )
    try prove()
  }

  /// Proofs of entries all over the ledger, each from the file.
  private func prove() throws {
    let book = try OpenLedger(reading: ledger.ledger, heads: nil)
    let size = try book.head().size
    var times: [Double] = []
    for count in 0..<Self.proofs {
      // A step that shares no factor with the size of a page or of a subtree.
      let number = count * 7_919 % size
      let took = try ContinuousClock().measure { _ = try book.receipt(ofEntry: number) }
      times.append(
        Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18)
    }
    times.sort()
    show(
      "receipt of an entry among \(size), median", "\(text(times[times.count / 2] * 1e3, 3)) ms")
    show(
      "receipt of an entry among \(size), slowest", "\(text((times.last ?? 0) * 1e3, 3)) ms",
      "under 5 ms")
  }
}
