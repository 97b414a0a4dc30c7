public import CanonicalJSON

/// Ends a seat, with its tenure.
public struct EndSeat: ActKind {
  public static let name = "seat.end"

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
    guard var ended = try register.seat(seat),
      ended.inForce.reaches(beyond: context.effective)
    else { throw Refusal.seatUnknown(seat, at: context.effective) }
    try register.requirePowersSurvive(
      without: ended.definition, at: context.effective)
    ended.inForce = ended.inForce.ended(at: context.effective)
    return [.seat(ended)]
      + (try register.tenures(of: seat).compactMap { $0.ended(at: context.effective) })
      .map(Change.tenure)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.concerns(seat: seat, electorateOf: body)
  }
}
