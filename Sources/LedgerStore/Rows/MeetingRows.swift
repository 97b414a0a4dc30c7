import CanonicalJSON
import Governance
import Sodium

extension Meeting: StoredRecord {
  static let table = TableLayout(
    "meeting",
    [
      "id", "number", "body", "caller", "title", "starts", "agenda", "papers", "rule", "entry",
      "called", "opened", "adjourned", "listed", "minutes", "approved_by",
    ], key: ["id"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .digest(id), .id(number), .id(body), .id(caller), .text(title), .time(starts),
      try .json(.array(agenda.map(\.json))), try .json(.array(papers.map(\.json))),
      try .json(rule.json), .integer(entry), .time(called), .time(opened), .time(adjourned),
      .integer(listed), .digest(minutes), .digest(approvedBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.digest(), number: try row.id(), body: try row.id(), caller: try row.id(),
      title: try row.text(), starts: try row.time(), agenda: try row.objects(),
      papers: try row.objects(), rule: try row.object(), entry: try row.integer(),
      called: try row.optionalTime(), opened: try row.optionalTime(),
      adjourned: try row.optionalTime(), listed: try row.optionalInteger(),
      minutes: try row.optionalDigest(),
      approvedBy: try row.optionalDigest())
  }
}

extension MeetingDemand: StoredRecord {
  static let table = TableLayout(
    "meeting_demand", ["meeting", "seat", "person"], key: ["meeting", "seat"], isVersioned: false)

  func cells() -> [Cell] { [.digest(meeting), .id(seat), .id(person)] }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(meeting: try row.digest(), seat: try row.id(), person: try row.id())
  }
}

extension NoticeWaiver: StoredRecord {
  static let table = TableLayout(
    "notice_waiver", ["meeting", "seat", "person"], key: ["meeting", "seat"], isVersioned: false)

  func cells() -> [Cell] { [.digest(meeting), .id(seat), .id(person)] }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(meeting: try row.digest(), seat: try row.id(), person: try row.id())
  }
}

extension Attendance: StoredRecord {
  static let table = TableLayout(
    "attendance",
    [
      "meeting", "attendee", "span", "person", "name", "evidence", "present_from", "present_to",
      "struck_by",
    ], key: ["meeting", "attendee", "span"])

  func cells() -> [Cell] {
    [
      .digest(meeting), .text(attendee.text), .integer(span), .id(person), .digest(name),
      .name(evidence), .time(present.from), .time(present.to), .digest(struckBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      meeting: try row.digest(), attendee: try row.attendee(), span: try row.integer(),
      person: try row.id(), name: try row.optionalDigest(), evidence: try row.name(),
      present: try row.interval(), struckBy: try row.optionalDigest())
  }
}
