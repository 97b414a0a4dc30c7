public import CanonicalJSON
public import Sodium

/// A seat stands aside, by its holder: from an open poll, or, before one is opened, from a motion. It is
/// neither an abstention nor an absence, and it stands: the seat has no ballot there any more, and one that
/// it had is left out.
public struct SeatRecused: EventKind {
  public static let name = "seat.recused"

  /// The declared interest for which it stands aside.
  public var interest: Digest?
  public var motion: Digest?
  /// The seal.
  public var poll: Digest?
  /// A salted document.
  public var reason: Digest?
  public var seat: Identifier

  public init(
    seat: Identifier, fromPoll poll: Digest, interest: Digest? = nil, reason: Digest? = nil
  ) {
    self.interest = interest
    self.poll = poll
    self.reason = reason
    self.seat = seat
  }

  public init(
    seat: Identifier, fromMotion motion: Digest, interest: Digest? = nil, reason: Digest? = nil
  ) {
    self.interest = interest
    self.motion = motion
    self.reason = reason
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    interest = try fields.optionalDigest("interest")
    motion = try fields.optionalDigest("motion")
    poll = try fields.optionalDigest("poll")
    reason = try fields.optionalDigest("reason")
    seat = try fields.identifier("seat")
    guard (motion == nil) != (poll == nil) else {
      throw ValueError(field: "poll", expected: "there exactly where there is no motion")
    }
  }

  public var json: JSON {
    .members([
      "interest": interest.map(JSON.digest), "motion": motion.map(JSON.digest),
      "poll": poll.map(JSON.digest), "reason": reason.map(JSON.digest),
      "seat": .identifier(seat),
    ])
  }

  public var documents: [TextReference.Name] { reason.map { [.salted($0)] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let own = try interest.map {
      try register.requireInterest($0, of: entry.author, at: entry.recorded)
    }
    if let poll { return try consequences(of: entry, from: poll, for: own, in: register) }
    guard let motion else { throw Refusal.malformed("a recusal names a poll or a motion") }
    let found = try register.requireMotion(motion)
    try entry.requireSeen(found.finalEntry, "the motion")
    guard found.state.isUndecided || found.mayBePolledAgain, found.state != .contested else {
      throw Refusal.motionSettled(found.number, found.state)
    }
    let definition = try register.requireHolder(
      of: seat, is: entry.author, at: entry.recorded)
    guard definition.voting, found.requires.contains(where: { $0.body == definition.body }) else {
      throw Refusal.bodyNotRequired(definition.body)
    }
    // Else it would count for later polls only, and the seat still vote in this one.
    let isOpen = try register.polls(on: motion).contains {
      $0.body == definition.body && !$0.isClosed
    }
    if isOpen { throw Refusal.recusalNeedsPoll(found.number) }
    return Consequences([
      .recusal(try recusal(from: motion, on: motion, entry, isLate: false, in: register))
    ])
  }

  private func consequences(
    of entry: EntryContext, from seal: Digest, for own: Interest?, in register: some Register
  ) throws -> Consequences {
    guard let poll = try register.poll(seal) else { throw Refusal.pollUnknown(seal) }
    guard !poll.isClosed, entry.recorded < poll.closes else {
      throw Refusal.pollClosed(closes: poll.closed ?? poll.closes, recorded: entry.recorded)
    }
    try entry.requireSeen(poll.entry, "the seal")
    guard let elector = try register.elector(seat, in: seal) else {
      throw Refusal.notElector(seat, poll.body)
    }
    _ = try register.requireHolder(of: seat, is: entry.author, at: entry.recorded)
    guard elector.isEligible else {
      throw Refusal.seatIneligible(seat, missing: elector.ineligible, opened: poll.opens)
    }
    let motion = try register.requireMotion(poll.motion)
    // Whoever has seen how the votes go does not choose the base any more: only what was on the record
    // before, and touches the motion for everybody to see, takes the seat out of it.
    let isTimely =
      if let own, let about = own.about {
        try own.entry < poll.entry && register.subjects(of: motion).contains(about)
      } else {
        false
      }
    let recusal = try recusal(
      from: seal, on: poll.motion, entry, isLate: !isTimely, in: register)
    let turnout = try register.changes(
      ofTurnoutIn: poll, recusing: elector, recusal, at: entry.recorded)
    return Consequences([.recusal(recusal)] + turnout)
  }

  private func recusal(
    from: Digest, on motion: Digest, _ entry: EntryContext, isLate: Bool,
    in register: some Register
  ) throws -> Recusal {
    if let earlier = try register.recusal(of: seat, from: from) {
      guard poll == nil, earlier.person != entry.author else {
        throw Refusal.recusedAlready(seat, entry: earlier.entry)
      }
    }
    return Recusal(
      from: from, motion: motion, seat: seat, person: entry.author, cause: .holder,
      interest: interest, reason: reason, isLate: isLate, event: entry.id, entry: entry.number)
  }
}

extension Motion {
  /// Whether it may come to another poll though the last one decided nothing, or is to be reconsidered.
  fileprivate var mayBePolledAgain: Bool {
    mayReconsider || state == .tied || state == .noQuorum
  }
}
