internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

extension LedgerView {
  /// The roll call on a poll that stands: the closed poll's, else the last one.
  func rollCall(on poll: Poll, _ motion: Motion) throws -> RollCall {
    guard let found = try register.standingRollCall(on: poll.seal) else {
      throw LedgerError(
        "E-ROLLCALL-UNKNOWN", "the roll was not called on \(motion.number)",
        next: "the secretary writes it down: gavel rollcall record \(motion.number)", exitStatus: 5)
    }
    return found
  }
}

extension RollCall {
  /// Whether it counts, and whether it still can be disputed.
  func state(in poll: Poll?, at time: Timestamp) -> String {
    if correctedBy != nil { return "corrected" }
    guard confirmed != nil else {
      return poll.map { $0.isClosed || $0.closes <= time } ?? true ? "not confirmed" : "recorded"
    }
    if poll?.isClosed ?? true { return "closed" }
    return disputesEnd.map { time < $0 } ?? false ? "disputable" : "confirmed"
  }

  /// Who says so, and what is still to come.
  func words(in poll: Poll, at time: Timestamp, _ face: ClockFace) -> String {
    var words = "roll call of \(face.text(called)), written down by \(secretary)"
    if let chair {
      words += ", confirmed by \(chair)"
      if !poll.isClosed, let disputesEnd, time < disputesEnd {
        words += "; it can be disputed until \(face.text(disputesEnd))"
      }
    } else {
      words += ", not confirmed by the chair: it counts for nothing"
    }
    return words
  }

  func members(in view: LedgerView) throws -> [String: JSON] {
    let poll = try view.register.poll(self.poll)
    var members: [String: JSON] = [
      "called": .string(called.description), "entry": .integer(entry),
      "poll": .string(self.poll.hex), "roll_call": .string(id.hex),
      "secretary": .string(secretary.text), "state": .string(state(in: poll, at: view.time)),
    ]
    members["meeting"] = try view.register.meeting(meeting).map { .string($0.number.text) }
    members["motion"] = try poll.flatMap { try view.register.motion($0.motion) }.map {
      .string($0.number.text)
    }
    members["corrects"] = corrects.map { .string($0.hex) }
    members["corrected_by"] = correctedBy.map { .string($0.hex) }
    members["chair"] = chair.map { .string($0.text) }
    members["confirmed"] = confirmed.map { .string($0.description) }
    members["disputes_end"] = disputesEnd.map { .string($0.description) }
    return members
  }
}

extension RolledChoice {
  /// `council.ibm   yes, called for ibm-rep, who signed the arrival   counted`
  var words: String {
    let how =
      presence == .signed
      ? "who signed the arrival" : "who is listed by the secretary and did not sign"
    let fate = fate.map { "   \($0.words)" } ?? (disputedBy == nil ? "" : "   disputed")
    return "\(seat)   \(choice.rawValue), called for \(person), \(how)\(fate)"
  }

  var json: JSON {
    var members: [String: JSON] = [
      "choice": .string(choice.rawValue), "person": .string(person.text),
      "presence": .string(presence.rawValue), "seat": .string(seat.text),
    ]
    members["disputed_by"] = disputedBy.map { .string($0.hex) }
    members["fate"] = fate.map { .string($0.rawValue) }
    return .object(members)
  }
}

extension RolledChoice.Fate {
  var words: String {
    switch self {
    case .counted: "counted"
    case .overridden: "left out: the seat's own ballot counts"
    case .disputed: "left out: disputed"
    case .absent: "left out: the list of those present was corrected"
    }
  }
}

extension RollCallCount {
  /// What a decision rests on beside signed ballots.
  var words: String {
    let left = [
      (overridden, "overridden by ballots"), (disputed, "disputed"), (absent, "not there"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return
      "\(counted) of the choices were called at a meeting and not signed, weaker evidence than "
      + "ballots: \(arrived) of seats that signed their arrival"
      + (left.isEmpty ? "" : "; left out: " + left.joined(separator: ", "))
  }
}

extension MeetingPresence {
  /// `present at the meeting at the opening, 2 of 3 signed`
  var words: String {
    "present at the meeting at the \(at.rawValue), \(signed) of \(present) signed"
  }
}
