public import CanonicalJSON
public import Sodium

/// Divides a motion into parts that are voted on apart, each a motion with a number of its own (Robert's
/// Rules of Order, 12th ed., §27). The divided one has ended.
public struct DivideMotion: MotionAct {
  /// Which of the motion's texts and acts are one part.
  public struct Part: JSONObject {
    /// The places of its acts in the motion, from 0, ascending.
    public var acts: [Int64]
    public var texts: [Digest]
    public var title: String

    public init(title: String, texts: [Digest] = [], acts: [Int64] = []) {
      self.acts = acts
      self.texts = texts
      self.title = title
    }

    public init(reading fields: inout Fields) throws {
      acts = try fields.array("acts").map { try $0.integer() }
      guard acts.allSatisfy({ (0...63).contains($0) }),
        zip(acts, acts.dropFirst()).allSatisfy({ $0 < $1 })
      else {
        throw ValueError(field: "acts", expected: "the places of acts, 0 to 63, ascending")
      }
      texts = try fields.digests("texts")
      guard Set(texts).count == texts.count else {
        throw ValueError(field: "texts", expected: "each text once")
      }
      title = try fields.title("title")
    }

    public var json: JSON {
      [
        "acts": .array(acts.map(JSON.integer)), "texts": .array(texts.map(JSON.digest)),
        "title": .string(title),
      ]
    }
  }

  public static let name = "motion.divide"
  public static let rank: Int? = 2

  public var motion: Digest
  public var parts: [Part]
  public var version: Int64

  public init(motion: Digest, version: Int64, parts: [Part]) {
    self.motion = motion
    self.parts = parts
    self.version = version
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
    parts = try fields.objects("parts", of: Part.self)
    guard (2...16).contains(parts.count) else {
      throw ValueError(field: "parts", expected: "a list of 2 to 16 parts")
    }
    version = try fields.integer("version", in: 1...9999)
  }

  public var json: JSON {
    ["motion": .digest(motion), "parts": .objects(parts), "version": .integer(version)]
  }

  public func requireInOrder(
    beside texts: [TextReference], at time: Timestamp, in register: some Register
  ) throws {
    let divided = try register.requireMainAtHand(motion, at: time)
    guard version == divided.version else {
      throw Refusal.versionStale(divided.number, named: version, current: divided.version)
    }
    // Every act once and every text in some part: nothing falls away by a division.
    guard parts.flatMap(\.acts).sorted() == divided.acts.indices.map(Int64.init),
      Set(parts.flatMap(\.texts)) == Set(divided.texts.map(\.digest)),
      parts.allSatisfy({ !$0.acts.isEmpty || !$0.texts.isEmpty })
    else { throw Refusal.partsUneven(divided.number) }
    for part in try parts(of: divided) {
      try MotionProposed.check(part.texts, and: part.acts, at: time, with: .none)
      _ = try register.requirements(of: part.acts, movedIn: divided.body, at: time)
    }
  }

  private func parts(of divided: Motion) throws -> [MotionPart] {
    parts.map { part in
      var made = MotionPart(of: divided, in: divided.body, finalText: divided.finalText)
      made.title = part.title
      made.acts = part.acts.map { divided.acts[Int($0)] }
      made.texts = divided.texts.filter { part.texts.contains($0.digest) }
      return made
    }
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    try requireInOrder(beside: context.motion.texts, at: context.decided, in: register)
    let divided = try register.requireMotion(motion)
    return try register.ending(divided, as: .divided, by: try parts(of: divided), context)
  }
}

/// A motion that comes of another one by a decision of a body.
struct MotionPart {
  var title: String
  var texts: [TextReference]
  var acts: [Act]
  let body: Identifier
  /// Since when its text is under discussion.
  let finalText: Timestamp

  init(of motion: Motion, in body: Identifier, finalText: Timestamp) {
    title = motion.title
    texts = motion.texts
    acts = motion.acts
    self.body = body
    self.finalText = finalText
  }
}

extension Motion {
  /// The id of a motion that no event proposed: it came of `origin` by a carried motion, as its part of this
  /// place, from 0. SHA-256 of `gavel-motion-part-v1`, a zero byte, the 32 bytes of the carried motion's id,
  /// the 32 bytes of the origin's id, one byte with the place.
  public static func partID(_ place: Int, of origin: Digest, by carried: Digest) -> Digest {
    let domain = Array("gavel-motion-part-v1\0".utf8)
    return SHA256.hash(domain + carried.bytes + origin.bytes + [UInt8(truncatingIfNeeded: place)])
  }
}

extension Register {
  /// A motion ends, and others come of it, with numbers of their own.
  func ending(
    _ motion: Motion, as state: Motion.State, by parts: [MotionPart], _ context: ActContext
  ) throws -> [Change] {
    let time = context.decided
    var ended = motion
    ended.state = state
    ended.decided = time
    var course = try courseSoFar(of: motion.id)
    course.endedBy = context.motion.id
    var changes: [Change] = [.motion(ended), .motionCourse(course)]
    for (place, part) in parts.enumerated() {
      let requires = try requirements(of: part.acts, movedIn: part.body, at: time)
      let rule = try rule(of: part.body, among: requires, at: time)
      let (number, counter) = try nextNumber(
        in: "\(part.body)-\(time.calendarDay.parts.year)", of: part.body, after: place)
      let id = Motion.partID(place, of: motion.id, by: context.motion.id)
      changes += [
        .counter(counter),
        .motion(
          Motion(
            id: id, number: number, body: part.body, mover: motion.mover, title: part.title,
            version: 1, texts: part.texts, acts: part.acts, requires: requires, state: .proposed,
            mayReconsider: false, proposed: time, finalText: part.finalText,
            finalEntry: context.entry, lapses: time.adding(rule.lapse))),
        .motionCourse(
          MotionCourse(
            motion: id, madeVersion: 1, madeBy: context.motion.id, origin: motion.id)),
      ]
    }
    return changes
  }
}
