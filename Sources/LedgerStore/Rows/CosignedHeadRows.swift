import Governance
import Sodium

extension CosignedHead: StoredRecord {
  static let table = TableLayout(
    "cosigned_head", ["entry", "size", "root", "time", "recorded", "person", "event"],
    key: ["size"], isVersioned: false)

  func cells() -> [Cell] {
    [
      .integer(entry), .integer(size), .digest(root), .time(time), .time(recorded), .id(person),
      .digest(event),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      entry: try row.integer(), size: try row.integer(), root: try row.digest(),
      time: try row.time(), recorded: try row.time(), person: try row.id(),
      event: try row.digest())
  }
}
