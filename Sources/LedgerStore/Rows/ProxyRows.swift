import Governance
import Sodium

extension Proxy: StoredRecord {
  static let table = TableLayout(
    "proxy",
    [
      "id", "seat", "body", "grantor", "carrier", "scope", "subject", "entry", "granted",
      "expires", "revoked",
    ], key: ["id"])

  func cells() -> [Cell] {
    var subject: Digest?
    let word: String
    switch scope {
    case .poll(let id): (word, subject) = ("poll", id)
    case .motion(let id): (word, subject) = ("motion", id)
    case .meeting(let id): (word, subject) = ("meeting", id)
    case .body: word = "body"
    }
    return [
      .digest(id), .id(seat), .id(body), .id(grantor), .id(carrier), .text(word),
      .digest(subject), .integer(entry), .time(granted), .time(expires), .time(revoked),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.digest(), seat: try row.id(), body: try row.id(), grantor: try row.id(),
      carrier: try row.id(), scope: try row.proxyScope(), entry: try row.integer(),
      granted: try row.time(), expires: try row.optionalTime(), revoked: try row.optionalTime())
  }
}
