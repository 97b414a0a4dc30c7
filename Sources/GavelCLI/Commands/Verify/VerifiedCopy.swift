internal import Foundation
internal import Governance
internal import Ledger
internal import LedgerStore

/// What is to be verified: a ledger file, a trail, or a trail in a tar file, which is unpacked.
struct VerifiedCopy {
  /// A path that can be read entry by entry.
  let readable: String
  private let isTrail: Bool
  private let scratch: ScratchFolder?

  init(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ProgramError.ledgerMissing(path: path, origin: "the command line")
    }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    if attributes?[.type] as? FileAttributeType == .typeDirectory {
      readable = path
      isTrail = true
      scratch = nil
    } else if path.hasSuffix(".tar") {
      let scratch = try ScratchFolder()
      try TarFile.unpack(path, to: scratch.path)
      readable = scratch.path
      isTrail = true
      self.scratch = scratch
    } else {
      readable = path
      isTrail = false
      scratch = nil
    }
  }

  /// The origin that the genesis names; nil where it cannot be read.
  func origin() -> String? {
    // What cannot be read is for the verification to tell.
    guard let bytes = try? LogReader(path: readable).next() else { return nil }
    return try? Entry(bytes).event.ledger
  }

  func verify(
    _ pins: VerificationPins, progress: (Int64) -> Void
  ) throws -> VerificationReport {
    if isTrail {
      return try TrailVerification.run(folder: readable, pins: pins, progress: progress)
    }
    do {
      return try LedgerVerification.run(file: readable, pins: pins, progress: progress)
    } catch let error as StoreError where Explanation.of(error).exitStatus == 10 {
      // Elsewhere there is no ledger then; here one was said to be there (DESIGN 7).
      throw LedgerError(
        "E-VERIFY-UNREADABLE", "\(readable) can't be read as a ledger, so nothing in it is proved",
        next: "name the ledger or the trail that you mean, or take another copy", exitStatus: 3)
    }
  }
}
