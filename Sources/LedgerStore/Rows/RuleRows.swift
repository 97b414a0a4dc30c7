import CanonicalJSON
import Governance
import Sodium

extension Rule: StoredRecord {
  static let table = TableLayout(
    "rule",
    ["id", "version", "title", "definition", "in_force_from", "in_force_to", "motion"],
    key: ["id", "version"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .id(definition.id), .integer(version), .text(definition.title), try .json(definition.json),
      .time(inForce.from), .time(inForce.to), .digest(motion),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    // The first and the third column repeat for people what the definition says.
    _ = try row.id()
    let version = try row.integer()
    _ = try row.text()
    self.init(
      definition: try row.object(), version: version, inForce: try row.interval(),
      motion: try row.optionalDigest())
  }
}

extension Power: StoredRecord {
  static let table = TableLayout(
    "power",
    [
      "name", "version", "act", "scope", "requires", "retroactive", "delay", "reserved",
      "in_force_from", "in_force_to", "motion",
    ], key: ["name", "version"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .text(name), .integer(version), .text(definition.act), .text(definition.scope?.text),
      try .json(.array(definition.requires.map(\.json))), .flag(definition.retroactive),
      try definition.delay.map { delay throws(StoreError) in try .json(delay.json) } ?? .null,
      .flag(definition.reserved),
      .time(inForce.from), .time(inForce.to), .digest(motion),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    _ = try row.text()
    let version = try row.integer()
    let definition = PowerDefinition(
      act: try row.text(), scope: try row.optionalScope(), requires: try row.objects(),
      retroactive: try row.flag(), delay: try row.optionalObject(),
      reserved: try row.flag())
    self.init(
      definition: definition, version: version, inForce: try row.interval(),
      motion: try row.optionalDigest())
  }
}

extension Policy: StoredRecord {
  static let table = TableLayout(
    "policy",
    [
      "policy", "version", "title", "text", "adopted", "in_force_from", "in_force_to", "review_by",
      "sunset", "motion", "ended_by", "superseded_by",
    ], key: ["policy", "version"])

  func cells() -> [Cell] {
    [
      .id(policy), .integer(version), .text(title), .digest(text), .time(adopted),
      .time(inForce.from), .time(inForce.to), .time(reviewBy), .time(sunset), .digest(motion),
      .digest(endedBy), .id(supersededBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      policy: try row.id(), version: try row.integer(), title: try row.text(),
      text: try row.digest(), adopted: try row.time(), inForce: try row.interval(),
      reviewBy: try row.optionalTime(), sunset: try row.optionalTime(), motion: try row.digest(),
      endedBy: try row.optionalDigest(), supersededBy: try row.optionalID())
  }
}

extension PowerDefinition.Scope {
  /// Reads what ``text`` writes, `body:toc`.
  init?(text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let rest = String(text[text.index(after: colon)...])
    switch text[..<colon] {
    case "act":
      guard ActKinds.names.contains(rest) else { return nil }
      self = .act(rest)
    case "body":
      guard let id = Identifier(rest) else { return nil }
      self = .body(id)
    case "policy":
      guard let id = Identifier(rest) else { return nil }
      self = .policy(id)
    case "rule":
      guard let id = Identifier(rest) else { return nil }
      self = .rule(id)
    default: return nil
    }
  }
}
