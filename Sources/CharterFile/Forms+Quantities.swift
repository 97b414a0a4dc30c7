import CanonicalJSON
import Governance

/// Spans of time.
extension Form {
  private static let units: [(names: [String], seconds: Int64)] = [
    (["second", "seconds"], 1), (["minute", "minutes"], 60), (["hour", "hours"], 3600),
    (["day", "days"], Timestamp.day), (["week", "weeks"], 7 * Timestamp.day),
  ]

  /// Ten years, the longest span of a rule.
  static let longestSpan: Int64 = 3660 * Timestamp.day

  /// A span of seconds.
  static func duration(_ range: ClosedRange<Int64>) -> Form {
    let zero = range.contains(0) ? ", or `0`" : ""
    return text("a duration such as `7 days` or `36 hours`\(zero)") { text throws(Mismatch) in
      .integer(try seconds(text, in: range))
    }
  }

  static func seconds(
    _ text: String, in range: ClosedRange<Int64>
  ) throws(Mismatch) -> Int64 {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { throw Mismatch() }
    if words == ["0"], range.contains(0) { return 0 }
    let count = try number(first, in: 0...999_999_999)
    guard words.count > 1 else { throw Mismatch(": \(first) of what? Write, say, `\(first) days`") }
    guard words.count == 2 else { throw Mismatch() }
    guard !words[1].hasPrefix("month"), !words[1].hasPrefix("year") else {
      throw Mismatch(": months and years are not all of one length, write days")
    }
    guard let unit = units.first(where: { $0.names.contains(words[1]) }) else {
      let names = units.flatMap(\.names)
      throw Mismatch(Suggestion.question(words[1], among: names))
    }
    guard range.contains(count * unit.seconds) else {
      throw Mismatch(
        ": it is not from \(written(range.lowerBound)) to \(written(range.upperBound))")
    }
    return count * unit.seconds
  }

  /// A span of seconds in the largest unit that fits.
  static func written(_ seconds: Int64) -> String {
    guard seconds > 0 else { return "0" }
    for unit in units.reversed()
    where seconds.isMultiple(of: unit.seconds) && unit.seconds < 604_800 {
      let count = seconds / unit.seconds
      return "\(count) \(unit.names[count == 1 ? 0 : 1])"
    }
    return "\(seconds) seconds"
  }

  /// How long a poll is open: the least and the longest.
  static let window = text("a window such as `7 days to 14 days`, or one duration for both") {
    text throws(Mismatch) in
    let words = text.split(separator: " ").map(String.init)
    let halves = words.split(separator: "to").map { $0.joined(separator: " ") }
    guard let first = halves.first, let last = halves.last, halves.count <= 2,
      words.count(where: { $0 == "to" }) == halves.count - 1
    else { throw Mismatch() }
    let least = try seconds(first, in: 0...longestSpan)
    let longest = try seconds(last, in: 1...longestSpan)
    guard least <= longest else { throw Mismatch(": the first is longer than the second") }
    return ["least_window": .integer(least), "longest_window": .integer(longest)]
  }

  /// A term of office, by the calendar.
  static let months = text("a number of months or years such as `24 months`") {
    text throws(Mismatch) in
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 2 else { throw Mismatch() }
    switch words[1] {
    case "month", "months": return .integer(try number(words[0], in: 1...1200))
    case "year", "years": return .integer(try number(words[0], in: 1...100) * 12)
    default: throw Mismatch()
    }
  }
}

/// Shares.
extension Form {
  static let foundersShare = text("a fraction such as `2/3`, and no less than that") {
    text throws(Mismatch) in
    let share = try fraction(text)
    guard share.numerator * 3 >= share.denominator * 2 else { throw Mismatch() }
    return .string(share.description)
  }

  /// A share of seats, holders or active seats that must be present.
  static let quorum = share(DecisionRule.Base.ofQuorums.map(\.rawValue))

  /// In how many meetings or polls back a seat must have taken part to be active.
  static let activity = text("`3 meetings`, `3 polls` or `3 meetings or 2 polls`") {
    text throws(Mismatch) in
    var members: [String: JSON] = [:]
    for part in text.split(separator: " ").map(String.init).split(separator: "or") {
      let words = Array(part)
      guard words.count == 2 else { throw Mismatch() }
      let kind: String
      switch words[1] {
      case "meeting", "meetings": kind = "meetings"
      case "poll", "polls": kind = "polls"
      default: throw Mismatch()
      }
      guard members.updateValue(.integer(try number(words[0], in: 1...1000)), forKey: kind) == nil
      else { throw Mismatch() }
    }
    guard !members.isEmpty else { throw Mismatch() }
    return .object(members)
  }

  /// `more than 1/2 of cast`, `at least 2/3 of seats`.
  static func share(_ bases: [String]) -> Form {
    let listed = bases.joined(separator: ", ")
    return text(
      "a share such as `more than 1/2 of \(bases[0])` or `at least 2/3 of \(bases[0])`, of \(listed)"
    ) { text throws(Mismatch) in
      let words = text.split(separator: " ").map(String.init)
      guard words.count == 5, words[3] == "of" else { throw Mismatch() }
      let strictly: Bool
      switch words[0...1] {
      case ["more", "than"]: strictly = true
      case ["at", "least"]: strictly = false
      default: throw Mismatch()
      }
      guard bases.contains(words[4]) else {
        throw Mismatch(Suggestion.question(words[4], among: bases))
      }
      return [
        "base": .string(words[4]), "fraction": .string(try fraction(words[2]).description),
        "strictly": .bool(strictly),
      ]
    }
  }

  static func fraction(_ text: String) throws(Mismatch) -> Fraction {
    if let fraction = Fraction(text) { return fraction }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw Mismatch(": write a fraction as `2/3`") }
    let numerator = try number(parts[0], in: 0...1_000_000)
    let denominator = try number(parts[1], in: 1...1_000_000)
    guard numerator <= denominator else { throw Mismatch(": \(text) is more than all") }
    for divisor in (1...denominator).reversed()
    where numerator.isMultiple(of: divisor) && denominator.isMultiple(of: divisor) {
      throw Mismatch(": in lowest terms it is \(numerator / divisor)/\(denominator / divisor)")
    }
    throw Mismatch()
  }

  /// A share of the yes votes, as one text or with the class of seats whose votes are counted.
  static let threshold = Form(
    share(Self.bases).sentence + ", or the keys share, class, waived_if_empty and unless_notice",
    inside: [("", .threshold)], structure: .textOrKeys(.threshold)
  ) { value, path, reading in
    if case .map = value.content {
      return Shape.threshold.read(value, at: path, from: value.place, in: &reading)
    }
    return share(bases).read(value, path, &reading)
  }

  static let bases = DecisionRule.Base.ofThresholds.map(\.rawValue)
}
