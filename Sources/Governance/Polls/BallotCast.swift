public import CanonicalJSON
public import Sodium

/// A seat's choice on an open poll. The ballot of the highest turn before closing counts; the earlier
/// ones stay visible.
public struct BallotCast: EventKind {
  public static let name = "ballot.cast"

  /// How many turns may have been signed and lost between two ballots that are recorded.
  public static let longestGap: Int64 = 1_000

  public var choice: Choice
  /// The seal: the id of the event that opened the poll.
  public var poll: Digest
  /// A salted document.
  public var reason: Digest?
  public var seat: Identifier
  /// 1, 2, … as the voter counts what was signed for this seat and poll.
  public var turn: Int64

  public init(
    poll: Digest, seat: Identifier, choice: Choice, turn: Int64, reason: Digest? = nil
  ) {
    self.choice = choice
    self.poll = poll
    self.reason = reason
    self.seat = seat
    self.turn = turn
  }

  public init(reading fields: inout Fields) throws {
    choice = try fields.choice("choice", of: Choice.self)
    poll = try fields.digest("poll")
    reason = try fields.optionalDigest("reason")
    seat = try fields.identifier("seat")
    turn = try fields.integer("turn", in: 1...1_000_000)
  }

  public var json: JSON {
    .members([
      "choice": .string(choice.rawValue), "poll": .digest(poll), "reason": reason.map(JSON.digest),
      "seat": .identifier(seat), "turn": .integer(turn),
    ])
  }

  public var documents: [TextReference.Name] { reason.map { [.salted($0)] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard let found = try register.poll(poll) else { throw Refusal.pollUnknown(poll) }
    guard !found.isClosed, entry.recorded < found.closes else {
      throw Refusal.pollClosed(closes: found.closed ?? found.closes, recorded: entry.recorded)
    }
    guard entry.until <= found.closes else {
      throw Refusal.untilBeyondPoll(entry.until, closes: found.closes)
    }
    try entry.requireSeen(found.entry, "the seal")
    guard let elector = try register.elector(seat, in: poll) else {
      throw Refusal.notElector(seat, found.body)
    }
    _ = try register.requireHolder(of: seat, is: entry.author, at: entry.recorded)
    let last = try register.lastBallot(of: seat, in: poll)
    if let last, turn <= last.turn {
      throw Refusal.turnLower(seat, turn: turn, recorded: last.turn, entry: last.entry)
    }
    if let last, found.rule.finalBallots {
      throw Refusal.ballotFinal(seat, entry: last.entry)
    }
    // Else one ballot with the highest turn would take the vote from whoever holds the seat next.
    let highest = (last?.turn ?? 0) + Self.longestGap
    guard turn <= highest else { throw Refusal.turnAhead(seat, turn: turn, highest: highest) }
    let ballot = Ballot(
      poll: poll, seat: seat, turn: turn, choice: choice, person: entry.author,
      event: entry.id, entry: entry.number, reason: reason)
    let turnout = try register.changes(
      ofTurnoutIn: found, by: ballot, after: last, of: elector, at: entry.recorded)
    return Consequences([.ballot(ballot)] + turnout)
  }
}
