public import Governance
public import Sodium
public import TransparencyLog

/// How one decision, or whatever else has a number, is cited so that the citation can be checked: what it
/// is, where it stands in which ledger, and a head of the log that contains it.
///
///     toc-2026-014, "Adopt the model card guideline", carried 2026-12-15; thealliance.example/ledger,
///     entry 45, event <64 hex digits>; head 62 <root in base64>
///
/// on one line. Reading takes any white space for one space, so that a citation survives a line break.
public struct Citation: Hashable, Sendable, CustomStringConvertible {
  /// The number of a motion, meeting or risk, the id of a policy or objective, `poll of` a motion's number.
  public let subject: String
  public let title: String
  /// The state on `date`: `carried`, `version 2 in force`.
  public let outcome: String
  public let date: CalendarDay
  public let origin: String
  /// The entry of `event`.
  public let entry: Int64
  public let event: Digest
  public let head: TreeHead

  public init(
    subject: String, title: String, outcome: String, date: CalendarDay, origin: String,
    entry: Int64, event: Digest, head: TreeHead
  ) {
    self.subject = subject
    self.title = title
    self.outcome = outcome
    self.date = date
    self.origin = origin
    self.entry = entry
    self.event = event
    self.head = head
  }

  public var description: String {
    "\(subject), \"\(title)\", \(outcome) \(date); \(origin), entry \(entry), event \(event.hex); "
      + "head \(head.size) \(head.root.base64)"
  }

  /// Nil where `text` is no citation.
  public init?(_ text: String) {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let form =
      /(.+?), "(.*)", ([^";]+) ([0-9-]+); ([^ ;]+), entry ([0-9]+), event ([0-9a-f]{64}); head ([0-9]+) ([^ ]+)/
    guard let found = line.wholeMatch(of: form)?.output, let date = CalendarDay(String(found.4)),
      let entry = Int64(found.6), let event = Digest(hex: String(found.7)),
      let size = Int64(found.8), let root = Digest(base64: String(found.9))
    else { return nil }
    self.init(
      subject: String(found.1), title: String(found.2), outcome: String(found.3), date: date,
      origin: String(found.5), entry: entry, event: event, head: TreeHead(size: size, root: root))
  }
}

/// What is cited, as a register has it at a time.
public struct Cited: Hashable, Sendable {
  public let subject: String
  public let title: String
  public let outcome: String
  public let date: CalendarDay
  public let event: Digest

  init(subject: String, title: String, outcome: String, date: CalendarDay, event: Digest) {
    self.subject = subject
    self.title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.outcome = outcome
    self.date = date
    self.event = event
  }

  /// `"Adopt the guideline", carried 2026-12-15`
  var words: String { "\"\(title)\", \(outcome) \(date)" }
}

extension Citation {
  var cited: Cited {
    Cited(subject: subject, title: title, outcome: outcome, date: date, event: event)
  }
}
