import Sodium

@testable import Governance

extension RefusalCatalogue {
  static let oldDecisions: [RefusalCode: Provocation] = [
    .batchTwice: { consortium in
      for _ in 0..<2 { try consortium.attestOld() }
    },
    .batchOrder: { try $0.attestOld(part: 2, of: 2) },
    .batchMalformed: { try $0.attestOld(count: 1, text: "{}") },
    .stateUnknown: { try $0.carry(AdoptOldDecisions(body: .board, state: .of("nothing"))) },
    .stateAdopted: { consortium in
      try consortium.attestOld()
      let state = consortium.register.oldBatches().first?.state ?? .of("nothing")
      for _ in 0..<2 { try consortium.carry(AdoptOldDecisions(body: .board, state: state)) }
    },
  ]
}
