internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One meeting, with who was there.
struct MeetingShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a meeting: notice, agenda, who is there and how that is known, the quorum.")
  static let examples = [
    Example("gavel meeting show council-m2026-001", "shows the meeting of this number")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The meeting's number, or eight digits of its id.")
  var meeting: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      let page = try MeetingPage(try view.meeting(meeting), in: view, face)
      try session.output.show(MeetingPage.schema, page.members, text: page.text)
    }
  }
}

/// A meeting as it is shown.
struct MeetingPage {
  static let schema = "gavel.meeting_whole/1"

  private(set) var members: [String: JSON]
  let text: String

  init(_ meeting: Meeting, in view: LedgerView, _ face: ClockFace) throws {
    let draft = try MinutesDraft(of: meeting, in: view)
    var members = meeting.members(in: draft.state).merging(draft.members) { first, _ in first }
    members["papers"] = .array(meeting.papers.map { .string($0.digest.hex) })
    members["short_notice"] = .bool(meeting.isShort)
    var lines = [
      "\(meeting.number)   \(visible(meeting.title))   \(meeting.body)   \(draft.state.rawValue)",
      "  begins   \(face.text(meeting.starts)), \(face.distance(to: meeting.starts))",
      "  called   " + Self.call(meeting, face),
    ]
    if meeting.called != nil, meeting.isShort {
      lines.append(
        "  notice   shorter than the rule's; waived by "
          + (draft.waivers.isEmpty
            ? "nobody yet" : draft.waivers.map(\.text).joined(separator: ", ")))
    }
    lines += meeting.opened.map { ["  opened   \(face.text($0))"] } ?? []
    lines += meeting.adjourned.map { ["  ended    \(face.text($0))"] } ?? []
    lines += draft.agenda.enumerated().map { place, item in
      "  agenda   \(place + 1). " + (item.motion.map { "\($0)   " } ?? "") + visible(item.title)
    }
    lines += meeting.papers.map { "  paper    gavel document show \($0.digest.hex)" }
    if let text = meeting.minutes {
      lines.append(
        "  minutes  gavel document show \(text.hex), approved by \(draft.approvedBy?.text ?? "a motion")"
      )
    }
    lines += draft.approved.dropLast().map {
      "  earlier  version \($0.version) of the minutes: gavel document show \($0.text.hex)"
    }
    lines += draft.quorum.map { ["  quorum   at the opening \($0.words)"] } ?? []
    lines += draft.attendances.map { span in
      "  present  \(span.who)   from \(face.text(span.present.from))"
        + (span.present.to.map { " to \(face.text($0))" } ?? "") + "   \(span.evidence.words)"
    }
    let ratified = try view.register.ratification(of: meeting.id).flatMap {
      try view.register.motion($0.motion)
    }
    if let ratified {
      members["ratified_by"] = .string(ratified.number.text)
      lines.append("  ratified what it decided without a quorum, by \(ratified.number)")
    }
    self.members = members
    lines += draft.decisions.map {
      "  decided  \($0.motion.number)   \(visible($0.motion.title))   \($0.words)"
    }
    lines += try draft.rulings.flatMap { try $0.lines(in: view, face) }
    if !draft.rulings.isEmpty {
      self.members["rulings"] = .array(try draft.rulings.map { try $0.json(in: view) })
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func call(_ meeting: Meeting, _ face: ClockFace) -> String {
    guard let called = meeting.called else {
      return "not yet: \(meeting.caller) asks for it, and \(meeting.rule.callingSeats ?? 1) seats "
        + "must join   gavel meeting demand \(meeting.number)"
    }
    return "\(face.text(called)), by \(meeting.caller)"
  }
}

extension Attendance {
  /// `ibm-rep for seat council.ibm`, `guest-1 without a seat`
  var who: String {
    switch attendee {
    case .seat(let seat): "\(person) for seat \(seat)"
    case .person: "\(person) without a seat"
    }
  }

  var json: JSON {
    var members: [String: JSON] = [
      "evidence": .string(evidence.rawValue), "from": .string(present.from.description),
      "person": .string(person.text),
    ]
    if case .seat(let seat) = attendee { members["seat"] = .string(seat.text) }
    members["to"] = present.to.map { .string($0.description) }
    members["name"] = name.map { .string($0.hex) }
    return .object(members)
  }
}

extension Attendance.Evidence {
  /// The weaker one says whose word it is.
  var words: String {
    switch self {
    case .signed: "signed"
    case .attested: "attested by the secretary"
    }
  }
}

extension MeetingQuorum {
  /// `3 of 4 seats present, 1 of them signed, more than 1/2 asked for: met`
  var words: String {
    "\(present) of \(base) \(share.base.rawValue) present, \(signed) of them signed, "
      + "\(share.strictly ? "more than" : "at least") \(share.fraction) asked for: "
      + (isMet ? "met" : "not met")
  }

  var json: JSON {
    [
      "base": .integer(base), "met": .bool(isMet), "present": .integer(present),
      "share": share.json, "signed": .integer(signed),
    ]
  }
}

extension MinutesDraft.Decision {
  /// `carried, yes 3, no 0, abstain 1`, or that it is open.
  var words: String {
    guard let outcome = poll.outcome, let totals = poll.result?.totals else {
      return "open until \(poll.closes)"
    }
    return "\(outcome.rawValue), yes \(totals.yes), no \(totals.no), abstain \(totals.abstain)"
      + (poll.rollCall.map { "; \($0.words)" } ?? "")
  }
}

extension MinutesDraft {
  /// What the pages of a meeting tell alike.
  var members: [String: JSON] {
    var members: [String: JSON] = [
      "agenda": .array(
        agenda.map { item in
          var members: [String: JSON] = ["title": .string(item.title)]
          members["motion"] = item.motion.map { .string($0.text) }
          return .object(members)
        }),
      "attendance": .array(attendances.map(\.json)),
      "decisions": .array(
        decisions.map { decision in
          var members: [String: JSON] = [
            "motion": .string(decision.motion.number.text),
            "poll": .string(decision.poll.seal.hex), "title": .string(decision.motion.title),
          ]
          members["outcome"] = decision.poll.outcome.map { .string($0.rawValue) }
          if !decision.called.isEmpty {
            members["called"] = .array(decision.called.map(\.json))
          }
          if !decision.answers.isEmpty {
            members["answers"] = .array(decision.answers.map(\.json))
          }
          if !decision.dissents.isEmpty {
            members["dissents"] = .array(decision.dissents.map(\.json))
          }
          members["roll_call"] = decision.poll.rollCall?.json
          members["totals"] = decision.poll.result?.totals.json
          return .object(members)
        }),
      "waivers": .array(waivers.map { .string($0.text) }),
    ]
    members["quorum"] = quorum?.json
    members["approved_by"] = approvedBy.map { .string($0.text) }
    if !approved.isEmpty { members["minutes_versions"] = .array(approved.map(\.json)) }
    members["minutes"] = meeting.minutes.map { .string($0.hex) }
    return members
  }
}
