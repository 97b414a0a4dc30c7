import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

/// A consortium with one decision, and its exported trail.
private func decided() throws -> (small: SmallConsortium, trail: String) {
  let small = try SmallConsortium()
  try small.acceptCharter()
  try small.takeSeats()
  let text = HandedDocument(bytes: Array("# Be kind\n".utf8))
  let poll = try small.openPoll(
    "Adopt the code of conduct", texts: [text],
    acts: [Act(AdoptPolicy(policy: id("conduct"), title: "=Conduct, \"kind\"", text: text.digest))])
  for (name, choice) in zip(SmallConsortium.names, [Choice.yes, .yes, .no, .abstain]) {
    try small.vote(choice, by: name, in: poll)
  }
  try small.close(poll)
  let trail = small.folder + "/trail"
  _ = try small.ledger.exportTrail(to: trail)
  return (small, trail)
}

@Suite("Verifying a trail") struct TrailVerificationTests {
  @Test func `an exported trail verifies without any database`() throws {
    let (small, trail) = try decided()
    let report = try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.faults == [])
    #expect(report.result == .valid)
    #expect(report.entries == 16)
  }

  @Test func `without a pinned genesis the verdict is weaker`() throws {
    let (_, trail) = try decided()
    let report = try TrailVerification.run(folder: trail)
    #expect(report.faults == [])
    #expect(report.result == .weaker)
    #expect(report.exitStatus == 6)
  }

  @Test func `a withheld document weakens the verdict and is named`() throws {
    let (small, _) = try decided()
    let text = SHA256.hash(Array("# Be kind\n".utf8))
    let folder = small.folder + "/public"
    let exported = try small.ledger.exportTrail(to: folder, withholding: [text])
    #expect(exported.withheld == [text])
    let report = try TrailVerification.run(
      folder: folder, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .weaker)
    #expect(report.weaknesses.contains { $0.contains(text.hex) })
  }

  @Test func `two exports of one head are the same bytes`() throws {
    let (small, trail) = try decided()
    _ = try small.ledger.exportTrail(to: small.folder + "/again")
    #expect(try shell("diff -r \(trail) again", in: small.folder).status == 0)
  }

  @Test func `the checkpoint that left with a trail is kept when the ledger grows`() throws {
    let (small, trail) = try decided()
    let size = try small.ledger.head().size
    let left = try Data(contentsOf: URL(filePath: trail + "/checkpoint"))
    try small.record(MotionProposed(body: id("board"), title: "Go on"), by: "alpha-rep")
    let kept = try small.ledger.file.read { try $0.checkpoints() }
    #expect(kept.map(\.size) == [size, size + 1])
    #expect(kept.map(\.isHandedOut) == [true, false])
    #expect(kept.first.map { Data($0.note) } == left)
    // Also where the file was opened to be read, as the program does.
    let reader = try OpenLedger(reading: small.path, heads: nil)
    _ = try reader.exportTrail(to: small.folder + "/again")
    #expect(try small.ledger.file.read { try $0.checkpoint()?.isHandedOut } == true)
    let report = try LedgerVerification.run(
      file: small.path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .valid)
  }

  @Test func `a ledger made of a trail exports the same bytes again`() throws {
    let (small, trail) = try decided()
    let imported = small.folder + "/imported.gavel"
    _ = try OpenLedger.importTrail(from: trail, to: imported)
    let ledger = try OpenLedger(
      opening: imported, readOnly: true, heads: nil, clock: small.clock.registrar)
    _ = try ledger.exportTrail(to: small.folder + "/again")
    #expect(try shell("diff -r \(trail) again", in: small.folder).status == 0)
    let report = try LedgerVerification.run(file: imported)
    #expect(report.faults == [])
  }

  @Test func `a trail in a tar file is the same trail`() throws {
    let (small, trail) = try decided()
    let tar = small.folder + "/trail.tar"
    try TarFile.write(folder: trail, to: tar)
    try TarFile.unpack(tar, to: small.folder + "/unpacked")
    #expect(try shell("diff -r trail unpacked", in: small.folder).status == 0)
    let stock = try shell(
      "mkdir stock && tar -xf trail.tar -C stock && diff -r trail stock", in: small.folder)
    #expect(stock.status == 0, "\(stock.output)")
  }

  @Test(arguments: [
    "tar -cf evil.tar --transform 's,checkpoint,../escape,' -C trail checkpoint",
    "ln -s /etc/passwd trail/documents/link && tar -cf evil.tar -C trail documents/link",
    "tar -cf evil.tar -C trail checkpoint checkpoint",
    "tar -cf evil.tar -C trail checkpoint && truncate -s 600 evil.tar",
    "tar -cf evil.tar -C trail checkpoint && echo more >>evil.tar",
    "tar -cf evil.tar -C trail checkpoint && printf X | dd of=evil.tar bs=1 seek=3 conv=notrunc",
  ]) func `a tar file that holds anything else than a trail is not unpacked`(
    script: String
  ) throws {
    let (small, _) = try decided()
    #expect(try shell(script, in: small.folder).status == 0)
    #expect(throws: LedgerError.self) {
      try TarFile.unpack(small.folder + "/evil.tar", to: small.folder + "/unpacked")
    }
    #expect(!FileManager.default.fileExists(atPath: small.folder + "/escape"))
  }

  @Test func `a cell that a spreadsheet would compute is disarmed`() throws {
    let (_, trail) = try decided()
    let csv = try String(contentsOfFile: trail + "/tables/policies.csv", encoding: .utf8)
    #expect(csv.contains("\"'=Conduct, \"\"kind\"\"\""))
  }

  @Test func `the commands of CHECK.md confirm the trail with other programs`() throws {
    let (_, trail) = try decided()
    let page = try String(contentsOfFile: trail + "/CHECK.md", encoding: .utf8)
    var outputs: [String] = []
    for block in page.components(separatedBy: "```sh\n").dropFirst() {
      let script = block.components(separatedBy: "```")[0]
      let (status, output) = try shell("set -e\n" + script, in: trail)
      #expect(status == 0, "\(script)\n\(output)")
      outputs.append(output)
    }
    #expect(outputs.count == 5)
    #expect(outputs[1].contains("16 signatures fit"))
    #expect(outputs[2].contains("the checkpoint signs these entries"))
    #expect(outputs[3].contains("Signature Verified Successfully"))
    #expect(outputs[4].contains("the documents fit"))
  }

  @Test(arguments: [0, 3, 9, 12, 15]) func `a flipped byte in an event names its entry`(
    number: Int
  ) throws {
    let (small, trail) = try decided()
    let path = trail + "/trail.jsonl"
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    lines[number] = Substring(lines[number].replacing(":\"small.example", with: ":\"smell.example"))
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: false, encoding: .utf8)
    let report = try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .invalid)
    #expect(report.faults.first?.entry == Int64(number))
  }

  @Test func `a line cut from the end is missed by the checkpoint`() throws {
    let (small, trail) = try decided()
    #expect(try shell("sed -i '$d' trail.jsonl", in: trail).status == 0)
    let report = try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.faults.contains { $0.code == "F-ENTRY-MISSING" })
  }

  @Test func `a trail without entries is never green`() throws {
    let (_, trail) = try decided()
    #expect(try shell(": >trail.jsonl", in: trail).status == 0)
    let report = try TrailVerification.run(folder: trail)
    #expect(report.result == .invalid)
    #expect(report.faults.contains { $0.code == "F-EMPTY" })
  }

  @Test(arguments: ["extra.txt", "documents/readme", "tables/more.csv"])
  func `a file that no trail has is a fault`(name: String) throws {
    let (small, trail) = try decided()
    #expect(try shell("echo x >\(name)", in: trail).status == 0)
    let report = try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .invalid)
  }

  @Test func `a link in a trail is a fault`() throws {
    let (small, trail) = try decided()
    #expect(try shell("ln -s /etc/passwd documents/link", in: trail).status == 0)
    let report = try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .invalid)
  }

  @Test func `another genesis than the pinned one is a fault`() throws {
    let (_, trail) = try decided()
    let report = try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: SHA256.hash([1])))
    #expect(report.faults.contains { $0.code == "F-GENESIS" })
  }

  @Test func `fewer entries than asked for is a fault`() throws {
    let (small, trail) = try decided()
    let report = try TrailVerification.run(
      folder: trail,
      pins: VerificationPins(genesis: small.ledger.identity.genesis, atLeast: 17))
    #expect(report.faults.contains { $0.code == "F-TOO-SHORT" })
  }
}

@Suite("Verifying a ledger file") struct LedgerVerificationTests {
  @Test(arguments: [
    ("UPDATE member SET class = 'other'", "F-REGISTER"),
    ("DELETE FROM ballot WHERE rowid = (SELECT max(rowid) FROM ballot)", "F-REGISTER"),
    ("UPDATE node SET hash = zeroblob(32) WHERE level = 1", "F-NODE"),
    ("UPDATE entry SET author = 'beta-rep' WHERE number = 0", "F-ENTRY-COLUMNS"),
    ("UPDATE document SET bytes = x'00'", "F-DOCUMENT"),
    ("DELETE FROM checkpoint", "F-CHECKPOINT"),
    ("DELETE FROM entry WHERE number = 4", "F-ENTRY-MISSING"),
  ]) func `what somebody changed in the file is found`(sql: String, code: String) throws {
    let (small, _) = try decided()
    let triggers = try shell(
      "sqlite3 small.gavel \"SELECT 'DROP TRIGGER '||name||';' FROM sqlite_schema WHERE type='trigger'\"",
      in: small.folder
    ).output
    let restore = try shell(
      "sqlite3 small.gavel \"SELECT sql||';' FROM sqlite_schema WHERE type='trigger'\"",
      in: small.folder
    ).output
    try (triggers + sql + ";\n" + restore).write(
      toFile: small.folder + "/change.sql", atomically: true, encoding: .utf8)
    let changed = try shell("sqlite3 small.gavel <change.sql", in: small.folder)
    #expect(changed.status == 0, "\(changed.output)")
    let report = try LedgerVerification.run(
      file: small.path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .invalid)
    #expect(report.faults.contains { $0.code == code }, "\(report.faults)")
  }

  @Test(arguments: ["VACUUM", ".backup copy.gavel"])
  func `a ledger that SQLite packed or copied stays valid, and a remark says so`(
    command: String
  ) throws {
    let (small, _) = try decided()
    let pins = VerificationPins(genesis: small.ledger.identity.genesis)
    #expect(try LedgerVerification.run(file: small.path, pins: pins).remarks == [])
    let done = try shell("sqlite3 small.gavel '\(command)'", in: small.folder)
    #expect(done.status == 0, "\(done.output)")
    let file = small.folder + (command == "VACUUM" ? "/small.gavel" : "/copy.gavel")
    let report = try LedgerVerification.run(file: file, pins: pins)
    #expect(report.result == .valid, "\(report.faults)")
    #expect(report.remarks.count == 1 && report.remarks[0].contains("schema cookie"))
  }
}
