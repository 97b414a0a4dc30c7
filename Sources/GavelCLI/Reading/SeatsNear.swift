internal import Governance
internal import Ledger

extension LedgerView {
  /// The seats in force at the view's time that may be an organization's, with their holders: of an
  /// assembly only its own, since there is one for each member; of the other bodies all.
  func seats(
    near organization: Identifier
  ) throws -> [(seat: SeatDefinition, holder: SeatHolder?)] {
    var seats: [SeatDefinition] = []
    for body in try register.bodies() where body.inForce.contains(time) {
      if body.definition.kind != .assembly {
        seats += try register.seats(of: body.definition, at: time)
      } else if let id = Identifier("\(body.id).\(organization)"),
        let seat = try register.seat(id, at: time)
      {
        seats.append(seat)
      }
    }
    return try seats.map { ($0, try register.holder(of: $0, at: time)) }
  }
}
