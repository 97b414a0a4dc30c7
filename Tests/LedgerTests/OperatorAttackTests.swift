import Foundation
import Governance
import Ledger
import LedgerStore
import Signing
import Sodium
import Testing
import TransparencyLog

/// What an operator does to the past who has the file, the ledger's key and programs of its own, so
/// that tree, columns, register and checkpoint all fit again.
@Suite("An operator with the ledger's key") struct OperatorAttackTests {
  enum Rewriting: String, CaseIterable {
    case signedAgain, recordedEarlier, deleted, swapped, inserted
  }

  /// Alpha keeps the book. Its motion of entry 9 is the one that it would rather have worded otherwise;
  /// nothing refers to it. The others go on afterwards.
  private func book() throws -> SmallConsortium {
    let small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    try small.record(MotionProposed(body: id("board"), title: "Buy a boat"), by: "alpha-rep")
    for name in SmallConsortium.names {
      try small.record(
        MotionProposed(body: id("board"), title: "Motion of \(name)"), by: "\(name)-rep")
    }
    return small
  }

  private func rewrite(_ lines: [[UInt8]], _ rewriting: Rewriting) throws -> [[UInt8]] {
    var lines = lines
    let alpha = try SmallConsortium.key("alpha")
    let other = MotionProposed(body: id("board"), title: "Buy a bicycle")
    let again = try ForgedLedger.signedAgain(lines[9], as: other, by: alpha)
    switch rewriting {
    case .signedAgain: lines[9] = again
    case .recordedEarlier:
      let entry = try Entry(lines[9])
      lines[9] = Entry.bytes(
        event: entry.event.bytes, key: entry.key, recorded: entry.recorded.adding(-1),
        signature: entry.signature)
    case .deleted: lines.remove(at: 9)
    case .swapped: lines.swapAt(8, 9)
    case .inserted: lines.insert(again, at: 10)
    }
    return lines
  }

  @Test(arguments: Rewriting.allCases)
  func `who rewrites the past and signs it anew is betrayed by what members had seen`(
    rewriting: Rewriting
  ) throws {
    let small = try book()
    let path = small.folder + "/forged.gavel"
    try ForgedLedger.write(rewrite(try small.lines(), rewriting), like: small, to: path)
    let report = try LedgerVerification.run(
      file: path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .invalid)
    #expect(report.checks.contains { $0.name == "seen" && $0.state == .failed })
    #expect(try [8, 9, 10].contains(#require(report.faults.first?.entry)), "\(report.faults)")
    // The operator's own work fits: nothing but the members gives it away.
    for name in ["signatures", "nodes", "checkpoint"] {
      #expect(report.checks.contains { $0.name == name && $0.state == .passed }, "\(name)")
    }
  }

  @Test func `a text of another size than its motion tells is found, salted or not`() throws {
    let small = try book()
    let text = HandedDocument(bytes: Array("# Buy a boat\n".utf8))
    let annex = HandedDocument.salted(Array("The offer of the yard.\n".utf8))
    func motion(_ textSize: Int64, _ annexSize: Int64) -> MotionProposed {
      MotionProposed(
        body: id("board"), title: "Buy a boat",
        texts: [
          TextReference(name: text.name, size: textSize),
          TextReference(name: annex.name, size: annexSize, role: .annex),
        ])
    }
    try small.record(motion(13, 23), by: "alpha-rep", documents: [text, annex])
    _ = try small.ledger.exportTrail(to: small.folder + "/trail")
    let pins = VerificationPins(genesis: small.ledger.identity.genesis)
    #expect(try LedgerVerification.run(file: small.path, pins: pins).result == .valid)
    let lines = try small.lines()
    for (index, kind) in [motion(14, 23), motion(13, 24)].enumerated() {
      let forged = try ForgedLedger.signedAgain(
        lines[lines.count - 1], as: kind, by: try SmallConsortium.key("alpha"))
      let path = small.folder + "/forged-\(index).gavel"
      try ForgedLedger.write(lines.dropLast() + [forged], like: small, to: path)
      let inFile = try LedgerVerification.run(file: path, pins: pins)
      #expect(inFile.faults.contains { $0.code == "E-TEXT-SIZE" })
      try Data((lines.dropLast() + [forged]).flatMap { $0 + [10] }).write(
        to: URL(filePath: small.folder + "/trail/trail.jsonl"))
      let inTrail = try TrailVerification.run(folder: small.folder + "/trail", pins: pins)
      #expect(inTrail.faults.contains { $0.code == "E-TEXT-SIZE" })
    }
  }

  @Test func `what nobody has seen yet can be rewritten, and only a kept head tells`() throws {
    let small = try book()
    try small.record(MotionProposed(body: id("board"), title: "Buy a boat"), by: "alpha-rep")
    var lines = try small.lines()
    lines[lines.count - 1] = try ForgedLedger.signedAgain(
      lines[lines.count - 1], as: MotionProposed(body: id("board"), title: "Buy a bicycle"),
      by: try SmallConsortium.key("alpha"))
    let path = small.folder + "/forged.gavel"
    try ForgedLedger.write(lines, like: small, to: path)
    let genesis = small.ledger.identity.genesis
    #expect(
      try LedgerVerification.run(file: path, pins: VerificationPins(genesis: genesis)).result
        == .valid)
    let report = try LedgerVerification.run(
      file: path, pins: VerificationPins(head: try small.heads.head(of: small.origin.text)))
    #expect(report.result == .invalid)
    #expect(report.faults.map(\.code) == ["F-HEAD"])
    let error = #expect(throws: LedgerError.self) {
      try OpenLedger(opening: path, heads: small.heads, clock: small.clock.registrar)
    }
    #expect(error?.code == "E-HEAD-FORKED")
  }

  @Test func `a tail that is cut and signed anew is missed by head, number and copy`() throws {
    let small = try book()
    let lines = try small.lines()
    let path = small.folder + "/cut.gavel"
    try ForgedLedger.write(Array(lines.dropLast(2)), like: small, to: path)
    let genesis = small.ledger.identity.genesis
    // It is what the ledger once was: by itself it is sound.
    #expect(
      try LedgerVerification.run(file: path, pins: VerificationPins(genesis: genesis)).result
        == .valid)
    var report = try LedgerVerification.run(
      file: path,
      pins: VerificationPins(
        head: try small.heads.head(of: small.origin.text), atLeast: Int64(lines.count)))
    report.add(try CopyComparison(of: path, with: small.path), with: small.path)
    #expect(report.faults.map(\.code) == ["F-HEAD", "F-TOO-SHORT", "F-AGAINST"])
    let error = #expect(throws: LedgerError.self) {
      try OpenLedger(opening: path, heads: small.heads, clock: small.clock.registrar)
    }
    #expect(error?.code == "E-HEAD-BEHIND")
  }

  @Test func `a history rewritten from its genesis on is another ledger`() throws {
    let small = try book()
    let other = try SmallConsortium(founded: "2026-01-05T09:00:01Z")
    #expect(other.origin == small.origin)
    #expect(other.registrar.publicKey == small.registrar.publicKey)
    let report = try LedgerVerification.run(
      file: other.path, pins: VerificationPins(head: try small.heads.head(of: small.origin.text)))
    #expect(report.faults.first?.code == "F-GENESIS")
    let error = #expect(throws: LedgerError.self) {
      try OpenLedger(opening: other.path, heads: small.heads, clock: small.clock.registrar)
    }
    #expect(error?.code == "E-PIN")
  }

  @Test func `a head that was handed out and is not this log's shows that there are two logs`()
    throws
  {
    let small = try book()
    let shown = TreeHead(size: 7, root: SHA256.hash([7]))
    let checkpoint = small.registrar.signer.sign(Checkpoint(origin: small.origin, head: shown))
    try small.ledger.file.record { recording in
      try recording.put(checkpoint: checkpoint.bytes, size: 7, handedOut: true)
    }
    let report = try LedgerVerification.run(
      file: small.path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .invalid)
    #expect(report.faults.map(\.code) == ["F-ROOT"])
  }

  @Test func `two copies that were both written name the entry at which they part`() throws {
    let small = try book()
    let copy = small.folder + "/copy.gavel"
    try FileManager.default.copyItem(atPath: small.path, toPath: copy)
    let other = try OpenLedger(opening: copy, heads: nil, clock: small.clock.registrar)
    let size = try small.ledger.head().size
    let motion = MotionProposed(body: id("board"), title: "Meet in Oslo")
    let second = try other.record(
      try other.sign(motion, as: try small.signer(id("beta-rep"))), with: small.registrar)
    let first = try small.record(motion, by: "gamma-rep")
    #expect(first.entry == second.entry)
    // Each is sound by itself.
    var reports = try [small.path, copy].map {
      try LedgerVerification.run(
        file: $0, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    }
    #expect(reports.map(\.result) == [.valid, .valid])
    reports[0].add(try CopyComparison(of: small.path, with: copy), with: copy)
    #expect(reports[0].result == .invalid)
    #expect(reports[0].faults.map(\.code) == ["F-AGAINST"])
    #expect(reports[0].faults.first?.entry == size)
    let told = try #require(reports[0].faults.first?.message)
    for side in ["motion.proposed by gamma-rep", "motion.proposed by beta-rep", "first of 1;"] {
      #expect(told.contains(side), "\(told)")
    }
    let error = #expect(throws: LedgerError.self) {
      try OpenLedger(opening: copy, heads: small.heads, clock: small.clock.registrar)
    }
    #expect(error?.code == "E-HEAD-FORKED")
  }

  @Test func `an entry of another ledger of the same name does not fit in`() throws {
    let small = try book()
    // Beta's acceptance there, by the same key under the same origin, after beta's last word here.
    let other = try SmallConsortium(founded: "2026-01-06T09:00:00Z")
    try other.acceptCharter()
    var lines = try small.lines()
    lines.append(try other.lines()[2])
    let path = small.folder + "/forged.gavel"
    try ForgedLedger.write(lines, like: small, to: path)
    let report = try LedgerVerification.run(
      file: path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .invalid)
    let blamed = report.faults.filter { $0.entry == Int64(lines.count - 1) }
    #expect(blamed.map(\.code) == ["E-SEEN-BEHIND"])
    #expect(report.faults.contains { $0.code == "F-ENTRY-ALTERED" })
  }
}

@Suite("What is said of the signatures") struct SignatureTallyTests {
  private func verify(
    _ small: SmallConsortium, altering alter: (inout [[UInt8]]) throws -> Void
  ) throws -> (report: VerificationReport, check: VerificationReport.Check) {
    var lines = try small.lines()
    try alter(&lines)
    let trail = small.folder + "/" + UUID().uuidString
    _ = try small.ledger.exportTrail(to: trail)
    try Data(lines.joined(separator: [10]) + [10]).write(
      to: URL(filePath: trail + "/trail.jsonl"))
    let report = try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    return (report, try #require(report.checks.first { $0.name == "signatures" }))
  }

  @Test func `all fit where each was checked`() throws {
    let small = try SmallConsortium()
    try small.acceptCharter()
    let (report, check) = try verify(small) { _ in }
    #expect(report.result == .valid)
    #expect(check.state == .passed)
    #expect(check.detail == "all fit")
    #expect(check.counts == ["fit": 5, "unchecked": 0, "wrong": 0])
  }

  @Test func `those whose key is not known are counted, and not said to fit`() throws {
    let small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    let stranger = Fingerprint(of: try SmallConsortium.key("stranger").publicKey)
    // Beta's key is known from its acceptance on, which now names another.
    let (report, check) = try verify(small) { lines in
      let entry = try Entry(lines[2])
      lines[2] = Entry.bytes(
        event: entry.event.bytes, key: stranger, recorded: entry.recorded,
        signature: entry.signature)
    }
    #expect(report.result == .invalid)
    #expect(check.state == .skipped)
    #expect(check.detail == "7 fit, 2 not checked: their key is not known")
    #expect(check.counts == ["fit": 7, "unchecked": 2, "wrong": 0])
  }

  @Test func `those of what cannot be read are counted apart, beside wrong ones`() throws {
    let small = try SmallConsortium()
    try small.acceptCharter()
    let (_, check) = try verify(small) { lines in
      lines[4] = Array("{}".utf8)
      let entry = try Entry(lines[3])
      lines[3] = Entry.bytes(
        event: entry.event.bytes, key: entry.key, recorded: entry.recorded,
        signature: StoredSignature(try SmallConsortium.key("gamma").sign([1])))
    }
    #expect(check.state == .failed)
    #expect(check.detail == "3 fit, 1 wrong, 1 not checked: they cannot be read")
  }

  @Test func `a refused entry whose key its own data brings is checked all the same`() throws {
    let small = try SmallConsortium()
    try small.acceptCharter()
    // The same acceptance once more: refused, but by a key that is known.
    let (report, check) = try verify(small) { $0.append($0[4]) }
    #expect(report.result == .invalid)
    #expect(check.counts == ["fit": 6, "unchecked": 0, "wrong": 0])
  }

  @Test func `an empty log has none that fit`() throws {
    let small = try SmallConsortium()
    let trail = small.folder + "/trail"
    _ = try small.ledger.exportTrail(to: trail)
    try Data().write(to: URL(filePath: trail + "/trail.jsonl"))
    let report = try TrailVerification.run(folder: trail)
    #expect(report.checks.first { $0.name == "signatures" }?.state == .skipped)
    #expect(report.result == .invalid)
  }
}
