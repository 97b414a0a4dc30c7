public import CanonicalJSON

/// Ends a body, with its seats and tenures; its undecided motions are void.
public struct DissolveBody: ActKind {
  /// Whatever is decided until then would have to reckon with both states of the body.
  public static let isDeferrable = false
  public static let name = "body.dissolve"

  public var body: Identifier

  public init(body: Identifier) {
    self.body = body
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
  }

  public var json: JSON { ["body": .identifier(body)] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .body(body)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    var dissolved = try register.requireBody(body, at: context.effective)
    for power in try register.powers(at: context.effective)
    where power.requires.contains(where: { $0.body == body }) {
      throw Refusal.powerOrphaned(power.act, body)
    }
    for other in try register.bodies()
    where other.definition.parent == body && other.inForce.reaches(beyond: context.effective) {
      throw Refusal.bodyHasChildren(body, other.id)
    }
    dissolved.inForce = dissolved.inForce.ended(at: context.effective)
    dissolved.motion = context.motion.id
    var changes: [Change] = [.body(dissolved)]
    for seat in try register.seats(of: body)
    where seat.inForce.reaches(beyond: context.effective) {
      var ended = seat
      ended.inForce = seat.inForce.ended(at: context.effective)
      changes.append(.seat(ended))
      changes += try register.tenures(of: seat.id)
        .compactMap { $0.ended(at: context.effective) }.map(Change.tenure)
    }
    for motion in try register.undecidedMotions(of: body) where motion.id != context.motion.id {
      var void = motion
      void.state = .void
      void.decided = context.decided
      changes.append(.motion(void))
    }
    return changes
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) -> Bool { self.body == body.id }
}
