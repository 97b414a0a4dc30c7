public import Governance
import Sodium

/// A ruling by which a motion is out of order, and that a seat of the person's can still appeal from.
public enum AppealDuty: DutyKind {
  public static let name = "ruling"

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    var duties: [Duty] = []
    for body in try view.bodiesVoted(by: person) {
      for ruling in try view.register.rulings(of: body.id, appealableAt: view.time)
      where ruling.isOutOfOrder && ruling.chair != person {
        guard try view.register.appeals(from: ruling.id).isEmpty else { continue }
        duties.append(
          Duty(
            kind: name, subject: ruling.number.text, title: ruling.question,
            what: "to appeal from, if you will, before", date: ruling.appealUntil,
            command: "gavel motion appeal \(ruling.number)"))
      }
    }
    return duties
  }
}
