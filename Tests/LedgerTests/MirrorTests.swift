import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Synchronization
import Testing
import TransparencyLog

@Suite("A mirror") struct MirrorTests {
  let small: SmallConsortium
  let heads: OutsideHeads
  var path: String { small.folder + "/mirror.gavel" }

  init() throws {
    small = try SmallConsortium()
    heads = OutsideHeads(folder: small.folder + "/heads-of-the-mirror")
    try small.acceptCharter()
    try small.takeSeats()
  }

  @discardableResult
  private func follow(
    _ log: PublishedLog, genesis: Digest? = nil, heads: OutsideHeads? = nil,
    piece: Int64 = Mirror.entriesPerTransaction
  ) throws -> Mirror {
    try Mirror(
      of: log, into: path, heads: heads ?? self.heads, genesis: genesis, now: small.clock.now,
      entriesPerTransaction: piece)
  }

  private func refused(_ body: () throws -> Void) -> LedgerError? {
    let error = #expect(throws: LedgerError.self) { try body() }
    #expect(error?.exitStatus == 3)
    return error
  }

  private func lines(of path: String) throws -> [[UInt8]] {
    try LedgerFile(opening: path, readOnly: true).read { try $0.entries(from: 0, count: 1_000) }
  }

  @Test func `holds what is published, entry by entry and text by text, and verifies`() throws {
    let poll = try small.openPoll(
      "A text", texts: [HandedDocument(bytes: Array("What we decide.\n".utf8))])
    for voter in ["alpha", "beta", "gamma"] { try small.vote(.yes, by: voter, in: poll) }
    let first = try follow(try small.publish().log)
    #expect(first.isFirstContact)
    #expect(first.before == 0)
    try small.close(poll)
    try small.grow(to: 270)
    let second = try follow(try small.publish().log)
    #expect(!second.isFirstContact)
    #expect(second.before == first.head.size)
    #expect(second.head == (try small.ledger.head()))
    #expect(try lines(of: path) == lines(of: small.path))
    let report = try LedgerVerification.run(
      file: path, pins: VerificationPins(genesis: second.genesis))
    #expect(report.result == .valid, "\(report.faults) \(report.weaknesses)")
    // What was published before is kept, so that no later head can do without it.
    let kept = try LedgerFile(opening: path, readOnly: true).read {
      try $0.checkpoints().map(\.size)
    }
    #expect(kept == [first.head.size, second.head.size])
    #expect(try follow(try small.publish().log).before == second.head.size)
  }

  @Test func `knows the head that it saw on this computer from then on`() throws {
    let mirror = try follow(try small.publish().log)
    let known = try #require(try heads.head(of: small.origin.text))
    #expect(known.size == mirror.head.size && known.root == mirror.head.root)
    #expect(known.genesis == small.ledger.identity.genesis)
  }

  @Test func `that is stopped at any file goes on from there, and is never half a ledger`() throws {
    try small.grow(to: 600)
    let log = try small.publish().log
    let folder = try small.publish()
    var files = 0
    var stops = 0
    for stop in 0... {
      let left = Mutex(stop)
      let failing = PublishedLog("a failing place") { name, _ in
        let fails = left.withLock { left in
          left -= 1
          return left < 0
        }
        if fails { throw CocoaError(.fileReadUnknown) }
        return FileManager.default.fileExists(atPath: "\(folder.path)/\(name)")
          ? try folder.read(name) : nil
      }
      do {
        try follow(failing, piece: 256)
        files = stop
        break
      } catch is CocoaError {
        stops += 1
        #expect(!FileManager.default.fileExists(atPath: path))
      }
    }
    // Each time some of it was there already: one go takes more files than the last one took.
    #expect(stops > 3)
    #expect(files > 0)
    #expect(try lines(of: path) == lines(of: small.path))
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    try small.grow(to: 640)
    _ = try small.publish()
    let before = try Data(contentsOf: URL(filePath: path))
    let failing = PublishedLog("a failing place") { name, _ in
      if name.hasPrefix("tile/entries") { throw CocoaError(.fileReadUnknown) }
      return try folder.read(name)
    }
    #expect(throws: CocoaError.self) { try follow(failing) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(try follow(log).head.size == 640)
  }

  @Test func `that was killed while its file was made begins again`() throws {
    let log = try small.publish().log
    try Data("half a header".utf8).write(to: URL(filePath: path + ".part.new"))
    try Data("half a journal".utf8).write(to: URL(filePath: path + ".part.new-journal"))
    // And one that was killed before its first entry.
    try LedgerFile.create(at: path + ".part").close()
    #expect(try follow(log).head == small.ledger.head())
    let left = try FileManager.default.contentsOfDirectory(atPath: small.folder)
    #expect(left.filter { $0.hasPrefix("mirror.gavel.") } == [])
  }

  @Test func `takes no smaller head, and tells both`() throws {
    let size = try small.ledger.head().size
    let old = try small.publish(in: "old")
    try small.grow(to: size + 4)
    let newest = try follow(try small.publish().log).head
    let before = try Data(contentsOf: URL(filePath: path))
    let error = refused { try follow(try old.log) }
    #expect(error?.code == "E-PUBLISHED-BEHIND")
    let told = try #require(error?.sentence)
    #expect(told.contains(newest.root.hex))
    #expect(told.contains(try old.checkpoint().checkpoint.root.hex))
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test(arguments: [true, false])
  func `takes no other history, as long as it or longer, and tells both`(isLonger: Bool) throws {
    let copy = small.folder + "/other.gavel"
    _ = try small.ledger.backUp(to: copy)
    let other = try OpenLedger(opening: copy, heads: nil, clock: small.clock.registrar)
    try small.grow(to: try small.ledger.head().size + 1)
    let seen = try follow(try small.publish().log).head
    for number in 0..<(isLonger ? 5 : 1) {
      _ = try other.record(
        try other.sign(
          MotionProposed(body: id("board"), title: "Other \(number)", texts: [], acts: []),
          as: try small.signer(id("beta-rep"))), with: small.registrar)
    }
    let published = try small.publish(in: "other", of: other)
    let error = refused { try follow(try published.log) }
    #expect(error?.code == "E-PUBLISHED-FORKED")
    #expect(error?.sentence.contains(seen.root.hex) == true)
    #expect(error?.sentence.contains(try other.head().root.hex) == true)
    // Who has no mirror yet, and saw the head elsewhere on this computer, takes it no more.
    try FileManager.default.removeItem(atPath: path)
    #expect(refused { try follow(try published.log) }?.code == "E-PUBLISHED-FORKED")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `takes no other ledger than the one that is known`() throws {
    let other = try SmallConsortium(founded: "2026-01-05T09:00:01Z")
    let log = try other.publish().log
    let genesis = small.ledger.identity.genesis
    #expect(refused { try follow(log, genesis: genesis) }?.code == "E-PIN")
    try follow(try small.publish().log)
    #expect(refused { try follow(log) }?.code == "E-PUBLISHED-BEHIND")
    try FileManager.default.removeItem(atPath: path)
    #expect(refused { try follow(log) }?.code == "E-PIN")
  }

  @Test func `takes no head that the ledger's key has not signed`() throws {
    let published = try small.publish()
    let thief = RegistrarKey(origin: small.origin, secretKey: try SmallConsortium.key("thief"))
    let head = try published.checkpoint().checkpoint
    try published.write(thief.signer.sign(head).bytes, to: "checkpoint")
    #expect(throws: VerificationError.self) { try follow(try published.log) }
  }

  @Test func `takes no entry that nobody signed so, though the ledger's key signed the head`()
    throws
  {
    var lines = try small.lines()
    let victim = lines.count - 1
    let text = String(decoding: lines[victim], as: UTF8.self)
    lines[victim] = Array(text.replacing("board-delta", with: "board-gamma").utf8)
    let forged = small.folder + "/forged.gavel"
    try ForgedLedger.write(lines, like: small, to: forged)
    let ledger = try OpenLedger(opening: forged, heads: nil, clock: small.clock.registrar)
    let log = try small.publish(in: "forged", of: ledger).log
    let error = refused { try follow(log) }
    #expect(error?.code == "E-PUBLISHED-UNLAWFUL")
    #expect(error?.sentence.contains("entry \(victim) ") == true)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `is not misled by any altered file`() throws {
    try small.grow(to: 260)
    let published = try small.publish()
    let truth = try lines(of: small.path)
    let names = try published.files().keys.sorted()
    #expect(names.count == 7)
    for name in names {
      let bytes = try published.read(name)
      for place in [0, bytes.count / 2, bytes.count - 1] {
        var altered = bytes
        altered[place] ^= 0x01
        try published.write(altered, to: name)
        #expect(throws: (any Error).self, "\(name) at \(place)") {
          try follow(
            try published.log, heads: OutsideHeads(folder: small.folder + "/no-heads"))
        }
        try? FileManager.default.removeItem(atPath: path + ".part")
        try? FileManager.default.removeItem(atPath: path + ".part-journal")
      }
      try published.write(bytes, to: name)
    }
    try follow(try published.log)
    #expect(try lines(of: path) == truth)
  }

  @Test func `reads a partial tile out of the full one where only that is left`() throws {
    try small.grow(to: 250)
    let old = try small.publish(in: "old")
    try small.grow(to: 256)
    let published = try small.publish()
    try published.write(try old.read("checkpoint"), to: "checkpoint")
    #expect(try follow(try published.log).head.size == 250)
    #expect(try lines(of: path) == Array(lines(of: small.path).prefix(250)))
  }

  @Test func `says which file is missing`() throws {
    let published = try small.publish()
    let size = try published.checkpoint().checkpoint.size
    try published.remove("tile/entries/000.p/\(size)")
    let error = #expect(throws: LedgerError.self) { try follow(try published.log) }
    #expect(error?.code == "E-PUBLISHED-MISSING")
    #expect(error?.sentence.contains("tile/entries/000.p/\(size)") == true)
  }
}
