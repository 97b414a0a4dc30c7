import Sodium

extension Register {
  /// The risk, in the state that the author has seen.
  func requireRisk(_ id: Digest, seenBy entry: EntryContext) throws -> Risk {
    let risk = try requireOpenRisk(id)
    try entry.requireSeen(risk.entry, "the risk as it stands")
    return risk
  }

  func requireOpenRisk(_ id: Digest) throws -> Risk {
    guard let risk = try risk(id) else { throw Refusal.riskUnknown(id) }
    guard risk.state != .closed else { throw Refusal.riskClosed(risk.number) }
    return risk
  }

  func body(ofRisk id: Digest) throws -> Identifier {
    guard let risk = try risk(id) else { throw Refusal.riskUnknown(id) }
    return risk.body
  }
}

extension Risk {
  /// The next step, and the risk after it.
  private func changes(_ step: (Int64) -> RiskStep, then change: (inout Risk) -> Void) -> [Change] {
    var next = self
    next.steps += 1
    let made = step(next.steps)
    next.entry = made.entry
    change(&next)
    return [.risk(next), .riskStep(made)]
  }

  func changes(
    _ kind: RiskStep.Kind, by entry: EntryContext, owner: Owner? = nil,
    reviewBy: Timestamp? = nil, text: Digest? = nil
  ) -> [Change] {
    changes {
      RiskStep(
        risk: id, number: $0, kind: kind, source: entry.id, person: entry.author, owner: owner,
        reviewBy: reviewBy, text: text, time: entry.recorded, entry: entry.number)
    } then: {
      $0.owner = owner ?? $0.owner
      $0.reviewBy = reviewBy ?? $0.reviewBy
    }
  }

  /// What a motion decided: a date of review gives the longest time from then on to every later review.
  func changes(
    _ kind: RiskStep.Kind, by context: ActContext, to state: State, owner: Owner? = nil,
    reviewBy: Timestamp? = nil, text: Digest? = nil
  ) -> [Change] {
    changes {
      RiskStep(
        risk: id, number: $0, kind: kind, source: context.motion.id, owner: owner,
        reviewBy: reviewBy, text: text, time: context.effective, entry: context.entry)
    } then: {
      $0.state = state
      $0.owner = owner ?? $0.owner
      guard let reviewBy else { return }
      $0.reviewBy = reviewBy
      $0.reviewWithin = reviewBy.seconds - context.effective.seconds
    }
  }
}
