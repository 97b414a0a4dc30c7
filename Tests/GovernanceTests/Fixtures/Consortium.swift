import CanonicalJSON
import Signing
import Sodium
import Testing

@testable import Governance

/// A consortium in memory, with its clock under control. Everything in it is really signed and goes
/// the way of every entry: the event's bytes, the line, its form, its place, its signature, its rules.
final class Consortium {
  static let origin = "consortium.example/ledger"

  var now: Timestamp
  private(set) var log = TestLog()
  private(set) var register = MemoryRegister(keepsClosedPolls: true)
  var documents: [Digest: [UInt8]] = [:]
  /// The genesis, once there is one.
  var genesis: Digest?
  /// Each person's key that signs where a test names no other.
  var keys: [Identifier: SecretKey] = [:]

  init(at now: Timestamp = "2023-12-05") {
    self.now = now
  }

  /// How an event differs from the one that an honest author with a good clock would sign.
  struct Signing {
    var key: SecretKey?
    /// The key whose fingerprint stands in the entry, where it is not the one that signed.
    var named: SecretKey?
    var at: Timestamp?
    var until: Timestamp?
    var seen: Event.Seen?
    var ledger: String?
  }

  /// Signs an event and records it.
  ///
  /// - Returns: the event's id.
  @discardableResult
  func record(
    _ kind: any EventKind, by author: Identifier, _ signing: Signing = Signing()
  ) throws -> Digest {
    let (bytes, key) = try signed(kind, by: author, signing)
    return try submit(bytes, signedBy: key, named: signing.named)
  }

  /// The bytes that an author signs, and the key.
  func signed(
    _ kind: any EventKind, by author: Identifier, _ signing: Signing = Signing()
  ) throws -> ([UInt8], SecretKey) {
    let at = signing.at ?? now
    let bytes = try Event.bytes(
      of: kind, by: author, at: at, until: signing.until ?? usualUntil(of: kind, at: at),
      ledger: signing.ledger ?? Self.origin, seen: signing.seen ?? log.seen(log.size))
    return (bytes, signing.key ?? keys[author] ?? Keys.first(of: author))
  }

  private func usualUntil(of kind: any EventKind, at: Timestamp) -> Timestamp {
    let usual = at.adding(Rulebook.usualUntil)
    guard let ballot = kind as? BallotCast, let poll = register.poll(ballot.poll) else {
      return usual
    }
    return max(at, min(usual, poll.closes))
  }

  /// Does what the registrar does with an event that somebody hands over.
  @discardableResult
  func submit(
    _ event: [UInt8], signedBy key: SecretKey, named: SecretKey? = nil
  ) throws -> Digest {
    try submit(
      line: Entry.bytes(
        event: event, key: Fingerprint(of: (named ?? key).publicKey), recorded: now,
        signature: EventSignature.sign(event, with: key)))
  }

  @discardableResult
  func submit(line: [UInt8]) throws -> Digest {
    let entry = try Entry(line)
    let candidate = try Rulebook.Candidate(
      entry.event, number: log.size, key: entry.key, recorded: entry.recorded)
    let documents = documents
    let found = Documents { documents[$0.digest] }
    let key = try Rulebook.authority(for: candidate, in: register, after: log, with: found)
    guard EventSignature.verify(entry.signature, of: entry.event.bytes, by: key) else {
      throw Refusal.wrongSignature(by: entry.key)
    }
    var next = register
    let decision = try Rulebook.decide(on: candidate, in: &next, with: found)
    register = next
    for document in decision.documents { self.documents[SHA256.hash(document)] = document }
    log.append(entry)
    return entry.event.id
  }

  func wait(_ seconds: Int64) { now = now.adding(seconds) }
  func wait(until time: Timestamp) { now = time }

  /// Keeps a document beside the log.
  @discardableResult
  func keep(_ text: String) -> Digest {
    let bytes = Array(text.utf8)
    documents[SHA256.hash(bytes)] = bytes
    return SHA256.hash(bytes)
  }

  /// Expects that the rules refuse, with this code, and that nothing was recorded.
  func refuses(
    _ code: RefusalCode, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
  ) {
    do {
      try body()
      Issue.record(
        "it was recorded, where \(code.rawValue) was due. \(comment?.rawValue ?? "")",
        sourceLocation: sourceLocation)
    } catch let refusal as Refusal {
      #expect(refusal.code == code, comment, sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, comment, sourceLocation: sourceLocation)
    }
  }
}
