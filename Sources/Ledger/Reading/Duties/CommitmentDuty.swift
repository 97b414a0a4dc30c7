public import Governance
import Sodium

/// A commitment that the person is to sign for a partner, or one of a body that the person chairs whose term
/// is about to end without a new one.
public enum CommitmentDuty: DutyKind {
  public static let name = "commitment"

  /// A new term is told of so long before the old one ends: a decision and a signature take time.
  private static let renewal: Int64 = 90 * Timestamp.day

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    var duties: [Duty] = []
    for offered in try view.register.offeredCommitments(to: person)
    where view.time < offered.renewBy {
      guard offered.isLast(of: try view.register.commitments(of: offered.initiative)) else {
        continue
      }
      duties.append(
        Duty(
          kind: name, subject: "\(offered.initiative) \(offered.commitment)",
          title: offered.title, what: "to sign before", date: offered.renewBy,
          command: "gavel initiative sign \(offered.initiative) \(offered.commitment)"))
    }
    for case .body(let body) in try view.register.owners(spokenForBy: person, at: view.time) {
      for initiative in try view.register.openInitiatives(under: body) {
        for commitment in try view.register.commitmentsToRenew(
          of: initiative.id, before: view.time.adding(renewal))
        {
          duties.append(
            Duty(
              kind: name, subject: "\(initiative.id) \(commitment.commitment)",
              title: commitment.title, what: "renew by", date: commitment.renewBy,
              command: "gavel motion propose --body \(body) --title TITLE --act "
                + "'initiative.renew initiative=\(initiative.id) "
                + "commitment=\(commitment.commitment) renew_by=DAY'"))
        }
      }
    }
    return duties
  }
}

extension Register {
  /// The last versions of an initiative's commitments that end before `time` and are not withdrawn.
  public func commitmentsToRenew(
    of initiative: Identifier, before time: Timestamp
  ) throws -> [Commitment] {
    let all = try commitments(of: initiative)
    return all.filter { $0.state != .ended && $0.renewBy < time && $0.isLast(of: all) }
  }
}
