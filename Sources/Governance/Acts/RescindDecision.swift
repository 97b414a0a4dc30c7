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
    var rescinded = try register.requireMotion(motion)
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
    rescinded.rescinded = context.effective
    var changes: [Change] = [.motion(rescinded)]
    for version in try register.policies(adoptedBy: motion) {
      guard let ended = version.ended(by: context) else { continue }
      changes.append(.policy(ended))
      changes += try register.restoringText(before: version, context).map { [.policy($0)] } ?? []
    }
    let toCome = try register.actsToCome(of: rescinded, after: context.effective)
    if let act = toCome.first(where: { !type(of: $0.content).isRescindable }) {
      throw Refusal.notRescindable(act.name, of: rescinded.number)
    }
    for act in rescinded.acts {
      changes += try register.rescinding(act, of: motion, by: context.motion.id)
    }
    return try changes + register.takingBack(toCome, of: rescinded, context)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    guard let acts = try register.motion(motion)?.acts else { return false }
    return try acts.contains {
      try $0.content.couldChange(electorateOf: body, rule: rule, in: register)
    }
  }
}

extension Register {
  /// What falls away of an act that waits for somebody's acceptance.
  fileprivate func rescinding(
    _ act: Act, of motion: Digest, by source: Digest
  ) throws -> [Change] {
    switch act.content {
    case let admit as AdmitMember:
      return try admissions(of: admit.organization)
        .filter { $0.source == motion && $0.state == .pending }
        .map { admission in
          var rescinded = admission
          rescinded.state = .rescinded
          return .admission(rescinded)
        }
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
