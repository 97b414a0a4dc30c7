public import Governance

extension SQLiteRegister {
  public func keyHandings() throws(StoreError) -> [KeyHanding] {
    try records(KeyHandingStatements.all)
  }
}

enum KeyHandingStatements {
  static let all = KeyHanding.table.select()
}
