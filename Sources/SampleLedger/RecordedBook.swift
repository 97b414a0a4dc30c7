public import Governance
public import Ledger
public import Sodium
import Synchronization
import TransparencyLog

/// A ledger file that is written event by event, each signed and recorded as a program does it, under
/// a clock that the sample moves.
public struct RecordedBook {
  public let ledger: OpenLedger
  public let consortium: SampleConsortium
  let clock: SampleClock
  private let after: (OpenLedger, Int64) throws -> Void

  /// Founds the ledger.
  ///
  /// - Parameter after: is told the size after each entry.
  public init(
    at path: String, of consortium: SampleConsortium,
    after: @escaping (OpenLedger, Int64) throws -> Void = { _, _ in }
  ) throws {
    self.after = after
    let clock = try SampleClock(at: "2026-01-05T09:00:00Z")
    self.clock = clock
    self.consortium = consortium
    ledger = try OpenLedger.found(
      at: path, origin: consortium.origin, charter: consortium.charter,
      signer: consortium.founders[0].signer, registrar: consortium.registrar, rehearsal: true,
      heads: nil, clock: .rehearsal { clock.now })
    try after(ledger, 1)
  }

  /// Signs an event and records it, a minute later than the one before.
  ///
  /// - Returns: the event's id.
  @discardableResult
  public func record(
    _ kind: any EventKind, by person: SamplePerson, documents: [HandedDocument] = []
  ) throws -> Digest {
    try record(kind, as: person.signer, documents: documents)
  }

  /// The same with a key that the person does not have in memory.
  @discardableResult
  public func record(
    _ kind: any EventKind, as signer: Signer, documents: [HandedDocument] = []
  ) throws -> Digest {
    clock.advance(by: 60)
    let signed = try ledger.sign(kind, as: signer, documents: documents)
    let recorded = try ledger.record(
      signed, with: try consortium.registrar(of: ledger), aheadAllowed: true)
    try after(ledger, recorded.head.size)
    return recorded.event
  }

  public func pass(seconds: Int64) {
    clock.advance(by: seconds)
  }
}

/// The time of a sample.
public final class SampleClock: Sendable {
  private let time: Mutex<Timestamp>

  /// - Parameter start: `YYYY-MM-DDThh:mm:ssZ`.
  public init(at start: String) throws {
    guard let start = Timestamp(start) else { throw SampleMistake("\(start) is no time") }
    time = Mutex(start)
  }

  public var now: Timestamp { time.withLock { $0 } }

  public func advance(by seconds: Int64) {
    time.withLock { $0 = $0.adding(seconds) }
  }
}
