import Sodium

@testable import Governance

extension RefusalCatalogue {
  static let mandates: [RefusalCode: Provocation] = [
    // Reachable only backwards: no charter in force has the power without the parameter.
    .mandatesNotGranted: { _ in
      let consortium = try Consortium.founded { $0.parameters.mandateLongest = nil }
      let before = consortium.now
      consortium.wait(.day)
      var parameters = FixtureCharter.document.parameters
      parameters.mandateLongest = 60 * .day
      try consortium.carry(AmendCharter(text: consortium.keep("articles"), parameters: parameters))
      var power = FixtureCharter.power(GrantMandate.name, (.board, .grave))
      power.retroactive = true
      try consortium.carry(ChangePower(power: power))
      let mandate = consortium.mandateAct(days: 10)
      let motion = try consortium.propose([Act(mandate.content, effective: before)])
      try consortium.decide(motion)
      throw VoidAct(code: consortium.effects(of: motion).first?.code)
    },
    .mandateTime: { _ in try Consortium.withMandates().mandate(days: 90) },
    .mandateTwice: { _ in
      let consortium = try Consortium.withMandates()
      let first = try consortium.mandate()
      try consortium.acceptSeat(.boardCern, by: .cernRep, appointment: first)
      consortium.wait(60 * .day)
      try consortium.mandate()
    },
    .mandateOver: { _ in
      let consortium = try Consortium.withMandates()
      let motion = try consortium.mandate()
      consortium.wait(60 * .day)
      try consortium.acceptSeat(.boardCern, by: .cernRep, appointment: motion)
    },
  ]
}
