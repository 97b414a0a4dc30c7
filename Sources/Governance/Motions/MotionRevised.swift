public import CanonicalJSON
public import Sodium

/// The mover's next version of a motion. It drops the seconds and starts the discussion again.
public struct MotionRevised: EventKind {
  public static let name = "motion.revised"

  public var acts: [Act]
  public var motion: Digest
  public var texts: [TextReference]
  public var title: String
  public var version: Int64

  public init(
    motion: Digest, version: Int64, title: String, texts: [TextReference], acts: [Act]
  ) {
    self.acts = acts
    self.motion = motion
    self.texts = texts
    self.title = title
    self.version = version
  }

  public init(reading fields: inout Fields) throws {
    acts = try fields.acts("acts")
    motion = try fields.digest("motion")
    texts = try fields.objects("texts", of: TextReference.self)
    title = try fields.title("title")
    version = try fields.integer("version", in: 2...9999)
  }

  public var json: JSON {
    [
      "acts": .objects(acts), "motion": .digest(motion), "texts": .objects(texts),
      "title": .string(title), "version": .integer(version),
    ]
  }

  public var documents: [TextReference.Name] { texts.map(\.name) }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    var revised = try register.requireOwnMotion(motion, of: entry)
    guard version == revised.version + 1 else {
      throw Refusal.versionStale(revised.number, named: version, current: revised.version)
    }
    try register.requireMoversWording(revised, at: time)
    try register.requireSameKind(acts, beside: texts, as: revised, at: time)
    revised.requires = try register.requirements(of: acts, movedIn: revised.body, at: time)
    let rule = try register.rule(of: revised.body, among: revised.requires, at: time)
    // What was found is found of these acts alone.
    if acts != revised.acts { revised.ground = nil }
    try register.requireMover(
      entry.author, in: revised.body, under: rule, on: revised.ground, at: time)
    try MotionProposed.checkAccess(
      to: texts.filter { !revised.texts.contains($0) }, in: revised.body)
    try MotionProposed.check(texts, and: acts, with: documents)
    try register.requireCharges(acts, beside: texts, requiring: revised.requires, at: time)
    try register.requireTimely(acts, at: time)
    try register.requireSeen(acts, by: entry)
    try register.requirePrevailing(acts, by: entry)
    revised.acts = acts
    revised.texts = texts
    revised.title = title
    revised.version = version
    revised.finalText = time
    revised.finalEntry = entry.number
    revised.lapses = time.adding(rule.lapse)
    return Consequences([.motion(revised)])
  }
}

extension Register {
  func requireMotion(_ id: Digest) throws -> Motion {
    guard let motion = try motion(id) else { throw Refusal.motionUnknown(id) }
    return motion
  }

  /// A motion that may still be worked on: proposed, not lapsed, no poll opened.
  func requireProposed(_ id: Digest, at time: Timestamp) throws -> Motion {
    let motion = try requireMotion(id)
    guard motion.state == .proposed else {
      throw Refusal.motionSettled(motion.number, motion.state)
    }
    guard time < motion.lapses else { throw Refusal.motionLapsed(motion.number, motion.lapses) }
    return motion
  }

  func requireOwnMotion(_ id: Digest, of entry: EntryContext) throws -> Motion {
    let motion = try requireProposed(id, at: entry.recorded)
    guard motion.mover == entry.author else {
      throw Refusal.notMoverOf(motion.number, mover: motion.mover, entry.author)
    }
    try entry.requireSeen(motion.finalEntry, "the motion")
    return motion
  }
}
