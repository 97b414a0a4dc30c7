public import CanonicalJSON
import Sodium

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
    var changes = try register.ending(
      body: body, at: context.effective, by: context.motion.id)
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

extension Register {
  /// A body ends, and its seats and tenures with it.
  ///
  /// - Parameter lost: the motion that chartered it and never comes about, nor do the powers and the bodies
  ///   below that it was to bring along. What others have built on it shows when the whole is checked.
  func ending(
    body id: Identifier, at time: Timestamp, by source: Digest, lost: Digest? = nil
  ) throws -> [Change] {
    var ended = try requireBody(id, at: time)
    for power in try powers(at: time)
    where lost == nil && power.requires.contains(where: { $0.body == id }) {
      throw Refusal.powerOrphaned(power.act, id)
    }
    for other in try bodies()
    where other.definition.parent == id && other.inForce.reaches(beyond: time) {
      if let lost, other.motion == lost { continue }
      throw Refusal.bodyHasChildren(id, other.id)
    }
    ended.inForce = ended.inForce.ended(at: time)
    ended.motion = source
    var changes: [Change] = [.body(ended)]
    for seat in try seats(of: id) where seat.inForce.reaches(beyond: time) {
      var endedSeat = seat
      endedSeat.inForce = seat.inForce.ended(at: time)
      changes.append(.seat(endedSeat))
      changes += try tenures(of: seat.id).compactMap { $0.ended(at: time, by: source) }
        .map(Change.tenure)
    }
    if ended.definition.kind == .assembly {
      changes += try ending(tenuresInAssembly: id, at: time, by: source)
    }
    return changes
  }

  /// Nothing is stored of an assembly's seats but who was designated to them: the organizations that ever
  /// were members tell the names under which that is looked for.
  private func ending(
    tenuresInAssembly id: Identifier, at time: Timestamp, by source: Digest
  ) throws -> [Change] {
    let organizations = Set(try memberSpans().map(\.organization))
    return try organizations.compactMap { BodyDefinition.assemblySeat(of: $0, in: id) }.sorted()
      .flatMap { try tenures(of: $0) }
      .compactMap { $0.ended(at: time, by: source) }.map(Change.tenure)
  }
}
