public import CanonicalJSON
public import Sodium

/// Rescinds a carried motion: the policies that it adopted end, the admissions and appointments that
/// nobody has accepted yet fall away, and what it decided of policies and of members' class and standing
/// for a time yet to come never will be. What has been done otherwise stays and has acts of its own.
public struct RescindDecision: ActKind {
  public static let name = "decision.rescind"

  public var motion: Digest

  public init(motion: Digest) {
    self.motion = motion
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
  }

  public var json: JSON { ["motion": .digest(motion)] }

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
    // Undoing a decision must be at least as hard as it was to take it.
    for poll in try register.polls(on: motion) where poll.outcome == .carried {
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
    changes += try register.policies(adoptedBy: motion).compactMap { $0.ended(by: context) }
      .map(Change.policy)
    for act in rescinded.acts {
      changes += try register.rescinding(act, of: motion, at: context.effective)
    }
    let policies = Set(rescinded.acts.compactMap(\.content.endedPolicy))
    for policy in policies.sorted() {
      changes += try register.restoring(policy, endedBy: motion, after: context.effective)
    }
    let organizations = Set(rescinded.acts.compactMap(\.content.continuedMember))
    for organization in organizations.sorted() {
      changes += try register.restoring(
        member: organization, from: motion, after: context.effective)
    }
    return changes
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
    _ act: Act, of motion: Digest, at time: Timestamp
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
        .compactMap { $0.ended(at: $0.inForce.from) }.map(Change.tenure)
    case let appoint as AppointOfficer:
      return try officeTenures(of: appoint.office)
        .filter { $0.appointment == motion && $0.state == .pending }
        .compactMap { $0.ended(at: $0.inForce.from) }.map(Change.officeTenure)
    default:
      return []
    }
  }
}

extension ActKind {
  fileprivate var endedPolicy: Identifier? {
    switch self {
    case let act as AmendPolicy: act.policy
    case let act as SupersedePolicy: act.policy
    case let act as RepealPolicy: act.policy
    default: nil
    }
  }

  fileprivate var continuedMember: Identifier? {
    switch self {
    case let act as SuspendMember: act.organization
    case let act as ReinstateMember: act.organization
    case let act as ReclassifyMember: act.organization
    default: nil
    }
  }
}

extension Register {
  /// The versions of a policy that the motion was to end after `time` go on.
  fileprivate func restoring(
    _ policy: Identifier, endedBy motion: Digest, after time: Timestamp
  ) throws -> [Change] {
    try policies(policy).filter { $0.endedBy == motion && $0.motion != motion }
      .filter { $0.inForce.to.map { time < $0 } ?? false }
      .map { version in
        var restored = version
        restored.inForce.to = nil
        restored.endedBy = nil
        restored.supersededBy = nil
        return .policy(restored)
      }
  }

  /// The spans of a membership that the motion was to begin after `time` never do, and the one that they
  /// were to end goes on in their place.
  fileprivate func restoring(
    member organization: Identifier, from motion: Digest, after time: Timestamp
  ) throws -> [Change] {
    let spans = try memberSpans(of: organization)
    let never = spans.filter {
      $0.source == motion && time < $0.inForce.from && !$0.inForce.isEmpty
    }
    guard let last = never.last else { return [] }
    return spans.compactMap { span in
      var changed = span
      if never.contains(span) {
        changed.inForce.to = span.inForce.from
      } else if span.endedBy == motion, let to = span.inForce.to, time < to, !span.inForce.isEmpty {
        changed.inForce.to = last.inForce.to
        changed.endedBy = last.endedBy
      } else {
        return nil
      }
      return .member(changed)
    }
  }
}
