public import Sodium

/// What the consortium does together with others.
public struct Initiative: Record {
  public var id: Identifier
  /// The body that answers for it.
  public var body: Identifier
  public var title: String
  public var text: Digest?
  public var inForce: Interval
  public var motion: Digest
  public var endedBy: Digest?

  package init(
    id: Identifier, body: Identifier, title: String, text: Digest?, inForce: Interval,
    motion: Digest, endedBy: Digest? = nil
  ) {
    self.id = id
    self.body = body
    self.title = title
    self.text = text
    self.inForce = inForce
    self.motion = motion
    self.endedBy = endedBy
  }

  public var key: Identifier { id }
}

/// What the consortium and one partner have committed to: the consortium by a motion, the partner by its
/// signature. A renewal is a new version, which the partner signs again.
public struct Commitment: Record {
  public enum State: String, CaseIterable, Sendable {
    /// The consortium has committed itself; the partner has not signed.
    case offered
    /// The partner's signatory signed with the key that the motion names.
    case signed
    /// The secretary attested a signature on something that is not in this ledger: weaker.
    case attested
    /// A motion withdrew it.
    case ended
  }

  public var initiative: Identifier
  public var commitment: Identifier
  public var version: Int64
  /// An organization, which need not be a member.
  public var partner: Identifier
  public var title: String
  /// The operative text that both sides sign.
  public var text: Digest
  /// The partner's person who signs.
  public var signatory: Identifier
  /// The signatory's key, where it is no person of a member.
  public var publicKey: PublicKey?
  public var state: State
  /// Up to when it binds, without a renewal.
  public var renewBy: Timestamp
  public var motion: Digest
  /// The entry of its last change.
  public var entry: Int64
  /// When the partner signed, or the secretary attested, and the event.
  public var signedAt: Timestamp?
  public var signedEvent: Digest?
  /// SHA-256 of what was signed elsewhere, where it was attested.
  public var source: Digest?
  public var ended: Timestamp?
  public var endedBy: Digest?

  package init(
    initiative: Identifier, commitment: Identifier, version: Int64, partner: Identifier,
    title: String, text: Digest, signatory: Identifier, publicKey: PublicKey?, state: State,
    renewBy: Timestamp, motion: Digest, entry: Int64, signedAt: Timestamp? = nil,
    signedEvent: Digest? = nil, source: Digest? = nil, ended: Timestamp? = nil,
    endedBy: Digest? = nil
  ) {
    self.initiative = initiative
    self.commitment = commitment
    self.version = version
    self.partner = partner
    self.title = title
    self.text = text
    self.signatory = signatory
    self.publicKey = publicKey
    self.state = state
    self.renewBy = renewBy
    self.motion = motion
    self.entry = entry
    self.signedAt = signedAt
    self.signedEvent = signedEvent
    self.source = source
    self.ended = ended
    self.endedBy = endedBy
  }

  public var key: Pair<Identifier, Pair<Identifier, Int64>> {
    Pair(initiative, Pair(commitment, version))
  }

  /// Whether no renewal of it is among these commitments.
  public func isLast(of commitments: [Commitment]) -> Bool {
    !commitments.contains {
      $0.initiative == initiative && $0.commitment == commitment && $0.version > version
    }
  }

  /// Whether both sides have signed and it has neither been withdrawn nor run out.
  public func binds(at time: Timestamp) -> Bool {
    guard let signedAt else { return false }
    return signedAt <= time && time < renewBy && (ended.map { time < $0 } ?? true)
  }
}

/// The initiatives of a register in memory.
struct InitiativeTables: Sendable {
  private var initiatives = Table<Initiative>()
  private var commitments = Table<Commitment>()
  private var byInitiative = Index<Identifier, Commitment>()
  private var byKey = Index<PublicKey, Commitment>()

  subscript(id: Identifier) -> Initiative? { initiatives[id] }
  var all: [Initiative] { initiatives.all }
  var allCommitments: [Commitment] { commitments.all }

  func commitments(of id: Identifier) -> [Commitment] { commitments.select(byInitiative[id]) }
  func commitments(signedWith key: PublicKey) -> [Commitment] { commitments.select(byKey[key]) }

  mutating func put(_ initiative: Initiative) { initiatives.put(initiative) }

  mutating func put(_ commitment: Commitment) {
    let isNew = commitments[commitment.key] == nil
    commitments.put(commitment, in: &byInitiative, under: commitment.initiative)
    if isNew, let key = commitment.publicKey { byKey.add(commitment.key, under: key) }
  }
}
