import Foundation
import Governance
import LedgerStore
import TransparencyLog

extension OpenLedger {
  /// Copies the ledger to a new file, while others may go on recording, and verifies the copy in full before
  /// it gets its name: what cannot be restored is no backup.
  ///
  /// - Parameter force: whether a file that stands there is put aside.
  /// - Returns: what the verification of the copy found: valid or weaker.
  /// - Throws: `LedgerError` where the copy does not verify; then none is left. `StoreError`.
  public func backUp(
    to path: String, force: Bool = false, progress: (Int64) -> Void = { _ in }
  ) throws -> LedgerCopy {
    let head = try head()
    let pins = VerificationPins(
      genesis: identity.genesis,
      head: OutsideHead(
        origin: origin.text, genesis: identity.genesis,
        keys: try keys().known(atSize: head.size),
        size: head.size, root: head.root, checked: now))
    return try LedgerCopy(of: file, at: path, pins: pins, force: force, progress: progress)
  }
}

/// A copy of a ledger that was verified before it got its name.
public struct LedgerCopy: Sendable {
  public let report: VerificationReport
  /// What was added to the name of a file that stood there before: `.before`.
  public let putAside: String?

  /// - Throws: `LedgerError.copyUnsound`, `StoreError`; then nothing stands under the name that did not before.
  init(
    of file: LedgerFile, at path: String, pins: VerificationPins, force: Bool,
    progress: (Int64) -> Void
  ) throws {
    guard force || !FileManager.default.fileExists(atPath: path) else {
      throw LedgerError.outputExists(path)
    }
    let part = "\(path).\(UUID().uuidString).part"
    try file.copy(to: part)
    do {
      report = try LedgerVerification.run(file: part, pins: pins, progress: progress)
      guard report.result != .invalid else {
        throw LedgerError.copyUnsound(report.faults.first?.message ?? "it does not verify")
      }
      putAside = try LedgerFile.move(part, to: path, force: force)
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
  }
}

/// A backup that was put in the place of a ledger.
public struct Restored: Sendable {
  public let copy: LedgerCopy
  /// How many entries this computer has seen that the backup does not hold; none of them is lost as long as
  /// a trail, a mirror or another copy has them.
  public let missing: Int64

  /// Verifies a backup in full and copies it to where the ledger is to be.
  ///
  /// - Parameters:
  ///   - genesis: what the ledger is known by, where it is known from elsewhere.
  ///   - force: whether a file that stands there is put aside, with its journal.
  /// - Throws: `LedgerError` where the backup does not verify, or is forked from what this computer has seen
  ///   of the ledger; then nothing is changed. `StoreError`.
  public init(
    _ backup: String, to path: String, heads: OutsideHeads, genesis: VerificationPins,
    force: Bool, progress: (Int64) -> Void = { _ in }
  ) throws {
    let file = try LedgerFile.privateCopy(of: backup)
    guard file.foreignJournal == nil else {
      throw LedgerError.copyUnsound("a journal stands beside \(backup): a recording was cut off")
    }
    guard let founded = try file.read({ try $0.register.founding() }) else {
      throw LedgerError.copyUnsound("\(backup) has no genesis")
    }
    let known = try heads.head(of: founded.origin)
    var pins = genesis
    let size = try file.read { $0.size }
    // That it is behind is what a backup is. What it shares with the head must be the same.
    if let known, known.size <= size { pins.head = known }
    pins.genesis = pins.genesis ?? known?.genesis
    copy = try LedgerCopy(of: file, at: path, pins: pins, force: force, progress: progress)
    missing = max(0, (known?.size ?? 0) - size)
  }
}

extension LedgerError {
  static func copyUnsound(_ reason: String) -> LedgerError {
    LedgerError(
      "E-COPY-UNSOUND", "the copy does not verify: \(reason)",
      next: "find out what is wrong with it: gavel verify FILE; nothing was changed", exitStatus: 3)
  }
}
