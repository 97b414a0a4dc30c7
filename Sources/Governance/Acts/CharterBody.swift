public import CanonicalJSON
public import Sodium

/// Charters a body with its seats and mandate.
public struct CharterBody: ActKind {
  public static let name = "body.charter"

  public var body: BodyDefinition
  /// The operative text of the mandate.
  public var mandate: Digest
  public var seats: [SeatDefinition]

  public init(body: BodyDefinition, mandate: Digest, seats: [SeatDefinition]) {
    self.body = body
    self.mandate = mandate
    self.seats = seats
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.object("body", as: BodyDefinition.self)
    mandate = try fields.digest("mandate")
    seats = try fields.objects("seats", of: SeatDefinition.self)
    for seat in seats where seat.body != body.id {
      throw ValueError(field: "seats.body", expected: body.id.text)
    }
  }

  public var json: JSON {
    ["body": body.json, "mandate": .digest(mandate), "seats": .objects(seats)]
  }

  public var texts: [Digest] { [mandate] }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard try register.body(body.id) == nil else { throw Refusal.identifierTaken(body.id) }
    guard body.kind == .assembly || seats.contains(where: \.voting) else {
      throw Refusal.bodyWithoutSeats(body.id)
    }
    guard body.kind != .assembly || !body.id.hasDot else {
      throw Refusal.assemblyNameDotted(body.id)
    }
    guard body.kind != .assembly || seats.isEmpty else { throw Refusal.seatInAssembly(body.id) }
    guard Set(seats.map(\.id)).count == seats.count else {
      throw Refusal.identifierTaken(body.id)
    }
    if body.kind == .assembly {
      let members = try register.memberSpans()
        .filter { $0.inForce.reaches(beyond: context.effective) }.map(\.organization)
      // Who may yet accept would be refused for the name of its seat.
      let admitted = try register.admissionsToAccept(at: context.decided).map(\.organization)
      for organization in members + admitted
      where BodyDefinition.assemblySeat(of: organization, in: body.id) == nil {
        throw Refusal.seatNameTooLong(organization, body.id)
      }
    }
    try register.requireSound(body, at: context.effective)
    return [
      .body(
        Body(
          definition: body, mandate: mandate, inForce: Interval(from: context.effective),
          motion: context.motion.id))
    ] + (try seats.map { try register.creating($0, context) })
  }
}

extension Register {
  /// The parent, the rule and the classes that a body names exist.
  func requireSound(_ body: BodyDefinition, at time: Timestamp) throws {
    _ = try requireRule(body.rule, at: time)
    for id in body.classes ?? [] where try memberClass(id) == nil {
      throw Refusal.classUnknown(id)
    }
    var above = body.parent
    var depth = 0
    while let parent = above {
      guard parent != body.id, depth < 64 else { throw Refusal.parentCircle(body.id) }
      above = try requireBody(parent, at: time).definition.parent
      depth += 1
    }
  }
}
