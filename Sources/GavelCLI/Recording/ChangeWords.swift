internal import Governance
internal import Signing
internal import Sodium

extension Change {
  /// What changes, in a line: the kind of record, which one, and its new state.
  var words: String {
    switch self {
    case .founding(let new): "founders that accepted: \(new.accepted) of \(new.founders)"
    case .charter(let new): "charter version \(new.version)"
    case .memberClass(let new): "class \(new.id)"
    case .admission(let new): "admission of \(new.organization): \(new.state.rawValue)"
    case .organization(let new): "organization \(new.id), principal \(new.principal)"
    case .member(let new):
      "member \(new.organization), class \(new.memberClass), \(new.standing.rawValue)"
        + span(new.inForce)
    case .person(let new): "person \(new.id) of \(new.organization)" + span(new.inForce)
    case .personKey(let new): "key \(new.fingerprint) of \(new.person): \(new.state.rawValue)"
    case .body(let new): "body \(new.id)" + span(new.inForce)
    case .seat(let new): "seat \(new.id)" + span(new.inForce)
    case .tenure(let new):
      "seat \(new.seat) by \(new.person)\(new.isAlternate ? " as alternate" : "") for \(new.organization): \(new.state.rawValue)"
        + span(new.inForce)
    case .office(let new): "office \(new.id)" + span(new.inForce)
    case .officeTenure(let new):
      "office \(new.office) by \(new.person): \(new.state.rawValue)" + span(new.inForce)
    case .rule(let new): "rule \(new.id) version \(new.version)" + span(new.inForce)
    case .power(let new): "power \(new.name) version \(new.version)" + span(new.inForce)
    case .policy(let new): "policy \(new.policy) version \(new.version)" + span(new.standing)
    case .motion(let new): "motion \(new.number) version \(new.version): \(new.state.rawValue)"
    case .second(let new): "second by seat \(new.seat)"
    case .demand(let new): "demand of a poll by seat \(new.seat)"
    case .poll(let new):
      "poll in \(new.body): " + (new.outcome?.rawValue ?? "open until \(new.closes)")
    case .elector(let new): "elector \(new.seat), weight \(new.weight)"
    case .ballot(let new):
      "ballot of seat \(new.seat), turn \(new.turn): \(new.choice.rawValue)"
        + (new.capacity == .holder ? "" : ", \(new.capacity.words)")
    case .effect(let new):
      "act \(new.index + 1), \(new.act): \(new.state.rawValue)"
        + (new.code.map { " (\($0))" } ?? "")
    case .meeting(let new): "meeting \(new.number) of \(new.body), to begin \(new.starts)"
    case .meetingDemand(let new): "demand of a meeting by seat \(new.seat)"
    case .noticeWaiver(let new): "waiver of the notice by seat \(new.seat)"
    case .attendance(let new):
      "\(new.attendee.text) present, \(new.evidence.rawValue)" + span(new.present)
        + (new.struckBy == nil ? "" : ", struck")
    case .rollCall(let new):
      "roll call by \(new.secretary)"
        + (new.chair.map { ", confirmed by \($0)" } ?? ", not confirmed")
        + (new.correctedBy == nil ? "" : ", corrected")
    case .rolledChoice(let new):
      "called for seat \(new.seat): \(new.choice.rawValue)"
        + (new.fate.map { ", \($0.rawValue)" } ?? (new.disputedBy == nil ? "" : ", disputed"))
    case .dissent(let new): "dissent of seat \(new.seat)"
    case .ruling(let new):
      "ruling \(new.number) of \(new.chair): \(new.state.rawValue)"
    case .hearing(let new): "hearing on version \(new.version), at \(new.at)"
    case .hearingAnswer(let new):
      "\(new.accused.text) has \(new.isWaiver ? "waived the hearing" : "answered")"
    case .appeal(let new):
      "appeal \(new.motion.hex.prefix(8))… from the ruling \(new.ruling.hex.prefix(8))…"
    case .minutesVersion(let new): "approved minutes, version \(new.version)"
    case .oldBatch(let new):
      "attested old decisions \(new.numbers)" + (new.adoptedBy == nil ? "" : ", adopted")
    case .roster(let new):
      "roster \(new.id)" + (new.attested.map { ", attested up to \($0)" } ?? "")
    case .rosterGroup(let new):
      "attested group \(new.group) of \(new.roster)" + span(new.inForce)
    case .rosterPlace(let new):
      "attested \(new.handle), \(new.role) of \(new.group) of \(new.roster)" + span(new.inForce)
    case .namedDocument(let new):
      "document \(new.digest.hex), "
        + (new.redactedBy == nil ? "access \(new.access)" : "redacted: its bytes are destroyed")
    case .objectionPeriod(let new):
      new.span.map { "time for objections" + span($0) } ?? "a time for objections after the closing"
    case .objection(let new): "objection of \(new.organization)"
    case .reversal(let new): "the decision is undone: \(new.kind.rawValue), from \(new.at)"
    case .delegation(let new):
      "delegation \(new.id) of \(new.definition.from) to \(new.definition.to)" + span(new.inForce)
    case .delegatedDecision(let new):
      "decided under the delegation \(new.delegation)"
        + (new.span?.to.map { ", to be countermanded until \($0)" } ?? "")
    case .objective(let new):
      "objective \(new.objective) version \(new.version), due \(new.deadline)" + span(new.inForce)
    case .objectiveReport(let new):
      "report on \(new.objective) as of \(new.asOf): \(new.words)"
    case .risk(let new):
      "risk \(new.number): \(new.state.rawValue)"
        + (new.owner.map { ", owned by \($0.text)" } ?? "")
    case .initiative(let new): "initiative \(new.id)" + span(new.inForce)
    case .commitment(let new):
      "commitment \(new.commitment) of \(new.initiative) with \(new.partner): "
        + new.state.rawValue
    case .riskStep(let new):
      "step \(new.number) of the risk: \(new.kind.rawValue)"
    case .interest(let new):
      "interest of \(new.person)" + (new.about.map { " in \($0.text)" } ?? ", in words")
        + (new.ended.map { ", ended \($0)" } ?? "")
    case .proxy(let new):
      "proxy of \(new.grantor) to \(new.carrier) for seat \(new.seat)"
        + (new.revoked.map { ", revoked \($0)" } ?? "")
    case .absence(let new):
      new.missed == 0
        ? "seat \(new.seat) took part" : "seat \(new.seat) missed \(new.missed) polls in a row"
    case .fulfilment(let new):
      "\(new.formality) met by \((new.organization ?? new.person)?.text ?? "")"
        + (new.lapsed.map { ", lapsed \($0)" } ?? "")
    case .affiliation(let new):
      "organization \(new.organization) in the group \(new.group): \(new.state.rawValue)"
        + span(new.inForce)
    case .cosignedHead(let new):
      "the head of \(new.size) entries is cosigned since \(new.time)"
    case .heldBallot(let new):
      "a ballot of seat \(new.ballot.seat) that was held back: \(new.ballot.choice.rawValue)"
        + (new.admitted == nil ? "" : ", let count")
    case .keyConfirmation(let new):
      "the key offered in \(new.offer.hex.prefix(8))… is confirmed by \(new.person)"
    case .keyCommitment(let new):
      "the key \(new.committingKey) is to be followed by \(new.next)" + span(new.inForce)
    case .keyHanding(let new):
      "the ledger's key from entry \(new.entry + 1) on: \(new.publicKey)"
    case .personMove(let new):
      "\(new.person) goes from \(new.from) to \(new.organization): \(new.state.rawValue)"
        + (new.at.map { ", at \($0)" } ?? "")
    case .recusal(let new):
      "seat \(new.seat) stands aside" + (new.isLate ? ", too late to leave the base" : "")
    case .motionCourse(let new): "course of the motion \(new.motion.hex.prefix(8))…"
    case .subsidiaryMotion(let new): "\(new.act) about the motion \(new.main.hex.prefix(8))…"
    case .ratification(let new): "ratified: \(new.event.hex.prefix(8))…"
    case .consentItem(let new):
      "the motion \(new.motion.hex.prefix(8))… on a consent agenda"
        + (new.pulledBy.map { ", pulled by seat \($0)" } ?? "")
    case .counter(let new):
      new.series.contains(" ")
        ? "\(new.last) \(new.series)" : "number \(new.series)-\(new.last)"
    case .participation(let new):
      "seat \(new.seat) took part "
        + (new.last > 0 ? "in poll \(new.last) that counts for activity" : "in no poll yet")
    case .turnout(let new):
      "present \(new.present) of \(new.whole)"
        + (new.reached.map { ", a quorum since \($0)" } ?? "")
    }
  }

  private func span(_ inForce: Interval) -> String {
    ", from \(inForce.from)" + (inForce.to.map { " to \($0)" } ?? "")
  }
}
