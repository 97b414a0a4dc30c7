import Sodium

@testable import Governance

/// Meetings.
extension Consortium {
  /// Calls a meeting, a week from now unless another time is named.
  ///
  /// - Returns: the meeting.
  @discardableResult
  func call(
    in body: Identifier = .board, by person: Identifier = .intelRep, seat: Identifier? = nil,
    starts: Timestamp? = nil, agenda: [AgendaItem] = [], papers: [TextReference] = []
  ) throws -> Digest {
    try record(
      MeetingCalled(
        body: body, title: "A meeting", starts: starts ?? now.adding(7 * .day), agenda: agenda,
        papers: papers, seat: seat), by: person)
  }

  /// Calls a meeting with due notice and opens it.
  func meet(by person: Identifier = .intelRep) throws -> Digest {
    let meeting = try call(by: person)
    wait(7 * .day)
    try openMeeting(meeting)
    return meeting
  }

  func join(_ meeting: Digest, by person: Identifier, seat: Identifier) throws {
    try record(MeetingDemanded(meeting: meeting, seat: seat), by: person)
  }

  func waive(_ meeting: Digest, by person: Identifier, seat: Identifier) throws {
    try record(NoticeWaived(meeting: meeting, seat: seat), by: person)
  }

  func openMeeting(_ meeting: Digest, by person: Identifier = .intelRep) throws {
    try record(MeetingOpened(meeting: meeting), by: person)
  }

  @discardableResult
  func arrive(
    _ meeting: Digest, by person: Identifier, seat: Identifier? = nil
  ) throws -> Digest {
    try record(MeetingArrived(meeting: meeting, seat: seat), by: person)
  }

  func depart(_ meeting: Digest, by person: Identifier, seat: Identifier? = nil) throws {
    try record(MeetingDeparted(meeting: meeting, seat: seat), by: person)
  }

  @discardableResult
  func attest(
    _ meeting: Digest, _ present: [Attendee], by person: Identifier = .metaRep
  ) throws -> Digest {
    try record(
      MeetingAttended(meeting: meeting, present: present.map { MeetingAttended.Present($0) }),
      by: person)
  }

  func adjourn(_ meeting: Digest, by person: Identifier = .intelRep) throws {
    try record(MeetingAdjourned(meeting: meeting), by: person)
  }

  /// `seat:board-ibm signed`, for those present now.
  func present(at meeting: Digest) -> [String] {
    register.attendances(at: meeting).filter { $0.isPresent(at: now) }
      .map { "\($0.attendee.text) \($0.evidence.rawValue)" }
  }
}
