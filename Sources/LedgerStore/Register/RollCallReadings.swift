public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = RollCallStatements

  public func openMeeting(of body: Identifier) throws(StoreError) -> Meeting? {
    try record(SQL.openMeeting, [.id(body)])
  }

  public func rollCall(_ id: Digest) throws(StoreError) -> RollCall? {
    try record(SQL.rollCall, [.digest(id)])
  }

  public func rollCalls() throws(StoreError) -> [RollCall] { try records(SQL.rollCalls) }

  public func rollCalls(on poll: Digest) throws(StoreError) -> [RollCall] {
    try records(SQL.rollCallsOn, [.digest(poll)])
  }

  public func rolledChoices(of rollCall: Digest) throws(StoreError) -> [RolledChoice] {
    try records(SQL.choices, [.digest(rollCall)])
  }
}

enum RollCallStatements {
  static let openMeeting = Meeting.table.select(
    "adjourned IS NULL AND opened IS NOT NULL AND body = ?", order: "opened DESC, entry DESC",
    limit: " LIMIT 1")
  static let rollCall = RollCall.table.selectOne("id = ?")
  static let rollCalls = RollCall.table.select()
  static let rollCallsOn = RollCall.table.select("poll = ?")
  static let choices = RolledChoice.table.select("roll_call = ?")

  static let lookups = [openMeeting, rollCall, rollCallsOn, choices]
}
