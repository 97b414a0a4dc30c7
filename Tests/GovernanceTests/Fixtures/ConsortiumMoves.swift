import Sodium

@testable import Governance

/// Persons who go from one member to another.
extension Consortium {
  /// - Returns: what the new organization confirms.
  @discardableResult
  func say(_ person: Identifier, goesTo organization: Identifier) throws -> Digest {
    try record(PersonMoved(to: organization), by: person)
  }

  func confirmMove(_ move: Digest, of person: Identifier, by principal: Identifier) throws {
    try record(PersonConfirmed(move: move, of: person), by: principal)
  }

  /// Said and confirmed.
  func move(_ person: Identifier, to organization: Identifier) throws {
    let move = try say(person, goesTo: organization)
    try confirmMove(move, of: person, by: organization.principal)
  }

  /// A seat of the committee is vacated, filled by it with another person, and taken.
  func seat(_ person: Identifier, in seat: Identifier, after holder: Identifier) throws {
    try record(SeatResigned(seat: seat), by: holder)
    let motion = try carry(
      [Act(FillSeat(seat: seat, person: person))], in: .toc, by: .cernRep)
    try acceptSeat(seat, by: person, appointment: motion)
  }

  func organization(of seat: Identifier, at time: Timestamp? = nil) throws -> Identifier? {
    let time = time ?? now
    return try register.seat(seat, at: time).flatMap {
      try register.holder(of: $0, at: time)?.organization
    }
  }

  func isPerson(_ id: Identifier) -> Bool {
    register.person(id)?.inForce.contains(now) ?? false
  }
}
