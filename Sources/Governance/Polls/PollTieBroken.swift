public import CanonicalJSON
public import Sodium

/// The chair's casting vote on a tie, where the rule gives one.
public struct PollTieBroken: EventKind {
  public static let name = "poll.tie_broken"

  public var choice: Choice
  public var poll: Digest

  public init(poll: Digest, choice: Choice) {
    self.choice = choice
    self.poll = poll
  }

  public init(reading fields: inout Fields) throws {
    choice = try fields.choice("choice", of: Choice.self)
    guard choice != .abstain else { throw ValueError(field: "choice", expected: "yes or no") }
    poll = try fields.digest("poll")
  }

  public var json: JSON { ["choice": .string(choice.rawValue), "poll": .digest(poll)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard var decided = try register.poll(poll) else { throw Refusal.pollUnknown(poll) }
    guard decided.outcome == .tied, decided.casting == nil,
      try register.polls(on: decided.motion).last(where: { $0.body == decided.body })?.seal == poll,
      try register.motion(decided.motion)?.state == .tied
    else { throw Refusal.notTied() }
    // What carried in a body that was dissolved since would be nobody's decision any more.
    _ = try register.requireBody(decided.body, at: entry.recorded)
    guard decided.rule.castingVote else { throw Refusal.noCastingVote(decided.rule.id) }
    guard try register.chair(of: decided.body, at: entry.recorded) == entry.author else {
      throw Refusal.notChair(entry.author, decided.body)
    }
    try entry.requireSeen(decided.entry, "the seal")
    // A chair to come does not decide what was tied long ago.
    let deadline = (decided.closed ?? decided.closes).adding(decided.rule.longestWindow)
    guard entry.recorded < deadline else {
      throw Refusal.tieTooOld(deadline: deadline, recorded: entry.recorded)
    }
    decided.casting = choice
    decided.outcome = choice == .yes ? .carried : .failed
    return try register.consequences(deciding: decided, at: entry.recorded)
  }
}
