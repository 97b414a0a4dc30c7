public import CanonicalJSON
public import Sodium

/// The chair of a body rules on a question of order (Robert's Rules of Order, 12th ed., 23:18). The ruling
/// stands unless the body overturns it on appeal.
public struct ChairRuled: EventKind {
  public static let name = "chair.ruled"

  public var body: Identifier
  public var meeting: Digest?
  /// The motion that it is about.
  public var motion: Digest?
  /// Whether the motion is out of order.
  public var isOutOfOrder: Bool
  /// What was asked, in a line.
  public var question: String
  /// The ruling with its reasons.
  public var text: TextReference

  public init(
    body: Identifier, question: String, text: TextReference, motion: Digest? = nil,
    isOutOfOrder: Bool = false, meeting: Digest? = nil
  ) {
    self.body = body
    self.isOutOfOrder = isOutOfOrder
    self.meeting = meeting
    self.motion = motion
    self.question = question
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
    meeting = try fields.optionalDigest("meeting")
    motion = try fields.optionalDigest("motion")
    isOutOfOrder = try fields.flag("out_of_order")
    question = try fields.title("question")
    text = try fields.object("text", as: TextReference.self)
    guard !isOutOfOrder || motion != nil else {
      throw ValueError(field: "out_of_order", expected: "absent without a motion")
    }
  }

  public var json: JSON {
    .members([
      "body": .identifier(body), "meeting": meeting.map(JSON.digest),
      "motion": motion.map(JSON.digest), "out_of_order": isOutOfOrder ? true : nil,
      "question": .string(question), "text": text.json,
    ])
  }

  public var documents: [TextReference.Name] { [text.name] }

  public var texts: [TextReference] { [text] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    let definition = try register.requireBody(body, at: time).definition
    guard let rule = definition.rulings else { throw Refusal.rulingsNotTaken(body) }
    guard try register.chair(of: body, at: time) == entry.author else {
      throw Refusal.notChair(entry.author, body)
    }
    if let meeting { try requireOpen(meeting, for: entry, in: register) }
    let ruledOn = try motion.map { try requireRulable($0, for: entry, in: register) }
    try requireKept(with: documents)
    let (number, counter) = try register.nextNumber(
      in: "\(body)-o\(time.calendarDay.parts.year)", of: body)
    return Consequences([
      .counter(counter),
      .ruling(
        Ruling(
          id: entry.id, number: number, body: body, chair: entry.author, question: question,
          text: text, motion: motion, version: ruledOn?.version, isOutOfOrder: isOutOfOrder,
          meeting: meeting, entry: entry.number, ruled: time,
          appealUntil: time.adding(rule.appealWithin))),
    ])
  }

  private func requireOpen(
    _ meeting: Digest, for entry: EntryContext, in register: some Register
  ) throws {
    let found = try register.requireMeeting(meeting, seenBy: entry)
    guard found.body == body else { throw Refusal.meetingElsewhere(found, body) }
    guard found.opened != nil else { throw Refusal.meetingNotOpen(found.number) }
    guard found.adjourned == nil else { throw Refusal.meetingAdjourned(found.number) }
  }

  /// A motion of the body that no poll was opened on yet. Whoever it is about cannot rule on the appeal
  /// from a ruling, and what the body has overturned, or the chair taken back, is not ruled again.
  private func requireRulable(
    _ motion: Digest, for entry: EntryContext, in register: some Register
  ) throws -> Motion {
    let found = try register.requireProposed(motion, at: entry.recorded)
    try entry.requireSeen(found.finalEntry, "the motion")
    guard found.body == body else { throw Refusal.bodyNotRequired(body) }
    guard found.appealedRuling == nil else { throw Refusal.rulingOnAppeal(found.number) }
    guard isOutOfOrder else { return found }
    for earlier in try register.rulings(on: motion) where earlier.isOutOfOrder {
      guard earlier.state == .withdrawn, earlier.version != found.version else {
        throw Refusal.ruledAlready(found.number, earlier)
      }
    }
    return found
  }

  /// Refuses a text that could be taken away, or that other bodies alone may read.
  private func requireKept(with documents: Documents) throws {
    try MotionProposed.checkAccess(to: [text], in: body)
    guard case .plain = text.name else { throw Refusal.rulingSalted() }
    guard text.media == "text/markdown" || text.media == "text/plain" else {
      throw Refusal.operativeMedia(text.media)
    }
    if let bytes = documents[text.name], Int64(bytes.count) != text.size {
      throw Refusal.textSize(text.digest, stated: text.size, bytes: bytes.count)
    }
  }
}
