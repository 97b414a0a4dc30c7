import Foundation
import GRDB
import Governance
import Testing

@testable import LedgerStore

@Suite("Recording") struct RecordingTests {
  let scratch: Scratch
  let path: String

  init() throws {
    scratch = try Scratch()
    path = try scratch.ledger(size: 2)
  }

  struct Change: Error {}

  @Test func `a recording that is given up leaves nothing`() throws {
    let ledger = try LedgerFile(opening: path)
    #expect(throws: Change.self) {
      try ledger.record { recording throws in
        try recording.register.apply(.counter(Counter(series: "s", last: 1)))
        try recording.put(document: [1, 2, 3])
        try recording.append(entry(2), number: 2)
        try recording.put(checkpoint: [1], size: 3, handedOut: true)
        throw Change()
      }
    }
    try ledger.read { reading throws in
      #expect(reading.size == 2)
      #expect(try reading.register.counter("s") == nil)
      #expect(try reading.documents() == [])
      #expect(try reading.checkpoints() == [])
      #expect(try reading.nodeCount() == 3)
    }
    try ledger.fill(to: 3)
    #expect(try ledger.read { $0.size } == 3)
  }

  @Test func `what was recorded is there after opening again`() throws {
    let written = try entry(2)
    let ledger = try LedgerFile(opening: path)
    try ledger.record { recording throws in
      try recording.register.apply(.counter(Counter(series: "s", last: 1)))
      try recording.put(document: [1, 2, 3])
      try recording.append(written, number: 2)
      try recording.put(checkpoint: [9], size: 3, handedOut: false)
      #expect(recording.reading.size == 3)
    }
    try ledger.close()
    try LedgerFile(opening: path).read { reading throws in
      #expect(reading.size == 3)
      #expect(try reading.entry(2) == written.bytes)
      #expect(try reading.register.counter("s")?.last == 1)
      #expect(try reading.documents() == [StoredDocument.digest(of: [1, 2, 3])])
      #expect(try reading.checkpoint()?.note == [9])
    }
  }

  @Test func `two do not record at once`() throws {
    let first = try LedgerFile(opening: path)
    let second = try LedgerFile(path: path, readOnly: false, wait: 0.1)
    try first.record { recording throws in
      #expect(throws: StoreError.busy) { try second.record { _ in } }
      try recording.append(entry(2), number: 2)
    }
    try second.fill(to: 4)
    #expect(try first.read { $0.size } == 4)
  }

  @Test func `a reader that does not let go makes the recorder busy, not dead`() throws {
    let reader = try LedgerFile(opening: path, readOnly: true)
    let recorder = try LedgerFile(path: path, readOnly: false, wait: 0.1)
    try reader.read { reading throws in
      #expect(throws: StoreError.busy) { try recorder.fill(to: 3) }
      #expect(try reading.entry(2) == nil)
    }
    try recorder.fill(to: 3)
    #expect(try reader.read { $0.size } == 3)
  }

  @Test func `a full disk kills the handle, and the file is as it was`() throws {
    let ledger = try LedgerFile(opening: path)
    #expect(throws: StoreError.full) {
      try ledger.record { recording throws in
        try Self.limitSize(of: recording)
        try recording.append(entry(2), number: 2)
        try recording.put(document: Array(repeating: 65, count: 1 << 20))
      }
    }
    #expect(throws: StoreError.dead) { try ledger.read { $0.size } }
    #expect(throws: StoreError.dead) { try ledger.fill(to: 3) }
    let again = try LedgerFile(opening: path)
    #expect(try again.read { $0.size } == 2)
    #expect(try again.damage() == [])
    try again.fill(to: 3)
  }

  @Test func `a failure that the caller overlooks is not committed`() throws {
    let ledger = try LedgerFile(opening: path)
    #expect(throws: StoreError.self) {
      try ledger.record { recording throws in
        try Self.limitSize(of: recording)
        try recording.append(entry(2), number: 2)
        _ = try? recording.put(document: Array(repeating: 65, count: 1 << 20))
      }
    }
    #expect(try LedgerFile(opening: path).read { $0.size } == 2)
  }

  /// From now on the file can't grow: what a full disk looks like from within.
  private static func limitSize(of recording: LedgerRecording) throws {
    let database = recording.reading.database
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    _ = try Row.fetchAll(database, sql: "PRAGMA max_page_count = \(pages)")
  }

  @Test func `a crash within a recording leaves the ledger as it was`() throws {
    let image = scratch.path("image.gavel")
    try recordAndCrash(leaving: image)
    #expect(try scratch.bytes(image) != scratch.bytes(path), "pages were written before the crash")
    let ledger = try LedgerFile(opening: image)
    #expect(try ledger.read { $0.size } == 2)
    #expect(try ledger.damage() == [])
    #expect(try ledger.read { try $0.documents() } == [])
  }

  @Test func `who only reads after a crash reads the ledger as it was`() throws {
    let image = scratch.path("image.gavel")
    try recordAndCrash(leaving: image)
    let ledger = try LedgerFile(opening: image, readOnly: true)
    #expect(try ledger.read { $0.size } == 2)
    #expect(try ledger.damage() == [])
  }

  @Test func `who reads while somebody records does not disturb`() throws {
    let recorder = try LedgerFile(opening: path)
    try recorder.record { recording throws in
      try recording.append(entry(2), number: 2)
      let reader = try LedgerFile(opening: path, readOnly: true)
      #expect(try reader.read { $0.size } == 2)
    }
    #expect(try recorder.read { $0.size } == 3)
  }

  @Test func `a verifier names the journal of a crash and does not follow it`() throws {
    let image = scratch.path("image.gavel")
    try recordAndCrash(leaving: image)
    let copy = try? LedgerFile.privateCopy(of: image)
    #expect(copy?.foreignJournal == image + "-journal")
    #expect(try scratch.bytes(image + "-journal").isEmpty == false)
  }

  /// Copies file and journal in the middle of a transaction that has already reached the file.
  private func recordAndCrash(leaving image: String) throws {
    let ledger = try LedgerFile(opening: path)
    #expect(throws: Change.self) {
      try ledger.record { recording throws in
        try recording.reading.database.execute(sql: "PRAGMA cache_size = 2")
        try recording.append(entry(2), number: 2)
        for number in 0..<64 {
          try recording.put(document: Array(repeating: UInt8(number), count: 10_000))
        }
        for end in ["", "-journal"] {
          try FileManager.default.copyItem(atPath: path + end, toPath: image + end)
        }
        throw Change()
      }
    }
  }
}
