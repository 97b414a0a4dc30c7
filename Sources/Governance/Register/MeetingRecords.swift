public import Sodium

/// A meeting of a body.
public struct Meeting: Record {
  /// A meeting that was never opened lapses so many seconds after it was to begin.
  public static let openable: Int64 = Timestamp.day
  /// Who comes can say so from so many seconds before the beginning on.
  public static let doorsOpen: Int64 = 3600

  public enum State: String, CaseIterable, Sendable {
    /// Seats have asked for it, and not enough of them yet.
    case demanded
    case called, open, adjourned
    /// It was not opened in its time.
    case lapsed
  }

  /// The id of the event that called it.
  public var id: Digest
  /// `toc-m2026-003`.
  public var number: Identifier
  public var body: Identifier
  public var caller: Identifier
  public var title: String
  public var starts: Timestamp
  public var agenda: [AgendaItem]
  public var papers: [TextReference]
  /// How the body met when the call was recorded: what changes later does not touch the meeting.
  public var rule: MeetingRule
  /// The entry of the call.
  public var entry: Int64
  /// When it was called: by an officer at once, by seats when enough of them had joined.
  public var called: Timestamp?
  public var opened: Timestamp?
  public var adjourned: Timestamp?
  /// The entry that told last who was there: of the adjournment, or of a list after it.
  public var listed: Int64?
  /// The text of the minutes and the motion that approved it.
  public var minutes: Digest?
  public var approvedBy: Digest?

  package init(
    id: Digest, number: Identifier, body: Identifier, caller: Identifier, title: String,
    starts: Timestamp, agenda: [AgendaItem], papers: [TextReference], rule: MeetingRule,
    entry: Int64, called: Timestamp? = nil, opened: Timestamp? = nil, adjourned: Timestamp? = nil,
    listed: Int64? = nil, minutes: Digest? = nil, approvedBy: Digest? = nil
  ) {
    self.id = id
    self.number = number
    self.body = body
    self.caller = caller
    self.title = title
    self.starts = starts
    self.agenda = agenda
    self.papers = papers
    self.rule = rule
    self.entry = entry
    self.called = called
    self.opened = opened
    self.adjourned = adjourned
    self.listed = listed
    self.minutes = minutes
    self.approvedBy = approvedBy
  }

  public var key: Digest { id }

  /// Whether it was adjourned after another one; at one moment the one called later is the later one.
  func isHeld(after other: Meeting) -> Bool {
    guard let adjourned, let before = other.adjourned else { return false }
    return adjourned != before ? adjourned > before : entry > other.entry
  }

  /// When it can no longer be opened.
  public var lapses: Timestamp { starts.adding(Self.openable) }

  /// Whether the notice is shorter than the body's rule asks for.
  public var isShort: Bool { called.map { starts < $0.adding(rule.notice) } ?? true }

  /// Lapsing is not recorded: it is computed.
  public func state(at time: Timestamp) -> State {
    if adjourned != nil { return .adjourned }
    if opened != nil { return .open }
    if time >= lapses { return .lapsed }
    return called == nil ? .demanded : .called
  }
}

/// A seat that joined in the call of a meeting.
public struct MeetingDemand: Record {
  public var meeting: Digest
  public var seat: Identifier
  public var person: Identifier

  package init(meeting: Digest, seat: Identifier, person: Identifier) {
    self.meeting = meeting
    self.seat = seat
    self.person = person
  }

  public var key: Pair<Digest, Identifier> { Pair(meeting, seat) }
}

/// A seat that does without the notice of a meeting.
public struct NoticeWaiver: Record {
  public var meeting: Digest
  public var seat: Identifier
  public var person: Identifier

  package init(meeting: Digest, seat: Identifier, person: Identifier) {
    self.meeting = meeting
    self.seat = seat
    self.person = person
  }

  public var key: Pair<Digest, Identifier> { Pair(meeting, seat) }
}

/// One span in which somebody was present at a meeting.
public struct Attendance: Record {
  /// How it is known.
  public enum Evidence: String, CaseIterable, Sendable {
    /// The person's own signature.
    case signed
    /// The secretary's word: weaker, and always shown as such.
    case attested
  }

  public var meeting: Digest
  public var attendee: Attendee
  /// 1, 2, … for this attendee and meeting.
  public var span: Int64
  /// Who was there: the seat's holder, or the person without a seat. A handle, never a name.
  public var person: Identifier
  /// The name as the secretary's list has it: a salted document.
  public var name: Digest?
  public var evidence: Evidence
  /// Without an end to the end of the meeting.
  public var present: Interval
  /// The event by which it counts no longer: a corrected list, or the seat's own word.
  public var struckBy: Digest?

  package init(
    meeting: Digest, attendee: Attendee, span: Int64, person: Identifier, name: Digest? = nil,
    evidence: Evidence, present: Interval, struckBy: Digest? = nil
  ) {
    self.meeting = meeting
    self.attendee = attendee
    self.span = span
    self.person = person
    self.name = name
    self.evidence = evidence
    self.present = present
    self.struckBy = struckBy
  }

  public var key: Pair<Digest, Pair<Attendee, Int64>> { Pair(meeting, Pair(attendee, span)) }

  public func isPresent(at time: Timestamp) -> Bool {
    struckBy == nil && present.contains(time)
  }
}

/// Whose presence is told: a seat's, or that of a person without one.
public enum Attendee: Hashable, Sendable {
  case seat(Identifier)
  case person(Identifier)

  /// `seat:toc-1`, `person:ann`.
  public var text: String {
    switch self {
    case .seat(let id): "seat:\(id)"
    case .person(let id): "person:\(id)"
    }
  }

  /// Nil where `text` is none.
  public init?(text: String) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = String(parts[0]), let name = String(parts[1]),
      let id = Identifier(name)
    else { return nil }
    switch kind {
    case "seat": self = .seat(id)
    case "person": self = .person(id)
    default: return nil
    }
  }
}
