public import CanonicalJSON
public import Sodium

/// Changes the wording of a motion before it is voted on: from the text that it names to the text that
/// results, both by hash, as the body decides (Robert's Rules of Order, 12th ed., §12).
///
/// It is about one version of the motion. Once another has come about, it has lost its base and does
/// nothing. An amendment can be amended, and that one not any more.
public struct AmendMotion: MotionAct {
  /// What the motion is to say and do, whole.
  public struct Wording: JSONObject {
    public var acts: [Act]
    public var texts: [TextReference]
    public var title: String

    public init(title: String, texts: [TextReference] = [], acts: [Act] = []) {
      self.acts = acts
      self.texts = texts
      self.title = title
    }

    public init(reading fields: inout Fields) throws {
      acts = try fields.acts("acts")
      texts = try fields.objects("texts", of: TextReference.self)
      title = try fields.title("title")
    }

    public var json: JSON {
      ["acts": .objects(acts), "texts": .objects(texts), "title": .string(title)]
    }
  }

  public static let highestDegree: Int64 = 2
  public static let name = "motion.amend"
  public static let rank: Int? = 1

  /// The hashes of the texts of the version that it changes, in their order.
  public var base: [Digest]
  public var motion: Digest
  public var result: Wording
  public var version: Int64

  public init(motion: Digest, version: Int64, base: [Digest], result: Wording) {
    self.base = base
    self.motion = motion
    self.result = result
    self.version = version
  }

  public init(reading fields: inout Fields) throws {
    base = try fields.digests("base")
    motion = try fields.digest("motion")
    result = try fields.object("result", as: Wording.self)
    version = try fields.integer("version", in: 1...9998)
  }

  public var json: JSON {
    [
      "base": .array(base.map(JSON.digest)), "motion": .digest(motion), "result": result.json,
      "version": .integer(version),
    ]
  }

  public func requireInOrder(
    beside texts: [TextReference], at time: Timestamp, in register: some Register
  ) throws {
    let amended = try register.requireAtHand(motion, at: time)
    guard try register.degree(of: motion) < Self.highestDegree else {
      throw Refusal.amendmentDegree(amended.number)
    }
    guard amended.appealedRuling == nil else { throw Refusal.notMain(amended.number) }
    switch amended.motionAct {
    case nil, is AmendMotion, is ReferMotion, is PostponeMotion, is DivideMotion: break
    default: throw Refusal.notMain(amended.number)
    }
    guard version == amended.version, base == amended.texts.map(\.digest) else {
      throw Refusal.amendmentBase(amended.number, named: version, current: amended.version)
    }
    guard
      result
        != Wording(title: amended.title, texts: amended.texts, acts: amended.acts)
    else { throw Refusal.amendmentEmpty(amended.number) }
    try MotionProposed.check(result.texts, and: result.acts, with: .none)
    for text in result.texts where !amended.texts.contains(text) && !texts.contains(text) {
      throw Refusal.actTextMissing(Self.name, text.digest)
    }
    try register.requireSameKind(result.acts, beside: result.texts, as: amended, at: time)
    _ = try register.requirements(of: result.acts, movedIn: amended.body, at: time)
    try register.requireTimely(result.acts, at: time)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let time = context.decided
    try requireInOrder(beside: context.motion.texts, at: time, in: register)
    var amended = try register.requireMotion(motion)
    if result.acts != amended.acts { amended.ground = nil }
    amended.acts = result.acts
    amended.texts = result.texts
    amended.title = result.title
    amended.version += 1
    amended.requires = try register.requirements(of: result.acts, movedIn: amended.body, at: time)
    amended.finalText = time
    amended.finalEntry = context.entry
    amended.lapses = max(amended.lapses, time.adding(try register.waiting(amended, at: time)))
    var course = try register.courseSoFar(of: motion)
    course.madeVersion = amended.version
    course.madeBy = context.motion.id
    return [.motion(amended), .motionCourse(course)]
  }
}
