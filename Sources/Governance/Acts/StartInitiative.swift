public import CanonicalJSON
public import Sodium

/// Starts an initiative with partners, who commit themselves one by one.
public struct StartInitiative: ActKind {
  public static let name = "initiative.start"
  public static let isDeferrable = false

  /// The body that answers for it.
  public var body: Identifier
  public var initiative: Identifier
  public var text: Digest?
  public var title: String

  public init(initiative: Identifier, title: String, body: Identifier, text: Digest? = nil) {
    self.body = body
    self.initiative = initiative
    self.text = text
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
    initiative = try fields.identifier("initiative")
    text = try fields.optionalDigest("text")
    title = try fields.title("title")
  }

  public var json: JSON {
    .members([
      "body": .identifier(body), "initiative": .identifier(initiative),
      "text": text.map(JSON.digest), "title": .string(title),
    ])
  }

  public var texts: [Digest] { text.map { [$0] } ?? [] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .body(body)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard try register.initiative(initiative) == nil else {
      throw Refusal.identifierTaken(initiative)
    }
    _ = try register.requireBody(body, at: context.effective)
    return [
      .initiative(
        Initiative(
          id: initiative, body: body, title: title, text: text,
          inForce: Interval(from: context.effective), motion: context.motion.id))
    ]
  }
}
