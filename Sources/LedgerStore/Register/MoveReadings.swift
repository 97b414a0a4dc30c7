public import Governance

extension SQLiteRegister {
  private typealias SQL = MoveStatements

  public func moves() throws(StoreError) -> [PersonMove] { try records(SQL.moves) }

  public func moves(of person: Identifier) throws(StoreError) -> [PersonMove] {
    try records(SQL.ofPerson, [.id(person)])
  }
}

enum MoveStatements {
  static let moves = PersonMove.table.select()
  static let ofPerson = PersonMove.table.select("person = ?")

  static let lookups = [ofPerson]
}
