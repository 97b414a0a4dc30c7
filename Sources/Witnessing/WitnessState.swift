import CanonicalJSON
public import TransparencyLog

/// All that a witness keeps: its own key, and of each log that it knows the keys and the checkpoint that it
/// cosigned last. One line of canonical JSON:
///
///     {"logs":[{"keys":["<vkey>",…],"latest":"<signed checkpoint>","origin":"<origin>","time":<POSIX seconds>},…],
///      "schema":"gavel.witness_state/1","witness":"<vkey>"}
///
/// The logs stand by their origins' bytes; `latest` and `time` are left out before the first cosignature.
/// `WitnessState(parsing: s.bytes()) == s`.
public struct WitnessState: Hashable, Sendable {
  /// The most logs, and the most keys of one.
  public static let maximumCount = 4_096
  static let schema = "gavel.witness_state/1"
  static let limits = JSONLimits(
    bytes: 64 << 20, depth: 8, members: 16, items: maximumCount, stringBytes: 1 << 20)

  /// The witness's own key.
  public let witness: WitnessKey
  /// By their origins.
  public private(set) var logs: [WitnessedLog]

  /// A witness that knows no log yet.
  public init(of witness: WitnessKey) {
    self.witness = witness
    logs = []
  }

  /// The log of an origin; nil for one that is not known.
  public func log(_ origin: Origin) -> WitnessedLog? {
    logs.first { $0.origin == origin }
  }

  /// Puts a log in the place of what was kept of it, or adds it.
  public mutating func keep(_ log: WitnessedLog) {
    logs.removeAll { $0.origin == log.origin }
    logs.append(log)
    logs.sort { $0.origin.text.utf8.lexicographicallyPrecedes($1.origin.text.utf8) }
  }

  /// Believes a key of a log from now on, beside those that it had.
  ///
  /// - Returns: whether it is new.
  /// - Throws: ``WitnessStateError`` for a key whose name is no origin, the witness's own, or one too many.
  public mutating func trust(_ key: VerifierKey) throws(WitnessStateError) -> Bool {
    guard let origin = Origin(key.name.description) else { throw .notALog(key.name) }
    guard key.publicKey != witness.publicKey else { throw .ownKey }
    guard let known = log(origin) else {
      guard logs.count < Self.maximumCount else { throw .tooMany(limit: Self.maximumCount) }
      keep(WitnessedLog(origin: origin, keys: [key]))
      return true
    }
    guard !known.keys.contains(key) else { return false }
    keep(
      WitnessedLog(
        origin: origin, keys: known.keys + [key], latest: known.latest, time: known.time))
    return true
  }

  /// Reads what ``bytes()`` wrote.
  ///
  /// - Throws: ``WitnessStateError/malformed(_:)`` for anything else: nothing is repaired, and a witness that
  ///   does not know what it cosigned last cosigns nothing.
  public init(parsing bytes: [UInt8]) throws(WitnessStateError) {
    do {
      var fields = try CanonicalText(bytes, limits: Self.limits).root.fields()
      logs = try fields.array("logs").map { try Self.log(try $0.fields()) }
      guard try fields.string("schema") == Self.schema else {
        throw WitnessStateError.malformed("it is of another version")
      }
      witness = try WitnessKey(parsing: try fields.string("witness"))
      try fields.finish()
    } catch let error as WitnessStateError {
      throw error
    } catch {
      throw .malformed("\(error)")
    }
    let names = logs.map(\.origin.text)
    for (one, next) in zip(names, names.dropFirst())
    where !one.utf8.lexicographicallyPrecedes(next.utf8) {
      throw .malformed("\(next) is not in its place")
    }
  }

  private static func log(_ given: Fields) throws -> WitnessedLog {
    var fields = given
    let keys = try fields.array("keys").map { try VerifierKey(parsing: try $0.string()) }
    let latest = try fields.optionalString("latest").map {
      try SignedCheckpoint(parsing: Array($0.utf8))
    }
    guard let origin = Origin(try fields.string("origin")) else {
      throw WitnessStateError.malformed("a log has no origin")
    }
    let time = try fields.optionalInteger("time")
    try fields.finish()
    guard !keys.isEmpty, keys.allSatisfy({ $0.name == KeyName(origin) }),
      latest.map({ $0.checkpoint.origin == origin }) ?? true, (latest == nil) == (time == nil)
    else { throw WitnessStateError.malformed("what it says of \(origin) does not fit together") }
    return WitnessedLog(origin: origin, keys: keys, latest: latest, time: time ?? 0)
  }

  public func bytes() throws -> [UInt8] {
    let object: JSON = [
      "logs": .array(logs.map(Self.json)), "schema": .string(Self.schema),
      "witness": .string(witness.text),
    ]
    return try object.canonicalBytes(limits: Self.limits)
  }

  private static func json(_ log: WitnessedLog) -> JSON {
    var members: [String: JSON] = [
      "keys": .array(log.keys.map { .string($0.text) }), "origin": .string(log.origin.text),
    ]
    if let latest = log.latest {
      members["latest"] = .string(String(decoding: latest.bytes, as: UTF8.self))
      members["time"] = .integer(log.time)
    }
    return .object(members)
  }
}
