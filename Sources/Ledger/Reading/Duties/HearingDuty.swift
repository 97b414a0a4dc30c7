public import Governance
import Sodium

/// A motion that would remove the person, or the person's organization, and that it can still answer.
public enum HearingDuty: DutyKind {
  public static let name = "hearing"

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    var duties: [Duty] = []
    for body in try view.register.bodies() where body.inForce.contains(view.time) {
      for motion in try view.register.undecidedMotions(of: body.id)
      where view.time < motion.lapses {
        guard try isAsked(person, about: motion, in: view) else { continue }
        let hearing = try view.register.hearing(on: motion)
        duties.append(
          Duty(
            kind: name, subject: motion.number.text, title: motion.title,
            what: hearing == nil ? "to answer before" : "you are heard",
            date: hearing?.at ?? motion.lapses,
            command: "gavel motion answer \(motion.number) FILE"))
      }
    }
    return duties
  }

  private static func isAsked(
    _ person: Identifier, about motion: Motion, in view: LedgerView
  ) throws -> Bool {
    guard try view.register.hearingRule(of: motion, at: view.time) != nil else { return false }
    let answered = Set(
      try view.register.hearingAnswers(to: motion.id).filter { $0.version == motion.version }
        .map(\.accused))
    return try view.register.accused(by: motion, at: view.time).contains { accused in
      try !answered.contains(accused)
        && view.register.isSpokenFor(accused, by: person, at: view.time)
    }
  }
}
