public import CanonicalJSON
import Signing
public import Sodium

/// Admits an organization: it is a member once its principal has accepted with the key named here.
public struct AdmitMember: ActKind {
  public static let name = "member.admit"

  public var memberClass: Identifier
  public var key: PublicKey
  public var organization: Identifier
  public var principal: Identifier
  public var title: String

  public init(
    organization: Identifier, title: String, memberClass: Identifier, principal: Identifier,
    key: PublicKey
  ) {
    self.memberClass = memberClass
    self.key = key
    self.organization = organization
    self.principal = principal
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    memberClass = try fields.identifier("class")
    key = try fields.publicKey("key")
    organization = try fields.identifier("organization")
    principal = try fields.identifier("principal")
    title = try fields.title("title")
  }

  public var json: JSON {
    [
      "class": .identifier(memberClass), "key": .publicKey(key),
      "organization": .identifier(organization), "principal": .identifier(principal),
      "title": .string(title),
    ]
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard try register.memberClass(memberClass) != nil else {
      throw Refusal.classUnknown(memberClass)
    }
    let spans = try register.memberSpans(of: organization)
    guard !spans.contains(where: { $0.inForce.reaches(beyond: context.effective) }) else {
      throw Refusal.alreadyMember(organization)
    }
    let lapsed = try register.lapsedAdmissions(of: organization, at: context.decided)
    let known = try register.person(principal)
    if let known, known.organization != organization { throw Refusal.identifierTaken(principal) }
    try register.requireFreshKey(SSHPublicKey(key))
    try register.requireSeatNames(for: organization, from: context.effective)
    let named: [Change] =
      known == nil ? [.person(.named(principal, of: organization, at: context.decided))] : []
    return named + lapsed.map(Change.admission) + [
      .admission(
        Admission(
          organization: organization, source: context.motion.id, title: title,
          memberClass: memberClass, principal: principal, publicKey: key, entry: context.entry,
          from: context.effective, state: .pending))
    ]
  }
}

extension Register {
  /// The admissions that the organization has let lapse, rescinded, so that a new one takes their place.
  ///
  /// - Throws: a `Refusal` where one can still be accepted. A founder's always can.
  fileprivate func lapsedAdmissions(
    of organization: Identifier, at time: Timestamp
  ) throws -> [Admission] {
    let pending = try admissions(of: organization).filter { $0.state == .pending }
    guard try !pending.contains(where: { try canBeAccepted($0, at: time) }) else {
      throw Refusal.alreadyAdmitted(organization)
    }
    return pending.map { admission in
      var lapsed = admission
      lapsed.state = .rescinded
      return lapsed
    }
  }

  /// The pending admissions whose time to accept is not over.
  func admissionsToAccept(at time: Timestamp) throws -> [Admission] {
    try admissions().filter { try $0.state == .pending && canBeAccepted($0, at: time) }
  }

  private func canBeAccepted(_ admission: Admission, at time: Timestamp) throws -> Bool {
    if try admission.source == founding()?.genesis { return true }
    return try time < admission.from.adding(parameters(at: time).acceptWithin)
  }

  /// Refuses an organization whose seat in some assembly would have too long a name: it would have none.
  func requireSeatNames(for organization: Identifier, from time: Timestamp) throws {
    for body in try bodies()
    where body.definition.kind == .assembly && body.inForce.reaches(beyond: time) {
      guard BodyDefinition.assemblySeat(of: organization, in: body.id) != nil else {
        throw Refusal.seatNameTooLong(organization, body.id)
      }
    }
  }
}
