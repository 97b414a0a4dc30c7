/// One place where the register on disk is not the register that the entries give.
public struct RegisterDifference: Hashable, Sendable, CustomStringConvertible {
  public enum Finding: Hashable, Sendable {
    /// The entry brought this version, and no row holds it.
    case rowMissing
    /// A row that no entry brought.
    case rowUnexpected
    /// A column has another value than the entry gives it.
    case column(String, expected: String, found: String)
    /// The row is superseded at another entry, or by none though there is a newer one.
    case superseded(expected: Int64?, found: Int64?)
    /// The row belongs to another record, or shows it in another order, than the entries say.
    case record(found: Int64)
  }

  /// The table of the register.
  public let table: String
  /// The row's `place`; nothing for a row that is missing.
  public let place: Int64?
  /// The entry that brought the version, or claims to.
  public let entry: Int64
  public let finding: Finding

  public var description: String {
    let row = place.map { "row \($0)" } ?? "a row"
    return switch finding {
    case .rowMissing: "\(table): \(row) that entry \(entry) brings is missing"
    case .rowUnexpected: "\(table): no entry brings \(row), which names entry \(entry)"
    case .column(let name, let expected, let found):
      "\(table): \(row) of entry \(entry) has \(found) in \(name) instead of \(expected)"
    case .superseded(let expected, let found):
      "\(table): \(row) of entry \(entry) is superseded by \(Self.name(found)) instead of "
        + Self.name(expected)
    case .record(let found): "\(table): \(row) of entry \(entry) belongs to no record \(found)"
    }
  }

  private static func name(_ entry: Int64?) -> String {
    entry.map { "entry \($0)" } ?? "no entry"
  }
}
