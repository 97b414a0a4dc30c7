import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

@Suite("A published log") struct TileExportTests {
  let small: SmallConsortium

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
  }

  private func code(_ body: () throws -> Void) -> String? {
    #expect(throws: LedgerError.self) { try body() }?.code
  }

  @Test func `published step by step is byte for byte what is published at once, and more`() throws
  {
    var sizes: [Int64] = [0]
    for size in [9, 10, 255, 256, 257, 300] as [Int64] {
      try small.grow(to: size)
      let exported = try small.ledger.exportTiles(to: small.folder + "/steps")
      #expect(exported.before == sizes.last)
      #expect(exported.head == (try small.ledger.head()))
      sizes.append(size)
    }
    let steps = PublishedFolder(path: small.folder + "/steps")
    let all = try steps.files()
    for (name, bytes) in try small.publish(in: "at-once").files() {
      #expect(all[name] == bytes, "\(name)")
    }
    // The partial tiles of each size that was published are still there.
    for (old, size) in zip(sizes, sizes.dropFirst()) {
      for address in Tiles.addresses(from: old, to: size) { #expect(all[address.path] != nil) }
    }
    #expect(try steps.entries() == small.ledger.file.read { try $0.entries(from: 0, count: 300) })
    #expect(try small.publish(in: "again").files() == small.publish(in: "at-once").files())
  }

  @Test func `what is published already is not written again`() throws {
    let first = try small.ledger.exportTiles(to: small.folder + "/public")
    #expect(first.before == 0)
    #expect(first.documents == 1)
    let second = try small.ledger.exportTiles(to: small.folder + "/public")
    #expect(second.files == 0)
    #expect(second.before == second.head.size)
  }

  @Test func `its files can be read by the user that serves them`() throws {
    let published = try small.publish()
    for name in try published.files().keys {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: "\(published.path)/\(name)")
      let mode = try #require(attributes[.posixPermissions] as? Int)
      #expect(mode & 0o444 == 0o444, "\(name)")
    }
  }

  @Test func `an export that was stopped anywhere is run again`() throws {
    let whole = try small.publish(in: "whole").files()
    for name in whole.keys.sorted() {
      let published = try small.publish(in: "stopped")
      try published.remove("checkpoint")
      try published.write([1, 2, 3], to: ".unfinished")
      if name != "checkpoint" { try published.remove(name) }
      #expect(try small.publish(in: "stopped").files() == whole, "\(name)")
    }
  }

  @Test func `its head is kept as one that others have`() throws {
    let size = try small.publish().checkpoint().checkpoint.size
    try small.grow(to: size + 3)
    let kept = try small.ledger.file.read { try $0.checkpoint(ofSize: size) }
    #expect(kept?.isHandedOut == true)
  }

  @Test func `the folder of another ledger, and one that holds other things, stay as they are`()
    throws
  {
    let published = try small.publish()
    let other = RegistrarKey(
      origin: small.origin, secretKey: try SmallConsortium.key("somebody else"))
    let head = try published.checkpoint().checkpoint
    try published.write(other.signer.sign(head).bytes, to: "checkpoint")
    let before = try published.files()
    #expect(code { _ = try small.publish() } == "E-TILES-OTHER")
    try published.write(Array("no checkpoint\n".utf8), to: "checkpoint")
    #expect(code { _ = try small.publish() } == "E-TILES-OTHER")
    try published.write(try #require(before["checkpoint"]), to: "checkpoint")
    try published.write([1], to: "notes.txt")
    #expect(code { _ = try small.publish() } == "E-OUTPUT-EXISTS")
    #expect(before.keys.contains("notes.txt") == false)
  }

  @Test func `a file that lost entries, or went another way, is not published over more`() throws {
    let copy = small.folder + "/copy.gavel"
    _ = try small.ledger.backUp(to: copy)
    let other = try OpenLedger(opening: copy, heads: nil, clock: small.clock.registrar)
    try small.grow(to: try small.ledger.head().size + 2)
    let published = try small.publish()
    let before = try published.files()
    #expect(code { _ = try small.publish(of: other) } == "E-TILES-AHEAD")
    for title in ["Another", "And another"] {
      _ = try other.record(
        try other.sign(
          MotionProposed(body: id("board"), title: title, texts: [], acts: []),
          as: try small.signer(id("beta-rep"))), with: small.registrar)
    }
    #expect(code { _ = try small.publish(of: other) } == "E-TILES-FORKED")
    #expect(try published.files() == before)
  }
}

/// Programs that nobody here wrote, which tools/setup tests puts in place.
private enum Outside {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let tlog = root + "/.build/python-interop/bin/aics-tlog"
  static let goLibrary = "/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog"
  static let pythonIsThere = FileManager.default.isExecutableFile(atPath: tlog)
  static let goIsThere =
    FileManager.default.fileExists(atPath: goLibrary)
    && (try? shell("go version", in: "/"))?.status == 0
}

@Suite("A published ledger, as others read it") struct PublishedLedgerInteroperabilityTests {
  let small: SmallConsortium
  let published: PublishedFolder
  let key: String
  let size: Int64 = 300

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    try small.grow(to: size)
    published = try small.publish()
    key = small.registrar.verifierKey
  }

  @Test(
    .enabled(if: Outside.goIsThere, "no Go with golang.org/x/mod: run tools/setup tests"))
  func `Go's transparency log opens its head, reads its tiles and finds each entry in them`() throws
  {
    try published.write(try published.read("checkpoint"), to: "checkpoint.\(size)")
    let program = "\(small.folder)/log"
    let built = try shell(
      """
      GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= GOPROXY=off \
      GOCACHE='\(Outside.root)/.build/interop/cache' \
      go build -o '\(program)' '\(Outside.root)/tools/interop/log.go'
      """, in: small.folder)
    try #require(built.status == 0, "\(built.output)")
    func check() throws -> (status: Int32, output: String) {
      try shell("'\(program)' check '\(published.path)' '\(key)'", in: small.folder)
    }
    let checked = try check()
    #expect(checked.output == "checkpoints 1 inclusion 0 consistency 0\n")
    for name in ["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44"] {
      let bytes = try published.read(name)
      var altered = bytes
      altered[bytes.count / 2] ^= 0x04
      try published.write(altered, to: name)
      #expect(try check().status != 0, "\(name)")
      try published.write(bytes, to: name)
    }
  }

  @Test(
    .enabled(
      if: Outside.pythonIsThere,
      "no aics-tlog in .build/python-interop: run tools/setup tests with a Python 3.12"))
  func `aics-tlog finds an entry of the ledger in its tiles, and no other`() throws {
    for (index, wanted) in [(0, 0), (255, 255), (299, 299), (7, 8)] {
      let line = try #require(try small.ledger.file.read { try $0.entry(Int64(index)) })
      try Data(line).write(to: URL(filePath: small.folder + "/leaf"))
      let judged = try shell(
        """
        '\(Outside.tlog)' verify-inclusion --tiles '\(published.path)' --log-key '\(key)' \
        --quorum 0 --leaf leaf --index \(wanted)
        """, in: small.folder)
      #expect((judged.status == 0) == (index == wanted), "\(judged.output)")
    }
  }
}
