/// Which seats of a body took part lately.
struct ActivityReading {
  private let body: Identifier
  private let activity: DecisionRule.Activity
  /// How many polls of the body counted for activity so far.
  private let polls: Int64
  /// The seats that attended one of the last meetings; nil where there were not yet as many.
  private let attended: Set<Identifier>?
  /// When the first of these meetings was opened.
  private let since: Timestamp?

  init(
    _ activity: DecisionRule.Activity, of body: Identifier, in register: some Register
  ) throws {
    self.activity = activity
    self.body = body
    polls =
      activity.polls == nil ? 0 : try register.counter(Participation.series(of: body))?.last ?? 0
    guard let count = activity.meetings else {
      attended = []
      since = nil
      return
    }
    let held = try register.meetingsHeld(by: body, last: count)
    guard held.count == count else {
      attended = nil
      since = nil
      return
    }
    var seats: Set<Identifier> = []
    for meeting in held {
      for attendance in try register.attendances(at: meeting.id) where attendance.struckBy == nil {
        if case .seat(let seat) = attendance.attendee { seats.insert(seat) }
      }
    }
    attended = seats
    since = held.compactMap(\.opened).min()
  }

  /// Whether a seat took part in one meeting or poll that counts, or was not yet in as many.
  func isActive(_ seat: Identifier, in register: some Register) throws -> Bool {
    if let back = activity.polls {
      guard let part = try register.participation(of: seat, in: body) else { return true }
      if part.last > polls - back || part.first > polls - back + 1 { return true }
    }
    guard activity.meetings != nil else { return false }
    guard let attended, let since else { return true }
    return try attended.contains(seat) || register.seat(seat, at: since) == nil
  }
}

extension Participation {
  /// What counts the polls of a body under rules that ask for activity.
  static func series(of body: Identifier) -> String { "activity body:\(body)" }
}
