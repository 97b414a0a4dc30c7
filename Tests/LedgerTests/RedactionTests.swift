import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

/// A text of which no part stands anywhere else, in pieces that can be looked for.
private struct Remark {
  let document: HandedDocument

  /// - Parameter size: bytes of the text, 16 at least.
  init(_ seed: String, size: Int) {
    var text: [UInt8] = []
    var count = 0
    while text.count < size {
      text += Array(SHA256.hash(Array("\(seed) \(count)".utf8)).hex.utf8)
      count += 1
    }
    document = HandedDocument(
      bytes: Array(text.prefix(size)), salt: SHA256.hash(Array("salt of \(seed)".utf8)).bytes)
  }

  /// Files of a folder in which 16 bytes of the text, or of its salt, stand one after the other.
  func files(in folder: String) throws -> [String] {
    var pieces: Set<Window> = []
    for bytes in [document.salt ?? [], document.bytes] {
      for start in stride(from: 0, through: bytes.count - 16, by: 8) {
        pieces.insert(Window(bytes[start..<start + 16]))
      }
    }
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
      // What can't be read so is a folder.
      let data = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
      var window = Window([])
      return data.contains { byte in
        window.slide(over: byte)
        return pieces.contains(window)
      }
    }
  }

  /// 16 bytes in a row.
  private struct Window: Hashable {
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    init(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { slide(over: byte) }
    }

    mutating func slide(over byte: UInt8) {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
  }
}

@Suite("Redaction by motion") struct RedactionTests {
  let small: SmallConsortium

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
  }

  /// Names remarks as annexes of a motion.
  private func name(_ remarks: [Remark]) throws {
    let text = HandedDocument(bytes: Array("What remains.\n".utf8))
    let annexes = remarks.map {
      TextReference(
        name: $0.document.name, size: Int64($0.document.bytes.count), role: .annex)
    }
    try small.record(
      MotionProposed(
        body: id("board"), title: "Remarks",
        texts: [TextReference(name: text.name, size: Int64(text.bytes.count))] + annexes),
      by: "alpha-rep", documents: [text] + remarks.map(\.document))
  }

  private func redact(_ remarks: [Remark]) throws {
    let poll = try small.openPoll(
      "Redact", acts: remarks.map { Act(RedactDocument(document: $0.document.digest)) })
    for voter in ["alpha", "beta", "gamma"] { try small.vote(.yes, by: voter, in: poll) }
    try small.close(poll)
  }

  private func verify() throws -> VerificationReport {
    try LedgerVerification.run(
      file: small.path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
  }

  @Test(arguments: [20, 600, 3_000, 100_000])
  func `of a redacted document no byte is left, and every proof holds`(size: Int) throws {
    let remark = Remark("one", size: size)
    let kept = Remark("another", size: size)
    try name([kept, remark])
    #expect(try remark.files(in: small.folder) == ["small.gavel"])
    let before = try small.ledger.head()
    try redact([remark])
    #expect(try remark.files(in: small.folder) == [])
    #expect(try kept.files(in: small.folder) == ["small.gavel"])
    let report = try verify()
    #expect(report.faults == [])
    #expect(report.result == .valid)
    #expect(report.remarks == [])
    #expect(
      report.checks.first { $0.name == "documents" }?.detail.hasSuffix("1 redacted by motion")
        == true)
    // What was proven before is proven still: the head that the members had seen is in this log.
    let seen = OutsideHead(
      origin: small.origin.text, genesis: small.ledger.identity.genesis,
      keys: try small.ledger.keys(), size: before.size, root: before.root,
      checked: small.clock.now)
    #expect(
      try LedgerVerification.run(file: small.path, pins: VerificationPins(head: seen)).result
        == .valid)
  }

  @Test func `takes what was redacted out of the published log, too`() throws {
    let remarks = [Remark("gone", size: 4_000), Remark("kept", size: 4_000)]
    try name(remarks)
    let folder = small.folder + "/public"
    _ = try small.ledger.exportTiles(to: folder)
    for remark in remarks { #expect(try remark.files(in: folder).count == 2) }
    try redact([remarks[0]])
    let exported = try small.ledger.exportTiles(to: folder)
    #expect(try remarks[0].files(in: folder).isEmpty)
    #expect(try remarks[1].files(in: folder).count == 2)
    #expect(
      exported.documents
        == FileManager.default.subpaths(atPath: folder + "/documents")?
        .count(where: { !$0.hasSuffix(".salt") }))
  }

  @Test func `of many that go one after the other no byte is left either`() throws {
    let remarks = (0..<30).map { Remark("remark \($0)", size: 30 + 97 * $0) }
    for start in stride(from: 0, to: 30, by: 10) { try name(Array(remarks[start..<start + 10])) }
    let gone = stride(from: 0, to: 30, by: 2).map { remarks[$0] }
    for start in stride(from: 0, to: gone.count, by: 5) {
      try redact(Array(gone[start..<start + 5]))
    }
    for remark in gone { #expect(try remark.files(in: small.folder) == []) }
    #expect(try verify().result == .valid)
  }

  @Test func `an export after a redaction does not hold it, and is valid, not weaker`() throws {
    let remark = Remark("one", size: 500)
    try name([remark])
    try redact([remark])
    let trail = small.folder + "/trail"
    let exported = try small.ledger.exportTrail(to: trail)
    #expect(exported.withheld == [])
    #expect(try remark.files(in: trail) == [])
    let report = try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.faults == [])
    #expect(report.result == .valid)
    let copy = small.folder + "/copy.gavel"
    _ = try OpenLedger.importTrail(
      from: trail, to: copy, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(
      try LedgerVerification.run(
        file: copy, pins: VerificationPins(genesis: small.ledger.identity.genesis)
      ).result == .valid)
  }

  @Test func `a trail that still holds what it says was redacted is no valid one`() throws {
    let remark = Remark("one", size: 500)
    try name([remark])
    try redact([remark])
    let trail = small.folder + "/trail"
    _ = try small.ledger.exportTrail(to: trail)
    let path = "\(trail)/documents/\(remark.document.digest.hex)"
    try Data(remark.document.bytes).write(to: URL(fileURLWithPath: path))
    try Data(remark.document.salt ?? []).write(to: URL(fileURLWithPath: path + ".salt"))
    let report = try TrailVerification.run(folder: trail)
    #expect(report.faults.contains { $0.message.contains("is still there") })
    #expect(report.result == .invalid)
  }

  @Test func `a redacted document that is handed over again is refused`() throws {
    let remark = Remark("one", size: 500)
    try name([remark])
    try redact([remark])
    #expect {
      try name([remark])
    } throws: {
      ($0 as? Refusal)?.code == .documentRedacted
    }
    #expect(try remark.files(in: small.folder) == [])
  }
}

@Suite("Confidential documents") struct ConfidentialDocumentTests {
  let small: SmallConsortium
  let terms = HandedDocument(bytes: Array("The price is 7.\n".utf8))

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    let text = TextReference(
      name: terms.name, size: Int64(terms.bytes.count), access: "body:board")
    try small.record(
      MotionProposed(body: id("board"), title: "A lease", texts: [text]), by: "alpha-rep",
      documents: [terms])
  }

  private func export(for readers: TrailReaders, to name: String) throws -> (
    trail: String, withheld: [Digest]
  ) {
    let trail = "\(small.folder)/\(name)"
    return (trail, try small.ledger.exportTrail(to: trail, for: readers).withheld)
  }

  private func verify(_ trail: String) throws -> VerificationReport {
    try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: small.ledger.identity.genesis))
  }

  @Test func `a public trail leaves them out, says so, and proves the rest`() throws {
    let (trail, withheld) = try export(for: .everybody, to: "public")
    #expect(withheld == [terms.digest])
    let report = try verify(trail)
    #expect(report.faults == [])
    #expect(report.result == .weaker)
    #expect(
      report.weaknesses == [
        "the document \(terms.digest.hex) is withheld: it is confidential to board"
      ])
  }

  @Test func `a trail for the body, or for who may read all, holds them`() throws {
    for (name, readers) in [("ours", TrailReaders.bodies([id("board")])), ("all", .all)] {
      let (trail, withheld) = try export(for: readers, to: name)
      #expect(withheld == [])
      #expect(try verify(trail).result == .valid)
    }
    #expect(try export(for: .bodies([id("toc")]), to: "others").withheld == [terms.digest])
  }

  @Test func `once a motion has published one, every trail holds it`() throws {
    let poll = try small.openPoll("Publish", acts: [Act(PublishDocument(document: terms.digest))])
    for voter in ["alpha", "beta", "gamma"] { try small.vote(.yes, by: voter, in: poll) }
    try small.close(poll)
    #expect(try export(for: .everybody, to: "public").withheld == [])
  }
}
