import Sodium

@testable import Governance

extension RefusalCatalogue {
  private static func group(
    _ id: Identifier = "group", parent: Identifier? = nil, rule: Identifier = .ordinary
  ) -> BodyDefinition {
    BodyDefinition(id: id, kind: .workingGroup, title: "Group", parent: parent, rule: rule)
  }

  /// An act that charters a body with one seat.
  private static func charter(
    _ body: BodyDefinition, in consortium: Consortium, seat: Identifier? = "group-lead"
  ) -> [Act] {
    let seats = seat.map { [SeatDefinition(id: $0, body: body.id, title: "Lead")] } ?? []
    return [Act(CharterBody(body: body, mandate: consortium.keep("mandate"), seats: seats))]
  }

  private static func rule(
    _ id: Identifier, _ change: (inout DecisionRule) -> Void
  ) -> [Act] {
    guard var rule = FixtureCharter.rules.first(where: { $0.id == id }) else { return [] }
    change(&rule)
    return [Act(ChangeRule(rule: rule))]
  }

  static let acts: [RefusalCode: Provocation] = [
    .bodyUnknown: { try $0.propose(in: "senate") },
    .bodyWithoutSeats: { try $0.carry(charter(group(), in: $0, seat: nil)) },
    .bodyKindFixed: { try $0.carry(AmendBody(body: group(.toc))) },
    .bodyHasChildren: { consortium in
      try consortium.carry(charter(group(), in: consortium))
      try consortium.carry(charter(group("below", parent: "group"), in: consortium, seat: "b"))
      try consortium.carry(DissolveBody(body: "group"))
    },
    .parentCircle: { try $0.carry(charter(group(parent: "group"), in: $0)) },
    .notDeferrable: { consortium in
      try consortium.propose([Act(DissolveBody(body: .toc), effective: consortium.now)])
    },
    .notRescindable: { consortium in
      let motion = try consortium.carry([])
      let rescission = try consortium.carry(
        RescindDecision(motion: motion), effective: consortium.now.adding(50 * .day))
      try consortium.carry(RescindDecision(motion: rescission))
    },
    .policyNotInForce: { try $0.carry(RepealPolicy(policy: "none")) },
  ]

  static let structure: [RefusalCode: Provocation] = [
    .ruleUnknown: { try $0.carry(charter(group(rule: "none"), in: $0)) },
    .ruleTooLax: { consortium in
      let motion = try consortium.carry(ExpelMember(organization: .meta))
      try consortium.carry(RescindDecision(motion: motion))
    },
    .ruleChanged: { consortium in
      try consortium.open(try consortium.propose()) { $0.rule = .of("another") }
    },
    .thresholdUnreachable: { consortium in
      try consortium.carry(rule(.ordinary) { $0.thresholds[0].seatClass = "none" })
    },
    .powerMissing: { consortium in
      let narrow = try Consortium.founded { charter in
        charter.powers.removeAll { $0.act == AmendPolicy.name }
      }
      try narrow.propose([Act(AmendPolicy(policy: "p", text: .of("text")))])
    },
    .powerChanged: { consortium in
      let text = consortium.keep("articles")
      let motion = try consortium.propose([Act(AmendCharter(text: text))])
      let poll = try consortium.open(motion)
      try consortium.voteAll(on: poll)
      try consortium.close(poll)
      let power = FixtureCharter.power(AmendCharter.name, (.board, .grave), (.members, .grave))
      try consortium.carry(ChangePower(power: power))
      try consortium.record(Consortium.anyOpening(of: motion, in: .members), by: .ibmRep)
    },
    .charterBroken: { consortium in
      try consortium.carry(
        rule(.ordinary) { $0.thresholds[0].share = StrictnessTests.share(.seats, "3/4") })
    },
    .powerOrphaned: { try $0.carry(DissolveBody(body: .toc)) },
    .powerNotCovered: { consortium in
      var members = FixtureCharter.bodies[2]
      members.parent = .board
      try consortium.carry(AmendBody(body: members))
    },
  ]
}
