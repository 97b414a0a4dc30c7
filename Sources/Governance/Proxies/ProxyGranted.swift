public import CanonicalJSON
import Sodium

/// The holder of a seat lets another person vote for it: in one poll, on one motion, at one meeting, or in every
/// poll of the body. The holder's own ballot goes before the proxy's, whenever it comes.
public struct ProxyGranted: EventKind {
  public static let name = "proxy.granted"

  public var expires: Timestamp?
  public var person: Identifier
  public var scope: Proxy.Scope
  public var seat: Identifier

  public init(
    seat: Identifier, to person: Identifier, for scope: Proxy.Scope, expires: Timestamp? = nil
  ) {
    self.expires = expires
    self.person = person
    self.scope = scope
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    expires = try fields.optionalTimestamp("expires")
    let meeting = try fields.optionalDigest("meeting")
    let motion = try fields.optionalDigest("motion")
    person = try fields.identifier("person")
    let poll = try fields.optionalDigest("poll")
    seat = try fields.identifier("seat")
    switch (poll, motion, meeting) {
    case (nil, nil, nil): scope = .body
    case (let poll?, nil, nil): scope = .poll(poll)
    case (nil, let motion?, nil): scope = .motion(motion)
    case (nil, nil, let meeting?): scope = .meeting(meeting)
    default: throw ValueError(field: "poll", expected: "alone beside motion and meeting")
    }
  }

  public var json: JSON {
    var members: [String: JSON?] = [
      "expires": expires.map(JSON.timestamp), "person": .identifier(person),
      "seat": .identifier(seat),
    ]
    switch scope {
    case .poll(let id): members["poll"] = .digest(id)
    case .motion(let id): members["motion"] = .digest(id)
    case .meeting(let id): members["meeting"] = .digest(id)
    case .body: break
    }
    return .members(members)
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    let definition = try register.requireHolder(of: seat, is: entry.author, at: time)
    let rule = try self.rule(for: definition, entry, in: register)
    guard let proxies = rule.proxies, definition.voting else {
      throw Refusal.proxyNotAllowed(rule.id)
    }
    guard person != entry.author else { throw Refusal.proxyToOneself(person) }
    try register.requireCarrier(person, of: proxies, in: definition.body, at: time)
    if let expires, expires <= time {
      throw Refusal.proxyEnded("it would have run out on \(expires)")
    }
    return Consequences([
      .proxy(
        Proxy(
          id: entry.id, seat: seat, body: definition.body, grantor: entry.author, carrier: person,
          scope: scope, entry: entry.number, granted: time, expires: expires))
    ])
  }

  /// The rule that says whether there may be a proxy: the poll's as sealed, the motion's, else the body's own.
  private func rule(
    for seat: SeatDefinition, _ entry: EntryContext, in register: some Register
  ) throws -> DecisionRule {
    switch scope {
    case .poll(let seal):
      guard let poll = try register.poll(seal) else { throw Refusal.pollUnknown(seal) }
      guard !poll.isClosed, entry.recorded < poll.closes else {
        throw Refusal.pollClosed(closes: poll.closed ?? poll.closes, recorded: entry.recorded)
      }
      try entry.requireSeen(poll.entry, "the seal")
      guard try register.elector(seat.id, in: seal) != nil else {
        throw Refusal.notElector(seat.id, poll.body)
      }
      return poll.rule
    case .motion(let id):
      let motion = try register.requireMotion(id)
      try entry.requireSeen(motion.finalEntry, "the motion")
      return try register.rule(of: seat.body, among: motion.requires, at: entry.recorded)
    case .meeting(let id):
      let meeting = try register.requireMeeting(id, seenBy: entry)
      guard meeting.body == seat.body else { throw Refusal.seatElsewhere(seat.id, meeting.body) }
      guard meeting.adjourned == nil else { throw Refusal.meetingAdjourned(meeting.number) }
    case .body: break
    }
    let body = try register.requireBody(seat.body, at: entry.recorded)
    return try register.requireRule(body.definition.rule, at: entry.recorded)
  }
}
