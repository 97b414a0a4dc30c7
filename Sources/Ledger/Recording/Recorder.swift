public import Governance
import LedgerStore
import Signing
public import Sodium
public import TransparencyLog

/// What became of an event that was handed over to be recorded.
public struct Recorded: Sendable {
  public let entry: Int64
  public let event: Digest
  /// The head after it.
  public let head: TreeHead
  let keys: LedgerKeys
  /// Proof of the entry for whoever signed it.
  public let receipt: Receipt
  /// Whether it was recorded already, before this time.
  public let isRepeated: Bool
  /// What it changed; empty where it was recorded already.
  public let changes: [Change]
  /// Why this computer could not keep the head outside of the file. The entry stands all the same.
  public internal(set) var headNotKept: (any Error)?
}

extension OpenLedger {
  /// Records an event: the entry, its nodes, its changes to the register, its documents and a new
  /// checkpoint, in one transaction or not at all. The same event twice is one entry.
  ///
  /// - Parameter aheadAllowed: whether the clock may be more than a day ahead of the last entry.
  /// Where the disk fails at the very end, the file is opened anew, which tells whether the entry is in
  /// it; this opening is dead then, though the entry be recorded.
  ///
  /// - Throws: `StoreError.uncertain` where that does not tell either. `Refusal`, `NotSupported`,
  ///   `LedgerError` or another `StoreError`: then nothing was recorded.
  public func record(
    _ signed: SignedEvent, with key: RegistrarKey, aheadAllowed: Bool = false
  ) throws -> Recorded {
    // The successor may have been founded while this file was open.
    if let successor = try heads?.head(of: origin.text)?.successor {
      throw LedgerError.succeeded(origin.text, by: successor.origin)
    }
    do {
      var recorded = try commit(signed, with: key, aheadAllowed: aheadAllowed)
      // The head outside is kept after the commit: it may be behind the file, never ahead of it. That it
      // can't be kept does not undo the entry, and whoever asked for it must not believe so.
      do {
        try remember(recorded.head, recorded.keys)
      } catch {
        recorded.headNotKept = error
      }
      return recorded
    } catch let refusal as Refusal where refusal.code == .eventRepeated {
      return try alreadyRecorded(signed.event, refusal)
    }
  }

  private func commit(
    _ signed: SignedEvent, with key: RegistrarKey, aheadAllowed: Bool
  ) throws -> Recorded {
    var prepared: Recorded?
    do {
      return try file.record { recording in
        // Asked inside of the transaction: another machine's key may have been named since this file was opened.
        try requireRegistrar(key.publicKey, after: recording)
        let recorded = try Self.record(
          signed, in: &recording,
          recorded: try recordingTime(after: recording.reading, aheadAllowed: aheadAllowed),
          signer: key)
        prepared = recorded
        return recorded
      }
    } catch StoreError.uncertain(let failure) {
      guard let prepared, try stands(prepared, after: failure) else { throw failure }
      return prepared
    }
  }

  /// Refuses a key that may not sign the next checkpoint.
  private func requireRegistrar(_ key: PublicKey, after recording: LedgerRecording) throws {
    let keys = try recording.register.ledgerKeys()
    guard keys.key(ofSize: recording.reading.size + 1) != key else { return }
    if let last = keys.handings.last, keys.contains(key) {
      throw LedgerError.registrarHanded(origin.text, in: last.entry)
    }
    throw LedgerError.registrarKeyWrong(origin.text)
  }

  /// Whether an entry is in the file although its commit failed: so it is where the last that failed was
  /// the synchronisation of the journal that had been cut off already.
  private func stands(
    _ recorded: Recorded, after failure: StoreError
  ) throws(StoreError) -> Bool {
    do {
      let again = try LedgerFile(opening: file.path)
      defer { try? again.close() }
      return try again.record { recording in
        guard try recording.reading.entryNumber(ofEvent: recorded.event) == recorded.entry,
          let newest = try recording.reading.checkpoint()
        else { return false }
        // The system may have forgotten what it could not write. A transaction of its own, with a
        // journal and synchronisations that succeed, leaves nothing of the old journal to come back.
        try recording.put(checkpoint: newest.note, size: newest.size, handedOut: false)
        return true
      }
    } catch {
      throw .uncertain(failure)
    }
  }

  /// What recording would do: everything but the commit.
  public func rehearse(_ signed: SignedEvent, aheadAllowed: Bool = true) throws -> [Change] {
    struct Outcome: Error { let changes: [Change] }
    do {
      return try file.record { recording -> [Change] in
        let time = try recordingTime(after: recording.reading, aheadAllowed: aheadAllowed)
        let entry = try Self.entry(signed, recorded: time)
        let decision = try Self.decide(
          entry, number: recording.reading.size, documents: signed.documents, in: &recording)
        throw Outcome(changes: decision.changes)
      }
    } catch let outcome as Outcome {
      return outcome.changes
    }
  }

  private func recordingTime(
    after reading: LedgerReading, aheadAllowed: Bool
  ) throws -> Timestamp {
    let now = clock.now
    let last = try reading.recorded(entry: reading.size - 1)
    if now < last {
      guard last.seconds - now.seconds <= Rulebook.clockTolerance else {
        throw LedgerError.clockBehind(by: last.seconds - now.seconds)
      }
      return last
    }
    guard aheadAllowed || now.seconds - last.seconds <= Timestamp.day else {
      throw LedgerError.clockAhead(by: now.seconds - last.seconds)
    }
    return now
  }

  private func alreadyRecorded(_ event: Event, _ refusal: Refusal) throws -> Recorded {
    let number = try file.read { try $0.entryNumber(ofEvent: event.id) }
    guard let number else { throw refusal }
    return Recorded(
      entry: number, event: event.id, head: try head(), keys: try keys(),
      receipt: try receipt(ofEntry: number), isRepeated: true, changes: [])
  }

  static func entry(_ signed: SignedEvent, recorded: Timestamp) throws -> Entry {
    try Entry(
      Entry.bytes(
        event: signed.event.bytes, key: signed.key, recorded: recorded,
        signature: signed.signature))
  }

  static func record(
    _ signed: SignedEvent, in recording: inout LedgerRecording, recorded: Timestamp,
    signer: RegistrarKey
  ) throws -> Recorded {
    let number = recording.reading.size
    let entry = try entry(signed, recorded: recorded)
    let path = try recording.pathOfNextEntry()
    let decision = try admit(
      entry, number: number, documents: signed.documents, in: &recording)
    let head = try recording.head()
    guard let origin = Origin(entry.event.ledger) else { throw Refusal.missingGenesis() }
    // The checkpoint is signed inside of the transaction: a crash here signs the same head again,
    // never another root for this size.
    let checkpoint = signer.signer.sign(Checkpoint(origin: origin, head: head))
    // The last of its key is kept for ever: nothing else shows that who held it handed it on.
    let handsOn = decision.changes.contains(where: \.handsOn)
    try recording.put(checkpoint: checkpoint.bytes, size: head.size, handedOut: handsOn)
    return Recorded(
      entry: number, event: entry.event.id, head: head,
      keys: try recording.register.ledgerKeys(),
      receipt: try Receipt(of: entry.bytes, number: number, path: path, checkpoint: checkpoint),
      isRepeated: false, changes: decision.changes)
  }

  /// Judges an entry and puts it into the log, with its documents and its changes.
  ///
  /// - Parameter mayLack: whether a document may be missing that no rule reads.
  private static func admit(
    _ entry: Entry, number: Int64, documents: [HandedDocument], mayLack: Bool = false,
    in recording: inout LedgerRecording
  ) throws -> Rulebook.Decision {
    let decision = try decide(
      entry, number: number, documents: documents, mayLack: mayLack, in: &recording)
    for document in documents {
      try recording.put(document: document.bytes, salt: document.salt)
    }
    for bytes in decision.documents { try recording.put(document: bytes, salt: nil) }
    try recording.erase(documents: decision.changes.compactMap(Self.redacted))
    try recording.append(entry, number: number)
    return decision
  }

  /// Puts an entry that was recorded elsewhere, or here and lost, where it was, with the documents that a copy
  /// has.
  ///
  /// - Parameter document: what the copy has under a name, compared with it; nil for nothing.
  static func putBack(
    _ entry: Entry, number: Int64, in recording: inout LedgerRecording,
    document: (TextReference.Name) throws -> HandedDocument?
  ) throws {
    let kind = try Rulebook.Candidate(
      entry.event, number: number, key: entry.key, recorded: entry.recorded
    ).kind
    // What was redacted since, or withheld from the copy, is missing there too, and said by a verification.
    let documents = try kind.documents.compactMap(document)
    _ = try admit(
      entry, number: number, documents: documents, mayLack: true, in: &recording)
  }

  /// The document that a change says is redacted: no later change touches its record.
  private static func redacted(_ change: Change) -> Digest? {
    guard case .namedDocument(let document) = change, document.redactedBy != nil else { return nil }
    return document.digest
  }

  /// Everything that must hold of an entry, cheap checks before the signature.
  private static func decide(
    _ entry: Entry, number: Int64, documents: [HandedDocument], mayLack: Bool = false,
    in recording: inout LedgerRecording
  ) throws -> Rulebook.Decision {
    let candidate = try Rulebook.Candidate(
      entry.event, number: number, key: entry.key, recorded: entry.recorded)
    try requireNamed(documents, by: candidate.kind)
    let handed = Dictionary(documents.map { ($0.name, $0.bytes) }, uniquingKeysWith: { $1 })
    // A text that was handed over before is at hand, too: verification will find it.
    let stored = Documents(in: recording.reading)
    let known = Documents { handed[$0] ?? stored[$0] }
    let publicKey = try Rulebook.authority(
      for: candidate, in: recording.register, after: recording.reading, with: known)
    guard EventSignature.verify(entry.signature, of: entry.event.bytes, by: publicKey) else {
      throw Refusal.wrongSignature(by: entry.key)
    }
    let decision = try Rulebook.decide(on: candidate, in: &recording.register, with: known)
    if !mayLack {
      try requireDocuments(
        of: candidate.kind, handed: documents, computed: decision.documents, in: recording.reading)
    }
    return decision
  }

  /// No document is handed over but those that the event names, each with a salt or without as it is
  /// named: one hash must not stand for two texts.
  private static func requireNamed(
    _ handed: [HandedDocument], by kind: any EventKind
  ) throws {
    let named = Set(kind.documents)
    for document in handed where !named.contains(document.name) {
      throw LedgerError.documentForeign(document.digest.hex)
    }
  }

  /// Every document that the event names is at hand.
  private static func requireDocuments(
    of kind: any EventKind, handed: [HandedDocument], computed: [[UInt8]],
    in reading: LedgerReading
  ) throws {
    let known = Set(handed.map(\.name)).union(computed.map { .plain(SHA256.hash($0)) })
    for name in kind.documents where !known.contains(name) {
      guard let stored = try reading.document(name.digest),
        HandedDocument(bytes: stored.bytes, salt: stored.salt).name == name
      else { throw LedgerError.documentMissing(name.digest.hex) }
    }
  }
}

extension Change {
  /// Whether the ledger's key goes into other hands after this entry.
  fileprivate var handsOn: Bool { if case .keyHanding = self { true } else { false } }
}
