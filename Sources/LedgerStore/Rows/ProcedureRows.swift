import Governance
import Sodium

extension MotionCourse: StoredRecord {
  static let table = TableLayout(
    "motion_course",
    [
      "motion", "made_version", "made_by", "origin", "tabled_by", "postponed_until",
      "postponed_by", "referred_to", "report_due", "referred_by", "reported_by", "recommends",
      "ended_by",
    ], key: ["motion"])

  func cells() -> [Cell] {
    [
      .digest(motion), .integer(madeVersion), .digest(madeBy), .digest(origin), .digest(tabledBy),
      .time(postponedUntil), .digest(postponedBy), .id(referredTo), .time(reportDue),
      .digest(referredBy), .digest(reportedBy), .text(recommends?.rawValue), .digest(endedBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), madeVersion: try row.optionalInteger(),
      madeBy: try row.optionalDigest(), origin: try row.optionalDigest(),
      tabledBy: try row.optionalDigest(), postponedUntil: try row.optionalTime(),
      postponedBy: try row.optionalDigest(), referredTo: try row.optionalID(),
      reportDue: try row.optionalTime(), referredBy: try row.optionalDigest(),
      reportedBy: try row.optionalDigest(), recommends: try row.optionalName(),
      endedBy: try row.optionalDigest())
  }
}

extension SubsidiaryMotion: StoredRecord {
  static let table = TableLayout(
    "subsidiary_motion", ["motion", "main", "version", "act", "degree"], key: ["motion"],
    isVersioned: false)

  func cells() -> [Cell] {
    [.digest(motion), .digest(main), .integer(version), .text(act), .integer(degree)]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), main: try row.digest(), version: try row.integer(),
      act: try row.text(), degree: try row.integer())
  }
}
