public import Governance
import Sodium

/// Minutes that a body in which the person votes has yet to approve, of its latest meetings.
public enum MinutesDuty: DutyKind {
  public static let name = "minutes"

  /// Of so many meetings of a body; what is older waits in `gavel meeting list`.
  private static let meetings: Int64 = 3

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    var duties: [Duty] = []
    for body in try view.bodiesVoted(by: person) {
      for meeting in try view.register.meetingsHeld(by: body.id, last: meetings) {
        guard meeting.minutes == nil, let adjourned = meeting.adjourned, adjourned <= view.time
        else { continue }
        duties.append(
          Duty(
            kind: name, subject: meeting.number.text, title: meeting.title,
            what: "minutes not approved since", date: adjourned,
            command: "gavel meeting minutes \(meeting.number)"))
      }
    }
    return duties
  }
}
