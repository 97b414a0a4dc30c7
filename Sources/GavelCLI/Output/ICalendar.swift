internal import Governance

/// An iCalendar object (RFC 5545): lines end in CR LF and are folded at 75 octets, never within a character.
struct ICalendar {
  struct Event {
    enum Status: String {
      case tentative = "TENTATIVE"
      case confirmed = "CONFIRMED"
      case cancelled = "CANCELLED"
    }

    /// The same for the same thing, whenever and wherever the file is made.
    let uid: String
    let stamp: Timestamp
    let starts: Timestamp
    let summary: String
    let description: String
    var ends: Timestamp?
    var status: Status = .confirmed
  }

  private(set) var lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gavel//Gavel \(Gavel.version)//EN",
    "CALSCALE:GREGORIAN",
  ]

  mutating func add(_ event: Event) {
    lines += [
      "BEGIN:VEVENT", "UID:\(Self.escaped(event.uid))", "DTSTAMP:\(Self.time(event.stamp))",
      "DTSTART:\(Self.time(event.starts))",
    ]
    if let ends = event.ends { lines.append("DTEND:\(Self.time(ends))") }
    lines += [
      "SUMMARY:\(Self.escaped(event.summary))", "DESCRIPTION:\(Self.escaped(event.description))",
      "STATUS:\(event.status.rawValue)", "END:VEVENT",
    ]
  }

  var bytes: [UInt8] {
    (lines + ["END:VCALENDAR"]).flatMap { Self.folded($0) }
  }

  /// `20261207T160000Z`
  static func time(_ time: Timestamp) -> String {
    time.description.filter { $0 != "-" && $0 != ":" }
  }

  /// Section 3.3.11: a backslash before backslash, semicolon and comma; a line feed as \n. The other
  /// control characters that a text of the ledger may have is the tab, which stands for itself.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Section 3.1: at most 75 octets a line, the space that begins a continuation counted.
  static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var length = 0
    for scalar in line.unicodeScalars {
      let character = Array(String(scalar).utf8)
      if length + character.count > 75 {
        bytes += [0x0D, 0x0A, 0x20]
        length = 1
      }
      bytes += character
      length += character.count
    }
    return bytes + [0x0D, 0x0A]
  }
}
