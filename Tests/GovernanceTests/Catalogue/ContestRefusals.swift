import Sodium

@testable import Governance

extension RefusalCatalogue {
  static let contests: [RefusalCode: Provocation] = [
    .contestsNotHeard: { consortium in
      let poll = try consortium.open(try consortium.propose())
      let held = try consortium.handedOver(.no, seat: .boardIbm, on: poll)
      consortium.wait(untilEndOf: poll)
      try consortium.hold(held)
    },
    .votingGoesOn: { _ in
      let consortium = try Consortium.contestable()
      let poll = try consortium.open(try consortium.propose())
      try consortium.hold(try consortium.handedOver(.no, seat: .boardIbm, on: poll))
    },
    .heldByVoter: { _ in
      let consortium = try Consortium.contestable()
      let poll = try consortium.open(try consortium.propose())
      let held = try consortium.handedOver(.no, seat: .boardIbm, on: poll)
      consortium.wait(untilEndOf: poll)
      try consortium.hold(held, seat: .boardIbm)
    },
    .heldNotInTime: { _ in
      let consortium = try Consortium.contestable()
      let poll = try consortium.open(try consortium.propose())
      consortium.wait(untilEndOf: poll)
      try consortium.hold(try consortium.handedOver(.no, seat: .boardIbm, on: poll))
    },
    .heldUnknown: { _ in
      let consortium = try contested()
      try consortium.0.voids(
        admitting: [.of("nothing")], in: consortium.1)
    },
    .contestOpen: { _ in
      let consortium = try Consortium.contestable()
      try consortium.finish(try consortium.open(try consortium.propose()))
    },
    .pollContested: { _ in
      let (consortium, poll) = try contested()
      try consortium.open(consortium.register.poll(poll)?.motion ?? .of("nothing"))
    },
    .notContested: { _ in
      let consortium = try Consortium.contestable()
      let poll = try consortium.open(try consortium.propose())
      consortium.wait(untilEndOf: poll)
      try consortium.finishContest(poll)
      try consortium.voids(admitting: [], in: poll)
    },
  ]

  /// A poll that one ballot held back could turn.
  private static func contested() throws -> (Consortium, Digest) {
    let consortium = try Consortium.contestable()
    let poll = try consortium.open(try consortium.propose())
    for (seat, choice) in [
      (Identifier.boardIbm, Choice.yes), (.boardMeta, .yes), (.boardChair, .no),
    ] {
      try consortium.vote(
        choice, by: try consortium.holder(of: seat) ?? "nobody", seat: seat, on: poll)
    }
    let held = try consortium.handedOver(.no, seat: .boardCern, on: poll)
    consortium.wait(untilEndOf: poll)
    try consortium.hold(held)
    try consortium.finishContest(poll)
    return (consortium, poll)
  }
}

extension Consortium {
  /// Carries a motion to settle a poll, whose act is void.
  fileprivate func voids(admitting admitted: [Digest], in poll: Digest) throws {
    let motion = try propose([Act(SettlePoll(poll: poll, admitted: admitted))])
    let own = try open(motion)
    try voteAll(on: own)
    wait(untilEndOf: own)
    try finishContest(own)
    for effect in effects(of: motion) where effect.state == .void {
      throw VoidAct(code: effect.code)
    }
  }
}
