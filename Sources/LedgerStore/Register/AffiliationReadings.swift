public import Governance

extension SQLiteRegister {
  private typealias SQL = AffiliationStatements

  public func affiliations() throws(StoreError) -> [Affiliation] {
    try records(SQL.affiliations)
  }

  public func affiliations(of organization: Identifier) throws(StoreError) -> [Affiliation] {
    try records(SQL.ofOrganization, [.id(organization)])
  }

  public func affiliations(in group: Identifier) throws(StoreError) -> [Affiliation] {
    try records(SQL.inGroup, [.id(group)])
  }
}

enum AffiliationStatements {
  static let affiliations = Affiliation.table.select()
  static let ofOrganization = Affiliation.table.select("organization = ?")
  static let inGroup = Affiliation.table.select("group_id = ?")

  static let lookups = [ofOrganization, inGroup]
}
