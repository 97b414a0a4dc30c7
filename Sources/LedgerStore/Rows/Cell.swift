import CanonicalJSON
import GRDB
import Governance
import Signing
import Sodium

/// What stands in one column of one row of the register.
enum Cell: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)

  // Swift takes canonically equivalent Strings for equal; the register compares bytes.
  static func == (left: Cell, right: Cell) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.integer(let left), .integer(let right)): left == right
    case (.text(let left), .text(let right)): areSame(left.utf8.span, right.utf8.span)
    default: false
    }
  }

  private static func areSame(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .integer(let number): hasher.combine(number)
    case .text(let text): hasher.combine(text)
    }
  }
}

/// How values are written.
extension Cell {
  static func flag(_ value: Bool) -> Cell { .integer(value ? 1 : 0) }
  static func flag(_ value: Bool?) -> Cell { value.map { .flag($0) } ?? .null }
  static func id(_ value: Identifier) -> Cell { .text(value.text) }
  static func id(_ value: Identifier?) -> Cell { value.map { .text($0.text) } ?? .null }
  static func digest(_ value: Digest) -> Cell { .text(value.hex) }
  static func digest(_ value: Digest?) -> Cell { value.map { .text($0.hex) } ?? .null }
  static func time(_ value: Timestamp) -> Cell { .text(value.description) }
  static func time(_ value: Timestamp?) -> Cell { value.map { .text($0.description) } ?? .null }
  static func integer(_ value: Int64?) -> Cell { value.map { .integer($0) } ?? .null }
  static func key(_ value: PublicKey) -> Cell { .text(value.base64) }
  static func fingerprint(_ value: Fingerprint) -> Cell { .text(value.description) }
  static func fingerprint(_ value: Fingerprint?) -> Cell {
    value.map { .text($0.description) } ?? .null
  }
  static func name(_ value: some RawRepresentable<String>) -> Cell { .text(value.rawValue) }
  static func text(_ value: String?) -> Cell { value.map { .text($0) } ?? .null }

  /// A nested value as canonical JSON.
  static func json(_ value: JSON) throws(StoreError) -> Cell {
    do {
      return .text(String(decoding: try value.canonicalBytes(limits: .document), as: UTF8.self))
    } catch {
      throw .corrupt(detail: "a record can't be written as JSON: \(error)")
    }
  }
}

extension Cell: DatabaseValueConvertible {
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Cell? {
    switch value.storage {
    case .null: .null
    case .int64(let number): .integer(number)
    case .string(let text): .text(text)
    case .double, .blob: nil
    }
  }
}

extension StatementArguments {
  /// Cells by position.
  init(cells: [Cell]) {
    // GRDB's way from an array of one type makes a key path at every call.
    self.init(cells.map { cell -> (any DatabaseValueConvertible)? in cell })
  }
}
