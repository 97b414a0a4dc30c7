import Sodium

@testable import Governance

extension Consortium {
  /// A consortium whose board expects this of its seats.
  static func expecting(
    _ participation: ParticipationRule, _ change: (inout CharterDocument) -> Void = { _ in }
  ) throws -> Consortium {
    try founded { charter in
      charter.bodies[0].participation = participation
      change(&charter)
    }
  }

  /// A poll of the board that is over, in which all but these voted.
  func poll(without silent: Set<Identifier> = [], by rule: Identifier? = nil) throws {
    let motion = try propose()
    let poll = try open(motion)
    try voteAll(on: poll, silent: silent)
    try finish(poll)
  }

  /// A meeting of the board that is over, at which these seats were.
  func hold(with seats: [Identifier]) throws {
    let meeting = try call()
    wait(7 * .day)
    try openMeeting(meeting)
    for seat in seats { try arrive(meeting, by: try holder(of: seat) ?? "nobody", seat: seat) }
    wait(3600)
    try adjourn(meeting)
  }

  @discardableResult
  func proposeVacancy(
    of seat: Identifier, acts: [Act]? = nil, by mover: Identifier = .intelRep
  ) throws -> Digest {
    try record(
      MotionProposed(
        body: .board, title: "Vacate", acts: acts ?? [Act(VacateSeat(seat: seat))],
        ground: MotionGround(inactivity: seat)), by: mover)
  }

  func due(in body: Identifier = .board) throws -> [Identifier] {
    let definition = try register.requireBody(body, at: now).definition
    return try InactiveSeats(of: definition, in: register, at: now)?.seats.filter(\.isDue)
      .map(\.seat) ?? []
  }
}
