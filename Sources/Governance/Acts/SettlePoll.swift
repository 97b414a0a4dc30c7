public import CanonicalJSON
public import Sodium

/// Says which of the ballots that were held back count in a contested poll. The poll is counted again with these,
/// and its motion is decided by that count, as it would have been by the closing.
public struct SettlePoll: ActKind {
  public static let isDeferrable = false
  public static let isRescindable = false
  public static let name = "poll.settle"

  /// The events of the ballots, as their voters signed them, each once and in the order of their bytes; empty
  /// where none counts.
  public var admitted: [Digest]
  /// The seal.
  public var poll: Digest

  public init(poll: Digest, admitted: [Digest]) {
    self.admitted = admitted.sorted()
    self.poll = poll
  }

  public init(reading fields: inout Fields) throws {
    admitted = try fields.digests("admitted")
    guard zip(admitted, admitted.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw ValueError(field: "admitted", expected: "a list in ascending order, each once")
    }
    poll = try fields.digest("poll")
  }

  public var json: JSON {
    ["admitted": .array(admitted.map(JSON.digest)), "poll": .digest(poll)]
  }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.requirePoll(poll).body)
  }

  /// The body of the poll, by the rule by which it decided there.
  public func usualPower(in register: some Register, at time: Timestamp) throws -> PowerDefinition?
  {
    let poll = try register.requirePoll(poll)
    return PowerDefinition(
      act: Self.name,
      requires: [PowerDefinition.Requirement(body: poll.body, rule: poll.rule.id)])
  }

  /// The last ballot that was held back. Nobody moves to settle what is not contested.
  public func entryToSee(in register: some Register) throws -> Int64? {
    guard try register.requirePoll(poll).isContested else { throw Refusal.notContested(poll) }
    return try register.heldBallots(in: poll).map(\.ballot.entry).max()
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    var settled = try register.requirePoll(poll)
    guard settled.isContested else { throw Refusal.notContested(poll) }
    let motion = try register.requireMotion(settled.motion)
    guard motion.state != .contested || context.decided < motion.lapses else {
      throw Refusal.motionLapsed(motion.number, motion.lapses)
    }
    guard context.motion.requires.contains(where: { $0.body == settled.body }) else {
      throw Refusal.notThisBody(context.motion.body, Self.name, needs: [settled.body])
    }
    try context.requireAtLeastAsStrict(as: settled.rule)
    var held = try register.heldBallots(in: poll)
    let known = Set(held.map(\.ballot.event))
    for ballot in admitted where !known.contains(ballot) { throw Refusal.heldUnknown(ballot) }
    held = held.filter { admitted.contains($0.ballot.event) }
    for index in held.indices { held[index].admitted = context.motion.id }
    let tally = Tally(
      of: settled, electors: try register.electors(of: poll),
      ballots: try register.timelyBallots(in: settled) + held.map(\.ballot),
      recusals: try register.recusals(from: poll))
    settled.result = tally
    settled.outcome = tally.outcome
    // What runs from the decision on, as the time for a dissent, runs from here.
    settled.closed = context.decided
    settled.settled = context.motion.id
    return held.map(Change.heldBallot)
      + (try register.consequences(deciding: settled, at: context.decided).changes)
  }

  public func carries(in register: some Register) throws -> [Motion] {
    let motion = try register.requireMotion(register.requirePoll(poll).motion)
    guard motion.state == .carried, try register.effects(of: motion.id).isEmpty else { return [] }
    return [motion]
  }

  /// Those under which the other motion carried, as if its poll had closed so.
  public func rules(
    carrying other: Motion, under rules: [DecisionRule], in register: some Register
  ) throws -> [DecisionRule] {
    try register.polls(deciding: other.id).filter { $0.outcome == .carried }.map(\.rule)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.couldChange(
      byUndoing: register.requirePoll(poll).motion, electorateOf: body, rule: rule)
  }
}

extension Register {
  func requirePoll(_ seal: Digest) throws -> Poll {
    guard let poll = try poll(seal) else { throw Refusal.pollUnknown(seal) }
    return poll
  }
}
