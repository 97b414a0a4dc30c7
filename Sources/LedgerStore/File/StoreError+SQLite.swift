import GRDB

/// SQLite's result codes, and what they mean for a ledger.
extension StoreError {
  init(_ error: any Error) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(sqlite: error)
    default: self = .failed(code: 1, detail: "\(error)")
    }
  }

  private init(sqlite error: DatabaseError) {
    let detail = error.message ?? error.resultCode.description
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_FULL: .full
      case .SQLITE_IOERR, .SQLITE_CANTOPEN:
        .ioError(detail: "\(detail) (SQLite \(error.extendedResultCode.rawValue))")
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt(detail: detail)
      case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
      default: .failed(code: Int(error.extendedResultCode.rawValue), detail: detail)
      }
  }

  /// Whether the handle on which it was met can't be trusted with another statement.
  var isFatal: Bool {
    switch self {
    case .full, .ioError, .corrupt: true
    default: false
    }
  }
}

/// Runs what talks to SQLite, and gives its failures our names.
func throughSQLite<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
  do {
    return try body()
  } catch {
    throw StoreError(error)
  }
}
