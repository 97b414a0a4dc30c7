public import Governance
public import Signing
public import Sodium

extension SQLiteRegister {
  private typealias SQL = MembershipStatements

  public func founding() throws(StoreError) -> Founding? { try record(SQL.founding, []) }
  public func charters() throws(StoreError) -> [Charter] { try records(SQL.charters) }

  public func memberClass(_ id: Identifier) throws(StoreError) -> MemberClass? {
    try record(SQL.memberClass, [.id(id)])
  }

  public func memberClasses() throws(StoreError) -> [MemberClass] {
    try records(SQL.memberClasses)
  }

  public func admissions(of organization: Identifier) throws(StoreError) -> [Admission] {
    try records(SQL.admissions, [.id(organization)])
  }

  public func admissions() throws(StoreError) -> [Admission] {
    try records(SQL.allAdmissions)
  }

  public func pendingAdmissions(of principal: Identifier) throws(StoreError) -> [Admission] {
    try records(SQL.pendingAdmissions, [.id(principal)])
  }

  public func organization(_ id: Identifier) throws(StoreError) -> Organization? {
    try record(SQL.organization, [.id(id)])
  }

  public func organizations() throws(StoreError) -> [Organization] {
    try records(SQL.organizations)
  }

  public func memberSpans(of organization: Identifier) throws(StoreError) -> [Member] {
    try records(SQL.spans, [.id(organization)])
  }

  public func memberSpans() throws(StoreError) -> [Member] { try records(SQL.allSpans) }

  public func person(_ id: Identifier) throws(StoreError) -> Person? {
    try record(SQL.person, [.id(id)])
  }

  public func persons() throws(StoreError) -> [Person] { try records(SQL.persons) }

  public func persons(of organization: Identifier) throws(StoreError) -> [Person] {
    try records(SQL.personsOf, [.id(organization)])
  }

  public func personKey(_ fingerprint: Fingerprint) throws(StoreError) -> PersonKey? {
    try record(SQL.key, [.fingerprint(fingerprint)])
  }

  public func personKeys() throws(StoreError) -> [PersonKey] { try records(SQL.keys) }

  public func compromisedKeys() throws(StoreError) -> [PersonKey] {
    try records(SQL.keysCompromised)
  }

  public func personKey(offeredBy event: Digest) throws(StoreError) -> PersonKey? {
    try record(SQL.keyOffered, [.digest(event)])
  }

  public func personKey(holding point: PublicKey) throws(StoreError) -> PersonKey? {
    try record(SQL.keyHolding, [.key(point)])
  }

  public func personKeys(of person: Identifier) throws(StoreError) -> [PersonKey] {
    try records(SQL.keysOf, [.id(person)])
  }

  public func offeredKeys(for organization: Identifier) throws(StoreError) -> [PersonKey] {
    try records(SQL.keysOffered, [.id(organization)])
  }

  /// In the order in which it vouched.
  public func personKeys(vouchedBy key: Fingerprint) throws(StoreError) -> [PersonKey] {
    try records(SQL.keysVouched, [.fingerprint(key)])
  }
}

enum MembershipStatements {
  static let founding = Founding.table.select(limit: " LIMIT 1")
  static let charters = Charter.table.select()
  static let memberClass = MemberClass.table.selectOne("id = ?")
  static let memberClasses = MemberClass.table.select()
  static let admissions = Admission.table.select("organization = ?")
  static let allAdmissions = Admission.table.select()
  static let pendingAdmissions = Admission.table.select("state = 'pending' AND principal = ?")
  static let organization = Organization.table.selectOne("id = ?")
  static let organizations = Organization.table.select()
  static let spans = Member.table.select("organization = ?")
  static let allSpans = Member.table.select()
  static let person = Person.table.selectOne("id = ?")
  static let persons = Person.table.select()
  static let personsOf = Person.table.select("organization = ?")
  static let key = PersonKey.table.selectOne("fingerprint = ?")
  static let keys = PersonKey.table.select()
  static let keyOffered = PersonKey.table.selectOne("offer = ?")
  static let keyHolding = PersonKey.table.selectOne("public_key = ?")
  static let keysOf = PersonKey.table.select("person = ?")
  static let keysOffered = PersonKey.table.select("state = 'offered' AND organization = ?")
  static let keysVouched = PersonKey.table.select(
    "vouched_by = ?", order: "vouched_entry, record")
  static let keysCompromised = PersonKey.table.select("compromised_since IS NOT NULL")

  static let lookups = [
    founding, memberClass, admissions, pendingAdmissions, organization, spans, person, personsOf,
    key, keyOffered, keyHolding,
    keysOf, keysOffered, keysVouched, keysCompromised,
  ]
}
