import Foundation
import LedgerStore
import Testing

@Suite("Opening a ledger") struct OpeningTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  @Test func `a new ledger is empty and can be opened again`() throws {
    let path = scratch.path()
    try LedgerFile.create(at: path).close()
    let ledger = try LedgerFile(opening: path)
    #expect(try ledger.read { $0.size } == 0)
    #expect(try ledger.damage() == [])
  }
}
