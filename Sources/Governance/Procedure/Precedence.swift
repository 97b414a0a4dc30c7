public import Sodium

/// Which motion about a motion comes first (Robert's Rules of Order, 12th ed., 5:8 to 5:13).
extension Register {
  /// What a proposal adds to the register where it is about another motion.
  ///
  /// - Throws: a `Refusal` where it is not in order.
  func subsidiary(
    proposing acts: [Act], beside texts: [TextReference], by entry: EntryContext
  ) throws -> [Change] {
    guard let act = try soleMotionAct(among: acts) else { return [] }
    let time = entry.recorded
    try act.requireInOrder(beside: texts, at: time, in: self)
    let main = try requireMotion(act.motion)
    if let rank = type(of: act).rank {
      try requirePrecedence(rank, over: main, besides: entry.id, at: time)
      try requireNotDilatory(type(of: act).name, about: main, by: entry.author)
    }
    let degree = act is AmendMotion ? try degree(of: main.id) + 1 : 0
    return [
      .subsidiaryMotion(
        SubsidiaryMotion(
          motion: entry.id, main: main.id, version: main.version, act: type(of: act).name,
          degree: degree))
    ]
  }

  /// The act about another motion, which stands alone: such a question is put by itself.
  func soleMotionAct(among acts: [Act]) throws -> (any MotionAct)? {
    for act in acts {
      guard let found = act.content as? any MotionAct else { continue }
      guard acts.count == 1 else { throw Refusal.actNotAlone(act.name) }
      return found
    }
    return nil
  }

  /// How often it amends: an amendment once, an amendment of one twice.
  func degree(of motion: Digest) throws -> Int64 {
    try subsidiaryMotion(motion)?.degree ?? 0
  }

  /// Refuses wording that would make another kind of motion of this one: a main motion stays one, and
  /// what is about another motion stays that, and in order.
  func requireSameKind(
    _ acts: [Act], beside texts: [TextReference], as motion: Motion, at time: Timestamp
  ) throws {
    let changed = try soleMotionAct(among: acts)
    guard motion.agenda == nil, try soleAgenda(among: acts) == nil,
      try soleAppeal(among: acts)?.ruling == motion.appealedRuling
    else {
      throw Refusal.otherKind(motion.number)
    }
    let present = motion.motionAct
    guard changed.map({ type(of: $0).name }) == present.map({ type(of: $0).name }),
      changed?.motion == present?.motion
    else { throw Refusal.otherKind(motion.number) }
    try changed?.requireInOrder(beside: texts, at: time, in: self)
  }

  /// Refuses the mover's new version of what a body has made its own, and of what a poll on its wording is
  /// open about: else the mover would slip away from under an amendment.
  func requireMoversWording(_ motion: Motion, at time: Timestamp) throws {
    if try course(of: motion.id)?.madeBy != nil { throw Refusal.bodysWording(motion.number) }
    let open = try pending(on: motion.id, at: time).first { $0.motion.state == .open }
    if let open { throw Refusal.motionPending(open.motion.number, before: motion.number) }
  }

  /// Refuses a poll while another question is to be decided before.
  func requireClear(_ motion: Motion, at time: Timestamp) throws {
    try requireAtHand(motion, at: time)
    // What could do nothing any more is not voted on.
    try motion.motionAct?.requireInOrder(beside: motion.texts, at: time, in: self)
    if let first = try pending(on: motion.id, at: time).first {
      throw Refusal.motionPending(first.motion.number, before: motion.number)
    }
    var current = motion
    while let act = current.motionAct, let rank = type(of: act).rank {
      let main = try requireAtHand(act.motion, at: time)
      try requirePrecedence(rank, over: main, besides: current.id, at: time, orOpen: true)
      current = main
    }
  }

  /// Refuses where a motion about `main` that comes before one of this rank is pending.
  ///
  /// - Parameter orOpen: whether one of the same rank is in the way only while a poll on it is open.
  private func requirePrecedence(
    _ rank: Int, over main: Motion, besides own: Digest, at time: Timestamp, orOpen: Bool = false
  ) throws {
    let before = try pending(on: main.id, at: time).first { other in
      guard other.motion.id != own else { return false }
      return other.rank > rank
        || (other.rank == rank && (!orOpen || other.motion.state == .open))
    }
    if let before { throw Refusal.motionPending(before.motion.number, before: main.number) }
  }

  /// Nobody holds a motion up with one motion after the other: each kind about one version of it is moved
  /// once by one person, but for those that carried.
  private func requireNotDilatory(
    _ act: String, about main: Motion, by person: Identifier
  ) throws {
    for other in try subsidiaryMotions(on: main.id)
    where other.act == act && other.version == main.version {
      guard let earlier = try motion(other.motion), earlier.mover == person,
        earlier.state != .carried
      else { continue }
      throw Refusal.motionDilatory(earlier.number, act, about: main.number)
    }
  }

  /// The motions about `main` that must be decided before it: those on which a poll is open, and those that
  /// are seconded as their rule asks and can still be brought to a vote in time.
  public func pending(on main: Digest, at time: Timestamp) throws -> [PendingMotion] {
    try subsidiaryMotions(on: main).compactMap { subsidiary in
      guard let motion = try motion(subsidiary.motion),
        let rank = motion.motionAct.flatMap({ type(of: $0).rank }),
        try isPending(motion, at: time)
      else { return nil }
      return PendingMotion(motion: motion, rank: rank)
    }
  }

  private func isPending(_ motion: Motion, at time: Timestamp) throws -> Bool {
    guard motion.state == .proposed else { return motion.state == .open }
    guard try rulingOut(motion.id) == nil else { return false }
    guard let requirement = motion.requires.first(where: { $0.body == motion.body }),
      let rule = try rule(requirement.rule, at: time)
    else { return false }
    let pressed = motion.finalText.adding(rule.discussion).adding(rule.openWithin)
      .adding(PendingMotion.timeForProposer)
    guard time < min(pressed, motion.lapses) else { return false }
    return try isSeconded(motion, under: rule)
  }

  /// Whether it has the seconds that the rule asks for. A version that a body made needs none: more than a
  /// seat stood behind it.
  func isSeconded(_ motion: Motion, under rule: DecisionRule) throws -> Bool {
    guard rule.seconds > 0 else { return true }
    if try course(of: motion.id)?.madeVersion == motion.version { return true }
    return Int64(try seconds(of: motion.id, version: motion.version).count) >= rule.seconds
  }
}

/// A motion about another one that must be decided before it.
public struct PendingMotion: Sendable {
  /// Seconds in which the proposer, whom no chair can keep from it, opens the poll; then what it is about
  /// waits no longer.
  public static let timeForProposer = Timestamp.day

  public let motion: Motion
  let rank: Int
}
