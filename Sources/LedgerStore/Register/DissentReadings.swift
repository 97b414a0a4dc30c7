public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = DissentStatements

  public func dissents() throws(StoreError) -> [Dissent] { try records(SQL.dissents) }

  public func dissents(from poll: Digest) throws(StoreError) -> [Dissent] {
    try records(SQL.dissentsFrom, [.digest(poll)])
  }

  public func minutesVersions() throws(StoreError) -> [MinutesVersion] {
    try records(SQL.minutes)
  }

  public func minutesVersions(of meeting: Digest) throws(StoreError) -> [MinutesVersion] {
    try records(SQL.minutesOf, [.digest(meeting)])
  }
}

enum DissentStatements {
  static let dissents = Dissent.table.select()
  static let dissentsFrom = Dissent.table.select("poll = ?")
  static let minutes = MinutesVersion.table.select()
  static let minutesOf = MinutesVersion.table.select("meeting = ?")

  static let lookups = [dissentsFrom, minutesOf]
}
