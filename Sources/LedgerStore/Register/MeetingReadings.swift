public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = MeetingStatements

  public func meeting(_ id: Digest) throws(StoreError) -> Meeting? {
    try record(SQL.meeting, [.digest(id)])
  }

  public func meetings() throws(StoreError) -> [Meeting] { try records(SQL.meetings) }

  public func unfinishedMeetings() throws(StoreError) -> [Meeting] {
    try records(SQL.unfinished)
  }

  public func meeting(numbered number: Identifier) throws(StoreError) -> Meeting? {
    try record(SQL.numbered, [.id(number)])
  }

  public func meetingsHeld(
    by body: Identifier, last count: Int64
  ) throws(StoreError) -> [Meeting] {
    try records(SQL.held, [.id(body), .integer(count)])
  }

  public func meetingDemands(for meeting: Digest) throws(StoreError) -> [MeetingDemand] {
    try records(SQL.demands, [.digest(meeting)])
  }

  public func waivers(of meeting: Digest) throws(StoreError) -> [NoticeWaiver] {
    try records(SQL.waivers, [.digest(meeting)])
  }

  public func attendances(at meeting: Digest) throws(StoreError) -> [Attendance] {
    try records(SQL.attendances, [.digest(meeting)])
  }
}

enum MeetingStatements {
  static let meeting = Meeting.table.selectOne("id = ?")
  static let meetings = Meeting.table.select()
  static let unfinished = Meeting.table.select("adjourned IS NULL")
  static let numbered = Meeting.table.select("number = ?", limit: " LIMIT 1")
  static let held = Meeting.table.select(
    "adjourned IS NOT NULL AND body = ?", order: "adjourned DESC, entry DESC", limit: " LIMIT ?")
  static let demands = MeetingDemand.table.select("meeting = ?")
  static let waivers = NoticeWaiver.table.select("meeting = ?")
  static let attendances = Attendance.table.select("meeting = ?")

  static let lookups = [
    meeting, unfinished, numbered, held, demands, waivers, attendances,
  ]
}
