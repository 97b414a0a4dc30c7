import ArgumentParser
import CanonicalJSON
import Foundation
import Governance
import Ledger
import Signing
import Sodium
import Synchronization
import Testing
import TransparencyLog

@testable import GavelCLI

@Suite("Carrying out what a person wants") struct RecordingTests {
  /// A rehearsal ledger that alpha has founded, and a computer that holds alpha's key.
  private struct Founded {
    let scratch: Scratch
    let environment: Environment
    let printed = Printed()
    let genesis: Digest
    let key: PublicKey

    final class Printed: Sendable {
      let out = Mutex<String>("")
      let err = Mutex<String>("")
    }

    init(keepsLedgerKey: Bool) throws {
      scratch = try Scratch()
      var variables = scratch.variables
      variables["GAVEL_CLOCK"] = "2026-01-05T09:01:00Z"
      let (out, err) = (printed, printed)
      environment = Environment(
        variables: variables, folder: "\(scratch.path)/work",
        now: try #require(Timestamp("2030-01-01T00:00:00Z")),
        standardOutput: { bytes in out.out.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
        },
        standardError: { bytes in err.err.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
        })
      let session = try Session(GlobalOptions.parse([]), in: environment)
      let person = try #require(Identifier("alpha-rep"))
      let held = try session.keys.add(KeyFile(SecretKey.generate()), of: person)
      key = held.publicKey
      let origin = try #require(Origin("small.example/ledger"))
      let ledgerKey = try SecretKey.generate()
      if keepsLedgerKey { try session.keys.addLedgerKey(ledgerKey, origin: origin.text) }
      let ledger = try OpenLedger.found(
        at: "\(scratch.path)/work/small.gavel", origin: origin,
        charter: try Self.charter(key).json.canonicalBytes(limits: .document),
        signer: Signer(person: person, key: held.file.open()),
        registrar: RegistrarKey(origin: origin, secretKey: ledgerKey), rehearsal: true,
        heads: session.heads, clock: session.clock)
      genesis = ledger.identity.genesis
    }

    private static func charter(_ key: PublicKey) throws -> CharterDocument {
      func id(_ text: String) throws -> Identifier { try #require(Identifier(text)) }
      let half = try #require(Fraction(1, 2))
      return CharterDocument(
        title: "A small consortium",
        parameters: .init(
          foundersShare: try #require(Fraction(2, 3)), keyDelay: 86_400,
          acceptWithin: 90 * Timestamp.day, entriesPerDay: 100,
          mandateLongest: 30 * Timestamp.day),
        classes: [.init(id: try id("full"), title: "Full members")],
        founders: [
          .init(
            id: try id("alpha"), title: "Alpha", memberClass: try id("full"),
            principal: try id("alpha-rep"), key: key)
        ],
        bodies: [
          .init(id: try id("board"), kind: .board, title: "Board", rule: try id("ordinary"))
        ],
        seats: [
          SeatDefinition(
            id: try id("board-alpha"), body: try id("board"), title: "Seat of alpha",
            appoints: .organization(try id("alpha")))
        ],
        offices: [
          .init(
            id: try id("chair"), title: "Chair", duty: .chair, body: try id("board"),
            line: [.seat(try id("board-alpha"))])
        ],
        appointments: [],
        rules: [
          DecisionRule(
            id: try id("ordinary"), title: "More yes than no", opener: .proposer,
            quorum: .init(base: .seats, fraction: half, strictly: true),
            thresholds: [.init(share: .init(base: .cast, fraction: half, strictly: true))])
        ],
        powers: try ActKinds.names.sorted().map {
          PowerDefinition(
            act: $0, requires: [.init(body: try id("board"), rule: try id("ordinary"))])
        })
    }

    /// Carries out the acceptance of the charter, and gives what was printed.
    func accept(
      _ flags: [String], global: [String] = [], grave: String? = nil
    ) throws -> (out: String, err: String) {
      printed.out.withLock { $0 = "" }
      printed.err.withLock { $0 = "" }
      let session = try Session(GlobalOptions.parse(global), in: environment)
      let options = try SigningOptions.parse(flags)
      var intention = Intention(
        event: CharterAccepted(
          genesis: genesis, key: key, organization: try #require(Identifier("alpha"))),
        words: ["accept the charter \u{202E}for alpha"])
      intention.graveID = grave
      let ledger = try session.ledger(readOnly: false)
      defer { try? session.output.finish() }
      try session.carryOut(
        intention, in: ledger, as: try session.signer(options, in: ledger), options)
      try session.output.finish()
      session.terminal.finish()
      return (printed.out.withLock { $0 }, printed.err.withLock { $0 })
    }

    func size() throws -> Int64 {
      try Session(GlobalOptions.parse([]), in: environment).ledger().head().size
    }

    func files() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: environment.folder)
        .filter { $0.hasSuffix(".json") }
    }
  }

  @Test func `whoever holds the ledger's key records`() throws {
    let founded = try Founded(keepsLedgerKey: true)
    defer { founded.scratch.remove() }
    let first = try founded.accept(["--yes"])
    #expect(first.out.hasPrefix("recorded as entry 1, head "))
    #expect(first.err == "REHEARSAL  small.example/ledger decides nothing\n")
    #expect(try founded.size() == 2)
    #expect(try founded.files().isEmpty)
  }

  @Test func `JSON says that it comes from a rehearsal`() throws {
    let founded = try Founded(keepsLedgerKey: true)
    defer { founded.scratch.remove() }
    let said = try founded.accept(["--yes"], global: ["--json"])
    #expect(said.out.contains(#""rehearsal":true"#))
    #expect(said.out.contains(#""entry":1"#))
    if OutputSchemas.pythonIsThere {
      #expect(try OutputSchemas.complaints(about: [said.out.filter { $0 != "\n" }]) == "")
    }
  }

  @Test func `whoever does not hold it signs into a file, which records like any`() throws {
    let founded = try Founded(keepsLedgerKey: false)
    defer { founded.scratch.remove() }
    let said = try founded.accept(["--yes"])
    let file = try #require(try founded.files().first)
    #expect(said.out == "signed, not yet recorded: \(file)\n")
    #expect(said.err.contains("next: hand it to the registrar: gavel submit \(file)"))
    #expect(try founded.size() == 1)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(founded.environment.folder)/\(file)"))
    let signed = try SignedEvent(submission: Array(bytes.dropLast()))
    #expect(signed.fileName == file)
  }

  @Test func `a dry run shows the bytes that the key signs, and writes nothing`() throws {
    let founded = try Founded(keepsLedgerKey: true)
    defer { founded.scratch.remove() }
    let said = try founded.accept(["--dry-run"], global: ["--json"])
    #expect(said.out.contains(#""schema":"gavel.dry_run/1""#))
    #expect(said.out.contains(#""to_sign":"U1NIU0lH"#), "SSHSIG")
    #expect(said.out.contains(#""changes":["#))
    #expect(try founded.size() == 1)
    #expect(try founded.files().isEmpty)
    if OutputSchemas.pythonIsThere {
      #expect(try OutputSchemas.complaints(about: [said.out.filter { $0 != "\n" }]) == "")
    }
  }

  @Test func `nothing is signed where nobody can be asked`() throws {
    let founded = try Founded(keepsLedgerKey: true)
    defer { founded.scratch.remove() }
    let error = try #require(throws: ProgramError.self) {
      try founded.accept([], global: ["--no-input"])
    }
    #expect(error.explanation.next == "answer with --yes")
    #expect(error.explanation.exitStatus == 64)
    #expect(error.explanation.sentence.contains("Sign?"))
    #expect(try founded.size() == 1)
  }

  @Test func `what can't be taken back wants its id, not a yes`() throws {
    let founded = try Founded(keepsLedgerKey: true)
    defer { founded.scratch.remove() }
    #expect(throws: ProgramError.self) {
      try founded.accept(["--yes"], global: ["--no-input"], grave: "alpha")
    }
    #expect(throws: ProgramError.self) {
      try founded.accept(["--confirm", "beta"], grave: "alpha")
    }
    #expect(try founded.size() == 1)
    _ = try founded.accept(["--confirm", "alpha"], grave: "alpha")
    #expect(try founded.size() == 2)
  }

  @Test func `a clock a day ahead records only when that is confirmed`() throws {
    let founded = try Founded(keepsLedgerKey: true)
    defer { founded.scratch.remove() }
    var late = founded.environment
    late.variables["GAVEL_CLOCK"] = "2026-01-07T09:01:00Z"
    let session = try Session(GlobalOptions.parse([]), in: late)
    let event = CharterAccepted(
      genesis: founded.genesis, key: founded.key, organization: try #require(Identifier("alpha")))
    func record(_ flags: [String]) throws {
      let options = try SigningOptions.parse(flags)
      let ledger = try session.ledger(readOnly: false)
      try session.carryOut(
        Intention(event: event, words: []), in: ledger,
        as: session.signer(options, in: ledger), options)
    }
    let error = try #require(throws: LedgerError.self) { try record(["--yes"]) }
    #expect(error.code == "E-CLOCK-AHEAD")
    #expect(try founded.size() == 1)
    try record(["--yes", "--clock-ahead"])
    #expect(try founded.size() == 2)
  }

  @Test(arguments: [
    ("2026-12-15T17:00:00Z", "2026-12-15T17:00:00Z"), ("2026-12-15", "2026-12-15T00:00:00Z"),
    ("7d", "2026-12-08T00:00:00Z"), ("36h", "2026-12-02T12:00:00Z"),
    ("90min", "2026-12-01T01:30:00Z"),
  ]) func `a deadline is a time, a day, or how far off it is`(text: String, time: String) throws {
    let now = try #require(Timestamp("2026-12-01T00:00:00Z"))
    #expect(try TimeText.deadline(text, of: "--until", from: now).description == time)
  }

  @Test(arguments: ["", "0d", "-1d", "1.5h", "2026-02-30", "tomorrow", "7", "9999999d"])
  func `what is no deadline is refused`(text: String) throws {
    let now = try #require(Timestamp("2026-12-01T00:00:00Z"))
    #expect(throws: ProgramError.time(text, of: "--until")) {
      try TimeText.deadline(text, of: "--until", from: now)
    }
  }

  @Test func `in force on a day means at its last second, and a number is an entry`() throws {
    #expect(try TimeText.inForce("2026-12-15", of: "").description == "2026-12-15T23:59:59Z")
    #expect(try TimeText.knownAt("42", of: "") == .entry(42))
    let time = try #require(Timestamp("2026-12-15T23:59:59Z"))
    #expect(try TimeText.knownAt("2026-12-15", of: "") == .time(time))
    #expect(throws: ProgramError.self) { try TimeText.knownAt("042", of: "") }
  }
}
