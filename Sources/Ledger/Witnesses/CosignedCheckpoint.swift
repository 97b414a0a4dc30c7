public import Governance
import LedgerStore
public import TransparencyLog

extension OpenLedger {
  /// The newest checkpoint that the file keeps with as many cosignatures as the charter in force asks for; the
  /// newest of all where there is none, which the rules then refuse to record.
  ///
  /// - Throws: `StoreError`; `LedgerError` where the file keeps no checkpoint.
  public func cosignedCheckpoint() throws -> SignedCheckpoint {
    let now = clock.now
    return try file.read { reading in
      let stored = try reading.checkpoints()
      guard let newest = stored.last else { throw LedgerError.checkpointUnsound("there is none") }
      if let rule = try reading.register.charter(at: now)?.witnesses {
        for checkpoint in stored.reversed() {
          let signed = try SignedCheckpoint(parsing: checkpoint.note)
          if rule.isMet(on: signed) { return signed }
        }
      }
      return try SignedCheckpoint(parsing: newest.note)
    }
  }
}

extension LedgerView {
  /// The cosigned head that is due next; nil where the charter asks for none, or every entry stands under one.
  public func headDue() throws -> HeadDue? {
    try register.headDue(at: time, entries: size) { number in
      // An entry that cannot be read was not recorded later than any.
      guard let line = try log.line(ofEntry: number) else { return .earliest }
      return try Entry(line).recorded
    }
  }
}
