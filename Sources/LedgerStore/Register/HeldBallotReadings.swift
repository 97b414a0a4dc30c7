public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = HeldBallotStatements

  public func heldBallots() throws(StoreError) -> [HeldBallot] { try records(SQL.all) }

  public func heldBallots(in poll: Digest) throws(StoreError) -> [HeldBallot] {
    try records(SQL.ofPoll, [.digest(poll)])
  }
}

enum HeldBallotStatements {
  static let all = HeldBallot.table.select()
  static let ofPoll = HeldBallot.table.select("poll = ?")

  static let lookups = [ofPoll]
}
