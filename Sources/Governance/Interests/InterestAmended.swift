public import CanonicalJSON
public import Sodium

/// Who declared an interest says it anew. What it is about counts as declared from then on, where that has
/// changed; the earlier words stay in the log.
public struct InterestAmended: EventKind {
  public static let name = "interest.amended"

  public var about: Subject?
  public var interest: Digest
  /// A salted document.
  public var text: Digest?

  /// One of both at least.
  public init(interest: Digest, about: Subject?, text: Digest? = nil) {
    self.about = about
    self.interest = interest
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    about = try fields.optionalSubject("about")
    interest = try fields.digest("interest")
    text = try fields.optionalDigest("text")
    guard about != nil || text != nil else {
      throw ValueError(field: "about", expected: "there where there is no text")
    }
  }

  public var json: JSON {
    .members([
      "about": about.map(JSON.subject), "interest": .digest(interest),
      "text": text.map(JSON.digest),
    ])
  }

  public var documents: [TextReference.Name] { text.map { [.salted($0)] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    var amended = try register.requireInterest(
      interest, of: entry.author, at: entry.recorded)
    try entry.requireSeen(amended.entry, "the interest")
    if let about { try register.requireDeclarable(about, in: entry, besides: interest) }
    if about != amended.about {
      amended.about = about
      amended.declared = entry.recorded
      amended.entry = entry.number
    }
    amended.text = text
    return Consequences([.interest(amended)])
  }
}
