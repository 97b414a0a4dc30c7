public import CanonicalJSON
public import Sodium

/// The secretary writes down what each seat chose on a poll when the roll was called at a meeting. It is
/// weaker evidence than a signed ballot, and is always shown as such: it counts only when the chair has
/// confirmed it, and never against a ballot that the seat has signed.
public struct RollCallRecorded: EventKind {
  public static let name = "roll_call.recorded"

  /// What one seat chose.
  public struct Call: JSONObject {
    public var choice: Choice
    public var seat: Identifier

    public init(_ seat: Identifier, _ choice: Choice) {
      self.choice = choice
      self.seat = seat
    }

    public init(reading fields: inout Fields) throws {
      choice = try fields.choice("choice", of: Choice.self)
      seat = try fields.identifier("seat")
    }

    public var json: JSON { ["choice": .string(choice.rawValue), "seat": .identifier(seat)] }
  }

  public var choices: [Call]
  /// The roll call on the same poll that this one takes the place of.
  public var corrects: Digest?
  public var meeting: Digest
  /// The seal.
  public var poll: Digest

  public init(poll: Digest, meeting: Digest, choices: [Call], corrects: Digest? = nil) {
    self.choices = choices
    self.corrects = corrects
    self.meeting = meeting
    self.poll = poll
  }

  public init(reading fields: inout Fields) throws {
    choices = try fields.objects("choices", of: Call.self)
    guard !choices.isEmpty else {
      throw ValueError(field: "choices", expected: "a list of at least one choice")
    }
    corrects = try fields.optionalDigest("corrects")
    meeting = try fields.digest("meeting")
    poll = try fields.digest("poll")
  }

  public var json: JSON {
    .members([
      "choices": .objects(choices), "corrects": corrects.map(JSON.digest),
      "meeting": .digest(meeting), "poll": .digest(poll),
    ])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    guard let polled = try register.poll(poll) else { throw Refusal.pollUnknown(poll) }
    try polled.requireOpen(at: time)
    try entry.requireSeen(polled.entry, "the seal")
    let found = try register.requireMeeting(meeting, seenBy: entry)
    guard found.body == polled.body else { throw Refusal.meetingElsewhere(found, polled.body) }
    guard found.rule.rollCallDisputes != nil else { throw Refusal.rollCallsNotTaken(found.body) }
    guard try register.isSecretary(entry.author, at: time) else {
      throw Refusal.notSecretary(entry.author, at: time)
    }
    guard found.opened != nil else { throw Refusal.meetingNotOpen(found.number) }
    try register.requireRollCallsAllowed(on: polled)
    var changes: [Change] = []
    var called = time
    if var earlier = try register.standingRollCall(on: poll) {
      guard earlier.confirmed == nil else { throw Refusal.rollCallConfirmed(earlier) }
      guard earlier.id == corrects, earlier.meeting == meeting else {
        throw Refusal.rollCallStands(earlier)
      }
      try entry.requireSeen(earlier.entry, "the roll call that is corrected")
      called = earlier.called
      earlier.correctedBy = entry.id
      changes.append(.rollCall(earlier))
    } else {
      if let corrects { throw Refusal.rollCallUnknown(corrects) }
      guard found.adjourned == nil else { throw Refusal.meetingAdjourned(found.number) }
    }
    changes.append(
      .rollCall(
        RollCall(
          id: entry.id, poll: poll, meeting: meeting, entry: entry.number,
          secretary: entry.author, called: called, corrects: corrects)))
    changes += try rolledChoices(entry.id, called: called, at: found, polled, in: register)
      .map(Change.rolledChoice)
    return Consequences(changes)
  }

  /// The choices as records: each of a seat that votes in the poll, whose holder was there.
  private func rolledChoices(
    _ id: Digest, called: Timestamp, at found: Meeting, _ polled: Poll,
    in register: some Register
  ) throws -> [RolledChoice] {
    var present: [Identifier: [Attendance]] = [:]
    for span in try register.attendances(at: meeting) where span.isPresent(at: called) {
      if case .seat(let seat) = span.attendee { present[seat, default: []].append(span) }
    }
    var listed: Set<Identifier> = []
    return try choices.map { call in
      guard listed.insert(call.seat).inserted else { throw Refusal.listedTwice(.seat(call.seat)) }
      guard let elector = try register.elector(call.seat, in: poll) else {
        throw Refusal.notElector(call.seat, polled.body)
      }
      // Whoever holds the seat since then was not called; whoever held it then was.
      try register.requireEligible(elector, in: polled, at: called)
      let seat = try register.requireSeat(call.seat, at: called)
      guard let holder = try register.holder(of: seat, at: called)?.person else {
        throw Refusal.nobodyToCall(call.seat)
      }
      let spans = (present[call.seat] ?? []).filter { $0.person == holder }
      guard !spans.isEmpty else { throw Refusal.notPresent(found.number, holder) }
      return RolledChoice(
        rollCall: id, seat: call.seat, choice: call.choice, person: holder,
        presence: spans.contains { $0.evidence == .signed } ? .signed : .attested)
    }
  }
}

extension Poll {
  /// Refuses what comes after the end of the poll.
  func requireOpen(at time: Timestamp) throws {
    guard !isClosed, time < closes else {
      throw Refusal.pollClosed(closes: closed ?? closes, recorded: time)
    }
  }
}

extension Register {
  /// The roll call on a poll that no other has corrected.
  public func standingRollCall(on poll: Digest) throws -> RollCall? {
    try rollCalls(on: poll).last { $0.correctedBy == nil }
  }

  /// Refuses a roll call where only signed ballots decide: who is in, who decides and by what are changed
  /// by nobody's word but the voters' own; where the ballot that brings the quorum moves the end; and where
  /// the witnesses tell which ballots were in time.
  func requireRollCallsAllowed(on poll: Poll) throws {
    let motion = try requireMotion(poll.motion)
    for act in motion.acts where try act.content.takesSignedBallotsOnly(in: self) {
      throw Refusal.signedBallotsOnly(motion.number, act.name)
    }
    guard poll.rule.lateQuorum == nil, poll.rule.inTime == nil, poll.rule.contestWithin == nil
    else {
      throw Refusal.signedBallotsOnly(motion.number, under: poll.rule.id)
    }
  }
}
