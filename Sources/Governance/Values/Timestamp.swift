/// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX.1-2017, 4.16), in the years
/// 2000 to 9999. Written as the 20 bytes `YYYY-MM-DDThh:mm:ssZ`.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let seconds: Int64

  public static let earliest = Timestamp(unchecked: 946_684_800)
  public static let latest = Timestamp(unchecked: 253_402_300_799)
  /// A rule's day.
  public static let day: Int64 = 86_400

  private init(unchecked seconds: Int64) {
    self.seconds = seconds
  }

  /// Nil outside of the years 2000 to 9999.
  public init?(seconds: Int64) {
    guard seconds >= Self.earliest.seconds, seconds <= Self.latest.seconds else { return nil }
    self.seconds = seconds
  }

  /// Reads `YYYY-MM-DDThh:mm:ssZ`; nil for anything else, a second 60 included.
  public init?(_ text: String) {
    self.init(text.utf8.span)
  }

  /// Reads `YYYY-MM-DDThh:mm:ssZ`; nil for anything else, a second 60 included.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z")
    else { return nil }
    guard let year = Self.number(bytes, 0..<4), let month = Self.number(bytes, 5..<7),
      let day = Self.number(bytes, 8..<10), let hour = Self.number(bytes, 11..<13),
      let minute = Self.number(bytes, 14..<16), let second = Self.number(bytes, 17..<19),
      let date = CalendarDay(year: year, month: month, day: day),
      hour < 24, minute < 60, second < 60
    else { return nil }
    self.init(seconds: date.number * Self.day + hour * 3600 + minute * 60 + second)
  }

  private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    var value: Int64 = 0
    for index in range {
      let digit = bytes[index] &- 48
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
    }
    return value
  }

  public var description: String {
    let date = calendarDay
    let rest = seconds - date.number * Self.day
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(date)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  public var calendarDay: CalendarDay { CalendarDay(number: seconds / Self.day) }

  /// `seconds` later, held within the years 2000 to 9999.
  public func adding(_ seconds: Int64) -> Timestamp {
    let (sum, overflow) = self.seconds.addingReportingOverflow(seconds)
    if overflow { return seconds > 0 ? .latest : .earliest }
    return Timestamp(unchecked: min(max(sum, Self.earliest.seconds), Self.latest.seconds))
  }

  /// `months` later by the calendar at the same time of day, the day clamped to the month's end.
  public func adding(months: Int64) -> Timestamp {
    let date = calendarDay
    let moved = date.adding(months: months)
    return Timestamp(seconds: seconds + (moved.number - date.number) * Self.day) ?? .latest
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.seconds < right.seconds
  }
}

/// A day of the proleptic Gregorian calendar in UTC, `YYYY-MM-DD`.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let number: Int64

  public init(number: Int64) {
    self.number = number
  }

  /// Nil for a date that the calendar does not have, or outside of the years 2000 to 9999.
  public init?(year: Int64, month: Int64, day: Int64) {
    guard year >= 2000, year <= 9999, month >= 1, month <= 12, day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Years are counted from March, so that the leap day is a year's last.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `YYYY-MM-DD`.
  public init?(_ text: String) {
    guard let noon = Timestamp(text + "T00:00:00Z") else { return nil }
    self = noon.calendarDay
  }

  /// The first second of the day.
  public var start: Timestamp { Timestamp(seconds: number * Timestamp.day) ?? .earliest }
  /// The last second of the day: "in force on a day" means at this instant.
  public var end: Timestamp { start.adding(Timestamp.day - 1) }

  public var parts: (year: Int64, month: Int64, day: Int64) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  func adding(months: Int64) -> CalendarDay {
    let (year, month, day) = parts
    let total = year * 12 + (month - 1) + months
    let newYear = total / 12
    let newMonth = total % 12 + 1
    let newDay = min(day, Self.length(ofMonth: newMonth, year: newYear))
    return CalendarDay(year: newYear, month: newMonth, day: newDay) ?? Timestamp.latest.calendarDay
  }

  public var description: String {
    let (year, month, day) = parts
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.number < right.number
  }

  private static func length(ofMonth month: Int64, year: Int64) -> Int64 {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
