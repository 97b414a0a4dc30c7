import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import TransparencyLog

/// What happens to the registrar's computer, and the witnesses that it asks.
extension Simulation {
  func crash() throws {
    figures.crashes += 1
    try ledger.file.close()
    try reopen()
  }

  func reopen() throws {
    let clock = clock
    ledger = try OpenLedger(opening: path, heads: heads, clock: .rehearsal { clock.now })
  }

  /// The disk is put back from an older copy; what is missing comes from a member's.
  func restore() throws {
    guard FileManager.default.fileExists(atPath: folder + "/backup") else {
      try? ledger.file.close()
      try FileManager.default.copyItem(atPath: path, toPath: folder + "/backup")
      return try reopen()
    }
    let head = try ledger.head()
    try ledger.file.close()
    let mirror = folder + "/mirror"
    try? FileManager.default.removeItem(atPath: mirror)
    try FileManager.default.moveItem(atPath: path, toPath: mirror)
    try FileManager.default.moveItem(atPath: folder + "/backup", toPath: path)
    figures.restores += 1
    let old = try LedgerFile(opening: path, readOnly: true).read { $0.size }
    if old < head.size {
      do {
        try reopen()
        throw Finding(seed, "a file behind its head was opened for recording")
      } catch let error as LedgerError where error.code == "E-HEAD-BEHIND" {}
    }
    let refill = try Refill(
      path, from: [mirror], heads: heads,
      keys: numbers.once(in: 2) ? [world.registrar] : [], now: now
    )
    guard refill.head == head, refill.missing == 0 else {
      throw Finding(seed, "a refill left \(refill.head.size) of \(head.size) entries")
    }
    try reopen()
  }

  /// A witness is asked, which may answer, or be told that the answer was lost.
  func cosign() throws {
    let number = Int.random(in: 0..<2, using: &numbers)
    let log = witnessed[number]
    let head = try ledger.head()
    let (note, proof) = try ledger.file.read { reading in
      (
        try reading.checkpoint(ofSize: head.size)?.note ?? [],
        try reading.consistencyProof(from: log.head.size, to: head.size)
      )
    }
    let request = AddCheckpointRequest(
      oldSize: log.head.size, proof: proof, checkpoint: try SignedCheckpoint(parsing: note))
    let cosigned = try log.cosigning(
      try AddCheckpointRequest(parsing: request.bytes), by: world.witnesses[number],
      at: max(log.time, now.seconds))
    witnessed[number] = cosigned.log
    guard !numbers.once(in: 4) else { return }
    figures.cosigned += 1
    let signed = try SignedCheckpoint(parsing: note).adding([cosigned.cosignature])
    try ledger.file.record { recording in
      try recording.put(checkpoint: signed.bytes, size: head.size, handedOut: true)
    }
  }

  func tellHead() throws {
    guard let person = world.people.randomElement(using: &numbers) else { return }
    told[person.id] = try ledger.head()
  }
}
