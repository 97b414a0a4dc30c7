public import Governance

/// An objective of the person's to report on: its deadline is near or over, and it is not met.
public enum ObjectiveDuty: DutyKind {
  public static let name = "objective"

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    let near = view.time.adding(DutyKinds.ahead)
    var duties: [Duty] = []
    for owner in try view.register.owners(spokenForBy: person, at: view.time) {
      for objective in try view.register.openObjectives(of: owner)
      where objective.deadline <= near {
        let id = objective.objective
        guard let progress = try view.register.progress(of: id, at: view.time),
          progress.state == .open || progress.isOverdue
        else { continue }
        duties.append(
          Duty(
            kind: name, subject: id.text, title: objective.title,
            what: progress.isOverdue ? "not met, deadline" : "deadline", date: objective.deadline,
            command: objective.target == nil
              ? "gavel objective report \(id) reached|not-reached"
              : "gavel objective report \(id) VALUE"))
      }
    }
    return duties
  }
}
