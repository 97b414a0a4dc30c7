import Governance
import Ledger
import Sodium

/// A meeting at which the roll is called, and its minutes.
extension SampleEntries {
  /// A roll call at a meeting: corrected, confirmed, and disputed by one who did not sign the arrival.
  func callTheRoll(beside newcomer: SamplePerson) throws -> Digest {
    let secretary = try rotated()
    let motion = try move("Thank the guests", by: people[0])
    let starts = book.ledger.now.adding(2 * Timestamp.day)
    let meeting = try book.record(
      MeetingCalled(
        body: try Identifier(named: Self.board), title: "Spring", starts: starts,
        agenda: [AgendaItem(title: "Guests", motion: motion)]),
      by: people[2])
    book.pass(seconds: 2 * Timestamp.day)
    try book.record(MeetingArrived(meeting: meeting, seat: try board(3)), by: newcomer)
    try book.record(MeetingOpened(meeting: meeting), by: people[2])
    try book.record(
      MeetingAttended(meeting: meeting, present: [.init(.seat(try board(4)))]), by: secretary)
    let seal = try open(motion, by: people[2])
    let first = try book.record(
      RollCallRecorded(
        poll: seal, meeting: meeting, choices: [.init(try board(3), .yes)]), by: secretary)
    let second = try book.record(
      RollCallRecorded(
        poll: seal, meeting: meeting,
        choices: [.init(try board(3), .yes), .init(try board(4), .no)], corrects: first),
      by: secretary)
    try book.record(RollCallConfirmed(rollCall: second), by: people[2])
    let reason = salted("I said nothing.", 19)
    try book.record(
      RollCallDisputed(rollCall: second, seat: try board(4), reason: reason.digest),
      by: people[0], documents: [reason])
    try book.record(MeetingAdjourned(meeting: meeting), by: people[2])
    try close(seal, by: people[4])
    return meeting
  }

  /// The minutes, and in the same poll a reason that is taken out of the book.
  func approveMinutes(of meeting: Digest) throws {
    let minutes = HandedDocument(bytes: Array("# Spring\n\nThe guests were thanked.\n".utf8))
    try carry(
      try move(
        "Approve the minutes, redact a reason",
        acts: [
          Act(ApproveMinutes(meeting: meeting, text: minutes.digest)),
          Act(RedactDocument(document: salted("I said nothing.", 19).digest)),
        ], texts: [minutes], by: people[0]))
  }
}
