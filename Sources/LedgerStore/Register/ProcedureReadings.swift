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
}

enum ProcedureStatements {
  static let course = MotionCourse.table.selectOne("motion = ?")
  static let subsidiary = SubsidiaryMotion.table.selectOne("motion = ?")
  static let subsidiaries = SubsidiaryMotion.table.select("main = ?")

  static let lookups = [course, subsidiary, subsidiaries]
}
