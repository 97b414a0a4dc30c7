public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = RiskStatements

  public func risk(_ id: Digest) throws(StoreError) -> Risk? {
    try record(SQL.risk, [.digest(id)])
  }

  public func risk(numbered number: Identifier) throws(StoreError) -> Risk? {
    try record(SQL.numbered, [.id(number)])
  }

  public func risks() throws(StoreError) -> [Risk] { try records(SQL.risks) }

  public func steps(ofRisk id: Digest) throws(StoreError) -> [RiskStep] {
    try records(SQL.steps, [.digest(id)])
  }

  public func openRisks(of owner: Owner) throws(StoreError) -> [Risk] {
    try records(SQL.openOf, [.text(owner.text)])
  }

  public func openRisks(before body: Identifier) throws(StoreError) -> [Risk] {
    try records(SQL.openBefore, [.id(body)])
  }
}

enum RiskStatements {
  static let risk = Risk.table.selectOne("id = ?")
  static let numbered = Risk.table.select("number = ?", limit: " LIMIT 1")
  static let risks = Risk.table.select()
  static let steps = RiskStep.table.select("risk = ?")
  static let openOf = Risk.table.select("state <> 'closed' AND owner = ?")
  static let openBefore = Risk.table.select("state <> 'closed' AND body = ?")

  static let lookups = [risk, numbered, steps, openOf, openBefore]
}
