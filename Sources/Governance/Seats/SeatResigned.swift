public import CanonicalJSON

/// A holder gives a seat up, at once or at a later time.
public struct SeatResigned: EventKind {
  public static let name = "seat.resigned"

  public var effective: Timestamp?
  public var seat: Identifier

  public init(seat: Identifier, effective: Timestamp? = nil) {
    self.effective = effective
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    effective = try fields.optionalTimestamp("effective")
    seat = try fields.identifier("seat")
  }

  public var json: JSON {
    .members(["effective": effective.map(JSON.timestamp), "seat": .identifier(seat)])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    // Also who cannot vote now, of a suspended member or after the term, may leave.
    let definition = try register.requireSeat(seat, at: entry.recorded)
    let end = try entry.effective(effective)
    let changes = try register.tenures(of: seat).filter {
      $0.state == .accepted && $0.person == entry.author && $0.inForce.contains(entry.recorded)
    }.compactMap { $0.ended(at: end, by: entry.id) }.map(Change.tenure)
    guard !changes.isEmpty else {
      let holder = try register.holder(of: definition, at: entry.recorded)?.person
      guard holder == entry.author else {
        throw Refusal.notHolder(entry.author, of: seat, held: holder, at: entry.recorded)
      }
      throw Refusal.nothingToResign(seat)
    }
    return Consequences(changes)
  }
}
