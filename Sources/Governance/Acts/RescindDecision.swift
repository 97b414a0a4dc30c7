public import CanonicalJSON
public import Sodium

/// Rescinds a carried motion: the policies that it adopted end, those that it amended have their former
/// text again, the admissions and appointments that nobody has accepted yet fall away, and what it decided
/// for a time yet to come never will be. What has been done otherwise stays and has acts of its own.
public struct RescindDecision: ActKind {
  /// Else what it took back would have to come about after all.
  public static let isRescindable = false
  public static let name = "decision.rescind"

  public var motion: Digest

  public init(motion: Digest) {
    self.motion = motion
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
  }

  public var json: JSON { ["motion": .digest(motion)] }

  public var decision: Digest? { motion }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.requireMotion(motion).body)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let rescinded = try register.requireMotion(motion)
    guard rescinded.state == .carried, rescinded.rescinded == nil else {
      throw Refusal.notCarried(rescinded.number)
    }
    if let act = rescinded.motionAct {
      throw Refusal.notRescindable(type(of: act).name, of: rescinded.number)
    }
    guard rescinded.agenda == nil else {
      throw Refusal.notRescindable(ConsentAgenda.name, of: rescinded.number)
    }
    guard !rescinded.acts.contains(where: { $0.content is RatifyDecision }) else {
      throw Refusal.notRescindable(RatifyDecision.name, of: rescinded.number)
    }
    // Undoing a decision must be at least as hard as it was to take it.
    for poll in try register.polls(deciding: motion) where poll.outcome == .carried {
      try context.requireAtLeastAsStrict(as: poll.rule)
    }
    guard
      rescinded.requires.allSatisfy({ asked in
        context.motion.requires.contains { $0.body == asked.body }
      })
    else {
      throw Refusal.notThisBody(
        context.motion.body, Self.name, needs: rescinded.requires.map(\.body))
    }
    return try register.undoing(rescinded, .rescinded, context)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.couldChange(byUndoing: motion, electorateOf: body, rule: rule)
  }
}

extension Register {
  /// Undoes a carried decision as far as it can be undone, and marks it with what did it.
  ///
  /// - Throws: a `Refusal` where something decided since could not do without it.
  func undoing(
    _ decided: Motion, _ kind: Reversal.Kind, reason: Digest? = nil, _ context: ActContext
  ) throws -> [Change] {
    var undone = decided
    undone.rescinded = context.effective
    var changes: [Change] = [
      .motion(undone),
      .reversal(
        Reversal(
          motion: decided.id, kind: kind, by: context.motion.id, at: context.effective,
          entry: context.entry, reason: reason)),
    ]
    for version in try policies(adoptedBy: decided.id) {
      guard let ended = version.ended(by: context) else { continue }
      changes.append(.policy(ended))
      changes += try restoringText(before: version, context).map { [.policy($0)] } ?? []
    }
    let toCome = try actsToCome(of: decided, after: context.effective)
    if let act = toCome.first(where: { !type(of: $0.content).isRescindable }) {
      throw Refusal.notRescindable(act.name, of: decided.number)
    }
    for act in decided.acts {
      changes += try rescinding(act, of: decided.id, context)
    }
    return try changes + takingBack(toCome, of: decided, context)
  }

  /// Whether undoing a decision might change who votes in a body, or the rule.
  func couldChange(
    byUndoing motion: Digest, electorateOf body: BodyDefinition, rule: Identifier
  ) throws -> Bool {
    guard let acts = try self.motion(motion)?.acts else { return false }
    return try acts.contains {
      try $0.content.couldChange(electorateOf: body, rule: rule, in: self)
    }
  }

  /// What falls away of an act that waits for somebody's acceptance, or lets another body decide.
  private func rescinding(
    _ act: Act, of motion: Digest, _ context: ActContext
  ) throws -> [Change] {
    let source = context.motion.id
    switch act.content {
    case let delegate as DelegatePower:
      guard let made = try delegation(delegate.delegation.id), made.motion == motion else {
        return []
      }
      return made.ended(at: context.effective, by: source).map { [.delegation($0)] } ?? []
    case let admit as AdmitMember:
      return try admissions(of: admit.organization)
        .filter { $0.source == motion && $0.state == .pending }
        .map { admission in
          var rescinded = admission
          rescinded.state = .rescinded
          return .admission(rescinded)
        }
    case let mandate as GrantMandate:
      let seats = try tenures(of: mandate.post)
        .filter { $0.appointment == motion && $0.state == .pending }
        .compactMap { $0.ended(at: $0.inForce.from, by: source) }.map(Change.tenure)
      let offices = try officeTenures(of: mandate.post)
        .filter { $0.appointment == motion && $0.state == .pending }
        .compactMap { $0.ended(at: $0.inForce.from, by: source) }.map(Change.officeTenure)
      return seats + offices
    case let fill as FillSeat:
      return try tenures(of: fill.seat)
        .filter { $0.appointment == motion && $0.state == .pending }
        .compactMap { $0.ended(at: $0.inForce.from, by: source) }.map(Change.tenure)
    case let appoint as AppointOfficer:
      return try officeTenures(of: appoint.office)
        .filter { $0.appointment == motion && $0.state == .pending }
        .compactMap { $0.ended(at: $0.inForce.from, by: source) }.map(Change.officeTenure)
    default:
      return []
    }
  }
}
