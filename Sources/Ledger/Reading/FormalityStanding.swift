public import Governance

/// How an organization, or one of its persons, stands with a formality of the charter.
public struct FormalityStanding: Sendable {
  public let formality: FormalityDefinition
  public let organization: Identifier
  /// The person who meets it; nil where the organization does.
  public let person: Identifier?
  /// What counts now, the longest; nil where it is missing.
  public let fulfilment: Fulfilment?
  /// The last that counted, where none does any more.
  public let last: Fulfilment?

  /// Until when it counts; nil where it is missing, or for ever.
  public var end: Timestamp? { fulfilment?.end(under: formality) }
}

extension LedgerView {
  /// How a member stands with every formality of the charter: those of persons for each of its persons who
  /// holds a voting seat.
  public func formalities(of organization: Identifier) throws -> [FormalityStanding] {
    let formalities = try register.formalities(at: time)
    guard !formalities.isEmpty else { return [] }
    let asksPersons = formalities.contains { $0.per == .person }
    let persons =
      asksPersons
      ? try register.persons(of: organization).filter {
        try $0.inForce.contains(time) && !bodiesVoted(by: $0.id).isEmpty
      }.map(\.id) : []
    return try formalities.flatMap { formality in
      switch formality.per {
      case .organization: [try standing(formality, of: organization, person: nil)]
      case .person: try persons.map { try standing(formality, of: organization, person: $0) }
      }
    }
  }

  private func standing(
    _ formality: FormalityDefinition, of organization: Identifier, person: Identifier?
  ) throws -> FormalityStanding {
    let counting = try register.fulfilments(
      of: formality, byOrganization: organization, person: person, at: time
    ).first
    let all =
      try person.map { try register.fulfilments(byPerson: $0) }
      ?? register.fulfilments(byOrganization: organization)
    return FormalityStanding(
      formality: formality, organization: organization, person: person, fulfilment: counting,
      last: counting == nil ? all.last { $0.formality == formality.id && $0.met <= time } : nil)
  }
}
