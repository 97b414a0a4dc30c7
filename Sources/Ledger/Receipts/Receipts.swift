import Foundation
import Governance
import Sodium
import TransparencyLog

/// The receipts that this computer keeps (`$XDG_STATE_HOME/gavel/receipts`): one file for each entry that it
/// recorded or was given a receipt of. The first receipt of an entry stays, so that another history cannot
/// take its place.
///
///     receipts/<sha256 of the origin>/<number / 1000>/<number>.tlog-proof
public struct Receipts: Sendable {
  private let folder: String

  public init(folder: String) {
    self.folder = folder
  }

  private func path(of origin: String) -> String {
    "\(folder)/\(SHA256.hash(Array(origin.utf8)).hex)"
  }

  /// Keeps a receipt, whole or not at all.
  ///
  /// - Returns: where it is.
  /// - Throws: `LedgerError` where it cannot be written.
  @discardableResult
  public func keep(_ receipt: Receipt) throws -> String {
    let origin = receipt.proof.checkpoint.checkpoint.origin.text
    let shelf = "\(path(of: origin))/\(receipt.number / 1000)"
    let file = "\(shelf)/\(receipt.number).tlog-proof"
    guard !FileManager.default.fileExists(atPath: file) else { return file }
    do {
      try FileManager.default.createDirectory(
        atPath: shelf, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try WholeFile.replace(file, Data(receipt.bytes))
    } catch {
      throw LedgerError.file(file, error.localizedDescription)
    }
    return file
  }

  /// The numbers of the entries of a ledger that receipts are kept of, in order.
  public func numbers(of origin: String) throws -> [Int64] {
    let path = path(of: origin)
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).flatMap { shelf in
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(shelf)").compactMap {
          $0.hasSuffix(".tlog-proof") ? Int64($0.dropLast(".tlog-proof".count)) : nil
        }
      }.sorted()
    } catch {
      throw LedgerError.file(path, error.localizedDescription)
    }
  }

  /// The receipt of an entry; nil where none is kept.
  ///
  /// - Throws: `LedgerError` or `LogProofError` where it cannot be read: silence would hide what it shows.
  public func receipt(of number: Int64, in origin: String) throws -> Receipt? {
    let file = "\(path(of: origin))/\(number / 1000)/\(number).tlog-proof"
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    do {
      return try Receipt(parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))))
    } catch let error as CocoaError {
      throw LedgerError.file(file, error.localizedDescription)
    }
  }
}
