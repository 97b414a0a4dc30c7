import CanonicalJSON
public import Governance
public import Signing
public import Sodium

/// A document as it is handed over: its bytes and, where it is salted, the salt.
public struct HandedDocument: Hashable, Sendable {
  public let bytes: [UInt8]
  /// 32 random bytes.
  public let salt: [UInt8]?

  public init(bytes: [UInt8], salt: [UInt8]? = nil) {
    self.bytes = bytes
    self.salt = salt
  }

  /// A document whose name tells nothing of its text, so that it can be redacted.
  public static func salted(_ bytes: [UInt8]) -> HandedDocument {
    HandedDocument(bytes: bytes, salt: Random.bytes(32))
  }

  /// The hash that names it (DESIGN 3.4).
  public var digest: Digest { Self.digest(of: bytes, salt: salt) }

  static func digest(of bytes: [UInt8], salt: [UInt8]?) -> Digest {
    guard let salt else { return SHA256.hash(bytes) }
    return SHA256.hash(Array("gavel-salted-v1".utf8) + [0] + salt + bytes)
  }

  public var name: TextReference.Name { salt == nil ? .plain(digest) : .salted(digest) }

  /// One of a file's `documents`.
  init(reading node: JSONNode) throws {
    var fields = try node.fields()
    let text = try fields.string("bytes")
    let salt = try fields.optionalString("salt")
    try fields.finish()
    guard let bytes = Base64.decode(text) else {
      throw LedgerError.submissionMalformed("a document is not base64")
    }
    guard let salt else {
      self.init(bytes: bytes)
      return
    }
    guard let raw = Base64.decode(salt), raw.count == 32 else {
      throw LedgerError.submissionMalformed("a salt is not 32 bytes in base64")
    }
    self.init(bytes: bytes, salt: raw)
  }

  var json: JSON {
    var members: [String: JSON] = ["bytes": .string(Base64.encode(bytes))]
    members["salt"] = salt.map { .string(Base64.encode($0)) }
    return .object(members)
  }
}

/// An event with its signature and the documents that it names: what is recorded, or carried to the
/// registrar in a file `EVENTID.event.json`. Carrying is not authority.
public struct SignedEvent: Sendable {
  public static let schema = "gavel.submission/1"

  public let event: Event
  public let key: Fingerprint
  public let signature: StoredSignature
  public let documents: [HandedDocument]

  public init(
    event: Event, key: Fingerprint, signature: StoredSignature, documents: [HandedDocument] = []
  ) {
    self.event = event
    self.key = key
    self.signature = signature
    self.documents = documents
  }

  /// Signs the bytes of an event.
  public init(
    signing bytes: [UInt8], with key: SecretKey, documents: [HandedDocument] = []
  ) throws {
    self.init(
      event: try Event(bytes), key: Fingerprint(of: key.publicKey),
      signature: EventSignature.sign(bytes, with: key), documents: documents)
  }

  /// Lets a person sign the bytes of an event.
  public init(
    signing bytes: [UInt8], by signer: Signer, documents: [HandedDocument] = []
  ) throws {
    self.init(
      event: try Event(bytes), key: Fingerprint(of: signer.key),
      signature: try signer.sign(bytes), documents: documents)
  }

  /// Reads a submission.
  ///
  /// - Throws: `LedgerError` where the file is not one.
  public init(submission bytes: [UInt8]) throws {
    do {
      var fields = try CanonicalText(bytes, limits: .submission).root.fields()
      let documents = try fields.array("documents")
      let event = try fields.node("event")
      let key = try fields.string("key")
      let schema = try fields.string("schema")
      let signature = try fields.string("sig")
      try fields.finish()
      guard schema == Self.schema else {
        throw LedgerError.submissionMalformed("its schema is \(schema)")
      }
      guard let raw = Base64.decode(signature), let sound = StoredSignature(bytes: raw) else {
        throw LedgerError.submissionMalformed("the signature is not 64 or 69 bytes in base64")
      }
      self.init(
        event: try Event(Array(event.bytes)), key: try Fingerprint(parsing: key),
        signature: sound, documents: try documents.map(HandedDocument.init(reading:)))
    } catch let error as JSONError {
      throw LedgerError.submissionMalformed("\(error)")
    } catch let error as ValueError {
      throw LedgerError.submissionMalformed("\(error)")
    } catch let error as SigningError {
      throw LedgerError.submissionMalformed(error.sentence)
    }
  }

  /// The file's bytes.
  public var submission: [UInt8] {
    get throws {
      let event = try CanonicalText(event.bytes, limits: .event).root.json()
      let object: JSON = [
        "documents": .array(documents.map(\.json)),
        "event": event, "key": .string("\(key)"), "schema": .string(Self.schema),
        "sig": .string(signature.base64),
      ]
      return try object.canonicalBytes(limits: .submission)
    }
  }

  /// `EVENTID.event.json`
  public var fileName: String { "\(event.id.hex).event.json" }
}
