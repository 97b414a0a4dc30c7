public import CanonicalJSON

/// Lets a roster of others be kept by attestation. What is attested in it is evidence, and changes
/// nothing else in the book.
public struct GrantRoster: ActKind {
  public static let name = "roster.grant"
  public static let isDeferrable = false

  /// The body that answers for it.
  public var body: Identifier
  public var roster: Identifier
  public var title: String

  public init(roster: Identifier, title: String, body: Identifier) {
    self.body = body
    self.roster = roster
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
    roster = try fields.identifier("roster")
    title = try fields.title("title")
  }

  public var json: JSON {
    ["body": .identifier(body), "roster": .identifier(roster), "title": .string(title)]
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard try register.roster(roster) == nil else { throw Refusal.identifierTaken(roster) }
    _ = try register.requireBody(body, at: context.effective)
    return [
      .roster(
        Roster(
          id: roster, title: title, body: body, inForce: Interval(from: context.effective),
          motion: context.motion.id, entry: context.entry))
    ]
  }
}
