public import Sodium

/// The holder of a seat lets another person vote for it.
public struct Proxy: Record {
  /// For which polls it is good.
  public enum Scope: Hashable, Sendable {
    /// The seal.
    case poll(Digest)
    /// Every poll on the motion in the seat's body.
    case motion(Digest)
    /// The polls of the body that are opened while the meeting is.
    case meeting(Digest)
    /// Every poll of the body.
    case body
  }

  /// The id of the event that granted it.
  public var id: Digest
  public var seat: Identifier
  public var body: Identifier
  /// Who held the seat, and granted it: it is good while that is so.
  public var grantor: Identifier
  public var carrier: Identifier
  public var scope: Scope
  public var entry: Int64
  public var granted: Timestamp
  public var expires: Timestamp?
  public var revoked: Timestamp?

  package init(
    id: Digest, seat: Identifier, body: Identifier, grantor: Identifier, carrier: Identifier,
    scope: Scope, entry: Int64, granted: Timestamp, expires: Timestamp? = nil,
    revoked: Timestamp? = nil
  ) {
    self.id = id
    self.seat = seat
    self.body = body
    self.grantor = grantor
    self.carrier = carrier
    self.scope = scope
    self.entry = entry
    self.granted = granted
    self.expires = expires
    self.revoked = revoked
  }

  public var key: Digest { id }

  /// Whether it was neither revoked by `time` nor has run out; whether the grantor still holds the seat is not
  /// told by it alone.
  public func isStanding(at time: Timestamp) -> Bool {
    granted <= time && (expires.map { time < $0 } ?? true) && (revoked.map { time < $0 } ?? true)
  }
}
