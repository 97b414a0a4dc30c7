import Sodium

/// What stands against a roll call.
extension Refusal {
  static func rollCallsNotTaken(_ body: Identifier) -> Refusal {
    Refusal(
      .rollCallsNotTaken,
      "\(body) takes no roll calls: its meetings name no time in which they can be disputed",
      next: "ask the seats for signed ballots: gavel vote")
  }

  static func meetingElsewhere(_ meeting: Meeting, _ body: Identifier) -> Refusal {
    Refusal(
      .meetingElsewhere,
      "\(meeting.number) is a meeting of \(meeting.body), and the poll is one of \(body)",
      next: "name the meeting of \(body): gavel meeting list")
  }

  static func signedBallotsOnly(_ motion: Identifier, _ act: String) -> Refusal {
    Refusal(
      .signedBallotsOnly,
      "\(motion) has the act \(act): who is in, who decides and how is changed by signed ballots only",
      next: "ask the seats for their own: gavel vote \(motion)")
  }

  static func signedBallotsOnly(_ motion: Identifier, under rule: Identifier) -> Refusal {
    Refusal(
      .signedBallotsOnly,
      "\(motion) is decided under \(rule), where the ballot that brings the quorum moves the end of the poll",
      next: "ask the seats for their own: gavel vote \(motion)")
  }

  static func rollCallUnknown(_ id: Digest) -> Refusal {
    Refusal(
      .rollCallUnknown,
      "there is no roll call \(id.hex) on this poll",
      next: "see what there is: gavel rollcall show")
  }

  static func rollCallStands(_ standing: RollCall) -> Refusal {
    Refusal(
      .rollCallStands,
      "the roll call \(standing.id.hex) was recorded on this poll in entry \(standing.entry)",
      next: "correct it by naming it: gavel rollcall record --correct")
  }

  static func rollCallCorrected(by other: Digest) -> Refusal {
    Refusal(
      .rollCallCorrected,
      "the roll call was corrected by \(other.hex)",
      next: "look at that one: gavel rollcall show")
  }

  static func rollCallConfirmed(_ confirmed: RollCall) -> Refusal {
    Refusal(
      .rollCallConfirmed,
      "the chair has confirmed the roll call \(confirmed.id.hex)",
      next: "who is listed wrongly signs a ballot while the poll is open, or disputes it: "
        + "gavel rollcall dispute")
  }

  static func rollCallOneHand(_ person: Identifier) -> Refusal {
    Refusal(
      .rollCallOneHand,
      "\(person) wrote the roll call down, and one person's word is not two",
      next: "let another person keep the list, or take signed ballots: gavel vote")
  }

  static func nobodyToCall(_ seat: Identifier) -> Refusal {
    Refusal(
      .seatVacant, "nobody holds \(seat), so nobody could answer for it",
      next: "leave the seat out of the roll call")
  }

  static func notListed(_ seat: Identifier) -> Refusal {
    Refusal(
      .notListed,
      "\(seat) has no choice in this roll call",
      next: "see who has: gavel rollcall show")
  }

  static func notListedPerson(
    _ person: Identifier, _ listed: Identifier, _ seat: Identifier
  ) -> Refusal {
    Refusal(
      .notListedPerson,
      "\(listed), and not \(person), is said to have chosen for \(seat)",
      next: "let \(listed) dispute it")
  }

  static func disputedAlready(_ seat: Identifier) -> Refusal {
    Refusal(
      .disputedAlready,
      "the choice of \(seat) is disputed already",
      next: "nothing is left to do")
  }

  static func disputesOver(_ end: Timestamp) -> Refusal {
    Refusal(
      .disputesOver,
      "the choice could be disputed until \(end)",
      next: "move to rescind the decision, or to correct the minutes: gavel motion propose")
  }

  static func disputesOpen(until end: Timestamp) -> Refusal {
    Refusal(
      .disputesOpen,
      "the poll rests on a roll call that can be disputed until \(end)",
      next: "close it then: gavel poll close")
  }
}
