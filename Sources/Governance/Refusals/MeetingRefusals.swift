import Sodium

/// What stands against a meeting.
extension Refusal {
  static func meetingsNotHeld(_ body: Identifier) -> Refusal {
    Refusal(
      .meetingsNotHeld,
      "\(body) holds no meetings: its definition does not say how",
      next: "say it by a motion with the act body.amend")
  }

  static func meetingUnknown(_ id: Digest) -> Refusal {
    Refusal(
      .meetingUnknown,
      "there is no meeting \(id.hex)",
      next: "list them: gavel meeting list")
  }

  static func notCaller(_ person: Identifier, _ body: Identifier) -> Refusal {
    Refusal(
      .notCaller,
      "\(person) may not call a meeting of \(body) like this",
      next: "see who may: gavel body show \(body)")
  }

  static func meetingCalled(_ number: Identifier) -> Refusal {
    Refusal(
      .meetingCalled,
      "\(number) is called already",
      next: "nothing is left to do")
  }

  static func meetingDemandedAlready(_ number: Identifier, _ person: Identifier) -> Refusal {
    Refusal(
      .meetingDemandedAlready,
      "\(person) has joined in the call of \(number) already",
      next: "nothing is left to do")
  }

  static func meetingDemandsMissing(
    _ number: Identifier, has: Int64, needs: Int64
  ) -> Refusal {
    Refusal(
      .meetingDemandsMissing,
      "\(has) of \(needs) seats have joined in the call of \(number)",
      next: "join: gavel meeting demand \(number)")
  }

  static func meetingLapsed(_ number: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .meetingLapsed,
      "\(number) was not opened by \(time) and has lapsed",
      next: "call another one: gavel meeting call")
  }

  static func meetingTooEarly(
    _ number: Identifier, from time: Timestamp, recorded: Timestamp
  ) -> Refusal {
    Refusal(
      .meetingTooEarly,
      "this can be said of \(number) from \(time) on, and it is \(recorded)",
      next: "say it then")
  }

  static func meetingOpened(_ number: Identifier) -> Refusal {
    Refusal(
      .meetingOpened,
      "\(number) is opened already",
      next: "see it: gavel meeting show \(number)")
  }

  static func meetingNotOpen(_ number: Identifier) -> Refusal {
    Refusal(
      .meetingNotOpen,
      "\(number) was not opened",
      next: "the chair opens it: gavel meeting open \(number)")
  }

  static func meetingAdjourned(_ number: Identifier) -> Refusal {
    Refusal(
      .meetingAdjourned,
      "\(number) is adjourned",
      next: "the secretary can correct the list: gavel meeting attend \(number)")
  }

  static func meetingNotAdjourned(_ number: Identifier) -> Refusal {
    Refusal(
      .meetingNotAdjourned,
      "\(number) is not adjourned, so its minutes are not written yet",
      next: "adjourn it: gavel meeting adjourn \(number)")
  }

  static func minutesApproved(_ number: Identifier) -> Refusal {
    Refusal(
      .minutesApproved,
      "the minutes of \(number) are approved",
      next: "move a corrected text with the act minutes.correct")
  }

  static func noticeShort(_ number: Identifier, _ seats: [Identifier]) -> Refusal {
    Refusal(
      .noticeShort,
      "\(number) was called on short notice, and \(listed(seats)) neither waived it nor came",
      next: "ask them: gavel meeting waive \(number), or gavel meeting arrive \(number)")
  }

  static func noticeWaivedAlready(_ number: Identifier, _ seat: Identifier) -> Refusal {
    Refusal(
      .noticeWaivedAlready,
      "\(seat) has waived the notice of \(number) already",
      next: "nothing is left to do")
  }

  static func presentAlready(_ number: Identifier, _ person: Identifier) -> Refusal {
    Refusal(
      .presentAlready,
      "\(person) is present at \(number) already",
      next: "nothing is left to do")
  }

  static func comesForSeat(
    _ number: Identifier, _ person: Identifier, _ seat: Identifier
  ) -> Refusal {
    Refusal(
      .otherCapacity,
      "\(person) holds \(seat), and is at \(number) for that, not as a guest",
      next: "name the seat: gavel meeting arrive \(number) --seat \(seat)")
  }

  static func presentAsGuest(
    _ number: Identifier, _ person: Identifier, _ seat: Identifier
  ) -> Refusal {
    Refusal(
      .otherCapacity,
      "\(person) is at \(number) as a guest, and can't be there for \(seat) too",
      next: "leave as a guest first: gavel meeting depart \(number)")
  }

  static func notPresent(_ number: Identifier, _ person: Identifier) -> Refusal {
    Refusal(
      .notPresent,
      "\(person) is not present at \(number)",
      next: "see who is: gavel meeting show \(number)")
  }

  static func listedTwice(_ attendee: Attendee) -> Refusal {
    Refusal(
      .listedTwice,
      "\(attendee.text) stands twice in the list",
      next: "list it once")
  }

  static func seatUnheld(_ seat: Identifier) -> Refusal {
    Refusal(
      .seatVacant,
      "nobody held \(seat) when the meeting was opened",
      next: "list who came as a person without a seat")
  }
}
