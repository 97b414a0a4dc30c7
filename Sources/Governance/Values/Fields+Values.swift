public import CanonicalJSON
import Signing
import Sodium

/// A value that does not have the form that its field asks for.
public struct ValueError: Error, Hashable, Sendable, CustomStringConvertible {
  public let field: String
  public let expected: String
  public var description: String { "\(field) is not \(expected)" }

  public init(field: String, expected: String) {
    self.field = field
    self.expected = expected
  }
}

/// What is read from one JSON object and written back as the same bytes.
public protocol JSONObject: Hashable, Sendable {
  init(reading fields: inout Fields) throws
  var json: JSON { get }
}

extension Fields {
  private func parsed<Value>(
    _ text: String, _ name: String, _ expected: @autoclosure () -> String,
    _ parse: (String) -> Value?
  ) throws -> Value {
    guard let value = parse(text) else { throw ValueError(field: name, expected: expected()) }
    return value
  }

  private mutating func parsed<Value>(
    bytesOf name: String, _ expected: @autoclosure () -> String,
    _ parse: (ArraySlice<UInt8>) -> Value?
  ) throws -> Value {
    guard let value = parse(try stringBytes(name)) else {
      throw ValueError(field: name, expected: expected())
    }
    return value
  }

  mutating func identifier(_ name: String) throws -> Identifier {
    try parsed(try string(name), name, "an identifier") { Identifier($0) }
  }

  mutating func optionalIdentifier(_ name: String) throws -> Identifier? {
    try optionalString(name).map { try parsed($0, name, "an identifier") { Identifier($0) } }
  }

  mutating func handle(_ name: String) throws -> Handle {
    try parsed(try string(name), name, "a handle of another community") { Handle($0) }
  }

  mutating func identifiers(_ name: String) throws -> [Identifier] {
    try array(name).map { node in
      guard let identifier = Identifier(try node.string()) else {
        throw ValueError(field: name, expected: "a list of identifiers")
      }
      return identifier
    }
  }

  mutating func optionalIdentifiers(_ name: String) throws -> [Identifier]? {
    try optionalArray(name)?.map { node in
      guard let identifier = Identifier(try node.string()) else {
        throw ValueError(field: name, expected: "a list of identifiers")
      }
      return identifier
    }
  }

  mutating func digest(_ name: String) throws -> Digest {
    try parsed(bytesOf: name, "64 lower-case hex digits") { Digest(hex: $0) }
  }

  mutating func optionalDigest(_ name: String) throws -> Digest? {
    try optionalString(name).map {
      try parsed($0, name, "64 lower-case hex digits") { Digest(hex: $0) }
    }
  }

  mutating func root(_ name: String) throws -> Digest {
    try parsed(bytesOf: name, "32 bytes in base64") { Digest(base64: $0) }
  }

  mutating func timestamp(_ name: String) throws -> Timestamp {
    try parsed(bytesOf: name, "a time (YYYY-MM-DDThh:mm:ssZ)") { Timestamp($0.span) }
  }

  mutating func optionalTimestamp(_ name: String) throws -> Timestamp? {
    try optionalString(name).map {
      try parsed($0, name, "a time (YYYY-MM-DDThh:mm:ssZ)") { Timestamp($0) }
    }
  }

  mutating func publicKey(_ name: String) throws -> PublicKey {
    try parsed(try string(name), name, "an Ed25519 public key, 32 bytes in base64") {
      Base64.decode($0).flatMap { PublicKey(bytes: $0) }
    }
  }

  mutating func optionalPublicKey(_ name: String) throws -> PublicKey? {
    guard let text = try optionalString(name) else { return nil }
    return try parsed(text, name, "an Ed25519 public key, 32 bytes in base64") {
      Base64.decode($0).flatMap { PublicKey(bytes: $0) }
    }
  }

  mutating func optionalApplication(_ name: String) throws -> SSHPublicKey.Application? {
    guard let text = try optionalString(name) else { return nil }
    return try parsed(text, name, "what a security key signs for, ssh: and up to 60 characters") {
      SSHPublicKey.Application($0)
    }
  }

  mutating func fingerprint(_ name: String) throws -> Fingerprint {
    try parsed(bytesOf: name, "an OpenSSH SHA256 fingerprint") {
      try? Fingerprint(parsing: $0.span)
    }
  }

  mutating func fraction(_ name: String) throws -> Fraction {
    try parsed(try string(name), name, "a fraction n/d in lowest terms") { Fraction($0) }
  }

  mutating func optionalFraction(_ name: String) throws -> Fraction? {
    guard let text = try optionalString(name) else { return nil }
    return try parsed(text, name, "a fraction n/d in lowest terms") { Fraction($0) }
  }

  /// A string that is at most 300 bytes and not empty.
  mutating func title(_ name: String) throws -> String {
    try parsed(try string(name), name, "a title of 1 to 300 bytes") {
      (1...300).contains($0.utf8.count) ? $0 : nil
    }
  }

  mutating func optionalTitle(_ name: String) throws -> String? {
    try optionalString(name).map {
      try parsed($0, name, "a title of 1 to 300 bytes") {
        (1...300).contains($0.utf8.count) ? $0 : nil
      }
    }
  }

  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, of type: Value.Type
  ) throws -> Value where Value.RawValue == String {
    try parsed(try string(name), name, Self.alternatives(of: type)) { Value(rawValue: $0) }
  }

  mutating func optionalChoice<Value: RawRepresentable & CaseIterable>(
    _ name: String, of type: Value.Type
  ) throws -> Value? where Value.RawValue == String {
    try optionalString(name).map {
      try parsed($0, name, Self.alternatives(of: type)) { Value(rawValue: $0) }
    }
  }

  /// An integer from `range`.
  mutating func digests(_ name: String) throws -> [Digest] {
    try array(name).map { node in
      guard let digest = Digest(hex: try node.string()) else {
        throw ValueError(field: name, expected: "a list of digests")
      }
      return digest
    }
  }

  mutating func integer(_ name: String, in range: ClosedRange<Int64>) throws -> Int64 {
    let value = try integer(name)
    guard range.contains(value) else {
      throw ValueError(
        field: name, expected: "an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  mutating func optionalInteger(_ name: String, in range: ClosedRange<Int64>) throws -> Int64? {
    guard let value = try optionalInteger(name) else { return nil }
    guard range.contains(value) else {
      throw ValueError(
        field: name, expected: "an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A flag that is written only where it is true.
  mutating func flag(_ name: String) throws -> Bool {
    guard let value = try optionalBool(name) else { return false }
    guard value else { throw ValueError(field: name, expected: "true (or absent)") }
    return true
  }

  mutating func object<Value: JSONObject>(_ name: String, as type: Value.Type) throws -> Value {
    try Value(readingAll: try fields(name))
  }

  mutating func optionalObject<Value: JSONObject>(
    _ name: String, as type: Value.Type
  ) throws -> Value? {
    guard let inner = try optionalFields(name) else { return nil }
    return try Value(readingAll: inner)
  }

  mutating func objects<Value: JSONObject>(_ name: String, of type: Value.Type) throws -> [Value] {
    try array(name).map { try Value(readingAll: try $0.fields()) }
  }

  mutating func optionalObjects<Value: JSONObject>(
    _ name: String, of type: Value.Type
  ) throws -> [Value]? {
    try optionalArray(name)?.map { try Value(readingAll: try $0.fields()) }
  }

  private static func alternatives<Value: RawRepresentable & CaseIterable>(
    of type: Value.Type
  ) -> String where Value.RawValue == String {
    "one of " + type.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension JSONObject {
  /// Reads a whole object and refuses what is left over.
  public init(readingAll fields: consuming Fields) throws {
    var fields = fields
    try self.init(reading: &fields)
    try fields.finish()
  }

  /// Reads canonical bytes.
  public init(canonical bytes: [UInt8], limits: JSONLimits = .event) throws {
    try self.init(readingAll: try CanonicalText(bytes, limits: limits).root.fields())
  }
}

extension JSON {
  /// An object of the members that are there.
  static func members(_ members: [String: JSON?]) -> JSON {
    .object(members.compactMapValues { $0 })
  }

  static func identifier(_ value: Identifier) -> JSON { .string(value.text) }
  static func digest(_ value: Digest) -> JSON { .string(value.hex) }
  static func root(_ value: Digest) -> JSON { .string(value.base64) }
  static func timestamp(_ value: Timestamp) -> JSON { .string(value.description) }
  static func publicKey(_ value: PublicKey) -> JSON { .string(value.base64) }
  static func fraction(_ value: Fraction) -> JSON { .string(value.description) }
  static func objects(_ values: [some JSONObject]) -> JSON { .array(values.map(\.json)) }
}
