public import CanonicalJSON

/// Appoints a person to a vacant seat that a body fills, or as its alternate; the person accepts it.
public struct FillSeat: ActKind {
  public static let name = "seat.fill"

  public var asAlternate: Bool
  /// On whose behalf; the person's own organization where absent.
  public var organization: Identifier?
  public var person: Identifier
  public var seat: Identifier

  public init(
    seat: Identifier, person: Identifier, organization: Identifier? = nil,
    asAlternate: Bool = false
  ) {
    self.asAlternate = asAlternate
    self.organization = organization
    self.person = person
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    asAlternate = try fields.flag("alternate")
    organization = try fields.optionalIdentifier("organization")
    person = try fields.identifier("person")
    seat = try fields.identifier("seat")
  }

  public var json: JSON {
    .members([
      "alternate": asAlternate ? true : nil, "organization": organization.map(JSON.identifier),
      "person": .identifier(person), "seat": .identifier(seat),
    ])
  }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.body(ofSeat: seat, beside: acts))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let definition = try register.requireSeat(seat, at: context.effective)
    try register.requireWhereMade(seat, context)
    guard case .body = definition.appoints else { throw Refusal.notFilledByBody(seat) }
    guard !asAlternate || definition.hasAlternate else {
      throw Refusal.seatWithoutAlternate(seat)
    }
    let appointee = try register.requirePerson(person, at: context.decided)
    // A tenure ends with the membership of the person's organization, so it is held on behalf of that one.
    let behalf = organization ?? appointee.organization
    guard behalf == appointee.organization else { throw Refusal.personOfAnother(person, behalf) }
    guard try register.isInStanding(behalf, at: context.decided) else {
      throw Refusal.notMember(behalf, at: context.decided)
    }
    let tenures = try register.tenures(of: seat)
    guard !tenures.contains(where: { $0.appointment == context.motion.id }) else {
      throw Refusal.seatHeld(seat, by: person)
    }
    for tenure in tenures where tenure.state == .accepted && tenure.isAlternate == asAlternate {
      // A mandate is there until the seat is filled as it should be.
      guard tenure.mandateUntil == nil, tenure.inForce.contains(context.effective) else { continue }
      if let term = tenure.termEnds, context.effective >= term { continue }
      if let end = try register.endByCap(of: tenure, in: definition), end <= context.effective {
        continue
      }
      throw Refusal.seatHeld(seat, by: tenure.person)
    }
    if !asAlternate {
      try register.requireUncapped(definition, for: behalf, from: context.effective)
    }
    let replaced = tenures.filter { $0.state == .pending && $0.isAlternate == asAlternate }
      .compactMap { $0.ended(at: $0.inForce.from, by: context.motion.id) }
    return replaced.map(Change.tenure) + [
      .tenure(
        Tenure(
          seat: seat, appointment: context.motion.id, entry: context.entry, person: person,
          organization: behalf, state: .pending, inForce: Interval(from: context.effective),
          termEnds: nil, isAlternate: asAlternate))
    ]
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.concerns(seat: seat, electorateOf: body)
  }
}
