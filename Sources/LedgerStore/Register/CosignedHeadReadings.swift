public import Governance

extension SQLiteRegister {
  private typealias SQL = CosignedHeadStatements

  public func cosignedHeads() throws(StoreError) -> [CosignedHead] { try records(SQL.heads) }

  public func newestCosignedHead() throws(StoreError) -> CosignedHead? {
    try record(SQL.newest, [])
  }

  public func cosignedHead(by time: Timestamp) throws(StoreError) -> CosignedHead? {
    try record(SQL.byTime, [.time(time)])
  }
}

enum CosignedHeadStatements {
  static let heads = CosignedHead.table.select()
  static let newest = CosignedHead.table.select(order: "size DESC", limit: " LIMIT 1")
  static let byTime = CosignedHead.table.select(
    "time <= ?", order: "size DESC", limit: " LIMIT 1")

  static let lookups = [newest, byTime]
}
