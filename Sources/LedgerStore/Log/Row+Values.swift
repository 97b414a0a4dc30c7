import Foundation
import GRDB
import Sodium

/// Columns of the log. What has another type than its column is damage.
extension Row {
  func integer(_ column: Int) throws(StoreError) -> Int64 {
    guard let number = Int64.fromDatabaseValue(self[column]) else { throw damage(column) }
    return number
  }

  func text(_ column: Int) throws(StoreError) -> String {
    guard case .string(let text) = (self[column] as DatabaseValue).storage else {
      throw damage(column)
    }
    return text
  }

  func bytes(_ column: Int) throws(StoreError) -> [UInt8] {
    guard let bytes = try optionalBytes(column) else { throw damage(column) }
    return bytes
  }

  func optionalBytes(_ column: Int) throws(StoreError) -> [UInt8]? {
    switch (self[column] as DatabaseValue).storage {
    case .null: return nil
    case .blob(let data): return [UInt8](data)
    case .int64, .double, .string: throw damage(column)
    }
  }

  func digest(_ column: Int) throws(StoreError) -> Digest {
    guard let digest = Digest(bytes: try bytes(column)) else { throw damage(column) }
    return digest
  }

  private func damage(_ column: Int) -> StoreError {
    .corrupt(detail: "column \(Array(columnNames)[column]) of the log has an unexpected value")
  }
}

extension Digest {
  /// As a column of the log holds it.
  var data: Data { Data(bytes) }
}
