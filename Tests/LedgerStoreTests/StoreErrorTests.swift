import GRDB
import Testing

@testable import LedgerStore

@Suite("Failures of the store") struct StoreErrorTests {
  static let all: [StoreError] = [
    .missing(path: "a"), .exists(path: "a"), .notALedger(path: "a"),
    .foreignFile(path: "a", found: "b"), .newerSchema(path: "a", found: 2),
    .schemaAltered(path: "a", object: "b"),
    .settingRefused(setting: "a", wanted: "b", found: "c"), .readOnly, .busy, .full,
    .ioError(detail: "a"), .dead, .uncertain(.full), .corrupt(detail: "a"),
    .failed(code: 1, detail: "a"),
  ]

  @Test func `every failure has a code, a sentence and a next step of its own`() {
    #expect(Set(Self.all.map(\.code)).count == Self.all.count)
    #expect(Set(Self.all.map(\.sentence)).count == Self.all.count)
    for error in Self.all {
      #expect(error.code.hasPrefix("E-STORE-"))
      #expect(!error.nextStep.isEmpty)
      #expect(error.description == "\(error.sentence) [\(error.code)]")
    }
  }

  @Test func `exit codes are those of the program`() {
    #expect(StoreError.missing(path: "a").exitCode == 10)
    #expect(StoreError.notALedger(path: "a").exitCode == 10)
    #expect(StoreError.busy.exitCode == 11)
    #expect(StoreError.corrupt(detail: "a").exitCode == 3)
    #expect(StoreError.schemaAltered(path: "a", object: "b").exitCode == 3)
    #expect(StoreError.full.exitCode == 1)
    #expect(StoreError.dead.exitCode == 1)
    #expect(StoreError.uncertain(.full).exitCode == 13)
  }

  @Test(arguments: [
    (ResultCode.SQLITE_BUSY, "E-STORE-BUSY"), (.SQLITE_LOCKED, "E-STORE-BUSY"),
    (.SQLITE_FULL, "E-STORE-FULL"), (.SQLITE_IOERR_FSYNC, "E-STORE-IO"),
    (.SQLITE_CANTOPEN, "E-STORE-IO"), (.SQLITE_CORRUPT, "E-STORE-CORRUPT"),
    (.SQLITE_NOTADB, "E-STORE-CORRUPT"), (.SQLITE_READONLY_DIRECTORY, "E-STORE-READ-ONLY"),
    (.SQLITE_MISUSE, "E-STORE-FAILED"),
  ]) func `SQLite's codes have a meaning`(code: ResultCode, name: String) {
    #expect(StoreError(DatabaseError(resultCode: code)).code == name)
  }

  @Test func `a disk that failed once is not trusted again`() {
    let fatal = Self.all.filter(\.isFatal).map(\.code)
    #expect(fatal == ["E-STORE-FULL", "E-STORE-IO", "E-STORE-CORRUPT"])
  }
}
