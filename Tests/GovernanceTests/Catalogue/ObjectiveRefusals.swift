@testable import Governance

extension RefusalCatalogue {
  static let objectives: [RefusalCode: Provocation] = [
    .objectiveUnknown: { try $0.report(1) },
    .notOwner: { consortium in
      try consortium.adoptObjective()
      try consortium.report(1, by: .metaRep)
    },
    .reportAhead: { consortium in
      try consortium.adoptObjective()
      try consortium.report(1, asOf: consortium.now.adding(1))
    },
    .reportMeasure: { consortium in
      try consortium.adoptObjective()
      try consortium.record(
        ObjectiveReported(objective: "cards", asOf: consortium.now, reached: true), by: .ibmRep)
    },
    .deadlinePast: { consortium in
      try consortium.adoptObjective(deadline: "2023-01-01")
    },
  ]
}
