import Foundation
import Governance
import LedgerStore
import Sodium

/// Two copies of a log, entry by entry: whether one is the beginning of the other.
public struct CopyComparison: Sendable {
  /// How many entries both begin with.
  public let common: Int64
  public let sizes: (here: Int64, there: Int64)
  /// The first entries that differ, where both copies go on after what they share.
  public let fork: (here: Side, there: Side)?

  /// An entry that only one of the copies has at its number.
  public struct Side: Hashable, Sendable {
    /// The event's id; the SHA-256 of the bytes where they are no entry.
    public let id: String
    /// `motion.proposed by ibm-rep, recorded 2026-11-23T12:00:00Z`
    public let words: String

    init(_ bytes: [UInt8]) {
      guard let entry = try? Entry(bytes) else {
        id = SHA256.hash(bytes).hex
        words = "bytes that are no entry"
        return
      }
      id = entry.event.id.hex
      words = "\(entry.event.type) by \(entry.event.author), recorded \(entry.recorded)"
    }
  }

  /// - Parameters:
  ///   - here: a ledger file or the folder of a trail.
  ///   - there: another one.
  public init(of here: String, with there: String) throws {
    let first = try LogReader(path: here)
    let second = try LogReader(path: there)
    var common: Int64 = 0
    var fork: (Side, Side)?
    var left = try first.next()
    var right = try second.next()
    while let a = left, let b = right {
      guard a == b else {
        fork = (Side(a), Side(b))
        break
      }
      common += 1
      left = try first.next()
      right = try second.next()
    }
    self.common = common
    self.fork = fork
    sizes = (
      try Self.count(first, from: common, pending: left != nil),
      try Self.count(second, from: common, pending: right != nil)
    )
  }

  private static func count(
    _ reader: LogReader, from common: Int64, pending: Bool
  ) throws -> Int64 {
    guard pending else { return common }
    var size = common + 1
    while try reader.next() != nil { size += 1 }
    return size
  }

  /// What the comparison means, where the two cannot both be the one history.
  var sentence: String? {
    guard let fork else { return nil }
    return
      "the other copy differs from entry \(common) on: here \(fork.here.id), \(fork.here.words), the first "
      + "of \(sizes.here - common); there \(fork.there.id), \(fork.there.words), the first of "
      + "\(sizes.there - common)"
  }
}

/// The entries of a ledger file or of a trail, one after the other.
public final class LogReader {
  private var lines: TrailLines?
  private let file: LedgerFile?
  private var waiting: [[UInt8]] = []
  private var position: Int64 = 0

  /// - Parameter path: a ledger file or the folder of a trail.
  /// - Throws: `LedgerError` or `StoreError` where it is neither.
  public init(path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw LedgerError.trailUnreadable(path, "it does not exist")
    }
    if TrailFolder.isFolder(path) {
      lines = try TrailLines(path: "\(path)/\(TrailFile.entries)")
      file = nil
    } else {
      file = try LedgerFile.privateCopy(of: path)
    }
  }

  /// The next entry's bytes; nil after the last one.
  public func next() throws -> [UInt8]? {
    if let file {
      if waiting.isEmpty {
        waiting = try file.read {
          try $0.entries(from: position, count: 512)
        }.reversed()
        position += Int64(waiting.count)
      }
      return waiting.popLast()
    }
    return try lines?.next()
  }
}

extension VerificationReport {
  /// Adds what a comparison with another copy found.
  public mutating func add(_ comparison: CopyComparison, with other: String) {
    let fits = comparison.fork == nil
    if let sentence = comparison.sentence {
      faults.append(
        Fault(entry: comparison.common, code: FaultCode.against.rawValue, message: sentence))
    } else if comparison.sizes.here < comparison.sizes.there {
      faults.append(
        Fault(
          entry: comparison.sizes.here, code: FaultCode.against.rawValue,
          message: "the other copy has \(comparison.sizes.there) entries, this one "
            + "\(comparison.sizes.here): the last ones are missing here"))
    }
    checks.append(
      Check(
        name: "against",
        state: fits && comparison.sizes.here >= comparison.sizes.there
          ? .passed : .failed,
        detail: "\(comparison.common) entries in common with \(other)"))
  }
}
