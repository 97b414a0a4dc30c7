import GRDB
import Sodium

/// The tables of a ledger's file, as schema/sql makes them, and the marks by which the file is known.
enum Schema {
  /// `Gavl`, at byte 68 of the file.
  static let applicationID: Int64 = 0x4761_766C
  /// At byte 60 of the file: how many migrations have made it. A file of a higher one is not touched.
  static let version = Int64(migrations.count)

  /// One table, index, view or trigger, as `sqlite_schema` lists it.
  struct Object: Hashable {
    let name: String
    /// Type, name, table and the statement that made it, with zero bytes between them: two Strings can
    /// be equal and differ in their bytes.
    let bytes: [UInt8]
  }

  /// What leads from each version to the next, the first from an empty file, by their numbers in
  /// schema/sql. Released ones stay as they are: a file of every version is kept under Tests/Formats.
  private static let migrations: [[[UInt8]]] = [
    [
      PackageResources.m0001_log_sql, PackageResources.m0001_membership_sql,
      PackageResources.m0001_bodies_sql, PackageResources.m0001_decisions_sql,
      PackageResources.m0001_meetings_sql, PackageResources.m0001_roll_calls_sql,
      PackageResources.m0001_dissents_sql,
      PackageResources.m0001_old_decisions_sql,
      PackageResources.m0001_rosters_sql,
      PackageResources.m0001_documents_sql,
      PackageResources.m0001_authority_sql,
      PackageResources.m0001_objectives_sql, PackageResources.m0001_risks_sql,
      PackageResources.m0001_initiatives_sql,
      PackageResources.m0001_affiliations_sql,
      PackageResources.m0001_moves_sql,
      PackageResources.m0001_keys_sql,
      PackageResources.m0001_key_handings_sql,
      PackageResources.m0001_interests_sql, PackageResources.m0001_proxies_sql,
      PackageResources.m0001_formalities_sql,
      PackageResources.m0001_absences_sql,
      PackageResources.m0001_procedure_sql, PackageResources.m0001_consent_sql,
      PackageResources.m0001_ratifications_sql, PackageResources.m0001_rulings_sql,
      PackageResources.m0001_hearings_sql, PackageResources.m0001_cosigned_heads_sql,
      PackageResources.m0001_held_ballots_sql,
      PackageResources.m0001_views_sql,
    ]
  ]

  /// Makes the tables and marks in an empty database.
  static func create(in database: Database) throws {
    for statements in migrations.joined() {
      try database.execute(sql: String(decoding: statements, as: UTF8.self))
    }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// What the database holds.
  static func objects(in database: Database) throws -> [Object] {
    try Row.fetchAll(
      database, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    ).map { row in
      // An index that SQLite made by itself has no statement. Bytes that are not marked as a text are
      // something else, even where they spell the same.
      let parts = (0..<4).map { column in
        if case .string(let text) = (row[column] as DatabaseValue).storage { text } else { "" }
      }
      return Object(name: parts[1], bytes: Array(parts.joined(separator: "\0").utf8))
    }
  }

  /// What a ledger holds and how often making it changed the tables, read from one in memory.
  static let made: Result<(objects: [Object], cookie: Int64), StoreError> = Result {
    () throws(StoreError) in
    try throughSQLite {
      try DatabaseQueue().write { database in
        try create(in: database)
        let cookie = try Int64.fetchOne(database, sql: "PRAGMA schema_version") ?? 0
        return (try objects(in: database), cookie)
      }
    }
  }

  /// SHA-256 over what a ledger holds, each object after its length in bytes. To make the tables in memory at
  /// each start, only to find that a file has the same, took longer than all else that a command does.
  static let fingerprint =
    "3ef39bc55717294bc215b6b36446c72ee89c052d7a3433b69408ce4afbe400ab"

  static func fingerprint(of objects: [Object]) -> String {
    var bytes: [UInt8] = []
    for object in objects {
      bytes += "\(object.bytes.count) ".utf8
      bytes += object.bytes
    }
    return SHA256.hash(bytes).hex
  }

  /// The first object that is not as it should be, and what is wrong with it.
  static func difference(in database: Database) throws -> String? {
    let found = try objects(in: database)
    if fingerprint(of: found) == fingerprint { return nil }
    let expected = try made.get().objects
    guard found != expected else { return nil }
    let unknown = Set(found).subtracting(expected).map(\.name).sorted()
    let lost = Set(expected).subtracting(found).map(\.name).sorted()
    if let name = unknown.first {
      return lost.contains(name) ? "\(name) was changed" : "\(name) was added"
    }
    return lost.first.map { "\($0) is gone" } ?? "an object is there twice"
  }
}
