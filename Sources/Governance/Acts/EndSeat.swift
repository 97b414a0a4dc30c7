public import CanonicalJSON
import Sodium

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
    try register.requireWhereMade(seat, context)
    return try register.ending(seat: seat, at: context.effective, by: context.motion.id)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.concerns(seat: seat, electorateOf: body)
  }
}

extension Register {
  /// A seat ends, and its tenures with it.
  func ending(
    seat id: Identifier, at time: Timestamp, by source: Digest
  ) throws -> [Change] {
    guard var ended = try seat(id), ended.inForce.reaches(beyond: time) else {
      throw Refusal.seatUnknown(id, at: time)
    }
    try requirePowersSurvive(without: ended.definition, at: time)
    ended.inForce = ended.inForce.ended(at: time)
    return [.seat(ended)]
      + (try tenures(of: id).compactMap { $0.ended(at: time, by: source) }).map(Change.tenure)
  }
}
