import Foundation
import Governance
import LedgerStore
import Sodium
import TransparencyLog

/// A copy of the log, a ledger file or a trail, that verifies: what it holds is the history that the ledger's
/// key has signed.
struct LogSource {
  let path: String
  let size: Int64
  private let trail: TrailFolder?
  private let file: LedgerFile?

  /// - Throws: `LedgerError` where it does not verify or is of another ledger.
  init(_ path: String, of identity: Founding) throws {
    self.path = path
    let pins = VerificationPins(genesis: identity.genesis)
    let report: VerificationReport
    if TrailFolder.isFolder(path) {
      report = try TrailVerification.run(folder: path, pins: pins)
      trail = try TrailFolder(path)
      file = nil
    } else {
      report = try LedgerVerification.run(file: path, pins: pins)
      trail = nil
      file = try LedgerFile.privateCopy(of: path)
    }
    guard report.result == .valid || report.result == .weaker else {
      throw LedgerError.sourceUnsound(
        path, report.faults.first?.message ?? "it has entries of a later version")
    }
    size = report.entries
  }

  /// Its newest checkpoint, over all that it holds.
  func checkpoint() throws -> [UInt8]? {
    if let file { return try file.read { try $0.checkpoint()?.note } }
    return try trail?.read(TrailFile.checkpoint)
  }

  /// The last checkpoint of a key that was handed on, over so many entries; nil where it does not hold it.
  func covering(ofSize size: Int64) throws -> [UInt8]? {
    if self.size == size { return try checkpoint() }
    if let file { return try file.read { try $0.checkpoint(ofSize: size)?.note } }
    return try trail?.read(TrailFile.handed(atSize: size))
  }

  /// The entries, from the genesis on.
  func entries() throws -> LogReader { try LogReader(path: path) }

  /// A document that it holds; nil where it does not, or holds something else under that name.
  func document(_ name: TextReference.Name) throws -> HandedDocument? {
    let found: HandedDocument?
    if let file {
      found = try file.read { try $0.document(name.digest) }.map {
        HandedDocument(bytes: $0.bytes, salt: $0.salt)
      }
    } else {
      let path = "\(TrailFile.documents)/\(name.digest.hex)"
      found = try trail?.read(path, atMost: TrailFolder.largestDocument).map {
        HandedDocument(bytes: $0, salt: try trail?.read(path + TrailFile.salt, atMost: 32))
      }
    }
    return found?.name == name ? found : nil
  }
}

extension LedgerError {
  static func sourceUnsound(_ path: String, _ reason: String) -> LedgerError {
    LedgerError(
      "E-SOURCE-UNSOUND", "\(path) does not verify: \(reason)",
      next: "see all that is wrong with it: gavel verify \(path); nothing was changed",
      exitStatus: 3)
  }
}
