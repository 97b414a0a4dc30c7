import Governance

extension Sample {
  /// Acts of every kind, with and without what may be absent.
  static func acts() throws -> [Act] {
    let contents =
      try memberActs() + seatActs() + bodyActs() + policyActs() + decisionActs() + ruleActs()
      + rosterActs() + promiseActs() + motionActs()
    let later = try time("2027-01-01T00:00:00Z")
    return contents.map { Act($0) } + contents.map { Act($0, effective: later) }
  }

  private static func memberActs() throws -> [any ActKind] {
    let gamma = try id("gamma")
    return [
      AdmitMember(
        organization: gamma, title: "Gamma Inc.", memberClass: try id("member"),
        principal: try id("gamma-rep"), key: try key(3)),
      SuspendMember(organization: gamma), ReinstateMember(organization: gamma),
      ExpelMember(organization: gamma),
      ReclassifyMember(organization: gamma, memberClass: try id("sponsor")),
      AffiliateMember(organization: gamma, group: try id("big")),
      DisaffiliateMember(organization: gamma),
      RecoverKey(
        offer: digest("offer"), of: try id("gamma-rep"), organization: gamma),
      ReplaceLedgerKey(try ledgerKeyProof()),
    ]
  }

  private static func seatActs() throws -> [any ActKind] {
    let (seat, person) = (try id("board-1"), try id("alpha-rep"))
    return [
      FillSeat(seat: seat, person: person),
      FillSeat(seat: seat, person: person, organization: try id("alpha")),
      FillSeat(seat: seat, person: person, asAlternate: true),
      VacateSeat(seat: seat), EndSeat(seat: seat),
    ] + (try seats.map { CreateSeat(seat: try object(SeatDefinition.self, $0)) })
  }

  private static func bodyActs() throws -> [any ActKind] {
    let board = try object(BodyDefinition.self, plainBody)
    return [
      CharterBody(
        body: board, mandate: digest("mandate"),
        seats: try seats.map { try object(SeatDefinition.self, $0) }),
      CharterBody(
        body: try object(BodyDefinition.self, bodies[1]), mandate: digest("mandate"), seats: []),
      AmendBody(body: board), AmendBody(body: board, mandate: digest("mandate")),
      DissolveBody(body: board.id),
      AppointOfficer(office: try id("chair"), person: try id("alpha-rep")),
    ]
  }

  private static func policyActs() throws -> [any ActKind] {
    let (cards, text) = (try id("cards"), digest("text"))
    let dates = PolicyDates(
      reviewBy: try time("2028-01-01T00:00:00Z"), sunset: try time("2030-01-01T00:00:00Z"))
    return [
      AdoptPolicy(policy: cards, title: "Cards", text: text, dates: dates),
      AmendPolicy(policy: cards, text: text, dates: PolicyDates(sunset: dates.sunset)),
      SupersedePolicy(
        policy: cards, by: try id("cards-2"), dates: PolicyDates(reviewBy: dates.reviewBy)),
      AdoptPolicy(policy: cards, title: "Model cards – für alle\tModelle", text: text),
      AmendPolicy(policy: cards, text: text),
      AmendPolicy(policy: cards, text: text, title: "\"Cards\""),
      SupersedePolicy(policy: cards, by: try id("cards-2")), RepealPolicy(policy: cards),
    ]
  }

  private static func decisionActs() throws -> [any ActKind] {
    [
      RescindDecision(motion: digest("motion")), ReconsiderDecision(motion: digest("motion")),
      OverturnRuling(ruling: digest("ruling")),
      SettlePoll(poll: digest("poll"), admitted: [digest("one"), digest("two")]),
      SettlePoll(poll: digest("poll"), admitted: []),
      GrantMandate(
        post: try id("board-1"), person: try id("ibm-rep"),
        until: try time("2026-12-01T00:00:00Z"), text: digest("text")),
      ApproveMinutes(meeting: digest("meeting"), text: digest("minutes")),
      CountermandDecision(motion: digest("motion")),
      DeclareVoid(motion: digest("motion"), text: digest("text")),
      EndDelegation(delegation: try id("guidelines")),
      AdoptOldDecisions(body: try id("board"), state: digest("state")),
      CorrectMinutes(
        meeting: digest("meeting"), corrects: digest("minutes"), text: digest("better")),
    ]
      + (try delegations.map {
        DelegatePower(delegation: try object(DelegationDefinition.self, $0))
      })
  }

  private static func motionActs() throws -> [any ActKind] {
    let (motion, later) = (digest("motion"), try time("2026-12-07T16:00:00Z"))
    let text = TextReference(name: .plain(digest("text")), size: 4)
    let amendment = AmendMotion(
      motion: motion, version: 1, base: [digest("base")],
      result: AmendMotion.Wording(
        title: "Adopt", texts: [text], acts: [Act(RepealPolicy(policy: try id("cards")))]))
    return [
      amendment,
      AmendMotion(
        motion: digest("amendment"), version: 9998, base: [],
        result: AmendMotion.Wording(title: "Better", acts: [Act(amendment)])),
      ReferMotion(motion: motion, to: try id("toc")),
      ReferMotion(motion: motion, to: try id("toc"), reportBy: later),
      ReportMotion(motion: motion, recommends: .reject),
      PostponeMotion(motion: motion, until: later), TableMotion(motion: motion),
      TakeMotion(motion: motion), RatifyDecision(event: digest("meeting")),
      ConsentAgenda(items: [
        ConsentAgenda.Item(motion: motion, version: 1),
        ConsentAgenda.Item(motion: digest("other"), version: 9999),
      ]),
      DivideMotion(
        motion: motion, version: 1,
        parts: [
          DivideMotion.Part(title: "One", texts: [digest("text")]),
          DivideMotion.Part(
            title: "Two", texts: [digest("annex"), digest("text")], acts: [0, 63]),
        ]),
    ]
  }

  private static func rosterActs() throws -> [any ActKind] {
    [
      GrantRoster(roster: try id("partners"), title: "Of others", body: try id("board")),
      EndRoster(roster: try id("partners")),
      RedactDocument(document: digest("a reason")), PublishDocument(document: digest("terms")),
    ]
  }

  private static func promiseActs() throws -> [any ActKind] {
    let (cards, body, year) = (try id("cards"), try id("board"), try time("2027-01-01T00:00:00Z"))
    return [
      AdoptObjective(
        objective: cards, title: "Cards", body: body, owner: .body(body), measure: "Cards",
        deadline: year),
      AdoptObjective(
        objective: cards, title: "Cards", body: body, owner: .person(try id("ann")),
        measure: "Cards", target: Target(.atLeast, 40, unit: "cards"), deadline: year,
        text: digest("text")),
      AmendObjective(objective: cards),
      AmendObjective(
        objective: cards, title: "Cards", owner: .organization(try id("ibm")), measure: "Cards",
        target: Target(.atMost, 4, unit: "cards"), deadline: year, text: digest("text")),
      DropObjective(objective: cards),
      StartInitiative(initiative: cards, title: "Cards", body: body),
      StartInitiative(initiative: cards, title: "Cards", body: body, text: digest("text")),
      CommitInitiative(
        initiative: cards, commitment: cards, title: "Cards", partner: cards, signatory: cards,
        text: digest("text"), renewBy: year),
      CommitInitiative(
        initiative: cards, commitment: cards, title: "Cards", partner: cards, signatory: cards,
        key: try key(1), text: digest("text"), renewBy: year),
      RenewInitiative(initiative: cards, commitment: cards, renewBy: year),
      RenewInitiative(
        initiative: cards, commitment: cards, renewBy: year, text: digest("text")),
      EndInitiative(initiative: cards), EndInitiative(initiative: cards, commitment: cards),
      AssignRisk(risk: digest("risk"), owner: .body(body)),
      MitigateRisk(risk: digest("risk"), reviewBy: year),
      MitigateRisk(
        risk: digest("risk"), reviewBy: year, owner: .body(body), text: digest("text")),
      AcceptRisk(risk: digest("risk"), reviewBy: year),
      AcceptRisk(risk: digest("risk"), reviewBy: year, owner: .body(body), text: digest("text")),
      CloseRisk(risk: digest("risk")), CloseRisk(risk: digest("risk"), text: digest("text")),
    ]
  }

  private static func ruleActs() throws -> [any ActKind] {
    [
      ChangeRule(rule: try object(DecisionRule.self, plainRule)),
      ChangeRule(rule: try object(DecisionRule.self, fullRule)),
      ChangeRule(rule: try object(DecisionRule.self, cappedRule)),
      ChangeRule(rule: try object(DecisionRule.self, consentRule)),
      AmendCharter(text: digest("articles")),
      AmendCharter(
        text: digest("articles"),
        parameters: try object(CharterDocument.Parameters.self, parameters)),
      AmendCharter(
        text: digest("articles"),
        witnesses: try WitnessRule(text: try witnessPolicy(), within: 86_400)),
    ] + (try powers.map { ChangePower(power: try object(PowerDefinition.self, $0)) })
  }
}
