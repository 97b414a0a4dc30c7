public import CanonicalJSON
public import Sodium

/// One whom a motion would remove answers the charges, for the principal of the organization or who holds the
/// seat. The text can be salted: it may speak of persons.
public struct HearingAnswered: EventKind {
  public static let name = "hearing.answered"

  public var accused: Accused
  public var motion: Digest
  public var text: TextReference

  public init(motion: Digest, accused: Accused, text: TextReference) {
    self.accused = accused
    self.motion = motion
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
    accused = try Accused(reading: &fields)
    text = try fields.object("text", as: TextReference.self)
  }

  public var json: JSON {
    .object(accused.members.merging(["motion": .digest(motion), "text": text.json]) { $1 })
  }

  public var documents: [TextReference.Name] { [text.name] }

  public var texts: [TextReference] { [text] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let found = try register.requireMotion(motion)
    guard found.state == .proposed || found.state == .open else {
      throw Refusal.motionSettled(found.number, found.state)
    }
    let answer = try register.answer(accused, to: found, by: entry, text: text)
    try text.requireReadable(in: found.body, with: documents)
    return Consequences([.hearingAnswer(answer)])
  }
}

/// One whom a motion would remove asks for no hearing.
public struct HearingWaived: EventKind {
  public static let name = "hearing.waived"

  public var accused: Accused
  public var motion: Digest

  public init(motion: Digest, accused: Accused) {
    self.accused = accused
    self.motion = motion
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
    accused = try Accused(reading: &fields)
  }

  public var json: JSON {
    .object(accused.members.merging(["motion": .digest(motion)]) { $1 })
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let found = try register.requireProposed(motion, at: entry.recorded)
    return Consequences([
      .hearingAnswer(try register.answer(accused, to: found, by: entry, text: nil))
    ])
  }
}

extension Accused {
  /// `organization` or `seat`, one of them.
  init(reading fields: inout Fields) throws {
    let organization = try fields.optionalIdentifier("organization")
    let seat = try fields.optionalIdentifier("seat")
    switch (organization, seat) {
    case (let id?, nil): self = .organization(id)
    case (nil, let id?): self = .seat(id)
    default: throw ValueError(field: "organization", expected: "there exactly where seat is not")
    }
  }

  var members: [String: JSON] {
    switch self {
    case .organization(let id): ["organization": .identifier(id)]
    case .seat(let id): ["seat": .identifier(id)]
    }
  }
}

extension Register {
  /// What one accused says, once to each version.
  fileprivate func answer(
    _ accused: Accused, to motion: Motion, by entry: EntryContext, text: TextReference?
  ) throws -> HearingAnswer {
    try entry.requireSeen(motion.finalEntry, "the motion")
    _ = try requireHearingRule(of: motion, at: entry.recorded)
    try requireSpeaks(for: accused, entry.author, against: motion, at: entry.recorded)
    let answer = HearingAnswer(
      motion: motion.id, version: motion.version, accused: accused, isWaiver: text == nil,
      person: entry.author, text: text, event: entry.id, entry: entry.number,
      answered: entry.recorded)
    guard try !hearingAnswers(to: motion.id).contains(where: { $0.key == answer.key }) else {
      throw Refusal.answeredAlready(motion.number, accused)
    }
    return answer
  }
}
