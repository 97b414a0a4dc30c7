public import CanonicalJSON
public import Signing
public import Sodium

/// What a person signed: the canonical bytes and what they say.
public struct Event: Sendable {
  /// The bytes that are signed.
  public let bytes: [UInt8]
  /// SHA-256 of the bytes.
  public let id: Digest
  public let at: Timestamp
  public let author: Identifier
  public let ledger: String
  public let seen: Seen
  public let type: String
  public let until: Timestamp
  public let version: Int64
  let data: Fields

  /// The checkpoint that the author had checked when signing.
  public struct Seen: JSONObject {
    public var root: Digest
    public var size: Int64

    public init(root: Digest, size: Int64) {
      self.root = root
      self.size = size
    }

    public init(reading fields: inout Fields) throws {
      root = try fields.root("root")
      size = try fields.integer("size")
    }

    public var json: JSON { ["root": .root(root), "size": .integer(size)] }
  }

  /// Reads an event that stands alone.
  public init(_ bytes: [UInt8]) throws {
    try self.init(try CanonicalText(bytes, limits: .event).root)
  }

  init(_ node: JSONNode) throws {
    var fields = try node.fields()
    at = try fields.timestamp("at")
    author = try fields.identifier("by")
    data = try fields.fields("data")
    ledger = try fields.string("ledger")
    seen = try fields.object("seen", as: Seen.self)
    type = try fields.string("type")
    until = try fields.timestamp("until")
    version = try fields.integer("v")
    try fields.finish()
    bytes = Array(node.bytes)
    id = SHA256.hash(bytes)
  }

  /// The typed data.
  ///
  /// - Throws: `Refusal` with the code E-EVENT-MALFORMED, E-KIND-RESERVED or, where this version does
  ///   not know the kind, `NotSupported`.
  public func kind() throws -> any EventKind {
    guard version == EventKinds.version, let kind = EventKinds.byName[type] else {
      guard !EventKinds.reserved.contains(type) else { throw Refusal.kindReserved(type) }
      throw NotSupported(type: type, version: version)
    }
    return try kind.init(readingAll: data)
  }

  /// Whether the log remembers it of its author. Anybody can offer a key in anybody's name: until it is
  /// vouched for nobody knows that it was the person.
  public var bindsAuthor: Bool { type != KeyOffered.name }

  /// The bytes of an event to be signed.
  public static func bytes(
    of kind: any EventKind, by author: Identifier, at: Timestamp, until: Timestamp,
    ledger: String, seen: Seen
  ) throws -> [UInt8] {
    let event: JSON = [
      "at": .timestamp(at), "by": .identifier(author), "data": kind.json,
      "ledger": .string(ledger), "seen": seen.json, "type": .string(Swift.type(of: kind).name),
      "until": .timestamp(until), "v": .integer(EventKinds.version),
    ]
    return try event.canonicalBytes(limits: .event)
  }
}

/// A kind of event, or a version of one, that this program does not know.
public struct NotSupported: Error, Hashable, Sendable, CustomStringConvertible {
  public let type: String
  public let version: Int64
  public var description: String { "\(type) version \(version) is not supported by this version" }
}

/// The leaf of the log: an event, when it was recorded, its signature.
public struct Entry: Sendable {
  public let bytes: [UInt8]
  public let event: Event
  public let key: Fingerprint
  public let recorded: Timestamp
  public let signature: StoredSignature

  /// Reads one line of a trail without its line feed.
  public init(_ bytes: [UInt8]) throws {
    var fields = try CanonicalText(bytes, limits: .entry).root.fields()
    let node = try fields.node("event")
    guard node.bytes.count <= JSONLimits.event.bytes else {
      throw ValueError(field: "event", expected: "at most 32 KiB")
    }
    event = try Event(node)
    key = try fields.fingerprint("key")
    recorded = try fields.timestamp("recorded")
    let text = try fields.stringBytes("sig")
    try fields.finish()
    guard let signature = StoredSignature(base64: text) else {
      throw ValueError(field: "sig", expected: "64 or 69 bytes in base64")
    }
    self.signature = signature
    self.bytes = bytes
  }

  /// The line that records an event.
  public static func bytes(
    event: [UInt8], key: Fingerprint, recorded: Timestamp, signature: StoredSignature
  ) -> [UInt8] {
    // The event is canonical and its neighbours are ASCII without escapes: joining them is canonical.
    Array("{\"event\":".utf8) + event
      + Array(
        ",\"key\":\"\(key)\",\"recorded\":\"\(recorded)\",\"sig\":\"\(signature.base64)\"}".utf8)
  }
}
