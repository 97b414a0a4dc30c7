@testable import Governance

extension RefusalCatalogue {
  static let risks: [RefusalCode: Provocation] = [
    .riskUnknown: { try $0.own(.of("nothing")) },
    .riskClosed: { consortium in
      let risk = try consortium.identify()
      try consortium.carry(CloseRisk(risk: risk))
      try consortium.own(risk)
    },
    .riskHasOwner: { consortium in
      let risk = try consortium.identify()
      for _ in 0..<2 { try consortium.own(risk) }
    },
    .riskUndecided: { consortium in
      let risk = try consortium.identify()
      try consortium.own(risk)
      try consortium.review(risk, by: consortium.now.adding(.day))
    },
    .reviewTooLate: { consortium in
      let risk = try consortium.mitigated()
      try consortium.review(risk, by: consortium.now.adding(400 * .day))
    },
  ]
}
