import CanonicalJSON
import Signing
import Sodium

@testable import Governance

/// What members and persons do.
extension Consortium {
  func acceptSeat(
    _ seat: Identifier, by person: Identifier, appointment: Digest? = nil
  ) throws {
    try record(
      SeatAccepted(seat: seat, appointment: appointment ?? genesis ?? .of("none")), by: person)
  }

  func acceptOffice(
    _ office: Identifier, by person: Identifier, appointment: Digest? = nil
  ) throws {
    try record(
      OfficeAccepted(office: office, appointment: appointment ?? genesis ?? .of("none")),
      by: person)
  }

  @discardableResult
  func designate(
    _ person: Identifier, to seat: Identifier, by principal: Identifier,
    effective: Timestamp? = nil
  ) throws -> Digest {
    try record(
      SeatDesignated(seat: seat, person: person, effective: effective), by: principal)
  }

  func withdraw(_ organization: Identifier, effective: Timestamp? = nil) throws {
    try record(
      MemberWithdrawn(organization: organization, effective: effective),
      by: organization.principal)
  }

  /// An admitted organization accepts.
  func join(
    _ organization: Identifier, admission: Digest, by author: Identifier? = nil,
    key: SecretKey? = nil, seen: Event.Seen? = nil
  ) throws {
    let key = key ?? Keys.first(of: organization.principal)
    try record(
      MemberAccepted(admission: admission, key: key.publicKey, organization: organization),
      by: author ?? organization.principal, Signing(key: key, seen: seen))
  }

  /// Admits an organization and lets it accept.
  func admit(_ organization: Identifier, class memberClass: Identifier = .industry) throws {
    try join(organization, admission: try carry([admission(of: organization, memberClass)]))
  }

  func admission(
    of organization: Identifier, _ memberClass: Identifier = .industry,
    principal: Identifier? = nil, key: SecretKey? = nil, effective: Timestamp? = nil
  ) -> Act {
    let principal = principal ?? organization.principal
    return Act(
      AdmitMember(
        organization: organization, title: organization.text, memberClass: memberClass,
        principal: principal, key: (key ?? Keys.first(of: principal)).publicKey),
      effective: effective)
  }

  /// A person offers a key.
  ///
  /// - Returns: the offer.
  @discardableResult
  func offer(
    _ key: SecretKey, for person: Identifier, of organization: Identifier? = nil
  ) throws -> Digest {
    try record(
      KeyOffered(key: key.publicKey, person: person, organization: organization), by: person,
      Signing(key: key))
  }

  func vouch(_ offer: Digest, by person: Identifier, with key: SecretKey? = nil) throws {
    try record(KeyVouched(offer: offer), by: person, Signing(key: key))
  }

  func rotate(to offer: Digest, by person: Identifier, with key: SecretKey? = nil) throws {
    try record(KeyRotated(offer: offer), by: person, Signing(key: key))
  }

  func cancel(_ key: SecretKey, by person: Identifier, with own: SecretKey? = nil) throws {
    try record(
      KeyCancelled(key: Fingerprint(of: key.publicKey)), by: person, Signing(key: own))
  }

  func revoke(
    _ key: SecretKey, since: Int64? = nil, by person: Identifier, with own: SecretKey? = nil
  ) throws {
    try record(
      KeyRevoked(key: Fingerprint(of: key.publicKey), since: since), by: person,
      Signing(key: own))
  }

  func commit(to next: SecretKey, by person: Identifier, with key: SecretKey? = nil) throws {
    try record(
      KeyCommitted(next: Fingerprint(of: next.publicKey)), by: person, Signing(key: key))
  }

  /// The next key takes the place of the one that has committed to it.
  func succeed(with next: SecretKey, since: Int64? = nil, by person: Identifier) throws {
    try record(
      KeySucceeded(key: SSHPublicKey(next.publicKey), since: since), by: person, Signing(key: next))
  }

  /// One hand of several for whoever lost every key.
  func confirmKey(_ offer: Digest, by person: Identifier, with key: SecretKey? = nil) throws {
    try record(KeyConfirmed(offer: offer), by: person, Signing(key: key))
  }

  /// Somebody who lost every key offers a new one, and colleagues confirm it.
  func recover(
    _ key: SecretKey, of person: Identifier, by hands: [Identifier]
  ) throws {
    let offer = try offer(key, for: person)
    for hand in hands { try confirmKey(offer, by: hand) }
  }

  /// The fixture's consortium, under a charter with so many hands.
  static func founded(withRecovery hands: Int64) throws -> Consortium {
    try founded { $0.parameters.keyRecovery = hands }
  }

  /// Brings a new person into an organization, with a first key that speaks already.
  func enrol(_ person: Identifier, of organization: Identifier) throws {
    let offer = try offer(Keys.first(of: person), for: person, of: organization)
    let principal = register.organization(organization)?.principal ?? organization.principal
    try vouch(offer, by: principal)
    wait(2 * .day)
  }
}

/// What the register says.
extension Consortium {
  func holder(of seat: Identifier, at time: Timestamp? = nil) throws -> Identifier? {
    let time = time ?? now
    return try register.seat(seat, at: time).flatMap {
      try register.holder(of: $0, at: time)?.person
    }
  }

  func officer(of office: Identifier) throws -> Identifier? {
    try register.officer(of: office, at: now)
  }

  func isMember(_ organization: Identifier, at time: Timestamp? = nil) throws -> Bool {
    try register.member(organization, at: time ?? now) != nil
  }

  func isInStanding(_ organization: Identifier, at time: Timestamp? = nil) throws -> Bool {
    try register.isInStanding(organization, at: time ?? now)
  }

  func speaks(_ key: SecretKey, at time: Timestamp? = nil) -> Bool {
    register.personKey(Fingerprint(of: key.publicKey))?.speaks(at: time ?? now) ?? false
  }

  func effects(of motion: Digest) -> [Effect] { register.effects(of: motion) }

  func state(of motion: Digest) -> Motion.State? { register.motion(motion)?.state }
}
