import GRDB
public import Governance
public import Sodium
public import TransparencyLog

/// The ledger as it stood when the reading began: the log, the documents, the register.
///
/// Valid only inside the closure of `LedgerFile.read` or `LedgerFile.record` that it was handed to.
public struct LedgerReading {
  let database: Database
  /// Entries recorded so far.
  public internal(set) var size: Int64
  /// The size without the entries of a transaction that may still come to nothing.
  let sizeOnDisk: Int64
  /// What need not be read or computed again; of the heads only those of the log as it is on disk.
  let remembered: RememberedLog?

  /// - Parameter size: how many entries there are, where that is known.
  init(
    _ database: Database, size: Int64? = nil, remembered: RememberedLog? = nil
  ) throws(StoreError) {
    self.database = database
    self.remembered = remembered
    if let size {
      self.size = size
      sizeOnDisk = size
      return
    }
    let last = try database.integer("SELECT max(number) FROM entry") ?? -1
    guard last < 1 << 53 else { throw .corrupt(detail: "an entry has the number \(last)") }
    self.size = last + 1
    sizeOnDisk = last + 1
  }

  /// How many rows the log has. Reads them all.
  public func entryCount() throws(StoreError) -> Int64 {
    try database.integer("SELECT count(*) FROM entry") ?? 0
  }

  /// The register, for reading only.
  public var register: SQLiteRegister { SQLiteRegister(database) }
}

/// Entries.
extension LedgerReading {
  /// The line of entry `number` without its line feed; nil where the log has none of that number.
  public func entry(_ number: Int64) throws(StoreError) -> [UInt8]? {
    try database.row("SELECT bytes FROM entry WHERE number = ?", [number]) { try $0.bytes(0) }
  }

  /// The lines of at most `count` entries from `number` on.
  public func entries(from number: Int64, count: Int64) throws(StoreError) -> [[UInt8]] {
    try database.rows(
      "SELECT bytes FROM entry WHERE number >= ? ORDER BY number LIMIT ?", [number, count]
    ) { try $0.bytes(0) }
  }

  /// Hands over every entry from `number` on, one after the other; only one is in memory.
  public func forEachEntry(
    from number: Int64 = 0, _ body: (_ number: Int64, _ bytes: [UInt8]) throws -> Void
  ) throws {
    let sql = "SELECT number, bytes FROM entry WHERE number >= ? ORDER BY number"
    // The caller may read entries meanwhile, so the statement must not be one that others share.
    let cursor = try throughSQLite {
      try Row.fetchCursor(database.makeStatement(sql: sql), arguments: [number])
    }
    while let row = try throughSQLite({ try cursor.next() }) {
      try body(try row.integer(0), try row.bytes(1))
    }
  }

  /// Hands over the entries of one author from `number` on, one after the other; offers of keys are not
  /// among them, as anybody can make them in anybody's name.
  public func forEachEntry(
    by author: Identifier, from number: Int64,
    _ body: (_ number: Int64, _ bytes: [UInt8]) throws -> Void
  ) throws {
    let sql = """
      SELECT number, bytes FROM entry WHERE author = ? AND number >= ? AND type <> 'key.offered'
      ORDER BY number
      """
    let cursor = try throughSQLite {
      try Row.fetchCursor(database.makeStatement(sql: sql), arguments: [author.text, number])
    }
    while let row = try throughSQLite({ try cursor.next() }) {
      try body(try row.integer(0), try row.bytes(1))
    }
  }

  /// The entry that recorded an event.
  public func entryNumber(ofEvent id: Digest) throws(StoreError) -> Int64? {
    try database.integer("SELECT number FROM entry WHERE id = ?", [id.data])
  }

  /// Hands over every row of the log by its number, whatever the number: for a verifier, which takes
  /// nothing for granted.
  public func forEachStoredEntry(_ body: (StoredEntry) throws -> Void) throws {
    let sql = """
      SELECT number, bytes, id, author, type, recorded, seen_size, entries_on_day FROM entry
      ORDER BY number
      """
    let cursor = try throughSQLite {
      try Row.fetchCursor(database.makeStatement(sql: sql))
    }
    while let row = try throughSQLite({ try cursor.next() }) {
      try body(
        StoredEntry(
          number: try row.integer(0), bytes: try? row.bytes(1), row: try? EntryRow(row, from: 2)))
    }
  }

  /// What an entry's row says besides its bytes: for a verifier, which computes the same from the bytes.
  public func row(ofEntry number: Int64) throws(StoreError) -> EntryRow? {
    try database.row(
      "SELECT id, author, type, recorded, seen_size, entries_on_day FROM entry WHERE number = ?",
      [number]
    ) { try EntryRow($0, from: 0) }
  }
}

/// One row of the log as it is on disk.
public struct StoredEntry: Sendable {
  public let number: Int64
  /// The entry's line; nil where there are no bytes in its place.
  public let bytes: [UInt8]?
  /// What stands beside them; nil where it is not of the form that a ledger has.
  public let row: EntryRow?
}

/// What stands beside an entry's bytes so that it can be found.
public struct EntryRow: Hashable, Sendable {
  public var id: Digest
  public var author: String
  public var type: String
  /// Seconds since 1970.
  public var recorded: Int64
  public var seenSize: Int64
  public var entriesOnDay: Int64

  public init(
    id: Digest, author: String, type: String, recorded: Int64, seenSize: Int64,
    entriesOnDay: Int64
  ) {
    self.id = id
    self.author = author
    self.type = type
    self.recorded = recorded
    self.seenSize = seenSize
    self.entriesOnDay = entriesOnDay
  }
}

extension EntryRow {
  init(_ row: Row, from first: Int) throws(StoreError) {
    self.init(
      id: try row.digest(first), author: try row.text(first + 1), type: try row.text(first + 2),
      recorded: try row.integer(first + 3), seenSize: try row.integer(first + 4),
      entriesOnDay: try row.integer(first + 5))
  }
}

extension LedgerReading: History {
  public func confirms(_ seen: Event.Seen) throws(StoreError) -> Bool {
    guard seen.size >= 0, seen.size <= size else { return false }
    return try root(ofSize: seen.size) == seen.root
  }

  public func isOwn(_ head: TreeHead) throws(StoreError) -> Bool {
    guard head.size >= 0, head.size <= size else { return false }
    return try root(ofSize: head.size) == head.root
  }

  public func recorded(entry number: Int64) throws(StoreError) -> Timestamp {
    if let time = remembered?.recorded(entry: number) { return time }
    let seconds = try database.integer("SELECT recorded FROM entry WHERE number = ?", [number])
    guard let time = seconds.flatMap({ Timestamp(seconds: $0) }) else {
      throw .corrupt(detail: "entry \(number) has no time")
    }
    remembered?.keep(time, ofEntry: number)
    return time
  }

  public func latest(by person: Identifier) throws(StoreError) -> AuthorTrace? {
    if let trace = remembered?.trace(of: person, size: size) { return trace }
    let sql = """
      SELECT seen_size, recorded, entries_on_day FROM entry
      WHERE author = ? AND type <> 'key.offered' ORDER BY number DESC LIMIT 1
      """
    let trace = try database.row(sql, [person.text]) { row in
      guard let time = Timestamp(seconds: try row.integer(1)) else {
        throw StoreError.corrupt(detail: "an entry by \(person) has no time")
      }
      return AuthorTrace(
        seenSize: try row.integer(0), day: time.calendarDay, entriesOnDay: try row.integer(2))
    }
    remembered?.keep(trace, of: person, size: size)
    return trace
  }

  public func entry(
    of event: Digest, by person: Identifier, seenSize size: Int64
  ) throws(StoreError) -> Int64? {
    try database.integer(
      "SELECT number FROM entry WHERE id = ? AND author = ? AND seen_size = ?",
      [event.data, person.text, size])
  }
}
