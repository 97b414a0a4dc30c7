import CShims
import Foundation
import GRDB

/// How a connection comes to be: what is set, what is read back, and in which order.
struct Opening {
  let path: String
  let readOnly: Bool
  /// Seconds for which another process may hold the file.
  let wait: Double

  /// - Parameter path: made absolute, because SQLite takes a path that begins with `file:` for a URI.
  init(path: String, readOnly: Bool, wait: Double = 5) {
    self.wait = wait
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    self.readOnly = readOnly
  }

  /// One more setting, and what SQLite answers when it has taken it.
  private struct Setting {
    let name: String
    let value: String
    let answer: String
  }

  private static let always = [
    Setting(name: "trusted_schema", value: "OFF", answer: "0"),
    Setting(name: "cell_size_check", value: "ON", answer: "1"),
    Setting(name: "foreign_keys", value: "OFF", answer: "0"),
  ]

  private static let whenWriting = [
    Setting(name: "journal_mode", value: "TRUNCATE", answer: "truncate"),
    Setting(name: "synchronous", value: "FULL", answer: "2"),
    Setting(name: "fullfsync", value: "ON", answer: "1"),
    Setting(name: "secure_delete", value: "ON", answer: "1"),
    Setting(name: "locking_mode", value: "NORMAL", answer: "normal"),
    Setting(name: "query_only", value: "OFF", answer: "0"),
  ]

  /// Seconds between two looks whether a file that is in use has become free. Always the same: SQLite's own
  /// waiting looks the more rarely the longer it lasts, so that of many who record those who came last go first,
  /// and some of the others give up.
  private static let pause = 0.002

  private static let areConnectionsDefended = gavel_defend_sqlite_connections() == 0

  private func connect() throws(StoreError) -> DatabaseQueue {
    guard Self.areConnectionsDefended else {
      throw .settingRefused(setting: "defensive mode", wanted: "on", found: "off")
    }
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .callback { [wait] tries in
      guard Double(tries) * Self.pause < wait else { return false }
      Thread.sleep(forTimeInterval: Self.pause)
      return true
    }
    configuration.foreignKeysEnabled = false
    configuration.label = "ledger"
    // The store begins and ends its transactions itself, and must be able to leave a failed one behind.
    configuration.allowsUnsafeTransactions = true
    return try throughSQLite { try DatabaseQueue(path: path, configuration: configuration) }
  }

  /// Opens a file whose header was found to be a ledger's. First its marks and tables are compared, then
  /// the settings are made, then read back.
  func open() throws(StoreError) -> DatabaseQueue {
    let mayWrite = FileManager.default.isWritableFile(atPath: path)
    if !readOnly, !mayWrite { throw .readOnly }
    if readOnly, mayWrite { try rollBackCrash() }
    let queue = try connect()
    try throughSQLite {
      try queue.read { database in
        try checkMarks(of: database)
        if let object = try Schema.difference(in: database) {
          throw StoreError.schemaAltered(path: path, object: object)
        }
      }
    }
    try settle(queue)
    return queue
  }

  /// A recording that was cut off leaves its journal, which a connection for reading can't roll back.
  private func rollBackCrash() throws(StoreError) {
    guard let size = SideFile.size(path + "-journal"), size > 0 else { return }
    let queue = try Opening(path: path, readOnly: false, wait: wait).connect()
    try throughSQLite {
      // Whether the journal is a crash's or that of somebody who records now, SQLite sees by the locks.
      _ = try queue.read { try Schema.objects(in: $0) }
      try queue.close()
    }
  }

  private func settle(_ queue: DatabaseQueue) throws(StoreError) {
    try throughSQLite {
      try queue.writeWithoutTransaction { database in
        let settings = Self.always + (readOnly ? [] : Self.whenWriting)
        for setting in settings {
          _ = try Row.fetchAll(database, sql: "PRAGMA \(setting.name) = \(setting.value)")
        }
        for setting in settings {
          let found = try String.fetchOne(database, sql: "PRAGMA \(setting.name)") ?? "nothing"
          guard found == setting.answer else {
            throw StoreError.settingRefused(
              setting: setting.name, wanted: setting.answer, found: found)
          }
        }
        guard try Self.isDefended(database) else {
          throw StoreError.settingRefused(setting: "defensive mode", wanted: "on", found: "off")
        }
        if !readOnly { try wipeLeftJournal(in: database) }
      }
    }
  }

  /// A recording that erased documents and was cut off before it wiped its journal leaves them in there.
  private func wipeLeftJournal(in database: Database) throws {
    guard let size = SideFile.size(path + "-journal"), size > 0 else { return }
    do {
      try Journal(of: path).wipe(in: database)
    } catch StoreError.busy {
      // Somebody records: it is that one's journal.
    }
  }

  /// No pragma tells the defensive mode: whether it is on shows where the schema could be written.
  private static func isDefended(_ database: Database) throws -> Bool {
    try database.execute(sql: "PRAGMA writable_schema = ON")
    let attempt = Result { try database.makeStatement(sql: "DELETE FROM sqlite_schema") }
    try database.execute(sql: "PRAGMA writable_schema = OFF")
    if case .failure(let error as DatabaseError) = attempt {
      return error.message?.hasSuffix("may not be modified") ?? false
    }
    return false
  }

  private func checkMarks(of database: Database) throws {
    let application = try Int64.fetchOne(database, sql: "PRAGMA application_id")
    guard application == Schema.applicationID else {
      throw StoreError.notALedger(path: path)
    }
    let version = try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version == Schema.version else {
      throw StoreError.newerSchema(path: path, found: version)
    }
  }

  /// Makes the file and its tables. Where that fails, the file is gone again.
  func create() throws(StoreError) {
    try make { queue in
      try queue.write { database in try Schema.create(in: database) }
      try queue.close()
    }
  }

  /// Makes a file that a backup is to fill, with nothing in it but a schema cookie: SQLite gives the copy the
  /// next one, which is to be the one that every ledger has.
  func createEmpty() throws(StoreError) -> DatabaseQueue {
    let cookie = try Schema.made.get().cookie
    return try make { queue in
      try queue.write { database in
        for change in 1..<cookie {
          try database.execute(
            sql: change % 2 == 1 ? "CREATE TABLE counted (change)" : "DROP TABLE counted")
        }
      }
      return queue
    }
  }

  private func make<Value>(_ fill: (DatabaseQueue) throws -> Value) throws(StoreError) -> Value {
    // SQLite would put the pages of a journal that waits under this name into the new file.
    for end in ["-journal", "-wal"] {
      if SideFile.size(path + end) != nil { throw .exists(path: path + end) }
    }
    do {
      try Data().write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch {
      if FileManager.default.fileExists(atPath: path) { throw .exists(path: path) }
      throw .ioError(detail: "\(path) can't be made: \(error.localizedDescription)")
    }
    do {
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      let queue = try connect()
      try settle(queue)
      let value = try fill(queue)
      try SideFile.synchronizeFolder(of: path)
      return value
    } catch {
      for name in [path, path + "-journal"] { try? FileManager.default.removeItem(atPath: name) }
      throw StoreError(error)
    }
  }
}
