public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = ProxyStatements

  public func proxy(_ id: Digest) throws(StoreError) -> Proxy? {
    try record(SQL.proxy, [.digest(id)])
  }

  public func proxies() throws(StoreError) -> [Proxy] { try records(SQL.proxies) }

  public func proxies(of seat: Identifier) throws(StoreError) -> [Proxy] {
    try records(SQL.ofSeat, [.id(seat)])
  }
}

enum ProxyStatements {
  static let proxy = Proxy.table.selectOne("id = ?")
  static let proxies = Proxy.table.select()
  static let ofSeat = Proxy.table.select("seat = ?")

  static let lookups = [proxy, ofSeat]
}
