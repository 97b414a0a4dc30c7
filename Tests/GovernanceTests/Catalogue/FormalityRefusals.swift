import Sodium

@testable import Governance

extension RefusalCatalogue {
  static let formalities: [RefusalCode: Provocation] = [
    .formalityUnknown: { try $0.pay(.ibm) },
    .formalityBearer: { _ in
      let consortium = try Consortium.withFormalities(nil)
      try consortium.record(FormalityMet("dues", person: .ibmRep), by: .metaRep)
    },
    .notAttester: { _ in
      try Consortium.withFormalities(nil).pay(.ibm, by: .ibmRep)
    },
    .formalityDocument: { _ in
      let consortium = try Consortium.withFormalities(nil)
      try consortium.record(FormalityMet("agreement", by: .ibm), by: .ibmRep)
    },
    .formalityUntil: { _ in
      let consortium = try Consortium.withFormalities(nil)
      try consortium.pay(.ibm, until: consortium.now)
    },
    .fulfilmentUnknown: { try $0.record(FormalityLapsed(.of("nothing")), by: .metaRep) },
    .formalityStands: { _ in
      let consortium = try Consortium.withFormalities(nil)
      let met = try consortium.record(FormalityMet("briefing", person: .ibmRep), by: .ibmRep)
      try consortium.record(FormalityLapsed(met), by: .ibmRep)
    },
    .formalityOver: { _ in
      let consortium = try Consortium.withFormalities(nil)
      let met = try consortium.pay(.ibm)
      for _ in 0..<2 { try consortium.record(FormalityLapsed(met), by: .metaRep) }
    },
    .seatIneligible: { _ in
      let consortium = try Consortium.withDues()
      let poll = try consortium.open(try consortium.propose())
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    },
    .attesterMissing: { consortium in
      let dues = FormalityDefinition(id: "dues", title: "Dues", attester: .office("treasurer"))
      let act = AmendCharter(text: consortium.keep("articles"), formalities: [dues])
      try consortium.carry(act)
    },
  ]
}
