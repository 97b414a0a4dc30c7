import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import TransparencyLog

/// What an operator can make who holds the file and the ledger's key: any entries, the tree, columns
/// and register that follow from them, and a checkpoint over it all. Only what members sign is out of
/// reach.
enum ForgedLedger {
  /// - Parameters:
  ///   - lines: the entries.
  ///   - original: the ledger whose documents it gets.
  ///   - registrar: whose key signs it; the original's where absent.
  ///   - handed: the last checkpoints of keys that were handed on.
  static func write(
    _ lines: [[UInt8]], like original: SmallConsortium, to path: String,
    signedBy registrar: RegistrarKey? = nil, handed: [SignedCheckpoint] = []
  ) throws {
    let documents = try original.ledger.file.read { reading in
      try reading.documents().compactMap { try reading.document($0) }
    }
    let file = try LedgerFile.create(at: path)
    try file.record { recording in
      for document in documents {
        try recording.put(document: document.bytes, salt: document.salt)
      }
      for line in lines {
        let entry = try Entry(line)
        let number = recording.reading.size
        let reading = recording.reading
        let known = Documents(in: reading)
        // What the rules refuse changes nothing here either, as in the replay.
        let candidate = try Rulebook.Candidate(
          entry.event, number: number, key: entry.key, recorded: entry.recorded)
        do {
          _ = try Rulebook.decide(on: candidate, in: &recording.register, with: known)
        } catch is Refusal {
        }
        try recording.append(entry, number: number)
      }
      let size = recording.reading.size
      let head = TreeHead(size: size, root: try recording.reading.root(ofSize: size))
      let checkpoint = (registrar ?? original.registrar).signer.sign(
        Checkpoint(origin: original.origin, head: head))
      for covering in handed {
        try recording.put(
          checkpoint: covering.bytes, size: covering.checkpoint.size, handedOut: true)
      }
      try recording.put(checkpoint: checkpoint.bytes, size: size, handedOut: false)
    }
    try file.close()
  }

  /// The entry as its own author would sign it anew, with other data at the same place.
  static func signedAgain(
    _ line: [UInt8], as kind: any EventKind, by key: SecretKey
  ) throws -> [UInt8] {
    let entry = try Entry(line)
    let event = entry.event
    let bytes = try Event.bytes(
      of: kind, by: event.author, at: event.at, until: event.until, ledger: event.ledger,
      seen: event.seen)
    let signed = try SignedEvent(signing: bytes, with: key)
    return Entry.bytes(
      event: bytes, key: signed.key, recorded: entry.recorded, signature: signed.signature)
  }
}

extension SmallConsortium {
  /// The entries' bytes.
  func lines() throws -> [[UInt8]] {
    try ledger.file.read { try $0.entries(from: 0, count: 1000) }
  }
}
