import Governance
import Sodium

extension RollCall: StoredRecord {
  static let table = TableLayout(
    "roll_call",
    [
      "id", "poll", "meeting", "entry", "secretary", "called", "corrects", "corrected_by", "chair",
      "confirmed", "disputes_end",
    ], key: ["id"])

  func cells() -> [Cell] {
    [
      .digest(id), .digest(poll), .digest(meeting), .integer(entry), .id(secretary),
      .time(called), .digest(corrects), .digest(correctedBy), .id(chair), .time(confirmed),
      .time(disputesEnd),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.digest(), poll: try row.digest(), meeting: try row.digest(),
      entry: try row.integer(), secretary: try row.id(), called: try row.time(),
      corrects: try row.optionalDigest(), correctedBy: try row.optionalDigest(),
      chair: try row.optionalID(), confirmed: try row.optionalTime(),
      disputesEnd: try row.optionalTime())
  }
}

extension RolledChoice: StoredRecord {
  static let table = TableLayout(
    "rolled_choice",
    ["roll_call", "seat", "choice", "person", "presence", "disputed_by", "fate"],
    key: ["roll_call", "seat"])

  func cells() -> [Cell] {
    [
      .digest(rollCall), .id(seat), .name(choice), .id(person), .name(presence),
      .digest(disputedBy), .text(fate?.rawValue),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      rollCall: try row.digest(), seat: try row.id(), choice: try row.name(),
      person: try row.id(), presence: try row.name(), disputedBy: try row.optionalDigest(),
      fate: try row.optionalName())
  }
}
