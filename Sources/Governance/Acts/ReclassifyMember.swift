public import CanonicalJSON

/// Moves a member to another class.
public struct ReclassifyMember: ActKind {
  public static let name = "member.reclassify"

  public var memberClass: Identifier
  public var organization: Identifier

  public init(organization: Identifier, memberClass: Identifier) {
    self.memberClass = memberClass
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    memberClass = try fields.identifier("class")
    organization = try fields.identifier("organization")
  }

  public var json: JSON {
    ["class": .identifier(memberClass), "organization": .identifier(organization)]
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard try register.memberClass(memberClass) != nil else {
      throw Refusal.classUnknown(memberClass)
    }
    let member = try register.requireMember(organization, at: context.effective)
    guard member.memberClass != memberClass else {
      throw Refusal.alreadyInClass(organization, memberClass)
    }
    return try register.continuing(organization, from: context, memberClass: memberClass)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.concerns(organization, electorateOf: body)
  }
}

extension Register {
  /// A membership goes on from `context.effective` in another class or standing. What is decided later
  /// prevails from its date on: spans that were to begin later never do.
  func continuing(
    _ organization: Identifier, from context: ActContext,
    memberClass: Identifier? = nil, standing: Member.Standing? = nil
  ) throws -> [Change] {
    let current = try requireMember(organization, at: context.effective)
    let spans = try memberSpans(of: organization)
    let end = try membershipEnd(of: organization, at: context.effective)
    let reaching = spans.filter { $0.inForce.reaches(beyond: context.effective) }
    // The end may be another motion's than that of the span in force, and is rescinded with that motion.
    let last = end.flatMap { end in reaching.last { $0.inForce.to == end } }
    var changes: [Change] = []
    for span in reaching {
      var ended = span
      ended.inForce = span.inForce.ended(at: context.effective)
      ended.endedBy = context.motion.id
      changes.append(.member(ended))
    }
    changes.append(
      .member(
        Member(
          organization: organization, span: Int64(spans.count) + 1,
          memberClass: memberClass ?? current.memberClass,
          standing: standing ?? current.standing,
          inForce: Interval(from: context.effective, to: end), source: context.motion.id,
          endedBy: last?.endedBy)))
    return changes
  }

  /// Whether the organization has, or may have, a voting seat in the body.
  func concerns(
    _ organization: Identifier, electorateOf body: BodyDefinition
  ) throws -> Bool {
    if body.kind == .assembly { return true }
    for tenure in try tenures(onBehalfOf: organization) where tenure.state == .accepted {
      if try seat(tenure.seat)?.definition.body == body.id { return true }
    }
    // An officer of the organization may sit ex officio.
    return try seats(of: body.id).contains { $0.definition.isExOfficio }
  }
}
