public import CanonicalJSON
public import Sodium

/// Makes good what was done without a quorum (Robert's Rules of Order, 12th ed., 10:54): a motion that had
/// the votes, but not the quorum, is carried by it; a meeting that was held without one is made the body's
/// own.
///
/// It is as hard as what it ratifies was, and shown at both.
public struct RatifyDecision: ActKind {
  public static let isDeferrable = false
  public static let isRescindable = false
  public static let name = "decision.ratify"

  /// The id of the motion, of a poll on it, or of the meeting.
  public var event: Digest

  public init(event: Digest) {
    self.event = event
  }

  public init(reading fields: inout Fields) throws {
    event = try fields.digest("event")
  }

  public var json: JSON { ["event": .digest(event)] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.requireRatifiable(event).body)
  }

  public func usualPower(in register: some Register, at time: Timestamp) throws -> PowerDefinition?
  {
    try register.usualPower(
      over: Self.name, in: register.requireRatifiable(event).body, at: time)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let ratification = Change.ratification(
      Ratification(event: event, motion: context.motion.id, entry: context.entry))
    switch try register.requireRatifiable(event) {
    case .meeting(let meeting):
      guard meeting.adjourned != nil, try register.ratification(of: event) == nil else {
        throw Refusal.nothingToRatify(meeting.number)
      }
      return [ratification]
    case .motion(var motion):
      try register.requireHadTheVotes(motion, context)
      motion.state = .carried
      motion.decided = context.decided
      let own = Change.ratification(
        Ratification(event: motion.id, motion: context.motion.id, entry: context.entry))
      return [.motion(motion), own] + (event == motion.id ? [] : [ratification])
    }
  }

  public func carries(in register: some Register) throws -> [Motion] {
    guard case .motion(let motion) = try register.requireRatifiable(event),
      motion.state == .carried, try register.effects(of: motion.id).isEmpty
    else { return [] }
    return [motion]
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    guard case .motion(let motion) = try register.requireRatifiable(event) else { return false }
    return try motion.acts.contains {
      try $0.content.couldChange(electorateOf: body, rule: rule, in: register)
    }
  }
}

/// What can be ratified.
enum Ratifiable {
  case motion(Motion)
  case meeting(Meeting)

  var body: Identifier {
    switch self {
    case .motion(let motion): motion.body
    case .meeting(let meeting): meeting.body
    }
  }
}

extension Register {
  func requireRatifiable(_ event: Digest) throws -> Ratifiable {
    if let motion = try motion(event) { return .motion(motion) }
    if let poll = try poll(event), let motion = try motion(poll.motion) { return .motion(motion) }
    if let meeting = try meeting(event) { return .meeting(meeting) }
    throw Refusal.ratifiableUnknown(event)
  }

  /// Refuses to ratify what lacked more than a quorum, or by less than it would need.
  func requireHadTheVotes(_ motion: Motion, _ context: ActContext) throws {
    guard motion.state == .noQuorum, motion.motionAct == nil, motion.agenda == nil,
      !motion.acts.contains(where: { $0.content is RatifyDecision })
    else { throw Refusal.nothingToRatify(motion.number) }
    let decided = try polls(deciding: motion.id).filter(\.isClosed)
    for requirement in motion.requires {
      guard let poll = decided.last(where: { $0.body == requirement.body }),
        poll.outcome == .carried || poll.result?.lackedOnlyQuorum ?? false
      else { throw Refusal.nothingToRatify(motion.number) }
      try context.requireAtLeastAsStrict(as: poll.rule)
    }
    let now = try requirements(of: motion.acts, movedIn: motion.body, at: context.decided)
    for requirement in now {
      try context.requireAtLeastAsStrict(
        as: requireRule(requirement.rule, at: context.decided))
    }
    let needed = Set((motion.requires + now).map(\.body))
    guard needed.isSubset(of: context.motion.requires.map(\.body)) else {
      throw Refusal.notThisBody(
        context.motion.body, RatifyDecision.name, needs: needed.sorted())
    }
  }
}

extension Tally {
  /// Whether it would have carried with a quorum.
  var lackedOnlyQuorum: Bool {
    outcome == .noQuorum && totals.yes >= max(1, leastYes ?? 1)
      && thresholds.allSatisfy(\.isMet) && !objections.contains(where: \.isRaised)
  }
}
