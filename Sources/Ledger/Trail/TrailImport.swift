import Foundation
import Governance
import LedgerStore
import Sodium
import TransparencyLog

extension OpenLedger {
  /// Makes a ledger file from a trail that verifies. It holds what the exported ledger held, byte for
  /// byte, and can be read; to record it takes the ledger's key.
  ///
  /// - Returns: what the verification of the trail found.
  /// - Throws: `LedgerError` where the trail does not verify; then no file is made.
  public static func importTrail(
    from folder: String, to path: String, pins: VerificationPins = VerificationPins()
  ) throws -> VerificationReport {
    let report = try TrailVerification.run(folder: folder, pins: pins)
    guard report.result == .valid || report.result == .weaker else {
      throw LedgerError.notVerified(folder)
    }
    let trail = try TrailFolder(folder)
    let file = try LedgerFile.create(at: path)
    do {
      try file.record { recording in
        let documents = try trail.documents().sound
        for digest in documents.map(\.digest).sorted() {
          let name = "\(TrailFile.documents)/\(digest.hex)"
          guard let bytes = try trail.read(name) else { continue }
          try recording.put(document: bytes, salt: try trail.read(name + TrailFile.salt))
        }
        var reader = try TrailLines(path: "\(folder)/\(TrailFile.entries)")
        while let line = try reader.next() {
          let entry = try Entry(line)
          let candidate = try Rulebook.Candidate(
            entry.event, number: recording.reading.size, key: entry.key, recorded: entry.recorded)
          let reading = recording.reading
          let known = Documents(in: reading)
          _ = try Rulebook.decide(on: candidate, in: &recording.register, with: known)
          try recording.append(entry, number: recording.reading.size)
        }
        if let checkpoint = try trail.read(TrailFile.checkpoint) {
          try recording.put(checkpoint: checkpoint, size: recording.reading.size, handedOut: true)
        }
        guard let origin = report.origin.flatMap({ Origin($0) }) else {
          throw Refusal.missingGenesis()
        }
        try recording.register.ledgerKeys().keepCoverings(after: 0, of: origin, in: recording) {
          try trail.read(TrailFile.handed(atSize: $0))
        }
      }
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
    return report
  }
}
