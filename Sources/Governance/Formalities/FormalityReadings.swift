/// Who has met which formality.
extension Register {
  /// Those of the charter in force at `time`.
  public func formalities(at time: Timestamp) throws -> [FormalityDefinition] {
    try charter(at: time)?.formalities ?? []
  }

  func requireFormality(_ id: Identifier, at time: Timestamp) throws -> FormalityDefinition {
    let all = try formalities(at: time)
    guard let formality = all.first(where: { $0.id == id }) else {
      throw Refusal.formalityUnknown(id, known: all.map(\.id))
    }
    return formality
  }

  /// What counts at `time` for a formality, the one that counts longest first.
  public func fulfilments(
    of formality: FormalityDefinition, byOrganization organization: Identifier?,
    person: Identifier?, at time: Timestamp
  ) throws -> [Fulfilment] {
    let all: [Fulfilment] =
      switch formality.per {
      case .organization: try organization.map { try fulfilments(byOrganization: $0) } ?? []
      case .person: try person.map { try fulfilments(byPerson: $0) } ?? []
      }
    return all.filter { $0.counts(for: formality, at: time) }.sorted {
      guard let left = $0.end(under: formality) else { return $1.end(under: formality) != nil }
      return $1.end(under: formality).map { left > $0 } ?? false
    }
  }

  /// Which of the formalities that a rule asks for whoever holds a seat has not met at `time`, by their bytes.
  /// One that the charter does not list can't be met.
  public func missingFormalities(
    under rule: DecisionRule, by holder: SeatHolder, at time: Timestamp
  ) throws -> [Identifier] {
    guard let asked = rule.formalities else { return [] }
    let known = try formalities(at: time)
    return try asked.ids.filter { id in
      guard let formality = known.first(where: { $0.id == id }) else { return true }
      return try fulfilments(
        of: formality, byOrganization: holder.organization, person: holder.person, at: time
      ).isEmpty
    }
  }

  /// Refuses the vote of a seat that was not eligible at the opening, or of somebody who holds it since then
  /// and has not met what the rule asks for.
  func requireEligible(_ elector: Elector, in poll: Poll, at time: Timestamp) throws {
    guard poll.rule.formalities != nil else { return }
    guard elector.isEligible else {
      throw Refusal.seatIneligible(elector.seat, missing: elector.ineligible, opened: poll.opens)
    }
    let seat = try requireSeat(elector.seat, at: time)
    guard let holder = try holder(of: seat, at: time),
      holder.person != elector.person || holder.organization != elector.organization
    else { return }
    let missing = try missingFormalities(under: poll.rule, by: holder, at: time)
    guard missing.isEmpty else {
      throw Refusal.holderIneligible(elector.seat, holder.person, missing: missing)
    }
  }
}
