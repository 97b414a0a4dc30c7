public import CanonicalJSON

/// How a body meets: who calls, with how much notice, and how many make a quorum.
public struct MeetingRule: JSONObject {
  /// An officer who may call a meeting alone.
  public enum Caller: String, CaseIterable, Sendable {
    case chair, secretary
  }

  /// The officers who may call; together with `callingSeats` at least one way.
  public var calledBy: [Caller]
  /// How many voting seats may call one together.
  public var callingSeats: Int64?
  /// Seconds between the call and the beginning, at least; a meeting on shorter notice opens only where
  /// everybody with a vote has waived it or is there.
  public var notice: Int64
  /// Seconds after the chair's confirmation in which a seat can dispute what a roll call says of it, where it
  /// did not sign its arrival; nil where the body takes no roll calls.
  public var rollCallDisputes: Int64?
  /// The share of voting seats, or of those that somebody holds, that must be present.
  public var quorum: DecisionRule.Share

  public init(
    calledBy: [Caller], callingSeats: Int64? = nil, notice: Int64, quorum: DecisionRule.Share,
    rollCallDisputes: Int64? = nil
  ) {
    self.calledBy = calledBy
    self.callingSeats = callingSeats
    self.notice = notice
    self.quorum = quorum
    self.rollCallDisputes = rollCallDisputes
  }

  public init(reading fields: inout Fields) throws {
    calledBy = try fields.array("called_by").map { node in
      guard let caller = Caller(rawValue: try node.string()) else {
        throw ValueError(field: "called_by", expected: "a list of chair and secretary")
      }
      return caller
    }
    callingSeats = try fields.optionalInteger("calling_seats", in: 1...4096)
    guard Set(calledBy).count == calledBy.count, !calledBy.isEmpty || callingSeats != nil else {
      throw ValueError(
        field: "called_by", expected: "whoever may call, each once, and at least one")
    }
    notice = try fields.integer("notice", in: 0...(3660 * Timestamp.day))
    quorum = try fields.object("quorum", as: DecisionRule.Share.self)
    guard quorum.base == .seats || quorum.base == .holders else {
      throw ValueError(field: "quorum.base", expected: "seats or holders")
    }
    rollCallDisputes = try fields.optionalInteger(
      "roll_call_disputes", in: Timestamp.day...(366 * Timestamp.day))
  }

  public var json: JSON {
    .members([
      "called_by": .array(calledBy.map { .string($0.rawValue) }),
      "calling_seats": callingSeats.map(JSON.integer), "notice": .integer(notice),
      "quorum": quorum.json, "roll_call_disputes": rollCallDisputes.map(JSON.integer),
    ])
  }
}
