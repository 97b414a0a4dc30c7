public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = HearingStatements

  public func hearings() throws(StoreError) -> [Hearing] { try records(SQL.hearings) }

  public func hearings(on motion: Digest) throws(StoreError) -> [Hearing] {
    try records(SQL.onMotion, [.digest(motion)])
  }

  public func hearingAnswers() throws(StoreError) -> [HearingAnswer] { try records(SQL.answers) }

  public func hearingAnswers(to motion: Digest) throws(StoreError) -> [HearingAnswer] {
    try records(SQL.toMotion, [.digest(motion)])
  }
}

enum HearingStatements {
  static let hearings = Hearing.table.select()
  static let onMotion = Hearing.table.select("motion = ?")
  static let answers = HearingAnswer.table.select()
  static let toMotion = HearingAnswer.table.select("motion = ?")

  static let lookups = [onMotion, toMotion]
}
