@testable import Governance

extension RefusalCatalogue {
  static let moves: [RefusalCode: Provocation] = [
    .moveToOwn: { consortium in
      try consortium.enrol("ibm-second", of: .ibm)
      try consortium.say("ibm-second", goesTo: .ibm)
    },
    .moveOfPrincipal: { try $0.say(.ibmRep, goesTo: .cern) },
    .moveEnding: { consortium in
      try consortium.enrol("ibm-second", of: .ibm)
      try consortium.withdraw(.ibm, effective: consortium.now.adding(9 * .day))
      try consortium.say("ibm-second", goesTo: .cern)
    },
    .moveUnknown: { try $0.confirmMove(.of("nothing"), of: .ibmRep, by: .cernRep) },
  ]
}
