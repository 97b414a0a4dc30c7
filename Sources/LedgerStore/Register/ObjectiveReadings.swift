public import Governance

extension SQLiteRegister {
  private typealias SQL = ObjectiveStatements

  public func objectives() throws(StoreError) -> [Objective] { try records(SQL.objectives) }

  public func objectives(_ id: Identifier) throws(StoreError) -> [Objective] {
    try records(SQL.versions, [.id(id)])
  }

  public func openObjectives(of owner: Owner) throws(StoreError) -> [Objective] {
    try records(SQL.open, [.text(owner.text)])
  }

  public func reports(on objective: Identifier) throws(StoreError) -> [ObjectiveReport] {
    try records(SQL.reports, [.id(objective)])
  }
}

enum ObjectiveStatements {
  static let objectives = Objective.table.select()
  static let versions = Objective.table.select("objective = ?")
  static let open = Objective.table.select("in_force_to IS NULL AND owner = ?")
  static let reports = ObjectiveReport.table.select("objective = ?")

  static let lookups = [versions, open, reports]
}
