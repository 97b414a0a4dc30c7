public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = AuthorityStatements

  public func objectionPeriod(on motion: Digest) throws(StoreError) -> ObjectionPeriod? {
    try record(SQL.period, [.digest(motion)])
  }

  public func objectionPeriods() throws(StoreError) -> [ObjectionPeriod] {
    try records(SQL.periods)
  }

  public func objections(to motion: Digest) throws(StoreError) -> [Objection] {
    try records(SQL.objections, [.digest(motion)])
  }

  public func reversal(of motion: Digest) throws(StoreError) -> Reversal? {
    try record(SQL.reversal, [.digest(motion)])
  }
}

enum AuthorityStatements {
  static let period = ObjectionPeriod.table.selectOne("motion = ?")
  static let periods = ObjectionPeriod.table.select()
  static let objections = Objection.table.select("motion = ?")
  static let reversal = Reversal.table.selectOne("motion = ?")

  static let lookups = [period, objections, reversal]
}
