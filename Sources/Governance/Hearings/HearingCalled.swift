public import CanonicalJSON
public import Sodium

/// A hearing is called of those whom a motion would remove.
public struct HearingCalled: EventKind {
  public static let name = "hearing.called"

  /// When it is held.
  public var at: Timestamp
  public var motion: Digest
  /// Where, and how one takes part.
  public var text: TextReference?

  public init(motion: Digest, at: Timestamp, text: TextReference? = nil) {
    self.at = at
    self.motion = motion
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    at = try fields.timestamp("at")
    motion = try fields.digest("motion")
    text = try fields.optionalObject("text", as: TextReference.self)
  }

  public var json: JSON {
    .members(["at": .timestamp(at), "motion": .digest(motion), "text": text?.json])
  }

  public var documents: [TextReference.Name] { text.map { [$0.name] } ?? [] }

  public var texts: [TextReference] { text.map { [$0] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    var found = try register.requireProposed(motion, at: time)
    try entry.requireSeen(found.finalEntry, "the motion")
    let hearing = try register.requireHearingRule(of: found, at: time)
    let rule = try register.rule(of: found.body, among: found.requires, at: time)
    try requireCaller(entry.author, of: found, under: rule, in: register, at: time)
    guard try register.hearing(on: found) == nil else {
      throw Refusal.hearingCalledAlready(found.number)
    }
    let least = time.adding(hearing.notice)
    // Nobody keeps a motion from its vote by a hearing in the far future.
    let latest = least.adding(hearing.notice).adding(rule.openWithin)
    guard least <= at, at <= latest else {
      throw Refusal.hearingTime(at, least: least, latest: latest)
    }
    try text?.requireReadable(in: found.body, with: documents)
    found.lapses = max(found.lapses, at.adding(rule.lapse))
    return Consequences([
      .motion(found),
      .hearing(
        Hearing(
          motion: motion, version: found.version, at: at, caller: entry.author, text: text,
          event: entry.id, entry: entry.number, called: time)),
    ])
  }

  /// The chair or the secretary; and the mover, where neither has called one in the time for opening.
  private func requireCaller(
    _ person: Identifier, of found: Motion, under rule: DecisionRule,
    in register: some Register, at time: Timestamp
  ) throws {
    if try register.chair(of: found.body, at: time) == person { return }
    if try register.isSecretary(person, at: time) { return }
    if person == found.mover, time >= found.finalText.adding(rule.openWithin) { return }
    throw Refusal.notHearingCaller(person, found.body)
  }
}

extension TextReference {
  /// Refuses a text for another body than this one, an operative one with a salt, or one of another size than it
  /// says.
  func requireReadable(in body: Identifier, with documents: Documents) throws {
    try MotionProposed.checkAccess(to: [self], in: body)
    if case .salted = name, role == .operative { throw Refusal.operativeSalted() }
    if let bytes = documents[name], Int64(bytes.count) != size {
      throw Refusal.textSize(digest, stated: size, bytes: bytes.count)
    }
  }
}
