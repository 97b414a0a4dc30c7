public import CanonicalJSON
import Sodium

/// A proposal to a body: a title, texts, and the acts that it would perform.
public struct MotionProposed: EventKind {
  public static let name = "motion.proposed"

  public var acts: [Act]
  public var body: Identifier
  /// Why it is due, as the book is to find.
  public var ground: MotionGround?
  public var texts: [TextReference]
  public var title: String

  public init(
    body: Identifier, title: String, texts: [TextReference] = [], acts: [Act] = [],
    ground: MotionGround? = nil
  ) {
    self.ground = ground
    self.acts = acts
    self.body = body
    self.texts = texts
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    acts = try fields.acts("acts")
    body = try fields.identifier("body")
    ground = try fields.optionalObject("ground", as: MotionGround.self)
    texts = try fields.objects("texts", of: TextReference.self)
    title = try fields.title("title")
  }

  public var json: JSON {
    .members([
      "acts": .objects(acts), "body": .identifier(body), "ground": ground?.json,
      "texts": .objects(texts), "title": .string(title),
    ])
  }

  public var documents: [TextReference.Name] { texts.map(\.name) }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    let requires = try register.requirements(of: acts, movedIn: body, at: time)
    let rule = try register.rule(of: body, among: requires, at: time)
    if let ground { try register.requireDue(ground, acts: acts, at: time) }
    try register.requireMover(entry.author, in: body, under: rule, on: ground, at: time)
    try Self.checkAccess(to: texts, in: body)
    try Self.check(texts, and: acts, with: documents)
    try register.requireCharges(acts, beside: texts, requiring: requires, at: time)
    try register.requireTimely(acts, at: time)
    try register.requireSeen(acts, by: entry)
    try register.requirePrevailing(acts, by: entry)
    let subsidiary = try register.subsidiary(proposing: acts, beside: texts, by: entry)
    let listed = try register.consentItems(proposing: acts, by: entry)
    let appeal = try register.appeal(proposing: acts, by: entry)
    let (number, counter) = try register.nextNumber(
      in: "\(body)-\(time.calendarDay.parts.year)", of: body)
    let motion = Motion(
      id: entry.id, number: number, body: body, mover: entry.author, title: title, version: 1,
      texts: texts, acts: acts, requires: requires, state: .proposed, mayReconsider: false,
      proposed: time, finalText: time, finalEntry: entry.number,
      lapses: time.adding(rule.lapse), decided: nil, rescinded: nil,
      ground: ground)
    return Consequences([.counter(counter), .motion(motion)] + subsidiary + listed + appeal)
  }

  /// A text is for everybody, or for the body that it goes to.
  static func checkAccess(to texts: [TextReference], in body: Identifier) throws {
    for text in texts {
      guard let own = text.body, own != body else { continue }
      throw Refusal.accessOther(text.access, body)
    }
  }

  /// What must hold of texts and acts whatever the register says.
  static func check(
    _ texts: [TextReference], and acts: [Act], with documents: Documents
  ) throws {
    var operative: Set<Digest> = []
    var confidential: Set<Digest> = []
    for text in texts {
      if let bytes = documents[text.name], Int64(bytes.count) != text.size {
        throw Refusal.textSize(text.digest, stated: text.size, bytes: bytes.count)
      }
      guard text.role == .operative else { continue }
      guard case .plain(let digest) = text.name else { throw Refusal.operativeSalted() }
      guard text.media == "text/markdown" || text.media == "text/plain" else {
        throw Refusal.operativeMedia(text.media)
      }
      operative.insert(digest)
      if text.body != nil { confidential.insert(digest) }
    }
    guard texts.isEmpty || !operative.isEmpty else { throw Refusal.operativeMissing() }
    guard Set(texts.map(\.digest)).count == texts.count else { throw Refusal.textTwice() }
    for act in acts {
      guard act.effective == nil || type(of: act.content).isDeferrable else {
        throw Refusal.notDeferrable(act.name)
      }
      for digest in act.content.texts where !operative.contains(digest) {
        throw Refusal.actTextMissing(act.name, digest)
      }
      for digest in act.content.texts
      where confidential.contains(digest) && !type(of: act.content).mayBeConfidential {
        throw Refusal.actTextConfidential(act.name, digest)
      }
    }
  }
}

extension Register {
  /// In which bodies, and by which rules, a motion with these acts must carry.
  func requirements(
    of acts: [Act], movedIn body: Identifier, at time: Timestamp
  ) throws -> [PowerDefinition.Requirement] {
    let moved = try requireBody(body, at: time)
    guard !acts.isEmpty else {
      return [PowerDefinition.Requirement(body: body, rule: moved.definition.rule)]
    }
    _ = try soleAppeal(among: acts)
    if let agenda = try soleAgenda(among: acts) {
      return try requirements(of: agenda, movedIn: body, at: time)
    }
    var requirements: [PowerDefinition.Requirement] = []
    _ = try delay(of: acts, at: time)
    if let delegation = try delegation(of: acts, movedIn: body, at: time) {
      return [PowerDefinition.Requirement(body: body, rule: delegation.definition.rule)]
    }
    for act in acts {
      let power = try requirePower(over: act, beside: acts, at: time)
      for requirement in power.requires {
        if let other = requirements.first(where: { $0.body == requirement.body }) {
          guard other.rule == requirement.rule else {
            throw Refusal.mixedRules(requirement.body, [other.rule, requirement.rule])
          }
        } else {
          requirements.append(requirement)
        }
      }
    }
    return requirements
  }

  func requirePower(
    over act: Act, beside acts: [Act], at time: Timestamp
  ) throws -> PowerDefinition {
    let scope = try act.content.scope(in: self, beside: acts)
    if let power = try power(over: act.name, scope: scope, at: time) { return power }
    guard let power = try act.content.usualPower(in: self, at: time) else {
      throw Refusal.powerMissing(act.name)
    }
    return power
  }

  /// Refuses acts that would take effect in the past where the power does not say so.
  func requireTimely(_ acts: [Act], at time: Timestamp) throws {
    for act in acts {
      guard let effective = act.effective, effective < time else { continue }
      guard try requirePower(over: act, beside: acts, at: time).retroactive else {
        throw Refusal.retroactive(effective, recorded: time)
      }
    }
  }

  /// Refuses acts about what the author had not seen as it stands.
  func requireSeen(_ acts: [Act], by entry: EntryContext) throws {
    for act in acts {
      if let id = act.content.decision {
        let motion = try requireMotion(id)
        try entry.requireSeen(motion.finalEntry, motion.number.text)
      }
      for item in (act.content as? ConsentAgenda)?.items ?? [] {
        let motion = try requireMotion(item.motion)
        try entry.requireSeen(motion.finalEntry, motion.number.text)
      }
      if let amendment = act.content as? AmendMotion {
        try requireSeen(amendment.result.acts, by: entry)
      }
    }
    for act in acts {
      guard let latest = try act.content.entryToSee(in: self) else { continue }
      try entry.requireSeen(latest, "what \(act.name) is about, as it stands")
    }
  }

  /// The motion with its requirements as the powers stand. They are fixed by its first poll, so that no
  /// motion kept back is decided by powers of yesterday, and none by two sets of them.
  func requiringAsPowersStand(_ motion: Motion, at time: Timestamp) throws -> Motion {
    let requires = try requirements(of: motion.acts, movedIn: motion.body, at: time)
    // Their order decides nothing, and must not strand a motion that a body has polled already.
    guard Set(requires) != Set(motion.requires) else { return motion }
    guard try polls(on: motion.id).isEmpty else { throw Refusal.powerChanged(motion.number) }
    var current = motion
    current.requires = requires
    return current
  }

  /// The rule by which `body` decides a motion with these requirements.
  func rule(
    of body: Identifier, among requirements: [PowerDefinition.Requirement], at time: Timestamp
  ) throws -> DecisionRule {
    guard let requirement = requirements.first(where: { $0.body == body }) else {
      throw Refusal.bodyNotRequired(body)
    }
    return try requireRule(requirement.rule, at: time)
  }

  func requireMover(
    _ person: Identifier, in body: Identifier, under rule: DecisionRule, at time: Timestamp
  ) throws {
    switch rule.mover {
    case .member:
      let mover = try requirePerson(person, at: time)
      guard try isInStanding(mover.organization, at: time) else {
        throw Refusal.notMember(mover.organization, at: time)
      }
    case .seat:
      guard try holdsSeat(person, in: try requireBody(body, at: time).definition, at: time) else {
        throw Refusal.notMover(person, body)
      }
    }
  }

  func holdsSeat(
    _ person: Identifier, in body: BodyDefinition, at time: Timestamp
  ) throws -> Bool {
    for seat in try seats(of: body, at: time) {
      if try holder(of: seat, at: time)?.person == person { return true }
    }
    return false
  }
}
