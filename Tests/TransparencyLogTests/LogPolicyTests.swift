import Foundation
import Sodium
import Testing
import TransparencyLog

@Suite("A policy of logs and witnesses") struct LogPolicyTests {
  static func witness(_ number: Int) throws -> WitnessKey {
    try Witnesses.cosigner("w\(number).example", seed: UInt8(number)).key
  }

  static func parse(_ text: String) throws -> LogPolicy {
    try LogPolicy(parsing: Array(text.utf8))
  }

  /// A log and six witnesses, A to F.
  static func head() throws -> String {
    let log = try Fixture.signer("example.org/ledger").key
    let lines = try "ABCDEF".enumerated().map { "witness \($0.element) \(try witness($0.offset))" }
    return (["log \(log)"] + lines).joined(separator: "\n") + "\n"
  }

  @Test func `it is written and read back`() throws {
    let text =
      try Self.head() + "group one all A\ngroup two any B C\ngroup three 2 D E F\n"
      + "group all all one two three\nquorum all\n"
    let policy = try Self.parse(text)
    #expect(policy.bytes == Array(text.utf8))
    #expect(policy.groups.map(\.threshold) == [1, 1, 2, 3])
    let free = text.replacing("witness A ", with: "\n# A\t\n \t#x\nwitness\tA\t ")
      .replacing("quorum all", with: " quorum all ").replacing("group two any", with: "group two 1")
    #expect(try Self.parse(free) == policy)
    let reordered = try Self.parse(
      "log \(try Fixture.signer("a.example", seed: 3).key) url\n" + text)
    #expect(try LogPolicy(parsing: reordered.bytes) == reordered)
    #expect(reordered.logs.first?.url == Array("url".utf8))
  }

  /// Every set of six witnesses against groups written as arithmetic.
  @Test func `the quorum is the arithmetic of its groups, for each set of witnesses`() throws {
    let text = try Self.head() + "group G1 any A B\ngroup G2 2 C D E\ngroup G 2 G1 G2 F\nquorum G\n"
    let policy = try Self.parse(text)
    let keys = policy.witnesses.map(\.key)
    for set in 0..<64 {
      let has = (0..<6).map { set >> $0 & 1 }
      let groups = [has[0] + has[1] >= 1, has[2] + has[3] + has[4] >= 2, has[5] == 1]
      let expected = groups.count { $0 } >= 2
      let chosen = Set(keys.indices.filter { has[$0] == 1 }.map { keys[$0] })
      #expect(policy.isSatisfied(by: chosen) == expected, "\(has)")
    }
    #expect(!policy.isSatisfied(by: [try Self.witness(50)]))
  }

  @Test func `none asks for no witness, and one witness can be the quorum`() throws {
    #expect(try Self.parse("quorum none\n").isSatisfied(by: []))
    let one = try Self.parse(Self.head() + "quorum B\n")
    #expect(!one.isSatisfied(by: [try Self.witness(0)]))
    #expect(one.isSatisfied(by: [try Self.witness(1)]))
  }

  @Test func `names are bytes`() throws {
    // U+212A looks like K and is another name; bytes that are no UTF-8 are a name as well.
    let key = try Self.witness(1).text
    let other = try Self.witness(2).text
    let bytes = Array("witness K \(key)\nwitness \u{212A} \(other)\nquorum \u{212A}\n".utf8)
    let policy = try LogPolicy(parsing: bytes)
    #expect(policy.isSatisfied(by: [try Self.witness(2)]))
    #expect(!policy.isSatisfied(by: [try Self.witness(1)]))
    let raw = Array("witness ".utf8) + [0xFF] + Array(" \(key)\nquorum ".utf8) + [0xFF, 0x0A]
    #expect(try LogPolicy(parsing: raw).bytes == raw)
  }

  @Test func `a policy without logs leaves the log to the caller`() throws {
    let witness = try Witnesses.cosigner("w1.example", seed: 1)
    let signed = try Witnesses.signed()
    let cosigned = try signed.adding([witness.cosign(signed.checkpoint, at: 9)])
    let policy = try Self.parse("witness W \(witness.key)\nquorum W\n")
    let log = try Fixture.signer("example.org/ledger").key
    let verified = try VerifiedCheckpoint(cosigned, signedBy: log)
    #expect(try WitnessedCheckpoint(verified, under: policy).cosignatures.map(\.time) == [9])
    #expect(throws: LogPolicyFault.unknownLog(verified.origin)) {
      try WitnessedCheckpoint(cosigned, under: policy)
    }
    let forged = try SignedCheckpoint(
      parsing: signed.bytes
        + Array("— w1.example \(Base64.encode(witness.key.id.bytes + [1]))\n".utf8))
    #expect(
      throws: LogPolicyFault.signature(.badSignature(witness.key.name, witness.key.id))
    ) {
      try WitnessedCheckpoint(VerifiedCheckpoint(forged, signedBy: log), under: policy)
    }
  }

  @Test func `a log may have two keys, and either signs`() throws {
    let (old, new) = (
      try Fixture.signer("example.org/ledger", seed: 1),
      try Fixture.signer("example.org/ledger", seed: 2)
    )
    let policy = try Self.parse("log \(old.key)\nlog \(new.key)\nquorum none\n")
    for signer in [old, new] {
      let signed = signer.sign(try Witnesses.checkpoint())
      #expect(try WitnessedCheckpoint(signed, under: policy).checkpoint.key == signer.key)
    }
    let stranger = try Fixture.signer("example.org/ledger", seed: 3)
    #expect(throws: LogPolicyFault.signature(.notSigned(by: [old.key, new.key]))) {
      try WitnessedCheckpoint(stranger.sign(Witnesses.checkpoint()), under: policy)
    }
  }

  @Test func `what is no policy is refused, with its line and why`() throws {
    let name = { (text: String) throws in try #require(LogPolicyName(text)) }
    let key = try Self.witness(0)
    let log = try Fixture.signer("example.org/ledger").key
    let cases: [(String, LogPolicyError.LineFault)] = [
      ("quorum G", .notDefined(try name("G"))), ("quorum", .wordCount), ("quorum A B", .wordCount),
      ("group G all", .wordCount), ("group G all A none", .noneAsName),
      ("group none all A", .noneAsName), ("group G 0 A", .threshold(members: 1)),
      ("group G 2 A", .threshold(members: 1)), ("group G 01 A", .threshold(members: 1)),
      ("group G most A", .threshold(members: 1)), ("group G any G", .notDefined(try name("G"))),
      ("group A any B", .nameTwice(try name("A"))),
      ("group G any A A", .memberTwice(try name("A"))),
      ("Quorum A", .keyword), ("logs x", .keyword), ("log", .wordCount),
      ("log \(key)", .key(.unsupportedType(4, expected: 1))),
      ("witness X \(log)", .key(.unsupportedType(1, expected: 4))),
      ("witness X \(key)", .keyTwice(key.name)), ("log \(log)", .keyTwice(log.name)),
      ("log \(log) url #", .wordCount), ("# \u{7F}", .controlCharacter(0x7F)),
      ("quorum A\r", .controlCharacter(13)), ("# \u{C}", .controlCharacter(12)),
    ]
    for (line, fault) in cases {
      let error = LogPolicyError.line(number: 8, fault)
      #expect(throws: error, "\(line)") {
        try Self.parse(try Self.head() + line + "\nquorum none\n")
      }
      #expect(error.code.hasPrefix("E-LOG-POLICY") && error.sentence.contains("line 8"))
    }
    #expect(throws: LogPolicyError.line(number: 2, .quorumTwice)) {
      try Self.parse("quorum none\nquorum none\n")
    }
    #expect(throws: LogPolicyError.notEndedByLineFeed) { try Self.parse("quorum none") }
    #expect(throws: LogPolicyError.noQuorum) { try Self.parse(Self.head()) }
    #expect(throws: LogPolicyError.tooLong(bytes: 100_001, limit: 100_000)) {
      try Self.parse(String(repeating: "\n", count: 100_001))
    }
    let many = try (0...64).map { "witness W\($0) \(try Self.witness($0))\n" }
    #expect(try Self.parse(many.dropLast().joined() + "quorum none\n").witnesses.count == 64)
    #expect(throws: LogPolicyError.line(number: 65, .tooMany(limit: 64))) {
      try Self.parse(many.joined() + "quorum none\n")
    }
  }

  @Test func `what is read of altered bytes means what is written of it`() throws {
    let text = try Self.head() + "group G 2 A B C\ngroup H all G D\nquorum H\n"
    var read = 0
    for bytes in Witnesses.alterations(of: Array(text.utf8)) {
      guard let policy = try? LogPolicy(parsing: bytes) else { continue }
      read += 1
      #expect(try LogPolicy(parsing: policy.bytes) == policy)
    }
    #expect(read > 0)
  }
}

@Suite("Policies that others wrote", .enabled(if: Shared.isThere, Shared.reason))
struct LogPolicyVectorTests {
  enum Cosigned: Decodable {
    case number(Int)
    case name(String)

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Int.self) {
        self = .number(number)
      } else {
        self = .name(try value.decode(String.self))
      }
    }

    var name: String {
      switch self {
      case .number(let number): "W\(number)"
      case .name(let name): name
      }
    }
  }

  struct Row: Decodable {
    let cosigned: [Cosigned]
    let isMet: Bool

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      cosigned = try values.decode([Cosigned].self)
      isMet = try values.decode(Bool.self)
    }
  }

  struct Vectors: Decodable {
    let valid: [Valid]
    let invalid: [Invalid]

    struct Valid: Decodable {
      let config: String
      let quorum: [Row]
    }

    struct Invalid: Decodable {
      let desc, config: String
    }
  }

  /// Sigsum writes the hex of keys where C2SP writes vkeys: each is given one of ours.
  static func translated(_ config: String) throws -> String {
    var keys: [Substring: UInt8] = [:]
    let lines = try config.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let words = line.split(separator: " ")
      guard let key = words.first(where: { $0.count == 64 && $0.allSatisfy(\.isHexDigit) }) else {
        return String(line)
      }
      let seed = keys[key] ?? UInt8(keys.count + 1)
      keys[key] = seed
      let vkey =
        words[0] == "log"
        ? try Fixture.signer("k\(seed).example", seed: seed).key.text
        : try Witnesses.cosigner("k\(seed).example", seed: seed).key.text
      return String(line).replacing(key, with: vkey)
    }
    return lines.joined(separator: "\n")
  }

  @Test func `their truth tables are ours`() throws {
    let vectors = try Shared.json(Vectors.self, "tlog-policy-sigsum/policy.json")
    #expect(vectors.valid.map(\.quorum.count) == [9, 5])
    for vector in vectors.valid {
      let policy = try LogPolicy(parsing: Array(Self.translated(vector.config).utf8))
      for row in vector.quorum {
        let names = try row.cosigned.map { try #require(LogPolicyName($0.name)) }
        let keys = policy.witnesses.filter { names.contains($0.name) }.map(\.key)
        #expect(keys.count == names.count)
        #expect(policy.isSatisfied(by: Set(keys)) == row.isMet, "\(names)")
      }
    }
  }

  @Test func `what they refuse is refused for that reason`() throws {
    let vectors = try Shared.json(Vectors.self, "tlog-policy-sigsum/policy.json")
    #expect(vectors.invalid.count == 13)
    let reasons: [String: (LogPolicyError) -> Bool] = [
      "empty": { $0 == .noQuorum }, "missing quorum": { $0 == .noQuorum },
      "invalid control char (formfeed)": { $0 == .line(number: 1, .controlCharacter(0x0C)) },
      "invalid control char (DEL)": { $0 == .line(number: 1, .controlCharacter(0x7F)) },
      "duplicate log": Self.isKeyTwice, "duplicate witness": Self.isKeyTwice,
      "end-of-line comment": { $0 == .line(number: 2, .wordCount) },
      "duplicate name": { $0 == Self.fault(3) { .nameTwice($0) }("W1") },
      "duplicate none": { $0 == .line(number: 2, .noneAsName) },
      "undef name": { $0 == Self.fault(4) { .notDefined($0) }("W3") },
      "repeated member": { $0 == Self.fault(4) { .memberTwice($0) }("W1") },
      "member in two groups": { $0 == Self.fault(6) { .memberTwice($0) }("W2") },
      "none as member": { $0 == .line(number: 4, .noneAsName) },
    ]
    for vector in vectors.invalid {
      let error = #expect(throws: LogPolicyError.self, "\(vector.desc)") {
        try LogPolicy(parsing: Array(Self.translated(vector.config).utf8))
      }
      let reason = try #require(reasons[vector.desc], "\(vector.desc)")
      if let error { #expect(reason(error), "\(vector.desc): \(error)") }
    }
  }

  private static func isKeyTwice(_ error: LogPolicyError) -> Bool {
    if case .line(number: 3, .keyTwice) = error { true } else { false }
  }

  private static func fault(
    _ number: Int, _ make: @escaping (LogPolicyName) -> LogPolicyError.LineFault
  ) -> (String) -> LogPolicyError? {
    { LogPolicyName($0).map { .line(number: number, make($0)) } }
  }
}
