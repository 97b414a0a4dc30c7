import Sodium

/// The affiliate groups of a register in memory.
struct AffiliationTables: Sendable {
  private var affiliations = Table<Affiliation>()
  private var byOrganization = Index<Identifier, Affiliation>()
  private var byGroup = Index<Identifier, Affiliation>()

  var all: [Affiliation] { affiliations.all }

  func all(of organization: Identifier) -> [Affiliation] {
    affiliations.select(byOrganization[organization])
  }

  func all(in group: Identifier) -> [Affiliation] { affiliations.select(byGroup[group]) }

  mutating func put(_ affiliation: Affiliation) {
    let isNew = affiliations[affiliation.key] == nil
    affiliations.put(affiliation, in: &byOrganization, under: affiliation.organization)
    if isNew { byGroup.add(affiliation.key, under: affiliation.group) }
  }
}
