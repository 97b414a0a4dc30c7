internal import Governance
internal import Ledger

/// Times as a person types them.
enum TimeText {
  /// `2026-12-15T17:00:00Z`, or a day, which is its first second.
  static func time(_ text: String, of option: String) throws(ProgramError) -> Timestamp {
    if let time = Timestamp(text) { return time }
    guard let day = CalendarDay(text) else { throw .time(text, of: option) }
    return day.start
  }

  /// The same, or how far off: `7d`, `36h`, `90min`.
  static func deadline(
    _ text: String, of option: String, from now: Timestamp
  ) throws(ProgramError) -> Timestamp {
    if let span = span(text) { return now.adding(span) }
    return try time(text, of: option)
  }

  /// The seconds of a text that says how far off; nil where it names a time.
  static func span(_ text: String) -> Int64? {
    for (unit, seconds) in [("d", Timestamp.day), ("h", 3600), ("min", 60)] as [(String, Int64)] {
      guard text.hasSuffix(unit), let count = Int64(text.dropLast(unit.count)), count > 0,
        count < 1_000_000
      else { continue }
      return count * seconds
    }
    return nil
  }

  /// When something is in force: a time, or a day, which means at its last second.
  static func inForce(_ text: String, of option: String) throws(ProgramError) -> Timestamp {
    if let time = Timestamp(text) { return time }
    guard let day = CalendarDay(text) else { throw .time(text, of: option) }
    return day.end
  }

  /// How far the book is read: an entry's number, or a time.
  static func knownAt(_ text: String, of option: String) throws(ProgramError) -> KnownAt {
    if let number = Int64(text), number >= 0, String(number) == text { return .entry(number) }
    return .time(try inForce(text, of: option))
  }
}
