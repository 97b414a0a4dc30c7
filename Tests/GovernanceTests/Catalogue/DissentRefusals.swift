import Sodium

@testable import Governance

extension RefusalCatalogue {
  static let dissents: [RefusalCode: Provocation] = [
    .dissentsNotTaken: { consortium in
      let motion = try consortium.propose(in: .toc, by: .cernRep)
      try consortium.makeReady(motion)
      let poll = try consortium.open(motion, in: .toc)
      try consortium.voteAll(on: poll)
      try consortium.finish(poll)
      try consortium.dissent(from: poll, by: .cernRep, seat: .tocOne)
    },
    .dissentLate: { consortium in
      let poll = try consortium.decided()
      consortium.wait(14 * .day)
      try consortium.dissent(from: poll)
    },
    .dissentTwice: { consortium in
      let poll = try consortium.decided()
      for _ in 0..<2 { try consortium.dissent(from: poll) }
    },
    .minutesOther: { consortium in
      let meeting = try consortium.meet()
      try consortium.adjourn(meeting)
      try consortium.carry(ApproveMinutes(meeting: meeting, text: consortium.keep("minutes")))
      try consortium.carry(
        CorrectMinutes(meeting: meeting, corrects: .of("other"), text: consortium.keep("better")))
    },
    .listChanged: { consortium in
      let meeting = try consortium.meet()
      try consortium.adjourn(meeting)
      let motion = try consortium.propose([
        Act(ApproveMinutes(meeting: meeting, text: consortium.keep("minutes")))
      ])
      try consortium.attest(meeting, [.seat(.boardCern)])
      try consortium.decide(motion)
      throw VoidAct(code: consortium.effects(of: motion).first?.code)
    },
  ]
}
