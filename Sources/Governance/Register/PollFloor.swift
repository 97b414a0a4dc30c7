import Sodium

/// The electorate and ballots of one poll.
struct PollFloor: Sendable {
  var electors: [Identifier: Elector] = [:]
  var order: [Identifier] = []
  var ballots: [Ballot] = []
  /// By their holders.
  var last: [Identifier: Ballot] = [:]
  /// By proxies and alternates.
  var lastOfDeputies: [Pair<Identifier, Ballot.Capacity>: Ballot] = [:]
  /// By who carried the proxy.
  var proxied: [Identifier: [Ballot]] = [:]

  mutating func add(_ elector: Elector) {
    if electors.updateValue(elector, forKey: elector.seat) == nil { order.append(elector.seat) }
  }

  mutating func add(_ ballot: Ballot) {
    ballots.append(ballot)
    guard ballot.capacity != .holder else {
      last[ballot.seat] = ballot
      return
    }
    lastOfDeputies[Pair(ballot.seat, ballot.capacity)] = ballot
    if ballot.capacity == .proxy { proxied[ballot.person, default: []].append(ballot) }
  }
}
