import CanonicalJSON
import CharterFile
import Foundation
import Governance
import Ledger
import Signing
import Sodium
import TransparencyLog

/// A promise of a reader that an input has broken.
public struct BrokenPromise: Error, CustomStringConvertible {
  public let description: String
}

func require(_ holds: Bool, _ promise: String) throws(BrokenPromise) {
  guard holds else { throw BrokenPromise(description: promise) }
}

/// Every reader of bytes from outside, and what must hold of whatever it accepts. What it refuses it
/// refuses by throwing; a trap, a hang or memory without end whoever tries it finds by itself.
public enum ReaderPromises {
  /// Tries a reader, by its name, on any bytes.
  ///
  /// - Throws: `BrokenPromise`; nothing for what is refused.
  public static let all: [String: @Sendable ([UInt8]) throws -> Void] = [
    "json": json, "event": event, "submission": submission, "sshsig": signature, "key": key,
    "note": note, "charter": charter, "tar": tar, "trail": trail, "canary": canary,
    "cosignature": cosignature, "proof": proof, "policy": policy, "tile": tile, "witness": witness,
    "decision": decision, "request": request, "prepared": prepared, "receipt": receipt,
    "agent": agent,
  ]

  /// Breaks at one word: tools/fuzz and the tests see by it that a broken promise is noticed.
  private static func canary(_ bytes: [UInt8]) throws {
    try require(bytes != Array("canary".utf8), "the canary is dead")
  }

  /// Canonical JSON, under each set of limits: accepted means that it is written the same again.
  private static func json(_ bytes: [UInt8]) throws {
    for limits in [JSONLimits.event, .entry, .document, .submission] {
      guard let text = try? CanonicalText(bytes, limits: limits) else { continue }
      let again = try? text.root.json().canonicalBytes(limits: limits)
      try require(again == bytes, "what was read is written otherwise")
    }
  }

  /// An entry, and an event alone: the signed bytes are a slice of the line, and its data is written as
  /// it was read.
  private static func event(_ bytes: [UInt8]) throws {
    if let entry = try? Entry(bytes) {
      let again = Entry.bytes(
        event: entry.event.bytes, key: entry.key, recorded: entry.recorded,
        signature: entry.signature)
      try require(again == bytes, "an entry is written otherwise")
      try check(entry.event)
    }
    if let event = try? Event(bytes) {
      try require(event.bytes == bytes, "an event is another slice")
      try check(event)
    }
  }

  private static func check(_ event: Event) throws {
    try require(SHA256.hash(event.bytes) == event.id, "an event has another id")
    guard let kind = try? event.kind() else { return }
    let again = try? Event.bytes(
      of: kind, by: event.author, at: event.at, until: event.until, ledger: event.ledger,
      seen: event.seen)
    try require(again == event.bytes, "an event's data is written otherwise")
  }

  private static func submission(_ bytes: [UInt8]) throws {
    guard let signed = try? SignedEvent(submission: bytes) else { return }
    let again = try? signed.submission
    try require(again == bytes, "a submission is written otherwise")
  }

  /// A signature in armour and bare.
  private static func signature(_ bytes: [UInt8]) throws {
    if let signature = try? SSHSignature(parsing: bytes) {
      try require(signature.armoured == bytes, "a signature is written otherwise")
    }
    if let signature = try? SSHSignature(binary: bytes) {
      try require(signature.binary == bytes, "a signature's blob is written otherwise")
      _ = signature.verifies(bytes)
    }
  }

  /// Public keys, OpenSSH's private keys, and key files of our own.
  private static func key(_ bytes: [UInt8]) throws {
    if let line = try? PublicKeyLine(parsing: bytes) {
      let again = try? PublicKeyLine(parsing: line.text)
      try require(again?.key == line.key && again?.comment == line.comment, "a key line differs")
    }
    if let blob = try? PublicKey(wireBytes: bytes.span) {
      try require(blob.wireBytes == bytes, "a key's blob is written otherwise")
    }
    if let secret = try? OpenSSHPrivateKey.read(bytes) {
      try require(secret.publicKey.verifies(secret.sign([1]), of: [1]), "a key does not fit itself")
    }
    if let file = try? KeyFile(parsing: bytes) {
      try require(file.text == bytes, "a key file is written otherwise")
    }
    if let text = String(validating: bytes, as: UTF8.self) {
      if let print = try? Fingerprint(parsing: text) {
        try require("\(print)" == text, "a fingerprint is written otherwise")
      }
      if let verifier = try? VerifierKey(parsing: text) {
        let again = try? VerifierKey(parsing: verifier.text)
        try require(again == verifier, "a verifier key differs")
      }
    }
  }

  private static func note(_ bytes: [UInt8]) throws {
    if let note = try? SignedNote(parsing: bytes) {
      try require(note.bytes == bytes, "a note is written otherwise")
    }
    if let checkpoint = try? SignedCheckpoint(parsing: bytes) {
      try require(checkpoint.bytes == bytes, "a checkpoint is written otherwise")
    }
    if let text = try? Checkpoint(parsing: bytes) {
      try require(text.text == bytes, "a checkpoint's text is written otherwise")
    }
    if let origin = Origin(bytes: bytes[...]) {
      try require(Array(origin.text.utf8) == bytes, "an origin is written otherwise")
    }
  }

  /// A charter file: what founds a consortium is a document that reads back, every mistake has a line.
  private static func charter(_ bytes: [UInt8]) throws {
    let file: CharterFile
    do {
      file = try CharterFile(reading: bytes)
    } catch {
      return try require(!error.problems.isEmpty, "a charter is refused without a reason")
    }
    let again = try? CharterDocument(canonical: file.canonical, limits: .document)
    try require(again == file.document, "a charter reads back otherwise")
  }

  /// A tar file: unpacked are regular files under a trail's names inside of the folder, or nothing.
  private static func tar(_ bytes: [UInt8]) throws {
    try inFolder { folder in
      let path = "\(folder)/a.tar"
      try Data(bytes).write(to: URL(filePath: path))
      try? TarFile.unpack(path, to: "\(folder)/out")
      let found = try FileManager.default.contentsOfDirectory(atPath: folder)
      try require(Set(found).isSubset(of: ["a.tar", "out"]), "a tar file reached outside")
      _ = try TrailVerification.run(
        folder: "\(folder)/out", pins: VerificationPins(threads: 1))
    }
  }

  /// A trail whose entries are the input: no verdict but a bad one, as nobody signed a checkpoint.
  private static func trail(_ bytes: [UInt8]) throws {
    try inFolder { folder in
      try Data(bytes).write(to: URL(filePath: "\(folder)/trail.jsonl"))
      let report = try TrailVerification.run(
        folder: folder, pins: VerificationPins(threads: 1))
      try require(report.result == .invalid, "a trail without a checkpoint is not invalid")
    }
  }

  /// On a disk in memory where there is one. What is refused is no broken promise.
  private static func inFolder(_ body: (String) throws -> Void) throws(BrokenPromise) {
    let root = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    let folder = "\(root)/gavel-promises-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      try body(folder)
    } catch let broken as BrokenPromise {
      throw broken
    } catch {}
  }
}
