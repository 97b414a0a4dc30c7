public import Governance

/// A change that is due as a seat takes part in nothing: for the chair of its body and for the secretary, until
/// it is proposed.
public enum ParticipationDuty: DutyKind {
  public static let name = "participation"

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    var duties: [Duty] = []
    let isSecretary = try view.register.isSecretary(person, at: view.time)
    for body in try view.register.bodies() where body.inForce.contains(view.time) {
      guard body.definition.participation != nil,
        try isSecretary || view.register.chair(of: body.id, at: view.time) == person,
        let inactive = try InactiveSeats(of: body.definition, in: view.register, at: view.time)
      else { continue }
      for standing in inactive.seats where standing.isDue {
        let act = inactive.act(on: standing)
        let deciding = try view.bodyDeciding(act, otherwise: body.id)
        let isProposed = try view.register.undecidedMotions(of: deciding).contains {
          $0.ground?.inactivity == standing.seat && view.time < $0.lapses
        }
        if isProposed { continue }
        duties.append(
          Duty(
            kind: name, subject: standing.seat.text,
            title: "took part in none of \(inactive.rule.words)", what: "due", date: view.time,
            command: InactiveSeats.command(
              proposing: act, to: deciding, because: standing.seat)))
      }
    }
    return duties
  }
}

extension LedgerView {
  /// The body in which a motion with the act is moved: the first that the power over it requires.
  public func bodyDeciding(_ act: Act, otherwise body: Identifier) throws -> Identifier {
    let scope = try act.content.scope(in: register, beside: [])
    return try register.power(over: act.name, scope: scope, at: time)?.requires.first?.body ?? body
  }
}

extension ParticipationRule {
  /// `the last 3 polls`, `the last 2 meetings and the last 3 polls`
  public var words: String {
    [(meetings, "meeting"), (polls, "poll")].compactMap { count, noun in
      count.map { "the last \($0 == 1 ? noun : "\($0) \(noun)s")" }
    }.joined(separator: " and ")
  }
}

extension InactiveSeats {
  /// What the chair or the secretary types.
  public static func command(
    proposing act: Act, to body: Identifier, because seat: Identifier
  ) -> String {
    let fields: [String] =
      switch act.content {
      case let vacate as VacateSeat: ["seat=\(vacate.seat)"]
      case let suspend as SuspendMember: ["organization=\(suspend.organization)"]
      case let reclassify as ReclassifyMember:
        ["organization=\(reclassify.organization)", "class=\(reclassify.memberClass)"]
      default: []
      }
    return "gavel motion propose --body \(body) --title TITLE --ground \(seat) --act "
      + "'\(([act.name] + fields).joined(separator: " "))'"
  }
}
