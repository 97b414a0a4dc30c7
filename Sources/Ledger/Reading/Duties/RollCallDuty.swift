public import Governance

/// A roll call that the person, as the chair, has yet to confirm, or that says something of the person's seat
/// which the person can still dispute.
public enum RollCallDuty: DutyKind {
  public static let name = "roll_call"

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    var duties: [Duty] = []
    for poll in try view.register.unclosedPolls() {
      guard let called = try view.register.standingRollCall(on: poll.seal),
        let motion = try view.register.motion(poll.motion)
      else { continue }
      if called.confirmed == nil,
        try view.register.chair(of: poll.body, at: view.time) == person
      {
        duties.append(
          Duty(
            kind: name, subject: motion.number.text, title: motion.title,
            what: "roll call to confirm, called", date: called.called,
            command: "gavel rollcall confirm \(motion.number)"))
      }
      for choice in try view.register.rolledChoices(of: called.id)
      where choice.person == person && choice.disputedBy == nil {
        let end = called.disputesEnd(of: choice, in: poll)
        guard view.time < end else { continue }
        duties.append(
          Duty(
            kind: name, subject: motion.number.text,
            title: "\(motion.title): \(choice.choice.rawValue) for \(choice.seat)",
            what: "roll call, dispute what is wrong by", date: end,
            command: "gavel rollcall dispute \(motion.number)"))
      }
    }
    return duties
  }
}
