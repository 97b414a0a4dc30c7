public import CanonicalJSON
public import Sodium

/// Changes the title, parent, rule or mandate of a body.
public struct AmendBody: ActKind {
  public static let name = "body.amend"

  public var body: BodyDefinition
  public var mandate: Digest?

  public init(body: BodyDefinition, mandate: Digest? = nil) {
    self.body = body
    self.mandate = mandate
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.object("body", as: BodyDefinition.self)
    mandate = try fields.optionalDigest("mandate")
  }

  public var json: JSON { .members(["body": body.json, "mandate": mandate.map(JSON.digest)]) }

  public var texts: [Digest] { mandate.map { [$0] } ?? [] }

  public func scope(in register: some Register) -> PowerDefinition.Scope? { .body(body.id) }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    var amended = try register.requireBody(body.id, at: context.effective)
    guard context.effective == context.decided else { throw Refusal.notDeferrable(Self.name) }
    guard amended.definition.kind == body.kind else { throw Refusal.bodyKindFixed(body.id) }
    try register.requireSound(body, at: context.effective)
    if amended.definition.rule != body.rule {
      let old = try register.requireRule(amended.definition.rule, at: context.effective)
      try context.requireAtLeastAsStrict(as: old)
    }
    if amended.definition.classes != body.classes {
      // Who votes in an assembly is an article like its powers: whoever changes it must be able to change those.
      for power in try register.powers(at: context.effective)
      where power.requires.contains(where: { $0.body == body.id }) {
        try register.requireCovers(power, context)
      }
    }
    amended.definition = body
    if let mandate { amended.mandate = mandate }
    amended.motion = context.motion.id
    return [.body(amended)]
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) -> Bool { self.body.id == body.id }
}
