import Governance
import Sodium

extension Ratification: StoredRecord {
  static let table = TableLayout(
    "ratification", ["event", "motion", "entry"], key: ["event"], isVersioned: false)

  func cells() -> [Cell] { [.digest(event), .digest(motion), .integer(entry)] }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(event: try row.digest(), motion: try row.digest(), entry: try row.integer())
  }
}
