import CanonicalJSON
import GRDB
import Governance
import Signing
import Sodium

/// Reads the columns of one row of the register from left to right. What does not have the form that its
/// column asks for is damage.
struct RowReader {
  let table: TableLayout
  private let values: [DatabaseValue]
  private var next = 0

  init<Stored>(_ row: StoredValues<Stored>) {
    values = row.values
    table = Stored.table
  }

  private var damage: StoreError {
    .corrupt(detail: "\(table.name).\(table.columns[next - 1]) has an unexpected value")
  }

  private mutating func take() -> DatabaseValue {
    defer { next += 1 }
    return values[next]
  }

  private mutating func parsed<Value>(
    _ parse: (String) -> Value?
  ) throws(StoreError) -> Value {
    guard let value = try optional(parse) else { throw damage }
    return value
  }

  private mutating func optional<Value>(
    _ parse: (String) -> Value?
  ) throws(StoreError) -> Value? {
    switch take().storage {
    case .null: return nil
    case .string(let text):
      guard let value = parse(text) else { throw damage }
      return value
    case .int64, .double, .blob: throw damage
    }
  }

  mutating func optionalInteger() throws(StoreError) -> Int64? {
    switch take().storage {
    case .null: return nil
    case .int64(let number): return number
    case .string, .double, .blob: throw damage
    }
  }

  mutating func integer() throws(StoreError) -> Int64 {
    guard let number = try optionalInteger() else { throw damage }
    return number
  }

  mutating func flag() throws(StoreError) -> Bool {
    switch try integer() {
    case 0: return false
    case 1: return true
    default: throw damage
    }
  }

  mutating func optionalFlag() throws(StoreError) -> Bool? {
    switch try optionalInteger() {
    case nil: return nil
    case 0: return false
    case 1: return true
    default: throw damage
    }
  }

  mutating func text() throws(StoreError) -> String { try parsed { $0 } }
  mutating func optionalText() throws(StoreError) -> String? { try optional { $0 } }
  mutating func id() throws(StoreError) -> Identifier { try parsed { Identifier($0) } }
  mutating func optionalID() throws(StoreError) -> Identifier? { try optional { Identifier($0) } }
  mutating func handle() throws(StoreError) -> Handle { try parsed { Handle($0) } }
  mutating func digest() throws(StoreError) -> Digest { try parsed { Digest(hex: $0) } }
  mutating func optionalDigest() throws(StoreError) -> Digest? {
    try optional { Digest(hex: $0) }
  }
  mutating func time() throws(StoreError) -> Timestamp { try parsed { Timestamp($0) } }
  mutating func optionalTime() throws(StoreError) -> Timestamp? { try optional { Timestamp($0) } }
  mutating func key() throws(StoreError) -> PublicKey { try parsed { PublicKey(base64: $0) } }
  mutating func optionalKey() throws(StoreError) -> PublicKey? {
    try optional { PublicKey(base64: $0) }
  }
  mutating func optionalApplication() throws(StoreError) -> SSHPublicKey.Application? {
    try optional { SSHPublicKey.Application($0) }
  }
  mutating func fingerprint() throws(StoreError) -> Fingerprint {
    try parsed { try? Fingerprint(parsing: $0) }
  }
  mutating func optionalFingerprint() throws(StoreError) -> Fingerprint? {
    try optional { try? Fingerprint(parsing: $0) }
  }

  mutating func interval() throws(StoreError) -> Interval {
    let from = try time()
    return Interval(from: from, to: try optionalTime())
  }

  /// Two columns; without a beginning there is no interval, and so no end.
  mutating func optionalInterval() throws(StoreError) -> Interval? {
    let from = try optionalTime()
    let to = try optionalTime()
    guard let from else {
      guard to == nil else { throw damage }
      return nil
    }
    return Interval(from: from, to: to)
  }

  /// Three columns: who appoints, the organization, the office.
  mutating func appoints() throws(StoreError) -> SeatDefinition.Appoints {
    switch (try text(), try optionalID(), try optionalID()) {
    case ("body", nil, nil): return .body
    case ("organization", let organization?, nil): return .organization(organization)
    case ("ex_officio", nil, let office?): return .exOfficio(office)
    default: throw damage
    }
  }

  /// Two columns: the kind of scope, and which.
  mutating func proxyScope() throws(StoreError) -> Proxy.Scope {
    switch (try text(), try optionalDigest()) {
    case ("poll", let id?): return .poll(id)
    case ("motion", let id?): return .motion(id)
    case ("meeting", let id?): return .meeting(id)
    case ("body", nil): return .body
    default: throw damage
    }
  }

  mutating func optionalScope() throws(StoreError) -> PowerDefinition.Scope? {
    try optional { PowerDefinition.Scope(text: $0) }
  }

  mutating func owner() throws(StoreError) -> Owner { try parsed { Owner(text: $0) } }

  mutating func optionalOwner() throws(StoreError) -> Owner? { try optional { Owner(text: $0) } }

  mutating func attendee() throws(StoreError) -> Attendee { try parsed { Attendee(text: $0) } }

  mutating func accused() throws(StoreError) -> Accused { try parsed { Accused(text: $0) } }

  mutating func optionalSubject() throws(StoreError) -> Subject? { try optional { Subject($0) } }

  mutating func name<Value: RawRepresentable<String>>(
    _ type: Value.Type = Value.self
  ) throws(StoreError) -> Value {
    try parsed { Value(rawValue: $0) }
  }

  mutating func optionalName<Value: RawRepresentable<String>>(
    _ type: Value.Type = Value.self
  ) throws(StoreError) -> Value? {
    try optional { Value(rawValue: $0) }
  }

  mutating func object<Value: JSONObject>(
    _ type: Value.Type = Value.self
  ) throws(StoreError) -> Value {
    try parsed { try? Value(canonical: Array($0.utf8), limits: .document) }
  }

  mutating func optionalObject<Value: JSONObject>(
    _ type: Value.Type = Value.self
  ) throws(StoreError) -> Value? {
    try optional { try? Value(canonical: Array($0.utf8), limits: .document) }
  }

  mutating func objects<Value: JSONObject>(
    of type: Value.Type = Value.self
  ) throws(StoreError) -> [Value] {
    try parsed { text in
      try? CanonicalText(Array(text.utf8), limits: .document).root.elements()
        .map { try Value(readingAll: try $0.fields()) }
    }
  }

  mutating func optionalIDs() throws(StoreError) -> [Identifier]? {
    try optional { text in
      let items = try? CanonicalText(Array(text.utf8), limits: .document).root.elements()
      return items?.compactMap { (try? $0.string()).flatMap { Identifier($0) } }
    }
  }
}
