import Foundation
import LedgerStore
import Testing

@Suite("A private copy") struct PrivateCopyTests {
  let scratch: Scratch
  let path: String

  init() throws {
    scratch = try Scratch()
    path = try scratch.ledger(size: 3)
  }

  @Test func `what happens to the original is not seen by the copy`() throws {
    let copy = try LedgerFile.privateCopy(of: path)
    try LedgerFile(opening: path).fill(to: 5)
    #expect(try copy.read { $0.size } == 3)
    #expect(copy.path != path)
    #expect(copy.foreignJournal == nil)
  }

  @Test func `a copy is for reading`() throws {
    let copy = try LedgerFile.privateCopy(of: path)
    #expect(throws: StoreError.readOnly) { try copy.record { _ in } }
  }

  @Test func `nobody else can enter its folder, and it goes with its object`() throws {
    var copy: LedgerFile? = try LedgerFile.privateCopy(of: path)
    let folder = try #require(
      copy.map { URL(fileURLWithPath: $0.path).deletingLastPathComponent() })
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions]
    #expect(mode as? Int == 0o700)
    copy = nil
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `the empty journal that our own transactions leave is not foreign`() throws {
    #expect(FileManager.default.fileExists(atPath: path + "-journal"))
    #expect(try LedgerFile.privateCopy(of: path).foreignJournal == nil)
  }

  @Test(arguments: ["-journal", "-wal"]) func `a journal beside the file is named`(
    end: String
  ) throws {
    _ = try scratch.write("not ours", to: "book.gavel\(end)")
    let copy = try LedgerFile.privateCopy(of: path)
    #expect(copy.foreignJournal == path + end)
    #expect(try copy.read { $0.size } == 3)
    #expect(try scratch.bytes(path + end) == Data("not ours".utf8))
  }

  @Test func `a link is followed to the file`() throws {
    let link = scratch.path("link.gavel")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(try LedgerFile.privateCopy(of: link).read { $0.size } == 3)
  }

  @Test func `what is no ledger leaves no copy behind`() throws {
    let text = try scratch.write(String(repeating: "no ledger ", count: 50), to: "text")
    #expect(throws: StoreError.notALedger(path: text)) { try LedgerFile.privateCopy(of: text) }
    let missing = scratch.path("other")
    #expect(throws: StoreError.missing(path: missing)) { try LedgerFile.privateCopy(of: missing) }
  }

  @Test func `damage to a page is found`() throws {
    try LedgerFile(opening: path).fill(to: 60)
    var bytes = try scratch.bytes(path)
    let middle = bytes.count - 4096 - 2000
    bytes.replaceSubrange(middle..<middle + 200, with: Data(repeating: 0xFF, count: 200))
    try bytes.write(to: URL(fileURLWithPath: path))
    let copy = try LedgerFile.privateCopy(of: path)
    let sizes = Result { try copy.damage() }
    switch sizes {
    case .success(let found): #expect(found != [])
    case .failure(let error as StoreError): #expect(error.exitCode == 3)
    case .failure(let error): Issue.record(error)
    }
  }
}
