public import CanonicalJSON
public import Sodium

/// Changes an objective. The version before stays readable with its own deadline, and whether it was met by
/// then; what the act does not name stays as it was.
public struct AmendObjective: ActKind {
  public static let name = "objective.amend"
  public static let isDeferrable = false

  public var deadline: Timestamp?
  public var measure: String?
  public var objective: Identifier
  public var owner: Owner?
  public var target: Target?
  public var text: Digest?
  public var title: String?

  public init(
    objective: Identifier, title: String? = nil, owner: Owner? = nil, measure: String? = nil,
    target: Target? = nil, deadline: Timestamp? = nil, text: Digest? = nil
  ) {
    self.deadline = deadline
    self.measure = measure
    self.objective = objective
    self.owner = owner
    self.target = target
    self.text = text
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    deadline = try fields.optionalTimestamp("deadline")
    measure = try fields.optionalTitle("measure")
    objective = try fields.identifier("objective")
    owner = try fields.optionalOwner("owner")
    target = try fields.optionalObject("target", as: Target.self)
    text = try fields.optionalDigest("text")
    title = try fields.optionalTitle("title")
  }

  public var json: JSON {
    .members([
      "deadline": deadline.map(JSON.timestamp), "measure": measure.map(JSON.string),
      "objective": .identifier(objective), "owner": owner.map(JSON.owner), "target": target?.json,
      "text": text.map(JSON.digest), "title": title.map(JSON.string),
    ])
  }

  public var texts: [Digest] { text.map { [$0] } ?? [] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.body(ofObjective: objective, beside: acts))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let last = try register.requireObjective(objective, at: context.effective)
    if let owner { try register.requireOwner(owner, at: context.effective) }
    if let deadline, deadline <= context.effective {
      throw Refusal.deadlinePast(deadline, at: context.effective)
    }
    var next = last
    next.version += 1
    next.title = title ?? last.title
    next.owner = owner ?? last.owner
    next.measure = measure ?? last.measure
    next.target = target ?? last.target
    next.deadline = deadline ?? last.deadline
    next.text = text ?? last.text
    next.inForce = Interval(from: context.effective)
    next.motion = context.motion.id
    next.entry = context.entry
    return [.objective(last.ended(by: context)), .objective(next)]
  }
}

extension Objective {
  func ended(by context: ActContext) -> Objective {
    var ended = self
    ended.inForce = inForce.ended(at: context.effective)
    ended.endedBy = context.motion.id
    return ended
  }
}

extension Register {
  /// The body that follows an objective, known to the book or adopted by an act beside.
  func body(ofObjective id: Identifier, beside acts: [Act]) throws -> Identifier {
    if let known = try objectives(id).last { return known.body }
    for case let adopted as AdoptObjective in acts.map(\.content) where adopted.objective == id {
      return adopted.body
    }
    throw Refusal.objectiveUnknown(id)
  }
}
