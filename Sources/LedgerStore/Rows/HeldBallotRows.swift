import Governance
import Sodium

extension HeldBallot: StoredRecord {
  static let table = TableLayout(
    "held_ballot",
    [
      "poll", "seat", "turn", "choice", "person", "event", "entry", "reason", "capacity", "proxy",
      "signed", "recorder", "recorder_seat", "held_event", "admitted",
    ], key: ["event"])

  func cells() -> [Cell] {
    ballot.cells() + [
      .time(signed), .id(recorder), .id(recorderSeat), .digest(event), .digest(admitted),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      try Ballot(reading: &row), signed: try row.time(), recorder: try row.id(),
      recorderSeat: try row.id(), event: try row.digest(), admitted: try row.optionalDigest())
  }
}
