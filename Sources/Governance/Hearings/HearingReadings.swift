extension ExpelMember {
  public func accused(in register: some Register, at time: Timestamp) throws -> [Accused] {
    try register.member(organization, at: time) == nil ? [] : [.organization(organization)]
  }
}

extension SuspendMember {
  public func accused(in register: some Register, at time: Timestamp) throws -> [Accused] {
    try register.member(organization, at: time) == nil ? [] : [.organization(organization)]
  }
}

extension VacateSeat {
  public func accused(in register: some Register, at time: Timestamp) throws -> [Accused] {
    try register.persons(appointedTo: seat, at: time).isEmpty ? [] : [.seat(seat)]
  }
}

/// Who is heard before a motion that would remove them is voted on.
extension Register {
  /// Who has accepted the seat and could be removed from it: its holder, and the alternate where there is none.
  func persons(appointedTo seat: Identifier, at time: Timestamp) throws -> [Identifier] {
    let tenures = try tenures(of: seat)
      .filter { $0.state == .accepted && $0.inForce.contains(time) }
    let holders = tenures.filter { !$0.isAlternate }
    return (holders.isEmpty ? tenures : holders).map(\.person)
  }

  /// Whom the motion would remove, each once, in the order of its acts.
  public func accused(by motion: Motion, at time: Timestamp) throws -> [Accused] {
    var found: [Accused] = []
    for act in motion.acts {
      found += try act.content.accused(in: self, at: time).filter { !found.contains($0) }
    }
    return found
  }

  /// The hearing that the rules of the motion ask for, the one with the longest notice; nil where they ask for
  /// none, or the motion removes nobody.
  public func hearingRule(of motion: Motion, at time: Timestamp) throws -> HearingRule? {
    try hearingRule(of: motion.acts, requiring: motion.requires, at: time)
  }

  private func hearingRule(
    of acts: [Act], requiring requires: [PowerDefinition.Requirement], at time: Timestamp
  ) throws -> HearingRule? {
    guard acts.contains(where: { HearingRule.acts.contains($0.name) }) else { return nil }
    return try requires.compactMap { try rule($0.rule, at: time)?.hearing }
      .max { $0.notice < $1.notice }
  }

  func requireHearingRule(of motion: Motion, at time: Timestamp) throws -> HearingRule {
    guard let rule = try hearingRule(of: motion, at: time) else {
      throw Refusal.hearingNone(motion.number)
    }
    return rule
  }

  /// The hearing on a motion as it stands.
  public func hearing(on motion: Motion) throws -> Hearing? {
    try hearings(on: motion.id).last { $0.version == motion.version }
  }

  /// Refuses a motion that would remove somebody and tells no reasons.
  func requireCharges(
    _ acts: [Act], beside texts: [TextReference],
    requiring requires: [PowerDefinition.Requirement], at time: Timestamp
  ) throws {
    guard texts.isEmpty, try hearingRule(of: acts, requiring: requires, at: time) != nil else {
      return
    }
    throw Refusal.chargesMissing()
  }

  /// Refuses a poll before all were heard whom the motion would remove, or have waived it.
  func requireHeard(_ motion: Motion, at time: Timestamp) throws {
    guard try hearingRule(of: motion, at: time) != nil else { return }
    let accused = try accused(by: motion, at: time)
    guard !accused.isEmpty else { return }
    try requireCharges(
      motion.acts, beside: motion.texts, requiring: motion.requires, at: time)
    let waived = Set(
      try hearingAnswers(to: motion.id).filter { $0.version == motion.version && $0.isWaiver }
        .map(\.accused))
    guard !waived.isSuperset(of: accused) else { return }
    guard let hearing = try hearing(on: motion) else { throw Refusal.hearingMissing(motion.number) }
    guard time >= hearing.at else { throw Refusal.hearingAhead(motion.number, at: hearing.at) }
  }

  /// Whether the person speaks for one whom a motion would remove.
  public func isSpokenFor(
    _ accused: Accused, by person: Identifier, at time: Timestamp
  ) throws -> Bool {
    switch accused {
    case .organization(let id): try organization(id)?.principal == person
    case .seat(let id): try persons(appointedTo: id, at: time).contains(person)
    }
  }

  /// Refuses whoever does not speak for one whom the motion would remove.
  func requireSpeaks(
    for accused: Accused, _ person: Identifier, against motion: Motion, at time: Timestamp
  ) throws {
    guard try self.accused(by: motion, at: time).contains(accused) else {
      throw Refusal.notAccused(motion.number, accused)
    }
    switch accused {
    case .organization(let id):
      _ = try requirePrincipal(of: id, is: person, at: time)
    case .seat(let id):
      guard try persons(appointedTo: id, at: time).contains(person) else {
        let holder = try requireSeat(id, at: time)
        throw Refusal.notHolder(
          person, of: id, held: try self.holder(of: holder, at: time)?.person, at: time)
      }
    }
  }
}
