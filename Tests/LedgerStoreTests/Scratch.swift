import Foundation
import GRDB
import LedgerStore

/// A folder that goes when the test is over.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gavel-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func path(_ name: String = "book.gavel") -> String {
    folder.appendingPathComponent(name).path
  }

  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    return path(name)
  }

  /// A ledger with as many entries, closed.
  func ledger(_ name: String = "book.gavel", size: Int64 = 3) throws -> String {
    let ledger = try LedgerFile.create(at: path(name))
    try ledger.fill(to: size)
    try ledger.close()
    return path(name)
  }

  /// A ledger with the book in it, closed. It is recorded once, and copied for each test.
  func book(_ name: String = "book.gavel") throws -> String {
    try Self.recorded.get().write(to: folder.appendingPathComponent(name))
    return path(name)
  }

  private static let recorded = Result {
    let scratch = try Scratch()
    let ledger = try LedgerFile.create(at: scratch.path())
    try ledger.recordBook()
    try ledger.close()
    return try scratch.bytes(scratch.path())
  }

  /// Does to a file what any program with SQLite could do.
  func tamper(_ path: String, _ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }
}
