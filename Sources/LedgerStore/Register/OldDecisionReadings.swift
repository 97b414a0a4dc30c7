public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = OldDecisionStatements

  public func oldBatches() throws(StoreError) -> [OldBatch] { try records(SQL.batches) }

  public func oldBatches(
    from source: Digest, of body: Identifier
  ) throws(StoreError) -> [OldBatch] {
    try records(SQL.fromSource, [.id(body), .digest(source)])
  }

  public func lastOldBatch(of body: Identifier) throws(StoreError) -> OldBatch? {
    try record(SQL.last, [.id(body)])
  }

  public func oldBatch(
    reaching state: Digest, of body: Identifier
  ) throws(StoreError) -> OldBatch? {
    try record(SQL.reaching, [.id(body), .digest(state)])
  }

  public func oldBatch(
    holding place: Int64, of body: Identifier
  ) throws(StoreError) -> OldBatch? {
    try record(SQL.holding, [.id(body), .integer(place)])
  }
}

enum OldDecisionStatements {
  static let batches = OldBatch.table.select()
  static let fromSource = OldBatch.table.select("body = ? AND source = ?")
  static let last = OldBatch.table.select(
    "body = ?", order: "first DESC", limit: " LIMIT 1")
  static let reaching = OldBatch.table.select("body = ? AND state = ?", limit: " LIMIT 1")
  static let holding = OldBatch.table.select(
    "body = ? AND first <= ?", order: "first DESC", limit: " LIMIT 1")

  static let lookups = [fromSource, last, reaching, holding]
}
