import CanonicalJSON
import CharterFile
import Foundation
import Governance
import Ledger
import Signing
import Sodium
import TransparencyLog

/// Every reader of bytes from outside, and what must hold of whatever it accepts. What it refuses it
/// refuses by throwing; anything else (a trap, a hang, memory without end) libFuzzer finds by itself.
enum Readers {
  static let all: [String: @Sendable ([UInt8]) -> Void] = [
    "json": json, "event": event, "submission": submission, "sshsig": signature, "key": key,
    "note": note, "charter": charter, "tar": tar, "trail": trail, "canary": canary,
    "cosignature": cosignature, "proof": proof, "policy": policy, "tile": tile, "witness": witness,
    "decision": decision, "request": request, "prepared": prepared, "receipt": receipt,
    "agent": agent,
  ]

  /// Breaks at one word: tools/fuzz sees by it that a broken promise is noticed.
  private static func canary(_ bytes: [UInt8]) {
    require(bytes != Array("canary".utf8), "the canary is dead")
  }

  /// Canonical JSON, under each set of limits: accepted means that it is written the same again.
  private static func json(_ bytes: [UInt8]) {
    for limits in [JSONLimits.event, .entry, .document, .submission] {
      guard let text = try? CanonicalText(bytes, limits: limits) else { continue }
      let again = try? text.root.json().canonicalBytes(limits: limits)
      require(again == bytes, "what was read is written otherwise")
    }
  }

  /// An entry, and an event alone: the signed bytes are a slice of the line, and its data is written as
  /// it was read.
  private static func event(_ bytes: [UInt8]) {
    if let entry = try? Entry(bytes) {
      let again = Entry.bytes(
        event: entry.event.bytes, key: entry.key, recorded: entry.recorded,
        signature: entry.signature)
      require(again == bytes, "an entry is written otherwise")
      check(entry.event)
    }
    if let event = try? Event(bytes) {
      require(event.bytes == bytes, "an event is another slice")
      check(event)
    }
  }

  private static func check(_ event: Event) {
    require(SHA256.hash(event.bytes) == event.id, "an event has another id")
    guard let kind = try? event.kind() else { return }
    let again = try? Event.bytes(
      of: kind, by: event.author, at: event.at, until: event.until, ledger: event.ledger,
      seen: event.seen)
    require(again == event.bytes, "an event's data is written otherwise")
  }

  private static func submission(_ bytes: [UInt8]) {
    guard let signed = try? SignedEvent(submission: bytes) else { return }
    let again = try? signed.submission
    require(again == bytes, "a submission is written otherwise")
  }

  /// A signature in armour and bare.
  private static func signature(_ bytes: [UInt8]) {
    if let signature = try? SSHSignature(parsing: bytes) {
      require(signature.armoured == bytes, "a signature is written otherwise")
    }
    if let signature = try? SSHSignature(binary: bytes) {
      require(signature.binary == bytes, "a signature's blob is written otherwise")
      _ = signature.verifies(bytes)
    }
  }

  /// Public keys, OpenSSH's private keys, and key files of our own.
  private static func key(_ bytes: [UInt8]) {
    if let line = try? PublicKeyLine(parsing: bytes) {
      let again = try? PublicKeyLine(parsing: line.text)
      require(again?.key == line.key && again?.comment == line.comment, "a key line differs")
    }
    if let blob = try? PublicKey(wireBytes: bytes.span) {
      require(blob.wireBytes == bytes, "a key's blob is written otherwise")
    }
    if let secret = try? OpenSSHPrivateKey.read(bytes) {
      require(secret.publicKey.verifies(secret.sign([1]), of: [1]), "a key does not fit itself")
    }
    if let file = try? KeyFile(parsing: bytes) {
      require(file.text == bytes, "a key file is written otherwise")
    }
    if let text = String(validating: bytes, as: UTF8.self) {
      if let print = try? Fingerprint(parsing: text) {
        require("\(print)" == text, "a fingerprint is written otherwise")
      }
      if let verifier = try? VerifierKey(parsing: text) {
        let again = try? VerifierKey(parsing: verifier.text)
        require(again == verifier, "a verifier key differs")
      }
    }
  }

  private static func note(_ bytes: [UInt8]) {
    if let note = try? SignedNote(parsing: bytes) {
      require(note.bytes == bytes, "a note is written otherwise")
    }
    if let checkpoint = try? SignedCheckpoint(parsing: bytes) {
      require(checkpoint.bytes == bytes, "a checkpoint is written otherwise")
    }
    if let text = try? Checkpoint(parsing: bytes) {
      require(text.text == bytes, "a checkpoint's text is written otherwise")
    }
    if let origin = Origin(bytes: bytes[...]) {
      require(Array(origin.text.utf8) == bytes, "an origin is written otherwise")
    }
  }

  /// A charter file: what founds a consortium is a document that reads back, every mistake has a line.
  private static func charter(_ bytes: [UInt8]) {
    do {
      let file = try CharterFile(reading: bytes)
      let again = try? CharterDocument(canonical: file.canonical, limits: .document)
      require(again == file.document, "a charter reads back otherwise")
    } catch {
      require(!error.problems.isEmpty, "a charter is refused without a reason")
    }
  }

  /// A tar file: unpacked are regular files under a trail's names inside of the folder, or nothing.
  private static func tar(_ bytes: [UInt8]) {
    inFolder { folder in
      let path = "\(folder)/a.tar"
      try Data(bytes).write(to: URL(filePath: path))
      try? TarFile.unpack(path, to: "\(folder)/out")
      let found = try FileManager.default.contentsOfDirectory(atPath: folder)
      require(Set(found).isSubset(of: ["a.tar", "out"]), "a tar file reached outside")
      _ = try TrailVerification.run(
        folder: "\(folder)/out", pins: VerificationPins(threads: 1))
    }
  }

  /// A trail whose entries are the input: no verdict but a bad one, as nobody signed a checkpoint.
  private static func trail(_ bytes: [UInt8]) {
    inFolder { folder in
      try Data(bytes).write(to: URL(filePath: "\(folder)/trail.jsonl"))
      let report = try TrailVerification.run(
        folder: folder, pins: VerificationPins(threads: 1))
      require(report.result == .invalid, "a trail without a checkpoint is not invalid")
    }
  }

  /// On a disk in memory where there is one.
  private static func inFolder(_ body: (String) throws -> Void) {
    let root = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    let folder = "\(root)/gavel-fuzz-\(getpid())"
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try? body(folder)
  }
}
