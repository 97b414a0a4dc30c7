public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = BodyStatements

  public func body(_ id: Identifier) throws(StoreError) -> Body? {
    try record(SQL.body, [.id(id)])
  }

  public func bodies() throws(StoreError) -> [Body] { try records(SQL.bodies) }

  public func seat(_ id: Identifier) throws(StoreError) -> Seat? {
    try record(SQL.seat, [.id(id)])
  }

  public func seats() throws(StoreError) -> [Seat] { try records(SQL.seats) }

  public func seats(of body: Identifier) throws(StoreError) -> [Seat] {
    try records(SQL.seatsOf, [.id(body)])
  }

  public func tenures() throws(StoreError) -> [Tenure] { try records(SQL.tenures) }

  public func pendingTenures(of person: Identifier) throws(StoreError) -> [Tenure] {
    try records(SQL.tenuresPending, [.id(person)])
  }

  public func tenures(of seat: Identifier) throws(StoreError) -> [Tenure] {
    try records(SQL.tenuresOf, [.id(seat)])
  }

  public func tenures(onBehalfOf organization: Identifier) throws(StoreError) -> [Tenure] {
    try records(SQL.tenuresFor, [.id(organization)])
  }

  public func office(_ id: Identifier) throws(StoreError) -> Office? {
    try record(SQL.office, [.id(id)])
  }

  public func offices() throws(StoreError) -> [Office] { try records(SQL.offices) }

  public func officeTenures() throws(StoreError) -> [OfficeTenure] {
    try records(SQL.officeTenures)
  }

  public func officeTenures(of office: Identifier) throws(StoreError) -> [OfficeTenure] {
    try records(SQL.officeTenuresOf, [.id(office)])
  }

  public func officeTenures(by person: Identifier) throws(StoreError) -> [OfficeTenure] {
    try records(SQL.officeTenuresBy, [.id(person)])
  }

  public func rules() throws(StoreError) -> [Rule] { try records(SQL.rules) }

  public func rules(_ id: Identifier) throws(StoreError) -> [Rule] {
    try records(SQL.rulesOf, [.id(id)])
  }

  public func powers() throws(StoreError) -> [Power] { try records(SQL.powers) }

  public func powers(named name: String) throws(StoreError) -> [Power] {
    try records(SQL.powersOf, [.text(name)])
  }

  public func policies() throws(StoreError) -> [Policy] { try records(SQL.policies) }

  public func policies(_ id: Identifier) throws(StoreError) -> [Policy] {
    try records(SQL.policiesOf, [.id(id)])
  }

  public func policies(adoptedBy motion: Digest) throws(StoreError) -> [Policy] {
    try records(SQL.policiesBy, [.digest(motion)])
  }
}

enum BodyStatements {
  static let body = Body.table.selectOne("id = ?")
  static let bodies = Body.table.select()
  static let seat = Seat.table.selectOne("id = ?")
  static let seats = Seat.table.select()
  static let seatsOf = Seat.table.select("body = ?")
  static let tenures = Tenure.table.select()
  static let tenuresOf = Tenure.table.select("seat = ?")
  static let tenuresFor = Tenure.table.select("organization = ?")
  static let tenuresPending = Tenure.table.select("state = 'pending' AND person = ?")
  static let office = Office.table.selectOne("id = ?")
  static let offices = Office.table.select()
  static let officeTenures = OfficeTenure.table.select()
  static let officeTenuresOf = OfficeTenure.table.select("office = ?")
  static let officeTenuresBy = OfficeTenure.table.select("person = ?")
  static let rules = Rule.table.select()
  static let rulesOf = Rule.table.select("id = ?")
  static let powers = Power.table.select()
  static let powersOf = Power.table.select("name = ?")
  static let policies = Policy.table.select()
  static let policiesOf = Policy.table.select("policy = ?")
  static let policiesBy = Policy.table.select("motion = ?")

  static let lookups = [
    body, seat, seatsOf, tenuresOf, tenuresFor, tenuresPending, office, officeTenuresOf,
    officeTenuresBy, rulesOf,
    powersOf, policiesOf, policiesBy,
  ]
}
