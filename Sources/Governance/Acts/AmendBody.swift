public import CanonicalJSON
public import Sodium

/// Changes the title, parent, rule, meetings, rulings or mandate of a body.
public struct AmendBody: ActKind {
  /// Whatever is decided until then would have to reckon with both states of the body.
  public static let isDeferrable = false
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

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .body(body.id)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    var amended = try register.requireBody(body.id, at: context.effective)
    guard amended.definition.kind == body.kind else { throw Refusal.bodyKindFixed(body.id) }
    try register.requireSound(body, at: context.effective)
    if amended.definition.rule != body.rule {
      let old = try register.requireRule(amended.definition.rule, at: context.effective)
      try context.requireAtLeastAsStrict(as: old)
    }
    if amended.definition.classes != body.classes || amended.definition.parent != body.parent {
      try register.requireCoversPowers(in: body.id, context)
    }
    if let meetings = body.meetings {
      let held = amended.definition.meetings
      if let held, !meetings.isAtLeastAsStrict(as: held) {
        let own = try register.requireRule(amended.definition.rule, at: context.effective)
        try context.requireAtLeastAsStrict(as: own)
      }
      if meetings.loosensRollCalls(of: held) {
        try register.requireCoversPowers(in: body.id, context)
      }
    }
    // The chair can keep a motion from a vote by a ruling, for as long as it takes to appeal.
    if let rulings = body.rulings, rulings.strengthensChair(against: amended.definition.rulings) {
      try register.requireCoversPowers(in: body.id, context)
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

extension Register {
  /// Who votes in an assembly, and which body is above another, are articles like the powers that these
  /// bodies have: whoever changes them must be able to change those.
  fileprivate func requireCoversPowers(in body: Identifier, _ context: ActContext) throws {
    for power in try powers(at: context.effective) {
      let concerned = try power.requires.contains {
        try isSameOrAbove(body, $0.body, at: context.decided)
      }
      if concerned { try requireCovers(power, context) }
    }
  }
}
