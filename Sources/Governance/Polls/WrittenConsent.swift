import Sodium

/// Written consent of all: the poll is over with the last signature, and the motion takes effect then.
extension Register {
  /// What a ballot changes besides itself where it is the last signature.
  func changes(
    ofConsentIn poll: Poll, by ballot: Ballot, at time: Timestamp
  ) throws -> [Change] {
    guard poll.rule.writtenConsent, ballot.choice == .yes,
      try isConsented(poll, ballots: ballots(in: poll.seal) + [ballot])
    else { return [] }
    var over = poll
    over.closes = min(poll.closes, time)
    return [.poll(over)]
  }

  /// Whether every seat that somebody held at the opening has said yes, none that voted since says anything
  /// else, and that is all that the rule asks for. Roll calls are no signatures, and not looked at.
  private func isConsented(_ poll: Poll, ballots: [Ballot]) throws -> Bool {
    let choices = Dictionary(ballots.map { ($0.seat, $0.choice) }, uniquingKeysWith: { $1 })
    guard choices.values.allSatisfy({ $0 == .yes }) else { return false }
    let electors = try electors(of: poll.seal)
    guard electors.allSatisfy({ $0.person == nil || choices[$0.seat] != nil }) else {
      return false
    }
    return try Tally(
      of: poll, electors: electors, ballots: ballots, recusals: recusals(from: poll.seal)
    ).outcome == .carried
  }

  /// Whether all have signed the poll, as its rule's written consent asks: then its `closes` is when the last did.
  public func isSigned(_ poll: Poll) throws -> Bool {
    try poll.rule.writtenConsent && isConsented(poll, ballots: ballots(in: poll.seal))
  }

  /// When a motion that carried takes effect, as far as its acts name no time: with the last signature, where
  /// every body that it needed gave a written consent; nil for the closing.
  func lastSignature(under motion: Motion, closing closed: Poll) throws -> Timestamp? {
    var latest: Timestamp?
    for requirement in motion.requires {
      let poll =
        requirement.body == closed.body
        ? closed
        : try polls(on: motion.id).last {
          $0.body == requirement.body && $0.version == motion.version
        }
      guard let poll, try isSigned(poll) else { return nil }
      latest = max(latest ?? poll.closes, poll.closes)
    }
    return latest
  }
}
