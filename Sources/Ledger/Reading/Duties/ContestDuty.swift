public import Governance
import Sodium

/// A poll in a body of the person that ballots held back could turn, until the body has settled it.
public enum ContestDuty: DutyKind {
  public static let name = "contest"

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    var duties: [Duty] = []
    for body in try view.register.bodies() where body.inForce.contains(view.time) {
      for motion in try view.register.undecidedMotions(of: body.id)
      where !motion.isLapsed(at: view.time) {
        for poll in try view.register.polls(on: motion.id)
        where try poll.isContested && view.holdsSeat(person, in: [poll.body]) {
          duties.append(
            Duty(
              kind: name, subject: motion.number.text, title: motion.title,
              what: "contested: say which ballots count, before",
              date: motion.lapses, command: "gavel poll settle \(motion.number)"))
        }
      }
    }
    return duties
  }
}
