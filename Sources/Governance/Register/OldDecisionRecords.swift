import CanonicalJSON
public import Sodium

/// A batch of decisions from before the ledger, as attested. The decisions are in its document; here is which
/// numbers they have.
public struct OldBatch: Record {
  /// The event that attested it.
  public var id: Digest
  public var body: Identifier
  /// The number of its first decision, counted from 1 through all batches of the body.
  public var first: Int64
  public var count: Int64
  public var batch: Digest
  public var source: Digest
  public var part: Int64
  public var parts: Int64
  public var secretary: Identifier
  public var attested: Timestamp
  public var entry: Int64
  /// What the body's old decisions are up to and with this batch, as one hash.
  public var state: Digest
  /// The motion by which the body made this state its own.
  public var adoptedBy: Digest?

  package init(
    id: Digest, body: Identifier, first: Int64, count: Int64, batch: Digest, source: Digest,
    part: Int64, parts: Int64, secretary: Identifier, attested: Timestamp, entry: Int64,
    state: Digest, adoptedBy: Digest? = nil
  ) {
    self.id = id
    self.body = body
    self.first = first
    self.count = count
    self.batch = batch
    self.source = source
    self.part = part
    self.parts = parts
    self.secretary = secretary
    self.attested = attested
    self.entry = entry
    self.state = state
    self.adoptedBy = adoptedBy
  }

  public var key: Digest { id }

  /// `old-toc.17`: no motion's and no meeting's number ends in a dot and digits. Nil where that is longer than
  /// an identifier may be.
  public static func number(_ place: Int64, of body: Identifier) -> Identifier? {
    Identifier("old-\(body).\(place)")
  }

  /// The body and the place that a number is made of; nil where it is none.
  public static func parts(of number: Identifier) -> (body: Identifier, place: Int64)? {
    let bytes = Array(number.text.utf8)
    guard number.text.hasPrefix("old-"), let dot = bytes.lastIndex(of: UInt8(ascii: ".")),
      let place = Int64(String(decoding: bytes[(dot + 1)...], as: UTF8.self)), dot > 4,
      let body = Identifier(String(decoding: bytes[4..<dot], as: UTF8.self)),
      Self.number(place, of: body) == number
    else { return nil }
    return (body, place)
  }

  /// SHA-256 of the canonical JSON of a batch and the state before it.
  static func state(
    after last: OldBatch?, _ batch: Digest, first: Int64, count: Int64, of body: Identifier
  ) throws -> Digest {
    SHA256.hash(
      try JSON.members([
        "batch": .digest(batch), "body": .identifier(body), "count": .integer(count),
        "first": .integer(first), "previous": last.map { .digest($0.state) },
      ]).canonicalBytes())
  }
}
