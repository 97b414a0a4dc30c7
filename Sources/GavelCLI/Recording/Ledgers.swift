internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium
internal import TransparencyLog

extension Session {
  /// The ledger in use, its head checked against what this computer has seen of it. Every output of a
  /// rehearsal ledger says so from here on.
  ///
  /// - Parameter readOnly: whether the command never records.
  func ledger(readOnly: Bool = true) throws -> OpenLedger {
    let path = environment.absolute(try ledgerPath())
    let ledger: OpenLedger
    do {
      ledger = try OpenLedger(
        opening: path, readOnly: readOnly, heads: try heads, clock: try clock)
    } catch StoreError.readOnly where !readOnly {
      // Who only signs need not write to the file; who records is told so when it comes to that.
      ledger = try OpenLedger(opening: path, readOnly: true, heads: try heads, clock: try clock)
    }
    announce(rehearsal: ledger.identity.rehearsal, origin: ledger.origin.text)
    return ledger
  }

  /// Says on stderr, and in every JSON object, that a ledger is a rehearsal.
  func announce(rehearsal: Bool, origin: String) {
    guard rehearsal else { return }
    output.isRehearsal = true
    terminal.say("REHEARSAL  \(visible(origin)) decides nothing")
  }

  /// What this computer has seen of ledgers.
  var heads: OutsideHeads { get throws { OutsideHeads(folder: try folders.state + "/heads") } }

  /// The receipts that this computer keeps.
  var receipts: Receipts { get throws { Receipts(folder: try folders.state + "/receipts") } }

  /// The ledger's key, where this computer records it. A computer that has handed it on gives the old one: it is
  /// refused with the next step. One that is to be handed it gives none yet.
  func registrarKey(of ledger: OpenLedger) throws -> RegistrarKey? {
    let held = try keys.ledgerKeys(origin: ledger.origin.text)
    guard !held.isEmpty else { return nil }
    let known = try ledger.keys()
    let current = known.key(ofSize: .max)
    guard
      let key = held.first(where: { $0.publicKey == current })
        ?? held.last(where: { known.contains($0.publicKey) })
    else { return nil }
    return RegistrarKey(origin: ledger.origin, secretKey: key)
  }

  /// This computer's clock or, for a rehearsal ledger, the one that GAVEL_CLOCK sets.
  var clock: RegistrarClock {
    get throws {
      guard clockStands else { return .system }
      let now = try now
      return .rehearsal { now }
    }
  }

  /// Whether the time does not move on while a person reads and signs: GAVEL_CLOCK has set it.
  var clockStands: Bool { environment["GAVEL_CLOCK"] != nil }

  /// The time by that clock.
  var now: Timestamp {
    get throws {
      guard let text = environment["GAVEL_CLOCK"] else { return environment.now }
      guard let time = Timestamp(text) else {
        throw ProgramError.time(text, of: "GAVEL_CLOCK")
      }
      return time
    }
  }
}
