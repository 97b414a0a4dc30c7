public import CanonicalJSON
public import Signing
public import Sodium

/// A founder accepts the charter, by the key that the charter names for it. From then on it is a member.
public struct CharterAccepted: EventKind {
  public static let name = "charter.accepted"

  public var genesis: Digest
  public var key: PublicKey
  public var organization: Identifier

  public init(genesis: Digest, key: PublicKey, organization: Identifier) {
    self.genesis = genesis
    self.key = key
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    genesis = try fields.digest("genesis")
    key = try fields.publicKey("key")
    organization = try fields.identifier("organization")
  }

  public var json: JSON {
    [
      "genesis": .digest(genesis), "key": .publicKey(key),
      "organization": .identifier(organization),
    ]
  }

  public func signingKey(for author: Identifier, with documents: Documents) -> SSHPublicKey? {
    SSHPublicKey(key)
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard var founding = try register.founding(), founding.genesis == genesis else {
      throw Refusal.genesisUnknown(genesis)
    }
    let admission = try register.requirePendingAdmission(of: organization, source: genesis)
    founding.accepted += 1
    let joined = try register.changes(
      accepting: admission, by: entry, key: key, from: entry.recorded)
    return Consequences([.founding(founding)] + joined)
  }
}

extension Register {
  /// The admission of an organization that has not accepted yet.
  func requirePendingAdmission(
    of organization: Identifier, source: Digest
  ) throws -> Admission {
    guard let admission = try admissions(of: organization).first(where: { $0.source == source })
    else { throw Refusal.admissionUnknown(organization) }
    switch admission.state {
    case .pending: return admission
    case .accepted: throw Refusal.admissionAccepted(organization)
    case .rescinded: throw Refusal.admissionRescinded(organization)
    }
  }

  /// The organization joins: with its principal, the principal's first key and its membership.
  func changes(
    accepting admission: Admission, by entry: EntryContext, key: PublicKey, from: Timestamp
  ) throws -> [Change] {
    guard entry.author == admission.principal else {
      throw Refusal.notNamedPrincipal(entry.author, named: admission.principal)
    }
    guard key == admission.publicKey else {
      throw Refusal.notNamedKey(admission.organization)
    }
    try entry.requireSeen(admission.entry, "the admission")
    // A member that leaves at a later time keeps its principal until then, whoever else is named.
    let spans = try memberSpans(of: admission.organization)
    guard !spans.contains(where: { $0.inForce.reaches(beyond: entry.recorded) }) else {
      throw Refusal.alreadyMember(admission.organization)
    }
    let key = SSHPublicKey(key)
    try requireFreshKey(key)
    try requireSeatNames(for: admission.organization, from: from)
    let known = try person(admission.principal)
    if let known, known.organization != admission.organization {
      throw Refusal.identifierTaken(admission.principal)
    }
    var accepted = admission
    accepted.state = .accepted
    let inForce = Interval(from: from)
    return [
      .admission(accepted),
      .organization(
        Organization(
          id: admission.organization, title: admission.title, principal: admission.principal)),
      .person(
        Person(
          id: admission.principal, organization: admission.organization, name: known?.name,
          inForce: inForce)),
      .personKey(
        PersonKey(
          fingerprint: Fingerprint(of: key), publicKey: key, person: admission.principal,
          offer: entry.id, offeredEntry: entry.number, organization: nil, name: nil,
          state: .vouched, vouchedBy: nil, replaces: nil, vouchedEntry: entry.number,
          speaks: Interval(from: entry.recorded))),
      .member(
        Member(
          organization: admission.organization, span: Int64(spans.count) + 1,
          memberClass: admission.memberClass,
          standing: .inStanding, inForce: inForce, source: admission.source, endedBy: nil)),
    ]
  }

  /// A key that is sound and that nobody has offered before: one key belongs to one person for ever.
  ///
  /// - Parameter signatory: a partner's, who may sign several commitments with one key.
  func requireFreshKey(_ key: SSHPublicKey, forSignatory signatory: Identifier? = nil) throws {
    let point = key.point
    guard point.isVetted else { throw Refusal.keyWeak(point) }
    // Not by the fingerprint: one point for two applications would be two keys.
    guard try personKey(holding: point) == nil,
      try commitments(signedWith: point).allSatisfy({ $0.signatory == signatory })
    else { throw Refusal.keyTaken(Fingerprint(of: key)) }
    guard try !isLedgerKey(point) else { throw Refusal.keyIsLedgers() }
    try requireNoWitness(point)
  }
}
