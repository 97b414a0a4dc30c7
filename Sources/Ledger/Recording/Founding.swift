public import Governance
import LedgerStore
import Sodium
public import TransparencyLog

extension OpenLedger {
  /// Founds a ledger: entry 0 names the charter, the ledger's key and the epoch. It is signed by one of
  /// the founders' principals and confers nothing by itself.
  ///
  /// - Parameters:
  ///   - charter: the canonical JSON of the charter document.
  ///   - articles: the charter's text, where it names one.
  ///   - predecessor: the ledger that it follows, where it is a successor.
  ///   - onceJudged: what must be done before the file is made, and only where the genesis is lawful.
  /// - Throws: `Refusal` for a charter with a mistake or a signer whom it does not name, `StoreError`.
  public static func found(
    at path: String, origin: Origin, charter: [UInt8], articles: HandedDocument? = nil,
    predecessor: LedgerFounded.Predecessor? = nil, signer: Signer, registrar: RegistrarKey,
    rehearsal: Bool, heads: OutsideHeads?, clock: RegistrarClock = .system,
    onceJudged: () throws -> Void = {}
  ) throws -> OpenLedger {
    guard clock.isSystem || rehearsal else { throw LedgerError.rehearsalClock() }
    let now = clock.now
    let genesis = LedgerFounded(
      charter: SHA256.hash(charter), key: registrar.verifierKey, rehearsal: rehearsal,
      predecessor: predecessor)
    let bytes = try Event.bytes(
      of: genesis, by: signer.person, at: now, until: now.adding(Rulebook.usualUntil),
      ledger: origin.text, seen: Event.Seen(root: Tree.emptyRoot, size: 0))
    let signed = try SignedEvent(
      signing: bytes, by: signer, documents: [HandedDocument(bytes: charter)])
    // Tried in memory first, so that a refused genesis leaves no file behind.
    var replay = Replay(documents: Documents { $0 == .plain(genesis.charter) ? charter : nil })
    let entry = try entry(signed, recorded: now)
    _ = try replay.admit(entry)
    try onceJudged()
    let file = try LedgerFile.create(at: path)
    _ = try file.record { recording in
      let recorded = try record(signed, in: &recording, recorded: now, signer: registrar)
      if let articles { try recording.put(document: articles.bytes, salt: articles.salt) }
      return recorded.entry
    }
    return try OpenLedger(opening: path, heads: heads, clock: clock)
  }
}
