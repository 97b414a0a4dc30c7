public import Governance
import Sodium

/// A risk of the person's to review, or one that nobody owns before a body that the person chairs.
public enum RiskDuty: DutyKind {
  public static let name = "risk"

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    let near = view.time.adding(DutyKinds.ahead)
    let owners = try view.register.owners(spokenForBy: person, at: view.time)
    var duties: [Duty] = []
    for owner in owners {
      for risk in try view.register.openRisks(of: owner) {
        guard let day = risk.reviewBy, day <= near else { continue }
        duties.append(
          Duty(
            kind: name, subject: risk.number.text, title: risk.title, what: "review by",
            date: day, command: "gavel risk review \(risk.number) --review-by DAY"))
      }
    }
    for case .body(let body) in owners {
      for risk in try view.register.openRisks(before: body) where risk.owner == nil {
        guard let step = try view.register.steps(ofRisk: risk.id).first else { continue }
        duties.append(
          Duty(
            kind: name, subject: risk.number.text, title: risk.title,
            what: "owned by nobody since", date: step.time,
            command: "gavel risk own \(risk.number) --for body:\(body)"))
      }
    }
    return duties
  }
}
