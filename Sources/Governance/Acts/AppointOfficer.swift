public import CanonicalJSON

/// Appoints a person to an office; the person accepts it.
public struct AppointOfficer: ActKind {
  public static let name = "office.appoint"

  public var office: Identifier
  public var person: Identifier

  public init(office: Identifier, person: Identifier) {
    self.office = office
    self.person = person
  }

  public init(reading fields: inout Fields) throws {
    office = try fields.identifier("office")
    person = try fields.identifier("person")
  }

  public var json: JSON { ["office": .identifier(office), "person": .identifier(person)] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    guard let found = try register.office(office) else { throw Refusal.officeUnknown(office) }
    return found.definition.body.map { .body($0) }
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard try register.office(office, at: context.effective) != nil else {
      throw Refusal.officeUnknown(office, at: context.effective)
    }
    _ = try register.requirePerson(person, at: context.decided)
    let tenures = try register.officeTenures(of: office)
    guard !tenures.contains(where: { $0.appointment == context.motion.id }) else {
      throw Refusal.seatHeld(office, by: person)
    }
    let replaced = tenures.filter { $0.state == .pending }
      .compactMap { $0.ended(at: $0.inForce.from, by: context.motion.id) }
    return replaced.map(Change.officeTenure) + [
      .officeTenure(
        OfficeTenure(
          office: office, appointment: context.motion.id, entry: context.entry, person: person,
          state: .pending, inForce: Interval(from: context.effective)))
    ]
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.seats(of: body.id).contains { $0.definition.appoints == .exOfficio(office) }
  }
}
