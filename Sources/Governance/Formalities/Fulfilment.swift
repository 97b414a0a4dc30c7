public import Sodium

/// A formality that an organization or a person has met. Until when it counts is not stored but computed, from
/// the formality as it stands.
public struct Fulfilment: Record {
  /// The id of the event that recorded it.
  public var id: Digest
  public var formality: Identifier
  /// Exactly one of both is there.
  public var organization: Identifier?
  public var person: Identifier?
  /// What was signed or seen.
  public var document: Digest?
  /// Who recorded it.
  public var attester: Identifier
  public var met: Timestamp
  public var entry: Int64
  /// Up to when it counts at most, as whoever recorded it said.
  public var until: Timestamp?
  /// When the office took it back, by which event, and the salted document with the reason.
  public var lapsed: Timestamp?
  public var lapsedBy: Digest?
  public var reason: Digest?

  package init(
    id: Digest, formality: Identifier, organization: Identifier? = nil, person: Identifier? = nil,
    document: Digest? = nil, attester: Identifier, met: Timestamp, entry: Int64,
    until: Timestamp? = nil, lapsed: Timestamp? = nil, lapsedBy: Digest? = nil,
    reason: Digest? = nil
  ) {
    self.id = id
    self.formality = formality
    self.organization = organization
    self.person = person
    self.document = document
    self.attester = attester
    self.met = met
    self.entry = entry
    self.until = until
    self.lapsed = lapsed
    self.lapsedBy = lapsedBy
    self.reason = reason
  }

  public var key: Digest { id }

  /// When it ceases to count under the formality as it stands; nil where never.
  public func end(under formality: FormalityDefinition) -> Timestamp? {
    [until, lapsed, formality.validMonths.map { met.adding(months: $0) }].compactMap { $0 }.min()
  }

  /// Whether it counts at `time` under the formality as it stands.
  public func counts(for formality: FormalityDefinition, at time: Timestamp) -> Bool {
    self.formality == formality.id && met <= time
      && (end(under: formality).map { time < $0 } ?? true)
      && (formality.document == nil || formality.document == document)
  }
}

/// The fulfilments of a register in memory.
struct FulfilmentTables: Sendable {
  private var fulfilments = Table<Fulfilment>()
  private var byOrganization = Index<Identifier, Fulfilment>()
  private var byPerson = Index<Identifier, Fulfilment>()

  subscript(id: Digest) -> Fulfilment? { fulfilments[id] }
  var all: [Fulfilment] { fulfilments.all }

  func all(byOrganization id: Identifier) -> [Fulfilment] {
    fulfilments.select(byOrganization[id])
  }
  func all(byPerson id: Identifier) -> [Fulfilment] { fulfilments.select(byPerson[id]) }

  mutating func put(_ fulfilment: Fulfilment) {
    if let organization = fulfilment.organization {
      fulfilments.put(fulfilment, in: &byOrganization, under: organization)
    } else if let person = fulfilment.person {
      fulfilments.put(fulfilment, in: &byPerson, under: person)
    }
  }
}
