import Foundation
import GRDB

/// The rollback journal beside a ledger. It holds pages as they were before a transaction: after one that
/// erased documents they are in there, until it is wiped.
struct Journal {
  let path: String

  init(of ledger: String) {
    path = ledger + "-journal"
  }

  /// Whether its bytes stay after a commit, with only its head wiped.
  func keep(_ keeps: Bool, in database: Database) throws {
    let mode = keeps ? "persist" : "truncate"
    let found = try String.fetchOne(database, sql: "PRAGMA journal_mode = \(mode)") ?? "nothing"
    guard found == mode else {
      throw StoreError.settingRefused(setting: "journal_mode", wanted: mode, found: found)
    }
  }

  /// Overwrites what a finished transaction left in it, and empties it.
  ///
  /// - Throws: `StoreError.busy` where another process writes: then it is that one's journal by now.
  func wipe(in database: Database) throws {
    // Who holds this lock alone may write a journal, and has not begun to.
    try database.run("BEGIN IMMEDIATE")
    do {
      try overwrite()
    } catch {
      try database.rollback()
      throw error
    }
    try database.rollback()
  }

  private func overwrite() throws {
    guard let size = SideFile.size(path), size > 0 else { return }
    guard let file = FileHandle(forWritingAtPath: path) else {
      throw StoreError.ioError(detail: "\(path) can't be wiped")
    }
    let zeros = Data(count: 1 << 16)
    var left = size
    while left > 0 {
      try file.write(contentsOf: left < zeros.count ? zeros.prefix(left) : zeros)
      left -= min(left, zeros.count)
    }
    try file.synchronize()
    try file.truncate(atOffset: 0)
    try file.synchronize()
    try file.close()
  }
}
