import CanonicalJSON
public import Governance
import Signing
import Sodium

/// An event that nobody has signed yet, with the documents that it names: made where the ledger is, signed
/// where the key is, by `gavel sign` or by `ssh-keygen -Y sign -n gavel-event` over the event's bytes.
///
///     {"documents":[…],"event":{…},"schema":"gavel.prepared/1"}
///
/// A submission (``SignedEvent``) without `key` and `sig`. `PreparedEvent(prepared: p.prepared) == p`.
public struct PreparedEvent: Sendable {
  public static let schema = "gavel.prepared/1"

  public let event: Event
  public let kind: any EventKind
  public let documents: [HandedDocument]

  /// - Throws: `LedgerError` where a document is none of those that the event names; what
  ///   `Event.kind()` throws.
  public init(_ bytes: [UInt8], documents: [HandedDocument] = []) throws {
    event = try Event(bytes)
    kind = try event.kind()
    self.documents = documents
    let named = Set(kind.documents)
    for document in documents where !named.contains(document.name) {
      throw LedgerError.documentForeign(document.digest.hex)
    }
  }

  /// Reads a file.
  ///
  /// - Throws: `LedgerError` where it is none, or as ``init(_:documents:)``.
  public init(prepared bytes: [UInt8]) throws {
    let event: [UInt8]
    let documents: [HandedDocument]
    do {
      var fields = try CanonicalText(bytes, limits: .submission).root.fields()
      let handed = try fields.array("documents")
      event = Array(try fields.node("event").bytes)
      let schema = try fields.string("schema")
      try fields.finish()
      guard schema == Self.schema else {
        throw LedgerError.preparedMalformed("its schema is \(schema)")
      }
      documents = try handed.map(HandedDocument.init(reading:))
    } catch let error as JSONError {
      throw LedgerError.preparedMalformed("\(error)")
    }
    try self.init(event, documents: documents)
  }

  /// Whether these bytes say to be such a file, well formed or not.
  public static func isPrepared(_ bytes: [UInt8]) -> Bool {
    guard var fields = try? CanonicalText(bytes, limits: .submission).root.fields() else {
      return false
    }
    return (try? fields.string("schema")) == schema
  }

  /// The file's bytes.
  public var prepared: [UInt8] {
    get throws {
      let object: JSON = [
        "documents": .array(documents.map(\.json)),
        "event": try CanonicalText(event.bytes, limits: .event).root.json(),
        "schema": .string(Self.schema),
      ]
      return try object.canonicalBytes(limits: .submission)
    }
  }

  /// What the event names and is not in the file: the ledger may have it.
  public var missing: [TextReference.Name] {
    let here = Set(documents.map(\.name))
    return kind.documents.filter { !here.contains($0) }
  }

  /// Signed by a key of its author.
  ///
  /// - Throws: `LedgerError` where another person is its author; what the signer throws.
  public func signed(by signer: Signer) throws -> SignedEvent {
    guard signer.person == event.author else {
      throw LedgerError.preparedByAnother(event.author, signer.person)
    }
    return try SignedEvent(signing: event.bytes, by: signer, documents: documents)
  }

  /// Joined with a signature that another program made, which is checked first.
  ///
  /// - Parameter armoured: an SSH signature file of the namespace `gavel-event`.
  /// - Throws: `SigningError` where it is none, `LedgerError` where it is not over this event.
  public func joined(with armoured: [UInt8]) throws -> SignedEvent {
    let signature = try SSHSignature(parsing: armoured)
    guard signature.verifies(event.bytes) else {
      throw LedgerError.signatureOfOther(Fingerprint(of: signature.key))
    }
    return SignedEvent(
      event: event, key: Fingerprint(of: signature.key), signature: signature.signature,
      documents: documents)
  }
}

extension LedgerError {
  static func preparedMalformed(_ reason: String) -> LedgerError {
    LedgerError(
      "E-PREPARED", "this is no prepared event: \(reason)",
      next: "prepare it again with --prepare FILE", exitStatus: 5)
  }

  static func preparedByAnother(_ author: Identifier, _ person: Identifier) -> LedgerError {
    LedgerError(
      "E-PREPARED-AUTHOR", "this event is to be signed by \(author), not by \(person)",
      next: "hand the file to \(author)", exitStatus: 4)
  }

  static func signatureOfOther(_ key: Fingerprint) -> LedgerError {
    LedgerError(
      "E-SIGNATURE-OTHER", "the signature by \(key) is not over this event",
      next:
        "sign the exact bytes: gavel raw event FILE | ssh-keygen -Y sign -n gavel-event -f KEY",
      exitStatus: 5)
  }
}
