public import Sodium

/// In how many polls of its body in a row a seat took no part, of those that count for it.
public struct Absence: Record {
  public var body: Identifier
  public var seat: Identifier
  /// Who held it when the last of them was opened: another holder begins anew.
  public var person: Identifier?
  public var missed: Int64
  /// The entries that closed the first and the last of them; nil where none was missed.
  public var firstMissed: Int64?
  public var lastMissed: Int64?
  /// The last poll in which this holder took part, and the entry that closed it.
  public var lastPoll: Digest?
  public var lastEntry: Int64?

  package init(
    body: Identifier, seat: Identifier, person: Identifier?, missed: Int64 = 0,
    firstMissed: Int64? = nil, lastMissed: Int64? = nil, lastPoll: Digest? = nil,
    lastEntry: Int64? = nil
  ) {
    self.body = body
    self.seat = seat
    self.person = person
    self.missed = missed
    self.firstMissed = firstMissed
    self.lastMissed = lastMissed
    self.lastPoll = lastPoll
    self.lastEntry = lastEntry
  }

  public var key: Pair<Identifier, Identifier> { Pair(body, seat) }
}

extension Register {
  /// Who took no part in a poll that closes, where the body expects it: neither by a ballot nor by standing
  /// aside. A seat that was vacant, or had no vote, missed nothing.
  func absences(
    in poll: Poll, electors: [Elector], tookPart: Set<Identifier>, closedBy entry: EntryContext
  ) throws -> [Change] {
    guard let expected = try body(poll.body, at: entry.recorded)?.definition.participation,
      expected.counts(pollUnder: poll.rule.id)
    else { return [] }
    return try electors.compactMap { elector in
      let before = try absence(of: elector.seat, in: poll.body)
      var absence = Absence(body: poll.body, seat: elector.seat, person: elector.person)
      if let before, before.person == elector.person { absence = before }
      if tookPart.contains(elector.seat) {
        absence.missed = 0
        absence.firstMissed = nil
        absence.lastMissed = nil
        absence.lastPoll = poll.seal
        absence.lastEntry = entry.number
      } else if elector.person != nil, elector.isEligible {
        absence.missed += 1
        absence.firstMissed = absence.firstMissed ?? entry.number
        absence.lastMissed = entry.number
      }
      return absence == before ? nil : .absence(absence)
    }
  }
}
