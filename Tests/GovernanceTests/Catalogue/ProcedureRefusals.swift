import Sodium

@testable import Governance

extension RefusalCatalogue {
  static let procedure: [RefusalCode: Provocation] = [
    .motionTabled: { consortium in
      let main = try consortium.propose()
      try consortium.carry(moving: TableMotion(motion: main))
      try consortium.open(main)
    },
    .motionNotTabled: { try $0.move(TakeMotion(motion: try $0.propose())) },
    .motionReferred: { consortium in
      let main = try consortium.propose()
      try consortium.carry(
        moving: ReferMotion(motion: main, to: .toc, reportBy: consortium.now.adding(9 * .day)))
      try consortium.open(main)
    },
    .motionNotReferred: {
      try $0.move(ReportMotion(motion: try $0.propose(), recommends: .adopt))
    },
    .motionPostponed: { consortium in
      let main = try consortium.propose()
      try consortium.carry(
        moving: PostponeMotion(motion: main, until: consortium.now.adding(9 * .day)))
      try consortium.open(main)
    },
    .motionPending: { consortium in
      let main = try consortium.propose()
      try consortium.move(TableMotion(motion: main))
      try consortium.open(main)
    },
    .motionDilatory: { consortium in
      let main = try consortium.propose()
      for _ in 0..<2 {
        try consortium.withdraw(try consortium.move(TableMotion(motion: main)), by: .metaRep)
      }
    },
    .notMain: { consortium in
      let tabling = try consortium.move(TableMotion(motion: try consortium.propose()))
      try consortium.move(TableMotion(motion: tabling), by: .cernRep)
    },
    .actNotAlone: { consortium in
      let act = Act(TableMotion(motion: try consortium.propose()))
      try consortium.propose([act, act])
    },
    .otherKind: { consortium in
      let main = try consortium.propose()
      try consortium.revise(main, [Act(TableMotion(motion: main))])
    },
    .bodysWording: { consortium in
      let main = try consortium.propose(saying: "Geneva")
      try consortium.decide(try consortium.moveAmendment(of: main, saying: "Zürich"))
      try consortium.revise(main, version: 3)
    },
    .amendmentBase: { consortium in
      let main = try consortium.propose(saying: "Geneva")
      let amendment = try consortium.amendment(of: main, saying: "Zürich")
      try consortium.revise(main)
      try consortium.propose([Act(amendment)], texts: [consortium.text("Zürich")])
    },
    .amendmentEmpty: { consortium in
      let main = try consortium.propose(saying: "Geneva")
      try consortium.moveAmendment(of: main, saying: "Geneva")
    },
    .amendmentDegree: { consortium in
      let main = try consortium.propose(saying: "Geneva")
      var amendment = try consortium.moveAmendment(of: main, saying: "Zürich")
      for _ in 0..<2 {
        let amended = try consortium.register.requireMotion(amendment)
        amendment = try consortium.move(
          AmendMotion(
            motion: amendment, version: 1, base: amended.texts.map(\.digest),
            result: AmendMotion.Wording(
              title: "Another title", texts: amended.texts, acts: amended.acts)),
          by: .cernRep)
      }
    },
    .timeOutside: {
      try $0.move(PostponeMotion(motion: try $0.propose(), until: $0.now))
    },
    .referredNowhere: { try $0.move(ReferMotion(motion: try $0.propose(), to: .board)) },
    .notPrevailing: { _ in
      let consortium = try Consortium.founded { $0.rules[0].reconsiderWithin = .day }
      let main = try consortium.propose()
      let poll = try consortium.open(main)
      try consortium.voteAll(.no, on: poll, except: [.boardIbm: .yes])
      try consortium.close(poll)
      try consortium.propose([Act(ReconsiderDecision(motion: main))])
    },
    .reconsideredLate: { _ in
      let consortium = try Consortium.founded { $0.rules[0].reconsiderWithin = .day }
      let main = try consortium.defeat()
      consortium.wait(.day)
      try consortium.propose([Act(ReconsiderDecision(motion: main))])
    },
    .ratifiableUnknown: { try $0.propose([Act(RatifyDecision(event: .of("nothing")))]) },
    .nothingToRatify: { try $0.carry(RatifyDecision(event: try $0.defeat())) },
    .notListable: { consortium in
      let tabling = try consortium.move(TableMotion(motion: try consortium.propose()))
      try consortium.propose([
        Act(ConsentAgenda(items: [ConsentAgenda.Item(motion: tabling, version: 1)]))
      ])
    },
    .notOnAgenda: { consortium in
      let main = try consortium.propose()
      try consortium.record(
        MotionPulled(agenda: main, motion: main, seat: .boardMeta), by: .metaRep)
    },
    .consentMixed: { consortium in
      let other = try consortium.propose(in: .toc, by: .cernRep)
      try consortium.propose([
        Act(ConsentAgenda(items: [ConsentAgenda.Item(motion: other, version: 1)]))
      ])
    },
    .partsUneven: { consortium in
      let main = try consortium.propose(saying: "Geneva")
      let part = DivideMotion.Part(title: "A part", texts: [.of("another text")])
      try consortium.move(DivideMotion(motion: main, version: 1, parts: [part, part]))
    },
  ]
}
