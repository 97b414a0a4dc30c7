public import CanonicalJSON

/// An organization's principal says who is to hold the seat that the organization appoints to, or who is to be
/// its alternate.
public struct SeatDesignated: EventKind {
  public static let name = "seat.designated"

  public var asAlternate: Bool
  public var effective: Timestamp?
  public var person: Identifier
  public var seat: Identifier

  public init(
    seat: Identifier, person: Identifier, effective: Timestamp? = nil, asAlternate: Bool = false
  ) {
    self.asAlternate = asAlternate
    self.effective = effective
    self.person = person
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    asAlternate = try fields.flag("alternate")
    effective = try fields.optionalTimestamp("effective")
    person = try fields.identifier("person")
    seat = try fields.identifier("seat")
  }

  public var json: JSON {
    .members([
      "alternate": asAlternate ? true : nil, "effective": effective.map(JSON.timestamp),
      "person": .identifier(person),
      "seat": .identifier(seat),
    ])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let definition = try register.requireSeat(seat, at: entry.recorded)
    guard case .organization(let organization) = definition.appoints else {
      throw Refusal.notDesignated(seat)
    }
    guard !asAlternate || definition.hasAlternate else {
      throw Refusal.seatWithoutAlternate(seat)
    }
    _ = try register.requirePrincipal(of: organization, is: entry.author, at: entry.recorded)
    guard try register.isInStanding(organization, at: entry.recorded) else {
      throw Refusal.notMember(organization, at: entry.recorded)
    }
    let designated = try register.requirePerson(person, at: entry.recorded)
    guard designated.organization == organization else {
      throw Refusal.personOfAnother(person, organization)
    }
    let from = try entry.effective(effective)
    let pending = Tenure(
      seat: seat, appointment: entry.id, entry: entry.number, person: person,
      organization: organization, state: .pending, inForce: Interval(from: from), termEnds: nil,
      isAlternate: asAlternate)
    // A newer designation takes the place of one that nobody has accepted yet.
    var changes: [Change] = try register.tenures(of: seat).filter {
      $0.state == .pending && $0.isAlternate == asAlternate
    }
    .compactMap { $0.ended(at: $0.inForce.from, by: entry.id) }.map(Change.tenure)
    if person == entry.author {
      changes += try register.changes(accepting: pending, of: definition, at: entry.recorded)
    } else {
      changes.append(.tenure(pending))
    }
    return Consequences(changes)
  }
}
