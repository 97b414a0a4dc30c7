public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = FormalityStatements

  public func fulfilment(_ id: Digest) throws(StoreError) -> Fulfilment? {
    try record(SQL.fulfilment, [.digest(id)])
  }

  public func fulfilments() throws(StoreError) -> [Fulfilment] { try records(SQL.fulfilments) }

  public func fulfilments(byOrganization id: Identifier) throws(StoreError) -> [Fulfilment] {
    try records(SQL.byOrganization, [.id(id)])
  }

  public func fulfilments(byPerson id: Identifier) throws(StoreError) -> [Fulfilment] {
    try records(SQL.byPerson, [.id(id)])
  }
}

enum FormalityStatements {
  static let fulfilment = Fulfilment.table.selectOne("id = ?")
  static let fulfilments = Fulfilment.table.select()
  static let byOrganization = Fulfilment.table.select("organization = ?")
  static let byPerson = Fulfilment.table.select("person = ?")

  static let lookups = [fulfilment, byOrganization, byPerson]
}
