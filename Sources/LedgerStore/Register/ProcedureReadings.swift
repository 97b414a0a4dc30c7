public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = ProcedureStatements

  public func course(of motion: Digest) throws(StoreError) -> MotionCourse? {
    try record(SQL.course, [.digest(motion)])
  }

  public func subsidiaryMotion(_ motion: Digest) throws(StoreError) -> SubsidiaryMotion? {
    try record(SQL.subsidiary, [.digest(motion)])
  }

  public func subsidiaryMotions(on main: Digest) throws(StoreError) -> [SubsidiaryMotion] {
    try records(SQL.subsidiaries, [.digest(main)])
  }

  public func consentItems(of motion: Digest) throws(StoreError) -> [ConsentItem] {
    try records(SQL.consentItemsOf, [.digest(motion)])
  }

  public func consentItems(on agenda: Digest) throws(StoreError) -> [ConsentItem] {
    try records(SQL.consentItemsOn, [.digest(agenda)])
  }

  public func ratification(of event: Digest) throws(StoreError) -> Ratification? {
    try record(SQL.ratification, [.digest(event)])
  }
}

enum ProcedureStatements {
  static let course = MotionCourse.table.selectOne("motion = ?")
  static let subsidiary = SubsidiaryMotion.table.selectOne("motion = ?")
  static let subsidiaries = SubsidiaryMotion.table.select("main = ?")

  static let consentItemsOf = ConsentItem.table.select("motion = ?")
  static let consentItemsOn = ConsentItem.table.select("agenda = ?")

  static let ratification = Ratification.table.selectOne("event = ?")

  static let lookups = [
    course, subsidiary, subsidiaries, consentItemsOf, consentItemsOn, ratification,
  ]
}
