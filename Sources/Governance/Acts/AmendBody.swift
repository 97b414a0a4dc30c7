public import CanonicalJSON
public import Sodium

/// Changes the title, parent, rule, meetings, rulings, cap of seats or mandate of a body.
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
    let isRecapped = amended.definition.seatCap != body.seatCap
    if amended.definition.classes != body.classes || amended.definition.parent != body.parent
      || isRecapped
    {
      try register.requireCoversPowers(in: body.id, context)
    }
    let held = amended.definition.meetings
    // To hold none at all loosens more than any shorter notice.
    if let held, !(body.meetings?.isAtLeastAsStrict(as: held) ?? false) {
      let own = try register.requireRule(amended.definition.rule, at: context.effective)
      try context.requireAtLeastAsStrict(as: own)
    }
    if body.meetings?.loosensRollCalls(of: held) ?? false {
      try register.requireCoversPowers(in: body.id, context)
    }
    // The chair can keep a motion from a vote by a ruling, for as long as it takes to appeal.
    if let rulings = body.rulings, rulings.strengthensChair(against: amended.definition.rulings) {
      try register.requireCoversPowers(in: body.id, context)
    }
    // Who has left by the cap as it was does not come back by another.
    let left = isRecapped ? try register.leavings(from: amended, context) : []
    if isRecapped { amended.capSince = context.effective }
    amended.definition = body
    if let mandate { amended.mandate = mandate }
    amended.motion = context.motion.id
    return left + [.body(amended)]
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) -> Bool { self.body.id == body.id }
}

extension Register {
  /// The tenures that have left by the cap of the body, as ended then.
  fileprivate func leavings(from body: Body, _ context: ActContext) throws -> [Change] {
    guard var reading = try SeatCapReading(of: body, in: self) else { return [] }
    var changes: [Change] = []
    for seat in try seats(of: body.id) where seat.definition.voting {
      for tenure in try tenures(of: seat.id) where tenure.state == .accepted && !tenure.isAlternate
      {
        guard let end = try reading.end(of: tenure), end <= context.effective,
          let left = tenure.ended(at: end, by: context.motion.id)
        else { continue }
        changes.append(.tenure(left))
      }
    }
    return changes
  }

  /// Who votes in an assembly, who may sit in a body, and which body is above another, are articles like the powers that these
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
