import Sodium

/// Which seats stand aside from a poll on a motion from its opening on, and on what ground.
struct RecusalReading {
  /// By seat: said of the motion before, by whoever held the seat then.
  private let said: [Identifier: Recusal]
  /// By person: the first declared interest that recuses.
  private let interested: [Identifier: Interest]
  /// The organizations that the acts concern, where the rule lets their own seats stand aside.
  private let concerned: Set<Identifier>

  init(
    of motion: Motion, under rule: DecisionRule, in register: some Register, at time: Timestamp
  ) throws {
    said = Dictionary(
      try register.recusals(from: motion.id).map { ($0.seat, $0) }, uniquingKeysWith: { $1 })
    var interested: [Identifier: Interest] = [:]
    var concerned: Set<Identifier> = []
    if let recusal = rule.recusal, recusal.ownOrganization || !recusal.interests.isEmpty {
      for subject in try register.subjects(of: motion) {
        if case .organization(let id) = subject, recusal.ownOrganization { concerned.insert(id) }
      }
      for interest in try register.interests(touching: motion, from: time, to: time) {
        guard let about = interest.about, recusal.interests.contains(about.kind),
          interested[interest.person] == nil
        else { continue }
        interested[interest.person] = interest
      }
    }
    self.interested = interested
    self.concerned = concerned
  }

  /// Why a seat stands aside.
  enum Ground {
    case said(Recusal)
    case interest(Interest)
    case organization
  }

  /// nil where it does not.
  func ground(of place: Electorate.Place) -> Ground? {
    if said.isEmpty, interested.isEmpty, concerned.isEmpty { return nil }
    guard let person = place.person else { return nil }
    if let recusal = said[place.seat], recusal.person == person { return .said(recusal) }
    if let interest = interested[person] { return .interest(interest) }
    if let organization = place.organization, concerned.contains(organization) {
      return .organization
    }
    return nil
  }

  /// The recusals with which a poll is opened.
  func recusals(
    from poll: Poll, of electors: [Electorate.Place], openedBy event: Digest
  ) -> [Recusal] {
    electors.filter(\.isRecused).compactMap { place in
      guard let person = place.person, let ground = ground(of: place) else { return nil }
      var recusal = Recusal(
        from: poll.seal, motion: poll.motion, seat: place.seat, person: person, cause: .holder,
        event: event, entry: poll.entry)
      switch ground {
      case .said(let earlier):
        recusal.interest = earlier.interest
        recusal.reason = earlier.reason
        recusal.event = earlier.event
        recusal.entry = earlier.entry
      case .interest(let interest):
        recusal.cause = .interest
        recusal.interest = interest.id
      case .organization: recusal.cause = .organization
      }
      return recusal
    }
  }
}
