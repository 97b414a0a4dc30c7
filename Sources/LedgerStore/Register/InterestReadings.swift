public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = InterestStatements

  public func interest(_ id: Digest) throws(StoreError) -> Interest? {
    try record(SQL.interest, [.digest(id)])
  }

  public func interests() throws(StoreError) -> [Interest] { try records(SQL.interests) }

  public func interests(about subject: Subject) throws(StoreError) -> [Interest] {
    try records(SQL.about, [.text(subject.text)])
  }

  public func interests(of person: Identifier) throws(StoreError) -> [Interest] {
    try records(SQL.ofPerson, [.id(person)])
  }

  public func recusal(of seat: Identifier, from: Digest) throws(StoreError) -> Recusal? {
    try record(SQL.recusal, [.digest(from), .id(seat)])
  }

  public func recusals(from: Digest) throws(StoreError) -> [Recusal] {
    try records(SQL.recusals, [.digest(from)])
  }

  public func firstRecusal(from: Digest) throws(StoreError) -> Recusal? {
    try record(SQL.firstRecusal, [.digest(from)])
  }
}

enum InterestStatements {
  static let interest = Interest.table.selectOne("id = ?")
  static let interests = Interest.table.select()
  static let about = Interest.table.select("about = ?")
  static let ofPerson = Interest.table.select("person = ?")
  static let recusal = Recusal.table.selectOne("source = ? AND seat = ?")
  static let recusals = Recusal.table.select("source = ?")
  static let firstRecusal = Recusal.table.select("source = ?", limit: " LIMIT 1")

  static let lookups = [interest, about, ofPerson, recusal, recusals, firstRecusal]
}
