public import CanonicalJSON

/// Ends the tenure of a seat.
public struct VacateSeat: ActKind {
  public static let name = "seat.vacate"

  public var seat: Identifier

  public init(seat: Identifier) {
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    seat = try fields.identifier("seat")
  }

  public var json: JSON { ["seat": .identifier(seat)] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.body(ofSeat: seat, beside: acts))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    _ = try register.requireSeat(seat, at: context.effective)
    try register.requireWhereMade(seat, context)
    let ended = try register.tenures(of: seat)
      .compactMap { $0.ended(at: context.effective, by: context.motion.id) }
    guard !ended.isEmpty else { throw Refusal.seatVacant(seat) }
    return ended.map(Change.tenure)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.concerns(seat: seat, electorateOf: body)
  }
}
