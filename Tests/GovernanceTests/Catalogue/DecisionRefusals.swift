import Sodium

@testable import Governance

extension RefusalCatalogue {
  private static func propose(_ text: TextReference, acts: [Act] = []) -> Provocation {
    { try $0.propose(acts, texts: [text]) }
  }

  private static let text = TextReference(name: .plain(.of("text")), size: 1)

  static let motions: [RefusalCode: Provocation] = [
    .motionUnknown: { try $0.withdraw(.of("nothing")) },
    .motionSettled: { consortium in
      let motion = try consortium.propose()
      for _ in 0..<2 { try consortium.withdraw(motion) }
    },
    .motionLapsed: { consortium in
      let motion = try consortium.propose()
      consortium.wait(60 * .day)
      try consortium.open(motion)
    },
    .motionCarried: { try $0.open(try $0.carry([])) },
    .motionFailed: { try $0.open(try $0.defeat()) },
    .notCarried: { try $0.carry(RescindDecision(motion: try $0.propose())) },
    .notFailed: { try $0.carry(ReconsiderDecision(motion: try $0.propose())) },
    .notMover: { try $0.withdraw(try $0.propose(), by: .metaRep) },
    .versionStale: { try $0.revise(try $0.propose(), version: 3) },
    .ownSecond: { try $0.second(try $0.propose(), by: .ibmRep, seat: .boardIbm) },
    .secondedAlready: { consortium in
      let motion = try consortium.propose()
      for _ in 0..<2 { try consortium.second(motion, by: .metaRep, seat: .boardMeta) }
    },
    .secondsMissing: { consortium in
      try consortium.open(try consortium.propose(in: .toc, by: .cernRep), in: .toc)
    },
    .notThisBody: { try $0.open(try $0.propose(), in: .members) },
    .mixedRules: { consortium in
      try consortium.propose([
        Act(SuspendMember(organization: .meta)), Act(ExpelMember(organization: .cern)),
      ])
    },
    .operativeText: propose(TextReference(name: .salted(.of("text")), size: 1)),
    .textSize: { consortium in
      let name = TextReference.Name.plain(consortium.keep("text"))
      try consortium.propose(texts: [TextReference(name: name, size: 5)])
    },
    .textTwice: { try $0.propose(texts: [text, text]) },
    .actTextMissing: propose(
      text, acts: [Act(AdoptPolicy(policy: "p", title: "P", text: .of("another")))]),
  ]

  /// A poll with as many yes as no.
  private static func tie(in consortium: Consortium) throws -> Digest {
    let poll = try consortium.open(try consortium.propose())
    try consortium.voteAll(
      on: poll, except: [.boardIbm: .no, .boardMeta: .no], silent: [.boardChair])
    try consortium.finish(poll)
    return poll
  }

  static let polls: [RefusalCode: Provocation] = [
    .pollUnknown: { try $0.vote(.yes, by: .ibmRep, seat: .boardIbm, on: .of("nothing")) },
    .pollClosed: { consortium in
      let poll = try consortium.open(try consortium.propose())
      try consortium.finish(poll)
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    },
    .pollOpen: { try $0.close(try $0.open(try $0.propose())) },
    .polledAlready: { consortium in
      let motion = try consortium.propose()
      for _ in 0..<2 { try consortium.open(motion) }
    },
    .pollNotAgain: { consortium in
      let motion = try consortium.propose()
      for _ in 0..<3 { try consortium.finish(try consortium.open(motion)) }
    },
    .discussionOpen: { consortium in
      let motion = try consortium.propose(in: .toc, by: .cernRep)
      try consortium.second(motion, by: .metaRep, seat: .tocThree)
      try consortium.open(motion, in: .toc)
    },
    .notOpener: { try $0.open(try $0.propose(), by: .metaRep) },
    .demandsMissing: { _ in
      let other = try Consortium.founded { charter in
        charter.rules[0].opener = .seats
        charter.rules[0].openingSeats = 2
      }
      let motion = try other.propose()
      try other.demand(motion, by: .metaRep, seat: .boardMeta)
      try other.open(motion, by: .metaRep)
    },
    .demandedAlready: { consortium in
      let motion = try consortium.propose()
      for _ in 0..<2 { try consortium.demand(motion, by: .metaRep, seat: .boardMeta) }
    },
    .textsChanged: { try $0.open(try $0.propose()) { $0.texts = [.of("another")] } },
    .windowOutside: { try $0.open(try $0.propose(), closes: $0.now) },
    .electorateChanged: { try $0.open(try $0.propose()) { $0.electorate = .of("another") } },
    .pollOverUnclosed: { consortium in
      try consortium.open(try consortium.propose([Act(VacateSeat(seat: .boardCern))]))
      consortium.wait(8 * .day)
      try consortium.open(try consortium.propose())
    },
    .countWrong: { consortium in
      let poll = try consortium.open(try consortium.propose())
      consortium.wait(8 * .day)
      try consortium.close(poll) { $0.outcome = .carried }
    },
    .ballotsWrong: { consortium in
      let poll = try consortium.open(try consortium.propose())
      consortium.wait(8 * .day)
      try consortium.close(poll) { $0.ballots.counted = 1 }
    },
    .notTied: { consortium in
      let poll = try consortium.open(try consortium.propose())
      try consortium.record(PollTieBroken(poll: poll, choice: .yes), by: .intelRep)
    },
    .noCastingVote: { _ in
      let other = try Consortium.founded { $0.rules[0].castingVote = false }
      try other.record(PollTieBroken(poll: try tie(in: other), choice: .yes), by: .intelRep)
    },
    .notChair: { consortium in
      let poll = try tie(in: consortium)
      try consortium.record(PollTieBroken(poll: poll, choice: .yes), by: .metaRep)
    },
  ]

  static let ballots: [RefusalCode: Provocation] = [
    .notElector: { consortium in
      let poll = try consortium.open(try consortium.propose())
      try consortium.vote(.yes, by: .cernRep, seat: .tocOne, on: poll)
    },
    .ballotUntil: { consortium in
      let poll = try consortium.open(try consortium.propose())
      try consortium.vote(
        .yes, by: .ibmRep, seat: .boardIbm, on: poll, .init(until: consortium.now.adding(9 * .day)))
    },
    .turnLower: { consortium in
      let poll = try consortium.open(try consortium.propose())
      for choice in [Choice.yes, .no] {
        try consortium.vote(choice, by: .ibmRep, seat: .boardIbm, on: poll)
      }
    },
    .turnAhead: { consortium in
      let poll = try consortium.open(try consortium.propose())
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 1_001, on: poll)
    },
    .ballotFinal: { _ in
      let consortium = try Consortium.founded { $0.rules[0].finalBallots = true }
      let poll = try consortium.open(try consortium.propose())
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
      try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    },
  ]
}
