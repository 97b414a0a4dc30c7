public import CanonicalJSON
public import Sodium

/// Promises something by a deadline: a measure with a target, or a milestone.
public struct AdoptObjective: ActKind {
  public static let name = "objective.adopt"
  public static let isDeferrable = false

  /// The body that follows it.
  public var body: Identifier
  public var deadline: Timestamp
  public var measure: String
  public var objective: Identifier
  public var owner: Owner
  /// A milestone has none.
  public var target: Target?
  public var text: Digest?
  public var title: String

  public init(
    objective: Identifier, title: String, body: Identifier, owner: Owner, measure: String,
    target: Target? = nil, deadline: Timestamp, text: Digest? = nil
  ) {
    self.body = body
    self.deadline = deadline
    self.measure = measure
    self.objective = objective
    self.owner = owner
    self.target = target
    self.text = text
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
    deadline = try fields.timestamp("deadline")
    measure = try fields.title("measure")
    objective = try fields.identifier("objective")
    owner = try fields.owner("owner")
    target = try fields.optionalObject("target", as: Target.self)
    text = try fields.optionalDigest("text")
    title = try fields.title("title")
  }

  public var json: JSON {
    .members([
      "body": .identifier(body), "deadline": .timestamp(deadline), "measure": .string(measure),
      "objective": .identifier(objective), "owner": .owner(owner), "target": target?.json,
      "text": text.map(JSON.digest), "title": .string(title),
    ])
  }

  public var texts: [Digest] { text.map { [$0] } ?? [] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .body(body)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard try register.objectives(objective).isEmpty else {
      throw Refusal.identifierTaken(objective)
    }
    _ = try register.requireBody(body, at: context.effective)
    try register.requireOwner(owner, at: context.effective)
    guard deadline > context.effective else {
      throw Refusal.deadlinePast(deadline, at: context.effective)
    }
    return [
      .objective(
        Objective(
          objective: objective, version: 1, body: body, title: title, owner: owner,
          measure: measure, target: target, deadline: deadline, text: text,
          inForce: Interval(from: context.effective), motion: context.motion.id,
          entry: context.entry))
    ]
  }
}
