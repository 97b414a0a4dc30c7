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

  public func delegation(_ id: Identifier) throws(StoreError) -> Delegation? {
    try record(SQL.delegation, [.id(id)])
  }

  public func delegations() throws(StoreError) -> [Delegation] { try records(SQL.delegations) }

  public func delegations(to body: Identifier) throws(StoreError) -> [Delegation] {
    try records(SQL.delegationsTo, [.id(body)])
  }

  public func delegatedDecision(_ motion: Digest) throws(StoreError) -> DelegatedDecision? {
    try record(SQL.decision, [.digest(motion)])
  }

  public func delegatedDecisions() throws(StoreError) -> [DelegatedDecision] {
    try records(SQL.decisions)
  }
}

enum AuthorityStatements {
  static let period = ObjectionPeriod.table.selectOne("motion = ?")
  static let periods = ObjectionPeriod.table.select()
  static let objections = Objection.table.select("motion = ?")
  static let reversal = Reversal.table.selectOne("motion = ?")
  static let delegation = Delegation.table.selectOne("id = ?")
  static let delegations = Delegation.table.select()
  static let delegationsTo = Delegation.table.select("to_body = ?")
  static let decision = DelegatedDecision.table.selectOne("motion = ?")
  static let decisions = DelegatedDecision.table.select()

  static let lookups = [period, objections, reversal, delegation, delegationsTo, decision]
}
