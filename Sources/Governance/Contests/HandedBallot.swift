public import CanonicalJSON
public import Signing

/// A ballot as its voter signed it and handed it over: what would have been recorded as `ballot.cast`, and never
/// was.
///
///     {"event":{…},"key":"SHA256:…","sig":"…"}
///
/// The event is verbatim what the voter signed; key and signature are written as in an entry.
public struct HandedBallot: JSONObject {
  public let event: Event
  public let cast: BallotCast
  public let key: Fingerprint
  public let signature: StoredSignature

  /// - Throws: `ValueError` where the event is no ballot; whatever reading its data throws.
  public init(_ event: Event, key: Fingerprint, signature: StoredSignature) throws {
    guard event.type.utf8.elementsEqual(BallotCast.name.utf8),
      event.version == EventKinds.version,
      let cast = try event.kind() as? BallotCast
    else {
      throw ValueError(
        field: "ballot.event", expected: "an event of the type ballot.cast, version 1")
    }
    self.event = event
    self.cast = cast
    self.key = key
    self.signature = signature
  }

  public init(reading fields: inout Fields) throws {
    let event = try Event(fields.node("event"))
    let key = try fields.fingerprint("key")
    guard let signature = StoredSignature(base64: try fields.stringBytes("sig")) else {
      throw ValueError(field: "sig", expected: "64 or 69 bytes in base64")
    }
    try self.init(event, key: key, signature: signature)
  }

  public var json: JSON {
    let signed: JSON = [
      "at": .timestamp(event.at), "by": .identifier(event.author), "data": cast.json,
      "ledger": .string(event.ledger), "seen": event.seen.json, "type": .string(event.type),
      "until": .timestamp(event.until), "v": .integer(event.version),
    ]
    return ["event": signed, "key": .string("\(key)"), "sig": .string(signature.base64)]
  }

  public static func == (left: HandedBallot, right: HandedBallot) -> Bool {
    left.event.bytes == right.event.bytes && left.key == right.key
      && left.signature == right.signature
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(event.id)
    hasher.combine(key)
  }
}
