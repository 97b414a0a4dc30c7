import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

@Suite("A hostile trail") struct HostileTrailTests {
  private let small: SmallConsortium
  private let trail: String

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    trail = small.folder + "/trail"
    _ = try small.ledger.exportTrail(to: trail)
  }

  private func verify() throws -> VerificationReport {
    try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: small.ledger.identity.genesis))
  }

  /// Whoever alters a file also makes the check list anew, so that it vouches for it.
  private func remakeManifest() throws {
    let script =
      "find . -type f ! -name MANIFEST | sed 's,^[.]/,,' | LC_ALL=C sort | xargs sha256sum >MANIFEST"
    let made = try shell(script, in: trail)
    try #require(made.status == 0, "\(made.output)")
  }

  @Test func `one that is none verifies, also with the check list made anew`() throws {
    try remakeManifest()
    let report = try verify()
    #expect(report.faults == [])
  }

  @Test func `a witness may have signed above the ledger, and nothing is made of it`() throws {
    let line = "— witness.example/w \(Base64.encode([UInt8](repeating: 7, count: 68)))"
    let inserted = try shell("sed -i '4a\\\(line)' checkpoint", in: trail)
    try #require(inserted.status == 0, "\(inserted.output)")
    try remakeManifest()
    #expect(try verify().result == .valid)
    let page = try String(contentsOfFile: trail + "/CHECK.md", encoding: .utf8)
    let blocks = page.components(separatedBy: "```sh\n")
    let script = try #require(blocks[4].components(separatedBy: "```").first)
    let (status, output) = try shell("set -e\n" + script, in: trail)
    #expect(status == 0, "\(output)")
    #expect(output.contains("Signature Verified Successfully"))
  }

  @Test func `a trail that brings its own key is judged by the key of its genesis`() throws {
    let stranger = RegistrarKey(
      origin: small.origin, secretKey: try SmallConsortium.key("stranger"))
    let head = try small.ledger.head()
    let checkpoint = stranger.signer.sign(Checkpoint(origin: small.origin, head: head))
    try Data(checkpoint.bytes).write(to: URL(filePath: trail + "/checkpoint"))
    try Data("\(stranger.verifierKey)\n".utf8).write(to: URL(filePath: trail + "/log.vkey"))
    try remakeManifest()
    let report = try verify()
    #expect(report.result == .invalid)
    #expect(Set(report.faults.map(\.code)) == ["F-CHECKPOINT", "F-DERIVED"])
  }

  @Test(arguments: [
    ("tables/members.csv", "s/alpha/alphb/"), ("tables/keys.csv", "2s/0/1/"),
    ("allowed_signers", "1s/alpha-rep/alphb-rep/"), ("CHECK.md", "s/sha256sum/true/"),
    ("log.vkey", "s/$/ /"),
  ]) func `a derived file that says something else is found, whatever the check list says`(
    name: String, edit: String
  ) throws {
    let before = try Data(contentsOf: URL(filePath: "\(trail)/\(name)"))
    let edited = try shell("sed -i '\(edit)' \(name)", in: trail)
    try #require(edited.status == 0, "\(edited.output)")
    try #require(try Data(contentsOf: URL(filePath: "\(trail)/\(name)")) != before)
    try remakeManifest()
    let report = try verify()
    #expect(report.faults.map(\.code) == ["F-DERIVED"])
    #expect(report.faults.first?.message.contains(name) == true)
  }

  @Test(arguments: ["MANIFEST", "CHECK.md", "log.vkey", "tables/members.csv", "tables/ballots.csv"])
  func `a derived file that is gone is missed`(name: String) throws {
    try FileManager.default.removeItem(atPath: "\(trail)/\(name)")
    if name != "MANIFEST" { try remakeManifest() }
    let report = try verify()
    #expect(report.faults.map(\.code) == ["F-DERIVED"])
  }

  @Test(arguments: [
    "ln -s \"$PWD/trail.jsonl\" documents/0; mv documents/0 tables/members.csv",
    "rm tables/keys.csv; mkfifo tables/keys.csv",
    "mv tables tables.real; ln -s tables.real tables",
    "mkdir tables/more", "touch $'tables/a\\nb.csv'",
  ]) func `a link, a pipe or a folder in the place of a file is no file`(script: String) throws {
    let made = try shell(script, in: trail)
    try #require(made.status == 0, "\(made.output)")
    let report = try verify()
    #expect(report.result == .invalid)
    #expect(report.faults.contains { $0.code == "F-DERIVED" })
  }

  @Test func `a salted document in the place of a plain one of the same hash is a fault`() throws {
    try small.takeSeats()
    let (plain, salted) = twoTexts()
    #expect(plain.digest == salted.digest)
    try small.record(
      MotionProposed(
        body: id("board"), title: "Adopt",
        texts: [TextReference(name: plain.name, size: Int64(plain.bytes.count))]),
      by: "alpha-rep", documents: [plain])
    let path = small.folder + "/more"
    _ = try small.ledger.exportTrail(to: path)
    let pins = VerificationPins(genesis: small.ledger.identity.genesis)
    #expect(try TrailVerification.run(folder: path, pins: pins).result == .valid)
    let name = "\(path)/documents/\(plain.digest.hex)"
    try Data(salted.bytes).write(to: URL(filePath: name))
    try Data(salted.salt ?? []).write(to: URL(filePath: name + ".salt"))
    let made = try shell(
      "find . -type f ! -name MANIFEST | sed 's,^[.]/,,' | LC_ALL=C sort | xargs sha256sum >MANIFEST",
      in: path)
    try #require(made.status == 0)
    let report = try TrailVerification.run(folder: path, pins: pins)
    #expect(report.result == .invalid)
    #expect(report.faults.map(\.code) == ["F-DOCUMENT"])
  }

  @Test func `a document larger than any may be is not read whole`() throws {
    let name = String(repeating: "0", count: 64)
    let made = try shell("truncate -s 20G documents/\(name)", in: trail)
    try #require(made.status == 0, "\(made.output)")
    let error = #expect(throws: LedgerError.self) { try verify() }
    #expect(error?.code == "E-TRAIL")
  }

  @Test func `a line longer than any entry may be is no entry, and is not kept whole`() throws {
    let made = try shell(
      "head -c 3000000 /dev/zero | tr '\\0' a >more; cat more >>trail.jsonl; rm more", in: trail)
    try #require(made.status == 0, "\(made.output)")
    let report = try verify()
    #expect(report.result == .invalid)
    #expect(report.faults.contains { $0.code == "F-ENTRY-MALFORMED" })
  }

  @Test func `what does not verify is not imported`() throws {
    let edited = try shell("sed -i '3s/beta/bete/' trail.jsonl", in: trail)
    try #require(edited.status == 0)
    let target = small.folder + "/imported.gavel"
    let error = #expect(throws: LedgerError.self) {
      try OpenLedger.importTrail(from: trail, to: target)
    }
    #expect(error?.code == "E-NOT-VERIFIED")
    #expect(!FileManager.default.fileExists(atPath: target))
  }
}

@Suite("A hostile ledger file") struct HostileFileTests {
  private let small: SmallConsortium

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.ledger.file.close()
  }

  private func sqlite(_ statements: String) throws {
    let script = small.folder + "/change.sql"
    try statements.write(toFile: script, atomically: true, encoding: .utf8)
    let made = try shell("sqlite3 -bail small.gavel <change.sql", in: small.folder)
    try #require(made.status == 0, "\(made.output)")
  }

  @Test(arguments: [
    // A view that looks like the table, and shows what somebody wants to be seen.
    "DROP TRIGGER entry_stays; ALTER TABLE entry RENAME TO real; "
      + "CREATE VIEW entry AS SELECT * FROM real",
    "CREATE TRIGGER more AFTER INSERT ON entry BEGIN DELETE FROM document; END",
    "CREATE VIEW more AS SELECT load_extension('/tmp/evil.so')",
    "CREATE VIRTUAL TABLE more USING fts5(body)",
    "CREATE TABLE more (a DEFAULT (randomblob(1000000000)))",
    "CREATE INDEX more ON entry (length(bytes))",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql='CREATE TABLE x(' WHERE name='member'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage=2 WHERE name='member'",
    "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema WHERE name='node_kept'",
  ]) func `tables that are not ours are not read by a verifier`(change: String) throws {
    try sqlite(change)
    let before = try Data(contentsOf: URL(filePath: small.path))
    do {
      let report = try LedgerVerification.run(file: small.path)
      // A page number is no part of the text that is compared: what it leads to is.
      #expect(report.result == .invalid, "\(change)")
    } catch let error as StoreError {
      #expect(error.exitCode == 3, "\(error)")
    }
    #expect(try Data(contentsOf: URL(filePath: small.path)) == before)
  }

  @Test func `a journal beside the file is a fault, and is not followed`() throws {
    let before = try Data(contentsOf: URL(filePath: small.path))
    let journal = small.path + "-journal"
    // As SQLite begins one, so that it would be rolled back by whoever opens the file to write.
    let mark: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
    let bytes = Data(mark + [UInt8](repeating: 7, count: 600))
    try bytes.write(to: URL(filePath: journal))
    let report = try LedgerVerification.run(
      file: small.path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .invalid)
    #expect(report.faults.map(\.code) == ["F-JOURNAL"])
    #expect(try Data(contentsOf: URL(filePath: small.path)) == before)
    #expect(try Data(contentsOf: URL(filePath: journal)) == bytes)
  }

  @Test(arguments: [100, 4096, 5000, 40_000])
  func `a file that ends early is never green`(size: Int) throws {
    try Data(contentsOf: URL(filePath: small.path)).prefix(size)
      .write(to: URL(filePath: small.path))
    do {
      #expect(try LedgerVerification.run(file: small.path).result == .invalid)
    } catch let error as StoreError {
      #expect(error.exitCode == 3 || error.exitCode == 10, "\(error)")
    }
  }

  @Test func `a file that is larger than its pages is never green`() throws {
    let handle = try #require(FileHandle(forWritingAtPath: small.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(repeating: 0, count: 8192))
    try handle.close()
    let before = try Data(contentsOf: URL(filePath: small.path))
    let report = try LedgerVerification.run(
      file: small.path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    // SQLite goes by the header: what it does not see says nothing, and changes nothing.
    #expect(report.result == .valid || report.faults.contains { $0.code == "F-FILE" })
    #expect(try Data(contentsOf: URL(filePath: small.path)) == before)
  }

  @Test func `a checkpoint that is kept for another size than it signs is a fault`() throws {
    try sqlite("UPDATE checkpoint SET size = size + 1")
    let report = try LedgerVerification.run(
      file: small.path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .invalid)
    #expect(report.faults.map(\.code) == ["F-CHECKPOINT"])
  }

  @Test func `a text that was altered is not shown to whoever votes on it`() throws {
    let charter = small.ledger.identity.charter
    let ledger = try OpenLedger(reading: small.path, heads: nil)
    #expect(try ledger.document(charter)?.digest == charter)
    try sqlite("UPDATE document SET bytes = CAST('# Another charter' AS BLOB)")
    let error = #expect(throws: LedgerError.self) { try ledger.document(charter) }
    #expect(error?.code == "E-DOCUMENT-ALTERED")
  }
}
