public import CanonicalJSON
public import Sodium

/// An organization or a person has met a formality: the office that the charter names attests it, or the one
/// concerned signs it.
public struct FormalityMet: EventKind {
  public static let name = "formality.met"

  /// SHA-256 of what was signed, or of what the office has seen. The ledger need not hold it.
  public var document: Digest?
  public var formality: Identifier
  public var organization: Identifier?
  public var person: Identifier?
  /// Up to when it counts, where that is less than the charter says.
  public var until: Timestamp?

  /// Exactly one of organization and person.
  public init(
    _ formality: Identifier, by organization: Identifier? = nil, person: Identifier? = nil,
    document: Digest? = nil, until: Timestamp? = nil
  ) {
    self.document = document
    self.formality = formality
    self.organization = organization
    self.person = person
    self.until = until
  }

  public init(reading fields: inout Fields) throws {
    document = try fields.optionalDigest("document")
    formality = try fields.identifier("formality")
    organization = try fields.optionalIdentifier("organization")
    person = try fields.optionalIdentifier("person")
    until = try fields.optionalTimestamp("until")
    guard (organization == nil) != (person == nil) else {
      throw ValueError(field: "person", expected: "there exactly where there is no organization")
    }
  }

  public var json: JSON {
    .members([
      "document": document.map(JSON.digest), "formality": .identifier(formality),
      "organization": organization.map(JSON.identifier), "person": person.map(JSON.identifier),
      "until": until.map(JSON.timestamp),
    ])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    let definition = try register.requireFormality(formality, at: time)
    switch (definition.per, organization, person) {
    case (.organization, let organization?, nil):
      _ = try register.requireMember(organization, at: time)
    case (.person, nil, let person?): _ = try register.requirePerson(person, at: time)
    default: throw Refusal.formalityBearer(definition)
    }
    try register.requireAttester(entry.author, of: definition, met: self, at: time)
    if let wanted = definition.document, document != wanted {
      throw Refusal.formalityDocument(definition, wanted)
    }
    if let until {
      let latest = definition.validMonths.map { time.adding(months: $0) }
      guard until > time, latest.map({ until <= $0 }) ?? true else {
        throw Refusal.formalityUntil(until, recorded: time, latest: latest)
      }
    }
    return Consequences([
      .fulfilment(
        Fulfilment(
          id: entry.id, formality: formality, organization: organization, person: person,
          document: document, attester: entry.author, met: time, entry: entry.number,
          until: until))
    ])
  }
}

extension Register {
  /// Refuses an attestation by anybody but the office, or the one concerned, as the formality says.
  fileprivate func requireAttester(
    _ author: Identifier, of definition: FormalityDefinition, met: FormalityMet, at time: Timestamp
  ) throws {
    let attester: Identifier? =
      switch definition.attester {
      case .office(let office): try officer(of: office, at: time)
      case .member:
        try met.organization.map { try organization($0)?.principal } ?? met.person
      }
    guard attester == author else {
      throw Refusal.notAttester(author, of: definition, attester: attester)
    }
  }
}
