public import Signing
public import Sodium

/// The consortium as its genesis founded it.
public struct Founding: Record {
  /// The event id of the genesis.
  public var genesis: Digest
  public var origin: String
  public var ledgerKey: PublicKey
  public var rehearsal: Bool
  public var founders: Int64
  public var accepted: Int64
  public var charter: Digest

  package init(
    genesis: Digest, origin: String, ledgerKey: PublicKey, rehearsal: Bool, founders: Int64,
    accepted: Int64, charter: Digest
  ) {
    self.genesis = genesis
    self.origin = origin
    self.ledgerKey = ledgerKey
    self.rehearsal = rehearsal
    self.founders = founders
    self.accepted = accepted
    self.charter = charter
  }

  public var key: Digest { genesis }
}

/// The charter's text and parameters in one version.
public struct Charter: Record {
  public var version: Int64
  public var title: String
  public var text: Digest?
  public var parameters: CharterDocument.Parameters
  public var formalities: [FormalityDefinition]
  public var witnesses: WitnessRule?
  public var inForce: Interval
  /// The motion that amended it; nothing for the founding charter.
  public var motion: Digest?

  package init(
    version: Int64, title: String, text: Digest? = nil, parameters: CharterDocument.Parameters,
    formalities: [FormalityDefinition] = [], witnesses: WitnessRule? = nil,
    inForce: Interval, motion: Digest? = nil
  ) {
    self.version = version
    self.title = title
    self.text = text
    self.parameters = parameters
    self.formalities = formalities
    self.witnesses = witnesses
    self.inForce = inForce
    self.motion = motion
  }

  public var key: Int64 { version }
}

public struct MemberClass: Record {
  public var id: Identifier
  public var title: String

  package init(id: Identifier, title: String) {
    self.id = id
    self.title = title
  }

  public var key: Identifier { id }
}

/// An organization that may accept: a founder since the genesis, another since its motion carried.
public struct Admission: Record {
  public enum State: String, CaseIterable, Sendable {
    case pending, accepted, rescinded
  }

  public var organization: Identifier
  /// The motion, or the genesis.
  public var source: Digest
  public var title: String
  public var memberClass: Identifier
  public var principal: Identifier
  public var publicKey: PublicKey
  /// The entry that the acceptance must have seen.
  public var entry: Int64
  public var from: Timestamp
  public var state: State

  package init(
    organization: Identifier, source: Digest, title: String, memberClass: Identifier,
    principal: Identifier, publicKey: PublicKey, entry: Int64, from: Timestamp, state: State
  ) {
    self.organization = organization
    self.source = source
    self.title = title
    self.memberClass = memberClass
    self.principal = principal
    self.publicKey = publicKey
    self.entry = entry
    self.from = from
    self.state = state
  }

  public var key: Pair<Identifier, Digest> { Pair(organization, source) }
}

public struct Organization: Record {
  public var id: Identifier
  public var title: String
  public var principal: Identifier

  package init(id: Identifier, title: String, principal: Identifier) {
    self.id = id
    self.title = title
    self.principal = principal
  }

  public var key: Identifier { id }
}

/// One span of a membership: a class and a standing, from when until when.
public struct Member: Record {
  public enum Standing: String, CaseIterable, Sendable {
    case inStanding = "in_standing"
    case suspended
  }

  public var organization: Identifier
  /// 1, 2, … in the order in which the book learned of the spans.
  public var span: Int64
  public var memberClass: Identifier
  public var standing: Standing
  public var inForce: Interval
  /// The motion or genesis by which the span began.
  public var source: Digest
  /// The motion or withdrawal by which it ends, where one does.
  public var endedBy: Digest?

  package init(
    organization: Identifier, span: Int64, memberClass: Identifier, standing: Standing,
    inForce: Interval, source: Digest, endedBy: Digest? = nil
  ) {
    self.organization = organization
    self.span = span
    self.memberClass = memberClass
    self.standing = standing
    self.inForce = inForce
    self.source = source
    self.endedBy = endedBy
  }

  public var key: Pair<Identifier, Int64> { Pair(organization, span) }
}

public struct Person: Record {
  public var id: Identifier
  public var organization: Identifier
  /// The salted document with the name.
  public var name: Digest?
  public var inForce: Interval

  package init(id: Identifier, organization: Identifier, name: Digest? = nil, inForce: Interval) {
    self.id = id
    self.organization = organization
    self.name = name
    self.inForce = inForce
  }

  public var key: Identifier { id }

  /// A principal who is named and has not accepted: in force at no time, but nobody else can take the
  /// name in between, which would keep the organization out.
  static func named(
    _ id: Identifier, of organization: Identifier, at time: Timestamp
  ) -> Person {
    Person(
      id: id, organization: organization, name: nil, inForce: Interval(from: time, to: time))
  }
}

/// A person's key and the span in which it speaks for the person.
public struct PersonKey: Record {
  public enum State: String, CaseIterable, Sendable {
    case offered, vouched, cancelled, revoked
  }

  public var fingerprint: Fingerprint
  public var publicKey: SSHPublicKey
  public var person: Identifier
  /// The event that offered it.
  public var offer: Digest
  public var offeredEntry: Int64
  public var organization: Identifier?
  public var name: Digest?
  public var state: State
  /// The key that vouched; nothing for a key that a charter or an admission names.
  public var vouchedBy: Fingerprint?
  /// The key that ends when this one begins to speak.
  public var replaces: Fingerprint?
  /// The last confirmation, or the motion, by which it takes the place of every other key of a person who
  /// lost them.
  public var recoveredBy: Digest?
  /// Keys of one person are older and younger by this entry.
  public var vouchedEntry: Int64?
  public var speaks: Interval?
  /// The entry that revoked it.
  public var revokedEntry: Int64?
  /// The first entry from which on, as its revocation says, it was not to be trusted.
  public var compromisedSince: Int64?

  package init(
    fingerprint: Fingerprint, publicKey: SSHPublicKey, person: Identifier, offer: Digest,
    offeredEntry: Int64, organization: Identifier? = nil, name: Digest? = nil, state: State,
    vouchedBy: Fingerprint? = nil, replaces: Fingerprint? = nil, recoveredBy: Digest? = nil,
    vouchedEntry: Int64? = nil, speaks: Interval? = nil, revokedEntry: Int64? = nil,
    compromisedSince: Int64? = nil
  ) {
    self.fingerprint = fingerprint
    self.publicKey = publicKey
    self.person = person
    self.offer = offer
    self.offeredEntry = offeredEntry
    self.organization = organization
    self.name = name
    self.state = state
    self.vouchedBy = vouchedBy
    self.replaces = replaces
    self.recoveredBy = recoveredBy
    self.vouchedEntry = vouchedEntry
    self.speaks = speaks
    self.revokedEntry = revokedEntry
    self.compromisedSince = compromisedSince
  }

  public var key: Fingerprint { fingerprint }

  /// The entries in which its signature is not to be trusted: from the one that its revocation names up
  /// to the revocation, which is not among them. What it signed there counts as before, and is flagged.
  public var compromised: Range<Int64>? {
    guard let since = compromisedSince, let end = revokedEntry, since <= end else { return nil }
    return since..<end
  }

  /// Whether what it signs counts when recorded at `time`.
  public func speaks(at time: Timestamp) -> Bool {
    speaks?.contains(time) ?? false
  }

  /// Whether it ends that key when it begins to speak.
  func takesThePlace(of other: PersonKey) -> Bool {
    guard person == other.person, fingerprint != other.fingerprint else { return false }
    return replaces == other.fingerprint || (recoveredBy != nil && other.isOlder(than: self))
  }

  func isOlder(than other: PersonKey) -> Bool {
    guard let own = vouchedEntry else { return false }
    guard let others = other.vouchedEntry else { return true }
    return own < others
  }
}
