public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = RulingStatements

  public func ruling(_ id: Digest) throws(StoreError) -> Ruling? {
    try record(SQL.ruling, [.digest(id)])
  }

  public func ruling(numbered number: Identifier) throws(StoreError) -> Ruling? {
    try record(SQL.numbered, [.id(number)])
  }

  public func rulings() throws(StoreError) -> [Ruling] { try records(SQL.rulings) }

  public func rulings(on motion: Digest) throws(StoreError) -> [Ruling] {
    try records(SQL.onMotion, [.digest(motion)])
  }

  public func rulings(of body: Identifier, appealableAt time: Timestamp) throws(StoreError)
    -> [Ruling]
  {
    try records(SQL.appealable, [.id(body), .time(time)])
  }

  public func rulings(at meeting: Digest) throws(StoreError) -> [Ruling] {
    try records(SQL.atMeeting, [.digest(meeting)])
  }

  public func appeals() throws(StoreError) -> [Appeal] { try records(SQL.appeals) }

  public func appeals(from ruling: Digest) throws(StoreError) -> [Appeal] {
    try records(SQL.fromRuling, [.digest(ruling)])
  }
}

enum RulingStatements {
  static let ruling = Ruling.table.selectOne("id = ?")
  static let numbered = Ruling.table.selectOne("number = ?")
  static let rulings = Ruling.table.select()
  static let onMotion = Ruling.table.select("motion = ?")
  static let appealable = Ruling.table.select(
    "body = ? AND state = 'standing' AND appeal_until > ?")
  static let atMeeting = Ruling.table.select("meeting = ?")
  static let appeals = Appeal.table.select()
  static let fromRuling = Appeal.table.select("ruling = ?")

  static let lookups = [ruling, numbered, onMotion, appealable, atMeeting, fromRuling]
}
