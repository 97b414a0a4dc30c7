public import CanonicalJSON
public import Sodium

/// A person declares a competing interest: about an organization, a motion, a policy or a body, which the
/// rules can read, or in words that only people can.
public struct InterestDeclared: EventKind {
  public static let name = "interest.declared"

  public var about: Subject?
  /// A salted document.
  public var text: Digest?

  /// One of both at least.
  public init(about: Subject?, text: Digest? = nil) {
    self.about = about
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    about = try fields.optionalSubject("about")
    text = try fields.optionalDigest("text")
    guard about != nil || text != nil else {
      throw ValueError(field: "about", expected: "there where there is no text")
    }
  }

  public var json: JSON {
    .members(["about": about.map(JSON.subject), "text": text.map(JSON.digest)])
  }

  public var documents: [TextReference.Name] { text.map { [.salted($0)] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    _ = try register.requirePerson(entry.author, at: entry.recorded)
    if let about { try register.requireDeclarable(about, in: entry) }
    return Consequences([
      .interest(
        Interest(
          id: entry.id, person: entry.author, about: about, text: text, declared: entry.recorded,
          entry: entry.number))
    ])
  }
}

extension Register {
  /// Refuses a subject that nobody can have an interest in, or that the person has declared already.
  func requireDeclarable(
    _ about: Subject, in entry: EntryContext, besides own: Digest? = nil
  ) throws {
    switch about {
    case .motion(let id):
      let motion = try requireMotion(id)
      try entry.requireSeen(motion.finalEntry, "the motion")
    case .body(let id): _ = try requireBody(id, at: entry.recorded)
    case .organization, .policy: break
    }
    let earlier = try interests(about: about).first {
      $0.person == entry.author && $0.id != own && $0.isDeclared(at: entry.recorded)
    }
    if let earlier { throw Refusal.interestTwice(about, entry: earlier.entry) }
  }

  /// The interest, not ended, that `person` declared.
  func requireInterest(
    _ id: Digest, of person: Identifier, at time: Timestamp
  ) throws -> Interest {
    guard let interest = try interest(id) else { throw Refusal.interestUnknown(id) }
    guard interest.person == person else {
      throw Refusal.interestOfAnother(person, declaredBy: interest.person)
    }
    if let ended = interest.ended, time >= ended { throw Refusal.interestEnded(ended) }
    return interest
  }
}
