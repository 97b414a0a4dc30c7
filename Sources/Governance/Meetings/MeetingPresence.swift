public import CanonicalJSON
public import Sodium

extension DecisionRule {
  /// When who is present at a meeting is looked at, for the quorum of a poll that was opened there.
  public enum QuorumTime: String, CaseIterable, Sendable {
    case opening, closing
  }
}

/// How much weight was present at the meeting at which a poll was opened, by arrivals and departures: what
/// its quorum is judged by where the rule says so.
public struct MeetingPresence: JSONObject {
  public var meeting: Digest
  public var at: DecisionRule.QuorumTime
  public var present: Int64
  /// Of these, those who say so themselves.
  public var signed: Int64

  public init(
    meeting: Digest, at: DecisionRule.QuorumTime, present: Int64 = 0, signed: Int64 = 0
  ) {
    self.at = at
    self.meeting = meeting
    self.present = present
    self.signed = signed
  }

  public init(reading fields: inout Fields) throws {
    at = try fields.choice("at", of: DecisionRule.QuorumTime.self)
    meeting = try fields.digest("meeting")
    present = try fields.integer("present")
    signed = try fields.integer("signed")
  }

  public var json: JSON {
    [
      "at": .string(at.rawValue), "meeting": .digest(meeting), "present": .integer(present),
      "signed": .integer(signed),
    ]
  }
}

extension Register {
  /// Who of a poll's electors was at the meeting at which it was opened, when the rule asks; nil where the
  /// rule does not ask, or the poll was opened at no meeting.
  ///
  /// - Parameter time: at which the poll is closed; one that ran its time ended before.
  func presence(
    in poll: Poll, electors: [Elector], closing time: Timestamp
  ) throws -> MeetingPresence? {
    guard let when = poll.rule.quorumAt, let meeting = poll.meeting else { return nil }
    let instant = when == .opening ? poll.opens : min(time, poll.closes)
    var evidence: [Identifier: Attendance.Evidence] = [:]
    for span in try attendances(at: meeting) where span.isPresent(at: instant) {
      guard case .seat(let seat) = span.attendee, evidence[seat] != .signed else { continue }
      evidence[seat] = span.evidence
    }
    return electors.reduce(into: MeetingPresence(meeting: meeting, at: when)) { sum, elector in
      guard let known = evidence[elector.seat] else { return }
      sum.present += elector.weight
      if known == .signed { sum.signed += elector.weight }
    }
  }
}
