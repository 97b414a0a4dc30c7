public import CanonicalJSON

/// An organization's principal recalls whom the organization designated to a seat, or as its alternate. A recall
/// names no successor, and no holdover outlasts it. What the holder has voted stands.
public struct SeatRecalled: EventKind {
  public static let name = "seat.recalled"

  public var asAlternate: Bool
  public var effective: Timestamp?
  /// Who holds the seat, or was to.
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
      "person": .identifier(person), "seat": .identifier(seat),
    ])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let definition = try register.requireSeat(seat, at: entry.recorded)
    guard case .organization(let organization) = definition.appoints else {
      throw Refusal.notDesignated(seat)
    }
    // Also of a suspended member: it takes a right away, and gives none.
    _ = try register.requirePrincipal(of: organization, is: entry.author, at: entry.recorded)
    let end = try entry.effective(effective)
    let recalled = try register.tenures(of: seat)
      .filter { $0.person == person && $0.isAlternate == asAlternate }
      .compactMap { tenure in
        // What nobody has accepted yet never begins.
        tenure.ended(at: tenure.state == .pending ? tenure.inForce.from : end, by: entry.id)
      }
    guard !recalled.isEmpty else { throw Refusal.nothingToRecall(seat, person) }
    for tenure in recalled { try entry.requireSeen(tenure.entry, "the appointment") }
    return Consequences(recalled.map(Change.tenure))
  }
}
