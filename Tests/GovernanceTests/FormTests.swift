import Sodium
import CanonicalJSON
import Testing

@testable import Governance

@Suite("The forms of a charter's parts")
struct FormTests {
  /// The JSON of a value with some of its members replaced, and one left out.
  static func altered(
    _ json: JSON, _ changes: [String: JSON], without: String? = nil
  ) throws -> [UInt8] {
    guard case .object(var members) = json else { return [] }
    for (name, value) in changes { members[name] = value }
    if let without { members[without] = nil }
    return try JSON.object(members).canonicalBytes(limits: .document)
  }

  func refuses<Value: JSONObject>(
    _ value: Value, _ changes: [String: JSON] = [:], without: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: ValueError.self, sourceLocation: sourceLocation) {
      try Value(
        canonical: try Self.altered(value.json, changes, without: without), limits: .document)
    }
  }

  @Test func `a rule has 1 to 16 thresholds, and a quorum of seats or holders`() throws {
    let rule = FixtureCharter.rules[0]
    let threshold: JSON = ["base": "cast", "fraction": "1/2", "strictly": true]
    refuses(rule, ["thresholds": .array([])])
    refuses(rule, ["thresholds": .array(Array(repeating: threshold, count: 17))])
    refuses(rule, ["quorum": ["base": "cast", "fraction": "1/2", "strictly": true]])
    refuses(rule, ["quorum": ["base": "seats", "fraction": "2/4", "strictly": true]])
  }

  @Test func `a rule names how many seats open exactly where seats open`() throws {
    let rule = FixtureCharter.rules[0]
    refuses(rule, ["opening_seats": 2])
    refuses(rule, ["opener": "seats"])
    refuses(rule, ["opener": "seats", "opening_seats": 0])
    _ = try DecisionRule(
      canonical: try Self.altered(rule.json, ["opener": "seats", "opening_seats": 2]))
  }

  @Test func `a rule's least window is no longer than its longest, and flags are true or absent`()
    throws
  {
    let rule = FixtureCharter.rules[0]
    refuses(rule, ["least_window": .integer(30 * .day + 1)])
    refuses(rule, ["longest_window": 0])
    refuses(rule, ["lapse": 0])
    refuses(rule, ["again": false])
    refuses(rule, ["discussion": .integer(3_661 * .day)])
  }

  @Test func `a motion does not lapse before its proposer could open the poll`() throws {
    // Debated: a week of discussion, and three days in which the chair opens.
    let rule = FixtureCharter.rules[1]
    refuses(rule, ["lapse": .integer(7 * .day)])
    refuses(rule, ["lapse": .integer(10 * .day)])
    _ = try DecisionRule(
      canonical: try Self.altered(rule.json, ["lapse": .integer(10 * .day + 1)]))
  }

  @Test func `a ledger follows another one by its origin`() throws {
    let predecessor = try #require(try Samples.successor().predecessor)
    refuses(predecessor, ["origin": "not an origin"])
    refuses(predecessor, ["origin": ""])
  }

  @Test func `a seat says who appoints, and only that`() throws {
    let seat = FixtureCharter.seats[0]
    refuses(seat, without: "organization")
    refuses(seat, ["office": "chair"])
    refuses(seat, ["appoints": "body"])
    refuses(seat, ["appoints": "ex_officio"])
    refuses(seat, ["weight": 0])
    refuses(seat, ["weight": 1_000_001])
    refuses(seat, ["term_months": 0])
    refuses(seat, ["title": ""])
    refuses(seat, ["title": .string(String(repeating: "t", count: 301))])
  }

  @Test func `a body's name leaves room for the numbers of its motions`() throws {
    let body = FixtureCharter.bodies[0]
    refuses(body, ["id": .string(String(repeating: "b", count: 49))])
    refuses(body, ["classes": ["science"]])
    refuses(FixtureCharter.bodies[2], ["classes": ["Science"]])
    refuses(body, ["kind": "senate"])
    let longest = try Consortium.founded { charter in
      let id = Identifier(stringLiteral: String(repeating: "b", count: 48))
      charter.bodies.append(
        BodyDefinition(id: id, kind: .assembly, title: "All", rule: .ordinary))
    }
    let id = try #require(longest.register.bodies().last?.id)
    let motion = try longest.propose(in: id)
    #expect(longest.register.motion(motion)?.number.text == "\(id)-2023-001")
  }

  @Test func `a chair has a body, a secretary has none, and a line has an end`() throws {
    refuses(FixtureCharter.offices[0], without: "body")
    refuses(FixtureCharter.offices[3], ["body": "board"])
    let person: JSON = ["person": "ibm-rep"]
    refuses(FixtureCharter.offices[3], ["line": .array(Array(repeating: person, count: 65))])
  }

  @Test func `a power is over an act that there is, in one to eight different bodies`() throws {
    let power = FixtureCharter.powers[0]
    refuses(power, ["act": "member.knight"])
    refuses(power, ["requires": .array([])])
    let requirement: JSON = ["body": "board", "rule": "ordinary"]
    refuses(power, ["requires": [requirement, requirement]])
    refuses(power, ["scope": ["act": "member.knight"]])
  }

  @Test func `a text says its access, language, medium and one hash`() throws {
    let text = Samples.text
    for access in ["secret", "body:", "body:Z", "body:board\n"] {
      refuses(text, ["access": .string(access)])
    }
    refuses(text, ["lang": "E"])
    refuses(text, ["media": "text"])
    refuses(text, ["media": "text/x/y"])
    refuses(text, without: "sha256")
    refuses(text, ["salted": .string(Samples.digest.hex)])
    refuses(text, ["size": .integer(16 << 20 + 1)])
  }

  @Test func `an act has a name that there is, and a policy does not supersede itself`() throws {
    refuses(Act(RepealPolicy(policy: "p")), ["act": "policy.burn"])
    refuses(SupersedePolicy(policy: "p", by: "q"), ["by": "p"])
    refuses(
      CharterBody(body: FixtureCharter.bodies[0], mandate: .of("x"), seats: []),
      ["seats": [FixtureCharter.seats[6].json]])
  }

  @Test func `a charter says its format`() {
    refuses(FixtureCharter.document, ["format": "gavel-charter-v2"])
  }

  @Test func `an entry is one event of at most 32 KiB with its key, time and signature`() throws {
    let consortium = try Consortium.founded()
    let line = try #require(consortium.log.entries.last).bytes
    guard case .object(let members) = try CanonicalText(line, limits: .entry).root.json() else {
      return
    }
    for signature in ["", "!", "AAAA"] {
      #expect(throws: ValueError.self) {
        try Entry(try Self.altered(.object(members), ["sig": .string(signature)]))
      }
    }
    #expect(throws: (any Error).self) {
      try Entry(try Self.altered(.object(members), ["key": "MD5:abc"]))
    }
    #expect(throws: JSONError.self) {
      try Entry(try Self.altered(.object(members), ["extra": true]))
    }
    #expect(try Entry(line).bytes == line)
  }
}
