public import Sodium

extension Register {
  /// Refuses who may not carry a proxy in the body.
  func requireCarrier(
    _ person: Identifier, of proxies: DecisionRule.Proxies, in body: Identifier,
    at time: Timestamp
  ) throws {
    let carrier = try requirePerson(person, at: time)
    guard try isInStanding(carrier.organization, at: time) else {
      throw Refusal.notMember(carrier.organization, at: time)
    }
    guard proxies.carriers == .seat else { return }
    let definition = try requireBody(body, at: time).definition
    guard try seats(of: definition, heldBy: person, at: time).contains(where: \.voting) else {
      throw Refusal.proxyCarrier(person, body)
    }
  }

  /// The grant by which `person` votes for a seat in a poll.
  ///
  /// - Throws: a `Refusal` where it is not theirs, not good any more, or not for this poll.
  func requireProxy(
    _ id: Digest, for seat: Identifier, in poll: Poll, by person: Identifier, _ entry: EntryContext
  ) throws {
    guard let rule = poll.rule.proxies else { throw Refusal.proxyNotAllowed(poll.rule.id) }
    guard let proxy = try proxy(id), proxy.seat == seat else { throw Refusal.proxyUnknown(id) }
    guard proxy.carrier == person else { throw Refusal.proxyOfAnother(person, proxy) }
    try entry.requireSeen(proxy.entry, "the proxy")
    let time = entry.recorded
    guard proxy.isStanding(at: time) else {
      throw Refusal.proxyEnded("it was revoked or has run out")
    }
    let definition = try requireSeat(seat, at: time)
    guard try holder(of: definition, at: time)?.person == proxy.grantor else {
      throw Refusal.proxyEnded("\(proxy.grantor), who granted it, does not hold \(seat) any more")
    }
    guard try covers(proxy, poll) else { throw Refusal.proxyScope(poll.body) }
    try requireCarrier(person, of: rule, in: poll.body, at: time)
    for other in try proxies(of: seat)
    where other.entry > proxy.entry && other.grantor == proxy.grantor && other.isStanding(at: time)
    {
      if try covers(other, poll) { throw Refusal.proxyReplaced(entry: other.entry) }
    }
    var carried = Set(try proxyBallots(by: person, in: poll.seal).map(\.seat))
    if poll.rule.contestWithin != nil {
      for held in try heldBallots(in: poll.seal).map(\.ballot)
      where held.capacity == .proxy && held.person == person { carried.insert(held.seat) }
    }
    guard carried.contains(seat) || Int64(carried.count) < rule.cap else {
      throw Refusal.proxyCap(person, cap: rule.cap)
    }
  }

  /// Whether a proxy is for this poll.
  public func covers(_ proxy: Proxy, _ poll: Poll) throws -> Bool {
    guard proxy.body == poll.body else { return false }
    switch proxy.scope {
    case .poll(let seal): return seal == poll.seal
    case .motion(let motion): return motion == poll.motion
    case .body: return true
    case .meeting(let id):
      guard let meeting = try meeting(id), let opened = meeting.opened, opened <= poll.opens else {
        return false
      }
      return meeting.adjourned.map { poll.opens < $0 } ?? true
    }
  }

  /// The seat's ballot that counts, if it does not stand aside.
  public func countedBallot(of seat: Identifier, in poll: Digest) throws -> Ballot? {
    for capacity in Ballot.Capacity.allCases {
      if let ballot = try lastBallot(of: seat, in: poll, as: capacity) { return ballot }
    }
    return nil
  }
}
