internal import Foundation
internal import Governance

/// Times as a person reads them: `Tue 15 Dec 17:00 UTC`, with the year where it is another than today's.
struct ClockFace: Sendable {
  private let zone: TimeZone?
  private let now: Timestamp

  /// - Throws: `ProgramError.setting` for a zone that this computer does not know.
  init(_ settings: Settings, now: Timestamp) throws(ProgramError) {
    try self.init(zone: settings.timeZone, now: now)
  }

  init(zone setting: Setting, now: Timestamp) throws(ProgramError) {
    self.now = now
    guard let name = setting.value, name != "UTC" else {
      zone = nil
      return
    }
    guard let zone = name == "local" ? TimeZone.current : TimeZone(identifier: name) else {
      throw .setting(setting, expected: "a zone such as Europe/Berlin, local, or UTC")
    }
    self.zone = zone
  }

  /// `Tue 15 Dec 17:00 UTC`, or with an offset, `Tue 15 Dec 18:00 +01:00`.
  func text(_ time: Timestamp) -> String {
    let offset = offset(at: time)
    let local = time.adding(offset)
    let day = local.calendarDay
    let minute = local.seconds % Timestamp.day / 60
    var words = [weekday(day), "\(day.parts.day)", Self.months[Int(day.parts.month) - 1]]
    if day.parts.year != now.adding(self.offset(at: now)).calendarDay.parts.year {
      words.append("\(day.parts.year)")
    }
    words.append("\(two(minute / 60)):\(two(minute % 60))")
    words.append(zone == nil ? "UTC" : sign(offset))
    return words.joined(separator: " ")
  }

  /// A span in the largest unit that fits: `7 days`, `36 h`, `90 s`.
  static func span(_ seconds: Int64) -> String {
    if seconds == Timestamp.day { return "1 day" }
    if seconds.isMultiple(of: Timestamp.day), seconds > 0 {
      return "\(seconds / Timestamp.day) days"
    }
    return seconds.isMultiple(of: 3600) && seconds > 0 ? "\(seconds / 3600) h" : "\(seconds) s"
  }

  /// Whether the time has come.
  func isPast(_ time: Timestamp) -> Bool { time <= now }

  /// How far off: `in 3 days`, `2 h ago`, `now`.
  func distance(to time: Timestamp) -> String {
    let seconds = time.seconds - now.seconds
    let size: String
    switch seconds.magnitude {
    case 0..<60: return "now"
    case 60..<7200: size = "\(seconds.magnitude / 60) min"
    case 7200..<172_800: size = "\(seconds.magnitude / 3600) h"
    default: size = "\(seconds.magnitude / 86_400) days"
    }
    return seconds > 0 ? "in \(size)" : "\(size) ago"
  }

  private func offset(at time: Timestamp) -> Int64 {
    guard let zone else { return 0 }
    return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.seconds))))
  }

  private func sign(_ offset: Int64) -> String {
    let minutes = Int64(offset.magnitude) / 60
    return "\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }

  private func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

  // Day 0, 1970-01-01, was a Thursday.
  private func weekday(_ day: CalendarDay) -> String { Self.weekdays[Int(day.number % 7)] }

  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
