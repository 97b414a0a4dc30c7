import Governance

/// An instant as others write it, with their offset from UTC: `2018-09-01T18:50:06-06:00` (RFC 3339
/// without fractions of a second).
struct SourceTime: Hashable, Sendable {
  let instant: Timestamp
  /// The day where it was written down: `2018-09-01`.
  let day: String

  /// Nil for anything else.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 25 || (bytes.count == 20 && bytes.last == UInt8(ascii: "Z")),
      let local = Timestamp(String(decoding: bytes.prefix(19), as: UTF8.self) + "Z")
    else { return nil }
    day = String(decoding: bytes.prefix(10), as: UTF8.self)
    guard bytes.count == 25 else {
      instant = local
      return
    }
    let offset = bytes.suffix(6).map { $0 }
    func two(_ place: Int) -> Int64? {
      guard (48...57).contains(offset[place]), (48...57).contains(offset[place + 1]) else {
        return nil
      }
      return Int64(offset[place] - 48) * 10 + Int64(offset[place + 1] - 48)
    }
    guard offset[3] == UInt8(ascii: ":"), let hours = two(1), let minutes = two(4), hours < 24,
      minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    switch offset[0] {
    case UInt8(ascii: "+"): instant = local.adding(-seconds)
    case UInt8(ascii: "-"): instant = local.adding(seconds)
    default: return nil
    }
  }
}
