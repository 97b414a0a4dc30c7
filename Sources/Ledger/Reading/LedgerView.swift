public import Governance
import LedgerStore
import Sodium

/// How far the book is read: up to an entry or a time; all of it where nothing is said.
public enum KnownAt: Hashable, Sendable {
  /// The state after this entry.
  case entry(Int64)
  /// The state after the last entry recorded at or before this time.
  case time(Timestamp)
}

/// What a reader sees: the register as the book knew it, read at a time.
public struct LedgerView {
  public let register: any RegisterLists
  /// The time at which facts are read.
  public let time: Timestamp
  /// How many entries the register is of.
  public let size: Int64
  /// The entries, also those that are behind the view.
  let log: any AuthoredEntries
}

/// The entries of a log by who signed them.
protocol AuthoredEntries {
  /// The line of entry `number`; nil where it is not there.
  func line(ofEntry number: Int64) throws -> [UInt8]?

  /// Hands over the lines of a person from `number` on, in their order.
  func forEachEntry(
    by person: Identifier, from number: Int64,
    _ body: (_ number: Int64, _ bytes: [UInt8]) throws -> Void
  ) throws
}

extension LedgerReading: AuthoredEntries {
  func line(ofEntry number: Int64) throws -> [UInt8]? { try entry(number) }
}

extension OpenLedger {
  /// Reads the ledger on its two axes of time.
  ///
  /// - Parameters:
  ///   - knownAt: replays the book up to there; what it learned later is not seen.
  ///   - asOf: what is in force at this time; where nothing is said, now, or the time of `knownAt`.
  public func view<Value>(
    knownAt: KnownAt? = nil, asOf: Timestamp? = nil, _ body: (LedgerView) throws -> Value
  ) throws -> Value {
    try file.read { reading in
      guard let knownAt else {
        return try body(
          LedgerView(
            register: reading.register, time: asOf ?? clock.now, size: reading.size, log: reading))
      }
      let (replay, last) = try Self.replay(reading, upTo: knownAt)
      return try body(
        LedgerView(
          register: replay.register, time: asOf ?? last, size: replay.size, log: reading))
    }
  }

  private static func replay(
    _ reading: LedgerReading, upTo limit: KnownAt
  ) throws -> (Replay, last: Timestamp) {
    var replay = Replay(documents: Documents(in: reading), keepsClosedPolls: true)
    var last = Timestamp.earliest
    var start: Int64 = 0
    while start < reading.size {
      for bytes in try reading.entries(from: start, count: 512) {
        let entry = try Entry(bytes)
        switch limit {
        case .entry(let number) where replay.size > number: return (replay, last)
        case .time(let time) where entry.recorded > time: return (replay, time)
        default: break
        }
        try replay.admit(entry)
        last = entry.recorded
      }
      start = replay.size
    }
    if case .time(let time) = limit { last = time }
    return (replay, last)
  }
}
