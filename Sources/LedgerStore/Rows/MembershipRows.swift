import CanonicalJSON
import Governance
import Signing
import Sodium

extension Founding: StoredRecord {
  static let table = TableLayout(
    "founding",
    ["genesis", "origin", "ledger_key", "rehearsal", "founders", "accepted", "charter"],
    key: ["genesis"])

  func cells() -> [Cell] {
    [
      .digest(genesis), .text(origin), .key(ledgerKey), .flag(rehearsal), .integer(founders),
      .integer(accepted), .digest(charter),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      genesis: try row.digest(), origin: try row.text(), ledgerKey: try row.key(),
      rehearsal: try row.flag(), founders: try row.integer(), accepted: try row.integer(),
      charter: try row.digest())
  }
}

extension Charter: StoredRecord {
  static let table = TableLayout(
    "charter",
    [
      "version", "title", "text", "parameters", "formalities", "witnesses", "in_force_from",
      "in_force_to", "motion",
    ],
    key: ["version"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .integer(version), .text(title), .digest(text), try .json(parameters.json),
      try .json(.array(formalities.map(\.json))),
      try witnesses.map { rule throws(StoreError) in try .json(rule.json) } ?? .null,
      .time(inForce.from), .time(inForce.to), .digest(motion),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      version: try row.integer(), title: try row.text(), text: try row.optionalDigest(),
      parameters: try row.object(), formalities: try row.objects(),
      witnesses: try row.optionalObject(), inForce: try row.interval(),
      motion: try row.optionalDigest())
  }
}

extension MemberClass: StoredRecord {
  static let table = TableLayout("member_class", ["id", "title"], key: ["id"])

  func cells() -> [Cell] { [.id(id), .text(title)] }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(id: try row.id(), title: try row.text())
  }
}

extension Admission: StoredRecord {
  static let table = TableLayout(
    "admission",
    [
      "organization", "source", "title", "class", "principal", "public_key", "entry",
      "in_force_from", "state",
    ], key: ["organization", "source"])

  func cells() -> [Cell] {
    [
      .id(organization), .digest(source), .text(title), .id(memberClass), .id(principal),
      .key(publicKey), .integer(entry), .time(from), .name(state),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      organization: try row.id(), source: try row.digest(), title: try row.text(),
      memberClass: try row.id(), principal: try row.id(), publicKey: try row.key(),
      entry: try row.integer(), from: try row.time(), state: try row.name())
  }
}

extension Organization: StoredRecord {
  static let table = TableLayout("organization", ["id", "title", "principal"], key: ["id"])

  func cells() -> [Cell] { [.id(id), .text(title), .id(principal)] }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(id: try row.id(), title: try row.text(), principal: try row.id())
  }
}

extension Member: StoredRecord {
  static let table = TableLayout(
    "member",
    [
      "organization", "span", "class", "standing", "in_force_from", "in_force_to", "source",
      "ended_by",
    ], key: ["organization", "span"])

  func cells() -> [Cell] {
    [
      .id(organization), .integer(span), .id(memberClass), .name(standing), .time(inForce.from),
      .time(inForce.to), .digest(source), .digest(endedBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      organization: try row.id(), span: try row.integer(), memberClass: try row.id(),
      standing: try row.name(), inForce: try row.interval(), source: try row.digest(),
      endedBy: try row.optionalDigest())
  }
}

extension Person: StoredRecord {
  static let table = TableLayout(
    "person", ["id", "organization", "name", "in_force_from", "in_force_to"], key: ["id"])

  func cells() -> [Cell] {
    [.id(id), .id(organization), .digest(name), .time(inForce.from), .time(inForce.to)]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.id(), organization: try row.id(), name: try row.optionalDigest(),
      inForce: try row.interval())
  }
}

extension PersonKey: StoredRecord {
  static let table = TableLayout(
    "person_key",
    [
      "fingerprint", "public_key", "application", "person", "offer", "offered_entry",
      "organization", "name",
      "state", "vouched_by", "replaces", "recovered_by", "vouched_entry", "speaks_from",
      "speaks_to", "revoked_entry", "compromised_since",
    ], key: ["fingerprint"])

  func cells() -> [Cell] {
    [
      .fingerprint(fingerprint), .key(publicKey.point),
      .text(publicKey.application?.description), .id(person), .digest(offer),
      .integer(offeredEntry), .id(organization), .digest(name), .name(state),
      .fingerprint(vouchedBy), .fingerprint(replaces), .digest(recoveredBy), .integer(vouchedEntry),
      .time(speaks?.from), .time(speaks?.to), .integer(revokedEntry), .integer(compromisedSince),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      fingerprint: try row.fingerprint(),
      publicKey: SSHPublicKey(try row.key(), application: try row.optionalApplication()),
      person: try row.id(),
      offer: try row.digest(), offeredEntry: try row.integer(),
      organization: try row.optionalID(), name: try row.optionalDigest(), state: try row.name(),
      vouchedBy: try row.optionalFingerprint(), replaces: try row.optionalFingerprint(),
      recoveredBy: try row.optionalDigest(), vouchedEntry: try row.optionalInteger(),
      speaks: try row.optionalInterval(),
      revokedEntry: try row.optionalInteger(), compromisedSince: try row.optionalInteger())
  }
}
