import Sodium

@testable import Governance

extension RefusalCatalogue {
  static let mandates: [RefusalCode: Provocation] = [
    .mandatesNotGranted: { _ in
      let consortium = try Consortium.withMandates()
      var parameters = FixtureCharter.document.parameters
      parameters.mandateLongest = nil
      try consortium.carry(AmendCharter(text: consortium.keep("articles"), parameters: parameters))
      try consortium.mandate()
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
