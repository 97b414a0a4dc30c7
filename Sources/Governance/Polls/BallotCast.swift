public import CanonicalJSON
public import Sodium

/// A seat's choice on an open poll, by its holder, by whom the holder granted a proxy, or by its alternate. The
/// holder's ballot goes before the proxy's, and that before the alternate's; of each the highest turn before
/// closing counts. All stay visible.
public struct BallotCast: EventKind {
  public static let name = "ballot.cast"

  /// How many turns may have been signed and lost between two ballots that are recorded.
  public static let longestGap: Int64 = 1_000

  /// Whether the seat's alternate votes.
  public var asAlternate: Bool
  public var choice: Choice
  /// The seal: the id of the event that opened the poll.
  public var poll: Digest
  /// The grant by which another person than the holder votes.
  public var proxy: Digest?
  /// A salted document.
  public var reason: Digest?
  public var seat: Identifier
  /// 1, 2, … as the voter counts what was signed for this seat and poll.
  public var turn: Int64

  public init(
    poll: Digest, seat: Identifier, choice: Choice, turn: Int64, reason: Digest? = nil,
    proxy: Digest? = nil, asAlternate: Bool = false
  ) {
    self.asAlternate = asAlternate
    self.proxy = proxy
    self.choice = choice
    self.poll = poll
    self.reason = reason
    self.seat = seat
    self.turn = turn
  }

  public init(reading fields: inout Fields) throws {
    asAlternate = try fields.flag("alternate")
    choice = try fields.choice("choice", of: Choice.self)
    poll = try fields.digest("poll")
    proxy = try fields.optionalDigest("proxy")
    guard proxy == nil || !asAlternate else {
      throw ValueError(field: "alternate", expected: "without a proxy there")
    }
    reason = try fields.optionalDigest("reason")
    seat = try fields.identifier("seat")
    turn = try fields.integer("turn", in: 1...1_000_000)
  }

  public var json: JSON {
    .members([
      "alternate": asAlternate ? true : nil, "choice": .string(choice.rawValue),
      "poll": .digest(poll), "proxy": proxy.map(JSON.digest), "reason": reason.map(JSON.digest),
      "seat": .identifier(seat), "turn": .integer(turn),
    ])
  }

  public var documents: [TextReference.Name] { reason.map { [.salted($0)] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard let found = try register.poll(poll) else { throw Refusal.pollUnknown(poll) }
    guard !found.isClosed, entry.recorded < found.closes else {
      let contestEnd =
        found.isClosed ? nil : found.contestEnd.flatMap { entry.recorded < $0 ? $0 : nil }
      throw Refusal.pollClosed(
        closes: found.closed ?? found.closes, recorded: entry.recorded, contestEnd: contestEnd)
    }
    let (ballot, elector) = try ballot(by: entry, in: found, register)
    let turnout = try register.changes(
      ofTurnoutIn: found, by: ballot, of: elector, at: entry.recorded)
    let consent = try register.changes(ofConsentIn: found, by: ballot, at: entry.recorded)
    return Consequences([.ballot(ballot)] + turnout + consent)
  }

  /// The ballot, and the seat's place in the electorate, where all but the time of recording is lawful.
  ///
  /// - Parameter entry: its recorded time is the one at which the author's standing is judged.
  func ballot(
    by entry: EntryContext, in found: Poll, _ register: some Register
  ) throws -> (ballot: Ballot, elector: Elector) {
    guard entry.until <= found.closes else {
      throw Refusal.untilBeyondPoll(entry.until, closes: found.closes)
    }
    try entry.requireSeen(found.entry, "the seal")
    guard let elector = try register.elector(seat, in: poll) else {
      throw Refusal.notElector(seat, found.body)
    }
    let capacity = try requireCapacity(entry, in: found, register)
    try register.requireEligible(elector, in: found, at: entry.recorded)
    // Asked of the poll first: most have none, and that answer is remembered from ballot to ballot.
    if try register.firstRecusal(from: poll) != nil,
      let recusal = try register.recusal(of: seat, from: poll)
    {
      throw Refusal.seatRecused(seat, entry: recusal.entry)
    }
    for prevailing in capacity.prevailing {
      if let ballot = try register.lastSigned(of: seat, in: found, as: prevailing) {
        throw Refusal.ballotOverridden(seat, by: prevailing, entry: ballot.entry)
      }
    }
    let last = try register.lastSigned(of: seat, in: found, as: capacity)
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
      event: entry.id, entry: entry.number, reason: reason, capacity: capacity, proxy: proxy)
    return (ballot, elector)
  }

  /// For whom the author speaks.
  private func requireCapacity(
    _ entry: EntryContext, in poll: Poll, _ register: some Register
  ) throws -> Ballot.Capacity {
    if let proxy {
      try register.requireProxy(proxy, for: seat, in: poll, by: entry.author, entry)
      return .proxy
    }
    if asAlternate {
      try register.requireAlternate(of: seat, is: entry.author, at: entry.recorded)
      return .alternate
    }
    _ = try register.requireHolder(of: seat, is: entry.author, at: entry.recorded)
    return .holder
  }
}
