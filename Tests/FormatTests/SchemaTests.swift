import CanonicalJSON
import Governance
import Signing
import Sodium
import Testing
import TransparencyLog

@Suite("The schemas") struct Schemas {
  @Test func `every kind of event has a schema`() {
    for kind in EventKinds.all {
      #expect(Repository.schemaIsThere("event.\(kind.name).schema.json"))
    }
  }

  @Test func `every kind of event and every act has a sample`() throws {
    let events = Set(try Sample.events().map { type(of: $0).name })
    #expect(events == Set(EventKinds.all.map { $0.name }))
    #expect(Set(try Sample.acts().map(\.name)) == ActKinds.names)
  }
}

/// The schemas and the code must agree, about what the code makes and about each small change of it.
@Suite(
  "The schemas and the code",
  .enabled(
    if: Repository.pythonIsThere,
    "no Python with jsonschema in .build/python: run tools/setup tests"
  )
)
struct SchemasAndCode {
  @Test func `agree about events`() throws {
    var checks: [SchemaCheck] = []
    for kind in try Sample.events() {
      let name = type(of: kind).name
      let value = try CanonicalText(try Sample.bytes(of: kind)).root.json()
      for schema in ["event.\(name).schema.json", "event.schema.json"] {
        checks.append(SchemaCheck(name: name, schema: schema, value: value, isValid: true))
      }
      // The acts of a motion are changed below, one kind at a time.
      guard !hasManyActs(value) else { continue }
      checks += changed(value, name, schema: "event.\(name).schema.json", readable: Self.isEvent)
    }
    #expect(checks.count { !$0.isValid } > 1000)
    try SchemaCheck.run(checks)
  }

  @Test func `agree about acts`() throws {
    var checks: [SchemaCheck] = []
    for act in try Sample.acts() {
      let schema = "act.schema.json"
      checks.append(SchemaCheck(name: act.name, schema: schema, value: act.json, isValid: true))
      checks += changed(act.json, act.name, schema: schema) {
        (try? Act(canonical: $0, limits: .document)) != nil
      }
    }
    #expect(checks.count { !$0.isValid } > 1000)
    try SchemaCheck.run(checks)
  }

  @Test func `agree about charters`() throws {
    let charter = try Sample.fullCharter()
    _ = try Sample.object(CharterDocument.self, charter)
    let schema = "charter.schema.json"
    try SchemaCheck.run(
      [SchemaCheck(name: "charter", schema: schema, value: charter, isValid: true)]
        + changed(charter, "charter", schema: schema) {
          (try? CharterDocument(canonical: $0, limits: .document)) != nil
        })
  }

  @Test func `agree about entries`() throws {
    var checks: [SchemaCheck] = []
    for kind in try Sample.events() {
      let event = try Sample.bytes(of: kind)
      let entry = Entry.bytes(
        event: event, key: Fingerprint(of: try Sample.key(1)),
        recorded: try Sample.time("2026-11-23T12:00:01Z"),
        signature: EventSignature.sign(event, with: try Sample.secretKey(1)))
      let value = try CanonicalText(entry, limits: .entry).root.json()
      let name = "entry of \(type(of: kind).name)"
      checks.append(
        SchemaCheck(name: name, schema: "entry.schema.json", value: value, isValid: true))
      guard kind is MotionWithdrawn else { continue }
      checks += changed(value, name, schema: "entry.schema.json") { bytes in
        guard let entry = try? Entry(bytes) else { return false }
        return Self.isEvent(entry.event.bytes)
      }
    }
    try SchemaCheck.run(checks)
  }

  @Test func `agree about electorates`() throws {
    let value: JSON = [
      "body": "board",
      "electors": [
        [
          "class": "sponsor", "group": "big", "organization": "alpha", "person": "alpha-rep",
          "seat": "board-1",
          "weight": 3,
        ], ["seat": "board-2", "weight": 1],
      ],
    ]
    let schema = "electorate.schema.json"
    try SchemaCheck.run(
      [SchemaCheck(name: "electorate", schema: schema, value: value, isValid: true)]
        + changed(value, "electorate", schema: schema) { bytes in
          guard let read = try? Electorate(canonical: bytes, limits: .document) else {
            return false
          }
          // What no register gives, a reader need not refuse.
          return read.electors.allSatisfy {
            ($0.person == nil) == ($0.organization == nil) && (1...1_000_000).contains($0.weight)
          }
        })
  }

  @Test func `agree about times and identifiers`() throws {
    let dates = [
      "2000-01-01", "1999-12-31", "9999-12-31", "2026-02-28", "2026-02-29", "2024-02-29",
      "2100-02-29", "2400-02-29", "9996-02-29", "2026-04-30", "2026-04-31", "2026-06-31",
      "2026-09-31", "2026-11-31", "2026-12-31", "2026-12-32", "2026-00-10", "2026-13-01",
      "2026-01-00", "2026-1-01", "2026/01/01", "20260101",
    ]
    let clocks = ["00:00:00Z", "23:59:59Z", "24:00:00Z", "12:60:00Z", "12:00:60Z", "12:00:00"]
    let times = dates.map { $0 + "T00:00:00Z" } + clocks.map { "2026-01-01T" + $0 }
    let long = String(repeating: "a", count: 64)
    let ids = [
      "a", "0", "a.b-c", "a..b", "a.-b", ".a", "a.", "-", "", "A", "a_b", long, long + "b",
    ]
    let name = SeatResigned.name
    func check(_ seat: String, _ effective: String, _ isValid: Bool) throws -> SchemaCheck {
      let whole = try Sample.bytes(of: SeatResigned(seat: try Sample.id("board-1")))
      guard case .object(var event) = try CanonicalText(whole).root.json() else {
        throw Sample.Unreadable(text: name)
      }
      event["data"] = ["effective": .string(effective), "seat": .string(seat)]
      return SchemaCheck(
        name: "\(seat) at \(effective)", schema: "event.\(name).schema.json",
        value: .object(event), isValid: isValid)
    }
    try SchemaCheck.run(
      try times.map { try check("board-1", $0, Timestamp($0) != nil) }
        + ids.map { try check($0, "2027-01-01T00:00:00Z", Identifier($0) != nil) })
  }

  @Test func `agree about the worked example`() throws {
    let example = try ExampleLedger()
    func check(_ schema: String, _ bytes: [UInt8]) throws -> SchemaCheck {
      SchemaCheck(
        name: "the example's \(schema)", schema: schema,
        value: try CanonicalText(bytes, limits: .document).root.json(), isValid: true)
    }
    try SchemaCheck.run(
      try example.lines.map { try check("entry.schema.json", $0) } + [
        check("charter.schema.json", example.charter),
        check("electorate.schema.json", example.electorate),
      ])
  }

  @Test func `a submission has exactly its fields`() throws {
    let event = try Sample.bytes(of: MotionWithdrawn(motion: Sample.digest("motion")))
    let value: JSON = [
      "documents": [
        ["bytes": ""], ["bytes": "AA=="], ["bytes": "AAA="],
        ["bytes": "AAAA", "salt": .string(Sample.digest("salt").base64)],
      ],
      "event": try CanonicalText(event).root.json(),
      "key": .string("\(Fingerprint(of: try Sample.key(1)))"), "schema": "gavel.submission/1",
      "sig": .string(EventSignature.sign(event, with: try Sample.secretKey(1)).base64),
    ]
    let schema = "submission.schema.json"
    let names = ["with a member that nobody knows", "without", "as a number", "as an object"]
    // A document may do without a salt and may be empty; the list of documents may be empty.
    let refused = value.mutations().filter { mutation in
      names.contains { mutation.name.contains($0) } && !mutation.name.hasSuffix("without salt")
    }
    #expect(refused.count > 30)
    try SchemaCheck.run(
      [SchemaCheck(name: "submission", schema: schema, value: value, isValid: true)]
        + refused.map {
          SchemaCheck(name: $0.name, schema: schema, value: $0.value, isValid: false)
        })
  }

  @Test func `a prepared event has exactly its fields, and no signature`() throws {
    let event = try Sample.bytes(of: MotionWithdrawn(motion: Sample.digest("motion")))
    let value: JSON = [
      "documents": [["bytes": "AAAA", "salt": .string(Sample.digest("salt").base64)]],
      "event": try CanonicalText(event).root.json(), "schema": "gavel.prepared/1",
    ]
    let names = ["with a member that nobody knows", "without", "as a number", "as an object"]
    let refused = value.mutations().filter { mutation in
      names.contains { mutation.name.contains($0) } && !mutation.name.hasSuffix("without salt")
    }
    #expect(refused.count > 20)
    guard case .object(var signed) = value else { return }
    signed["sig"] = .string(EventSignature.sign(event, with: try Sample.secretKey(1)).base64)
    let schema = "prepared.schema.json"
    try SchemaCheck.run(
      [
        SchemaCheck(name: "prepared", schema: schema, value: value, isValid: true),
        SchemaCheck(name: "signed", schema: schema, value: .object(signed), isValid: false),
      ]
        + refused.map {
          SchemaCheck(name: $0.name, schema: schema, value: $0.value, isValid: false)
        })
  }

  /// The changes of a value, each to be accepted by the schema exactly where the code can read it.
  private func changed(
    _ value: JSON, _ name: String, schema: String, readable: ([UInt8]) -> Bool
  ) -> [SchemaCheck] {
    value.mutations().map { mutation in
      let bytes = try? mutation.value.canonicalBytes(limits: .document)
      return SchemaCheck(
        name: "\(name): \(mutation.name)", schema: schema, value: mutation.value,
        isValid: bytes.map(readable) ?? false)
    }
  }

  private func hasManyActs(_ value: JSON) -> Bool {
    guard case .object(let event) = value, case .object(let data)? = event["data"],
      case .array(let acts)? = data["acts"]
    else { return false }
    return acts.count > 1
  }

  private static func isEvent(_ bytes: [UInt8]) -> Bool {
    guard let event = try? Event(bytes), let kind = try? event.kind() else { return false }
    guard let founded = kind as? LedgerFounded else { return true }
    // What reading leaves to the rules.
    return founded.epoch == .current && (try? VerifierKey(parsing: founded.key)) != nil
  }
}
