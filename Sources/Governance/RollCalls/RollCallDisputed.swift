public import CanonicalJSON
public import Sodium

/// Who is said to have chosen says that it was not so. The choice then counts for nothing.
///
/// Who signed their arrival could as well have signed a ballot, and so disputes while the poll is open; who
/// is only listed by the secretary may not even know of it, and has the time that the body allows.
public struct RollCallDisputed: EventKind {
  public static let name = "roll_call.disputed"

  /// A salted document.
  public var reason: Digest?
  public var rollCall: Digest
  public var seat: Identifier

  public init(rollCall: Digest, seat: Identifier, reason: Digest? = nil) {
    self.reason = reason
    self.rollCall = rollCall
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    reason = try fields.optionalDigest("reason")
    rollCall = try fields.digest("roll_call")
    seat = try fields.identifier("seat")
  }

  public var json: JSON {
    .members([
      "reason": reason.map(JSON.digest), "roll_call": .digest(rollCall),
      "seat": .identifier(seat),
    ])
  }

  public var documents: [TextReference.Name] { reason.map { [.salted($0)] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    let found = try register.requireStandingRollCall(rollCall, seenBy: entry)
    guard var choice = try register.rolledChoices(of: rollCall).first(where: { $0.seat == seat })
    else { throw Refusal.notListed(seat) }
    guard choice.person == entry.author else {
      throw Refusal.notListedPerson(entry.author, choice.person, seat)
    }
    guard choice.disputedBy == nil else { throw Refusal.disputedAlready(seat) }
    guard let polled = try register.poll(found.poll) else { throw Refusal.pollUnknown(found.poll) }
    let end = found.disputesEnd(of: choice, in: polled)
    guard !polled.isClosed, time < end else { throw Refusal.disputesOver(polled.closed ?? end) }
    choice.disputedBy = entry.id
    return Consequences([.rolledChoice(choice)])
  }
}

extension RollCall {
  /// Until when a choice can be disputed, as far as it is known.
  public func disputesEnd(of choice: RolledChoice, in poll: Poll) -> Timestamp {
    switch choice.presence {
    case .signed: poll.closes
    case .attested: max(poll.closes, disputesEnd ?? poll.closes)
    }
  }
}
