import Foundation
import Governance
import Sodium
import TransparencyLog

/// The receipts that this computer keeps (`$XDG_STATE_HOME/gavel/receipts`), a line for each entry that it recorded
/// or was given a receipt of: the entry's number, a space, the receipt in base64. The first receipt of an entry holds,
/// so that another history cannot take its place.
///
///     receipts/<sha256 of the origin>/<number / 100>.receipts
///
/// The disk is not waited for: the entry itself is on it.
public struct Receipts: Sendable {
  private let folder: String
  private static let shelf: Int64 = 100
  private static let suffix = ".receipts"

  public init(folder: String) {
    self.folder = folder
  }

  private func path(of origin: String) -> String {
    "\(folder)/\(SHA256.hash(Array(origin.utf8)).hex)"
  }

  private func file(_ shelf: Int64, of origin: String) -> LineFile {
    LineFile(path: "\(path(of: origin))/\(shelf)\(Self.suffix)")
  }

  /// Keeps a receipt, whole or not at all.
  ///
  /// - Returns: the file that it is in.
  /// - Throws: `LedgerError` where it cannot be written.
  @discardableResult
  public func keep(_ receipt: Receipt) throws -> String {
    let origin = receipt.proof.checkpoint.checkpoint.origin.text
    let file = file(receipt.number / Self.shelf, of: origin)
    do {
      guard try !holds(receipt.number, file) else { return file.path }
      let line = Array("\(receipt.number) \(Data(receipt.bytes).base64EncodedString())".utf8)
      do {
        try file.append(line, waiting: false)
      } catch let error as POSIXError where error.code == .ENOENT {
        try FileManager.default.createDirectory(
          atPath: path(of: origin), withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
        try file.append(line, waiting: false)
      }
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError.file(file.path, error.localizedDescription)
    }
    return file.path
  }

  /// Entries are recorded one after the other: after the last one there is none.
  private func holds(_ number: Int64, _ file: LineFile) throws -> Bool {
    if let last = try file.lastLine(within: 16_384), let kept = Self.number(of: last),
      kept < number
    {
      return false
    }
    return try file.lines()?.contains { Self.number(of: $0) == number } ?? false
  }

  private static func number(of line: [UInt8]) -> Int64? {
    Int64(String(decoding: line.prefix { $0 != 0x20 }, as: UTF8.self))
  }

  /// Every receipt of a ledger that is kept, in the order of their entries.
  ///
  /// - Throws: `LedgerError` or `LogProofError` where one cannot be read: silence would hide what it shows.
  public func all(of origin: String) throws -> [Receipt] {
    let path = path(of: origin)
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw LedgerError.file(path, error.localizedDescription)
    }
    let shelves = names.compactMap {
      $0.hasSuffix(Self.suffix) ? Int64($0.dropLast(Self.suffix.count)) : nil
    }
    return try shelves.sorted().flatMap { shelf in
      let file = file(shelf, of: origin)
      var first: [Int64: Receipt] = [:]
      for line in try lines(of: file) {
        let receipt = try Self.receipt(in: line, of: file)
        if first[receipt.number] == nil { first[receipt.number] = receipt }
      }
      return first.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  /// The receipt of an entry; nil where none is kept.
  ///
  /// - Throws: as ``all(of:)``.
  public func receipt(of number: Int64, in origin: String) throws -> Receipt? {
    let file = file(number / Self.shelf, of: origin)
    return try lines(of: file).first { Self.number(of: $0) == number }.map {
      try Self.receipt(in: $0, of: file)
    }
  }

  private func lines(of file: LineFile) throws -> [[UInt8]] {
    do {
      return try file.lines() ?? []
    } catch {
      throw LedgerError.file(file.path, error.localizedDescription)
    }
  }

  private static func receipt(in line: [UInt8], of file: LineFile) throws -> Receipt {
    let text = line.drop { $0 != 0x20 }.dropFirst()
    guard let number = number(of: line), let bytes = Data(base64Encoded: Data(text)) else {
      throw LedgerError.file(file.path, "a line of it is no receipt that gavel kept")
    }
    let receipt = try Receipt(parsing: [UInt8](bytes))
    guard receipt.number == number else {
      throw LedgerError.file(file.path, "a line of it is of another entry than its receipt")
    }
    return receipt
  }
}
