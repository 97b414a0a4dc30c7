import Foundation
public import Governance
import LedgerStore
public import Sodium
public import TransparencyLog

/// A ledger file that follows a published log: every tile is checked against the signed head, every entry is
/// judged as when it was recorded, and no head is taken that does not contain all that was seen before.
public struct Mirror: Sendable {
  /// How many entries the file had.
  public let before: Int64
  /// What it holds now.
  public let head: TreeHead
  public let origin: Origin
  public let genesis: Digest
  public let rehearsal: Bool
  /// Whether nothing was known of the ledger but what the log itself says.
  public let isFirstContact: Bool

  /// How many entries of a new mirror reach the disk at once.
  public static let entriesPerTransaction: Int64 = 8_192

  /// Brings a mirror up to what is published, or makes it.
  ///
  /// What exists grows in one transaction, and stays as it was where anything is wrong. A new one is put
  /// together under the name with `.part` added, some thousand entries at a time, and gets its name when it is
  /// whole: whoever was stopped goes on from there.
  ///
  /// - Parameters:
  ///   - path: a ledger file, or where one is to be.
  ///   - genesis: the id of the genesis, where it is known from elsewhere.
  ///   - entriesPerTransaction: of a new mirror; 256 or more.
  /// - Throws: `LedgerError` for another ledger, a head that is smaller than one that was seen or does not
  ///   contain it, an unlawful entry; `TileError`, `CheckpointError`, `VerificationError` for files that do not
  ///   fit together; `NotSupported`, `StoreError`, and what fetching throws.
  public init(
    of log: PublishedLog, into path: String, heads: OutsideHeads, genesis: Digest?,
    now: Timestamp, entriesPerTransaction: Int64 = Mirror.entriesPerTransaction,
    progress: (Int64) -> Void = { _ in }
  ) throws {
    let signed = try log.checkpoint()
    let isThere = FileManager.default.fileExists(atPath: path)
    let part = path + ".part"
    let held = try Held(isThere ? path : part, isWhole: isThere)
    let reader = TileReader<any Error>(signed.checkpoint.head, source: log.files)
    let identity = try held?.identity ?? LogIdentity(published: reader)
    let known = try heads.head(of: identity.origin.text)
    try identity.require(genesis: genesis, known: known)
    let isSigned = try identity.signed(signed, known: known)
    head = signed.checkpoint.head
    for seen in [held?.head, known.map { TreeHead(size: $0.size, root: $0.root) }] {
      guard let seen else { continue }
      try Self.require(seen, isBeginningOf: head, reader)
    }
    let file = try held?.file ?? Self.begin(part)
    let entries = MirroredEntries(
      log: log, reader: reader, checkpoint: signed, origin: identity.origin, file: file)
    let keys: LedgerKeys
    do {
      keys = try entries.take(inPiecesOf: isThere ? nil : entriesPerTransaction, progress)
      try file.close()
    } catch  where !isSigned && !isThere {
      // Whose head it was is not known: what was taken over under it must not be in the way of a signed one.
      try? file.close()
      for name in [part, part + "-journal"] { try? FileManager.default.removeItem(atPath: name) }
      throw error
    }
    if !isThere {
      // The journal that our settings leave behind empty: under the new name it would be in the way.
      try? FileManager.default.removeItem(atPath: part + "-journal")
      _ = try LedgerFile.move(part, to: path, force: false)
    }
    try heads.keep(
      OutsideHead(
        origin: identity.origin.text, genesis: identity.genesis,
        keys: keys.known(atSize: head.size), size: head.size, root: head.root, checked: now))
    before = held?.head.size ?? 0
    origin = identity.origin
    self.genesis = identity.genesis
    rehearsal = identity.rehearsal
    isFirstContact = known == nil && genesis == nil && held == nil
  }

  /// An empty ledger under the name of what is not whole yet. It is made under another one: who is killed in
  /// between leaves half a file, in which there is nothing to be lost.
  private static func begin(_ part: String) throws -> LedgerFile {
    let new = part + ".new"
    for name in [new, new + "-journal", part + "-journal"] {
      try? FileManager.default.removeItem(atPath: name)
    }
    try LedgerFile.create(at: new).close()
    try? FileManager.default.removeItem(atPath: new + "-journal")
    _ = try LedgerFile.move(new, to: part, force: false)
    return try LedgerFile(opening: part)
  }

  private static func require(
    _ seen: TreeHead, isBeginningOf published: TreeHead,
    _ reader: TileReader<any Error>
  ) throws {
    guard seen.size <= published.size else {
      throw LedgerError.publishedBehind(published, seen: seen)
    }
    guard seen.size > 0 else { return }
    let proof = try reading { () throws(TileReadingError<any Error>) in
      try reader.consistencyProof(from: seen.size)
    }
    do {
      try verifyConsistency(from: seen, to: published, proof: proof)
    } catch {
      throw LedgerError.publishedForked(published, seen: seen)
    }
  }
}

/// What a mirror holds already.
private struct Held {
  let file: LedgerFile
  let identity: LogIdentity
  let head: TreeHead

  /// Nil where there is no file, or nothing in it yet.
  init?(_ path: String, isWhole: Bool) throws {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let file = try LedgerFile(opening: path)
    guard let founding = try file.read({ try $0.register.founding() }) else {
      guard !isWhole else { throw Refusal.missingGenesis() }
      // Stopped before its first entry.
      try file.close()
      for name in [path, path + "-journal"] { try? FileManager.default.removeItem(atPath: name) }
      return nil
    }
    let identity = try LogIdentity(
      founding, keys: try file.read { try $0.register.ledgerKeys() })
    self.file = file
    self.identity = identity
    head = try file.read { reading in
      if isWhole {
        return try OpenLedger.checkedHead(in: reading, origin: identity.origin)
      }
      return TreeHead(size: reading.size, root: try reading.root(ofSize: reading.size))
    }
  }
}

/// Which ledger a log is of: what its genesis says.
private struct LogIdentity {
  let origin: Origin
  let genesis: Digest
  /// As far as they are known before the rest is taken over.
  let keys: LedgerKeys
  let rehearsal: Bool

  init(_ founding: Founding, keys: LedgerKeys) throws {
    guard let origin = Origin(founding.origin) else { throw Refusal.missingGenesis() }
    self.origin = origin
    genesis = founding.genesis
    self.keys = keys
    rehearsal = founding.rehearsal
  }

  /// What the first entry of a published log says, which is judged when it is taken over.
  init(published reader: TileReader<any Error>) throws {
    let entries = try reading { () throws(TileReadingError<any Error>) in
      try reader.entries(inBundle: 0)
    }
    let entry = try Entry(entries[0])
    let candidate = try Rulebook.Candidate(
      entry.event, number: 0, key: entry.key, recorded: entry.recorded)
    guard let founded = candidate.kind as? LedgerFounded, let origin = Origin(entry.event.ledger)
    else { throw Refusal.missingGenesis() }
    self.origin = origin
    genesis = entry.event.id
    keys = LedgerKeys(first: try VerifierKey(parsing: founded.key).publicKey)
    rehearsal = founded.rehearsal
  }

  func require(genesis wanted: Digest?, known: OutsideHead?) throws {
    for wanted in [wanted, known?.genesis] {
      guard let wanted, wanted != genesis else { continue }
      throw LedgerError.otherLedger("genesis", here: genesis.hex, pinned: wanted.hex)
    }
    try known?.requireKeys(from: keys)
  }

  /// Whether the published head is signed by the key that is known for its size. Where it is signed by none that is
  /// known, the key may have been handed on meanwhile: the entries tell, and then it is asked again.
  ///
  /// - Throws: `VerificationError` where it claims to be signed by the key that is known, and is not.
  func signed(_ checkpoint: SignedCheckpoint, known: OutsideHead?) throws -> Bool {
    var keys = keys
    if let known, known.keys.handings.count > keys.handings.count { keys = known.keys }
    do {
      _ = try keys.verify(checkpoint, of: origin)
      return true
    } catch VerificationError.notSigned {
      return false
    }
  }
}

/// The entries of a published log on their way into a file.
private struct MirroredEntries {
  let log: PublishedLog
  let reader: TileReader<any Error>
  let checkpoint: SignedCheckpoint
  let origin: Origin
  let file: LedgerFile

  private var size: Int64 { checkpoint.checkpoint.size }

  /// - Parameter piece: how many entries a transaction takes; nil for all of them in one.
  /// - Returns: the ledger's keys, as its entries tell them.
  func take(inPiecesOf piece: Int64?, _ progress: (Int64) -> Void) throws -> LedgerKeys {
    var keys: LedgerKeys
    var reached: Int64
    repeat {
      (reached, keys) = try file.record { recording in
        let start = recording.reading.size
        let width = Int64(TileAddress.fullWidth)
        let end = piece.map { min((start + $0) / width * width, size) }
        try admit(upTo: end ?? size, in: &recording, progress)
        let keys = try recording.register.ledgerKeys()
        if recording.reading.size == size { try keepCheckpoint(under: keys, in: recording) }
        return (recording.reading.size, keys)
      }
    } while reached < size
    return keys
  }

  private func admit(
    upTo end: Int64, in recording: inout LedgerRecording, _ progress: (Int64) -> Void
  ) throws {
    let width = Int64(TileAddress.fullWidth)
    while recording.reading.size < end {
      let start = recording.reading.size
      let entries = try reading { () throws(TileReadingError<any Error>) in
        try reader.entries(inBundle: start / width)
      }
      for line in entries.dropFirst(Int(start % width)) {
        let number = recording.reading.size
        do {
          try OpenLedger.putBack(try Entry(line), number: number, in: &recording) {
            try log.document($0)
          }
        } catch let refusal as Refusal {
          throw LedgerError.publishedUnlawful(number, refusal.sentence)
        }
      }
      progress(recording.reading.size)
    }
  }

  /// In the place of the one that is kept, unless that has lines which this one lacks.
  ///
  /// - Throws: `VerificationError` where not the key signed it that the ledger has at its size; `LedgerError` where
  ///   a key was handed on without its last checkpoint.
  private func keepCheckpoint(under keys: LedgerKeys, in recording: LedgerRecording) throws {
    _ = try keys.verify(checkpoint, of: origin)
    try keys.keepCoverings(after: 0, of: origin, in: recording) { try log.covering(ofSize: $0) }
    let kept = try recording.reading.checkpoint(ofSize: size)
    let lines = try kept.map { try SignedCheckpoint(parsing: $0.note).signatures } ?? []
    guard Set(lines).isSubset(of: checkpoint.signatures) else { return }
    try recording.put(checkpoint: checkpoint.bytes, size: size, handedOut: true)
  }
}

/// Throws what made reading tiles fail.
private func reading<Value>(
  _ body: () throws(TileReadingError<any Error>) -> Value
) throws -> Value {
  do {
    return try body()
  } catch {
    switch error {
    case .source(let error): throw error
    case .tile(let error): throw error
    case .proof(let error): throw error
    }
  }
}

extension LedgerError {
  static func publishedBehind(_ published: TreeHead, seen: TreeHead) -> LedgerError {
    LedgerError(
      "E-PUBLISHED-BEHIND",
      "published are \(published.size) entries with the root \(published.root.hex), and seen were "
        + "\(seen.size) with the root \(seen.root.hex)",
      next:
        "ask for it again later, it may be an old copy; if it stays so, entries are being withheld: "
        + "tell others, and nothing was changed here",
      exitStatus: 3)
  }

  static func publishedForked(_ published: TreeHead, seen: TreeHead) -> LedgerError {
    LedgerError(
      "E-PUBLISHED-FORKED",
      "published are \(published.size) entries with the root \(published.root.hex), which do not contain "
        + "the \(seen.size) with the root \(seen.root.hex) that were seen",
      next:
        "keep both heads and tell others: two histories of one ledger are signed; nothing was changed here",
      exitStatus: 3)
  }

  static func publishedUnlawful(_ entry: Int64, _ reason: String) -> LedgerError {
    LedgerError(
      "E-PUBLISHED-UNLAWFUL", "entry \(entry) of the published log was not lawful: \(reason)",
      next: "do not rely on it, and tell others; what came before it is as it was recorded",
      exitStatus: 3)
  }
}
