@testable import Governance

extension RefusalCatalogue {
  /// Delays and objections.
  static let authority: [RefusalCode: Provocation] = [
    .policyDates: { consortium in
      try consortium.carry(
        AdoptPolicy(
          policy: "p", title: "P", text: consortium.keep("text"),
          dates: PolicyDates(sunset: consortium.now)))
    },
    .mixedDelays: { _ in
      let consortium = try ObjectionTests.founded()
      try consortium.propose([
        Act(ObjectionTests.adopting(consortium)), Act(VacateSeat(seat: .boardCern)),
      ])
    },
    .objectionsClosed: { consortium in
      try consortium.object(to: try consortium.carry([]), by: .cern)
    },
    .objectionClass: { _ in
      let consortium = try ObjectionTests.founded(class: .science)
      try consortium.object(to: try ObjectionTests.adopted(in: consortium).motion, by: .meta)
    },
    .objectedAlready: { _ in
      let consortium = try ObjectionTests.founded(objections: 2)
      let motion = try ObjectionTests.adopted(in: consortium).motion
      for _ in 0..<2 { try consortium.object(to: motion, by: .cern) }
    },
  ]
}
