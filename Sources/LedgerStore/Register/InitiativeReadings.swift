public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = InitiativeStatements

  public func initiative(_ id: Identifier) throws(StoreError) -> Initiative? {
    try record(SQL.initiative, [.id(id)])
  }

  public func initiatives() throws(StoreError) -> [Initiative] { try records(SQL.initiatives) }

  public func commitments(of initiative: Identifier) throws(StoreError) -> [Commitment] {
    try records(SQL.commitments, [.id(initiative)])
  }

  public func commitments(signedWith key: PublicKey) throws(StoreError) -> [Commitment] {
    try records(SQL.signedWith, [.key(key)])
  }

  public func offeredCommitments(to signatory: Identifier) throws(StoreError) -> [Commitment] {
    try records(SQL.offered, [.id(signatory)])
  }

  public func openInitiatives(under body: Identifier) throws(StoreError) -> [Initiative] {
    try records(SQL.open, [.id(body)])
  }
}

enum InitiativeStatements {
  static let initiative = Initiative.table.selectOne("id = ?")
  static let initiatives = Initiative.table.select()
  static let open = Initiative.table.select("in_force_to IS NULL AND body = ?")
  static let commitments = Commitment.table.select("initiative = ?")
  static let signedWith = Commitment.table.select("public_key = ?")
  static let offered = Commitment.table.select("state = 'offered' AND signatory = ?")

  static let lookups = [initiative, open, commitments, signedWith, offered]
}
