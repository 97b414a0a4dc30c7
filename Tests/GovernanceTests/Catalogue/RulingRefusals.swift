import Sodium

@testable import Governance

extension RefusalCatalogue {
  static let rulings: [RefusalCode: Provocation] = [
    .rulingsNotTaken: { try $0.rule() },
    .rulingUnknown: { try $0.record(RulingWithdrawn(ruling: .of("none")), by: .intelRep) },
    .rulingSettled: { _ in
      let consortium = try Consortium.withRulings()
      let ruling = try consortium.rule()
      for _ in 0..<2 { try consortium.record(RulingWithdrawn(ruling: ruling), by: .intelRep) }
    },
    .ruledAlready: { _ in
      let consortium = try Consortium.withRulings()
      let motion = try consortium.propose()
      for _ in 0..<2 { try consortium.rule(motion) }
    },
    .rulingOnAppeal: { _ in
      let consortium = try Consortium.withRulings()
      try consortium.rule(try consortium.appeal(from: try consortium.rule()))
    },
    .ruledOutOfOrder: { _ in
      let consortium = try Consortium.withRulings()
      let motion = try consortium.propose()
      try consortium.rule(motion)
      try consortium.open(motion)
    },
    .appealLate: { _ in
      let consortium = try Consortium.withRulings()
      let ruling = try consortium.rule()
      consortium.wait(3 * .day)
      _ = try consortium.appeal(from: ruling)
    },
    .appealDecided: { _ in
      let consortium = try Consortium.withRulings()
      let ruling = try consortium.rule()
      try consortium.decideAppeal(try consortium.appeal(from: ruling), [.boardIbm: .no])
      _ = try consortium.appeal(from: ruling)
    },
  ]
}
