public import CanonicalJSON

/// Adds a seat to a body.
public struct CreateSeat: ActKind {
  public static let name = "seat.create"

  public var seat: SeatDefinition

  public init(seat: SeatDefinition) {
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    seat = try fields.object("seat", as: SeatDefinition.self)
  }

  public var json: JSON { ["seat": seat.json] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .body(seat.body)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    _ = try register.requireBody(seat.body, at: context.effective)
    return [try register.creating(seat, context)]
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) -> Bool { seat.body == body.id }
}

extension [Act] {
  /// The body of the seat with this id that the first act to do so makes.
  fileprivate func body(ofSeatMade id: Identifier) -> Identifier? {
    for act in self {
      switch act.content {
      case let create as CreateSeat where create.seat.id == id: return create.seat.body
      case let charter as CharterBody where charter.seats.contains(where: { $0.id == id }):
        return charter.body.id
      default: continue
      }
    }
    return nil
  }
}

extension Register {
  /// The body that a seat belongs to: a seat in the book, a computed one, or one that an act makes.
  func body(ofSeat id: Identifier, beside acts: [Act]) throws -> Identifier {
    if let seat = try seat(id) { return seat.definition.body }
    if let (body, _) = id.assemblyParts { return body }
    guard let body = acts.body(ofSeatMade: id) else { throw Refusal.seatUnknown(id) }
    return body
  }

  /// Refuses an act on a seat that was to be made beside it in one body, and has been made in another:
  /// there it would take another power.
  func requireWhereMade(_ id: Identifier, _ context: ActContext) throws {
    guard let seat = try seat(id), let body = context.motion.acts.body(ofSeatMade: id) else {
      return
    }
    guard seat.definition.body == body else { throw Refusal.identifierTaken(id) }
  }

  /// Whether who holds the seat says who votes in the body: there, or as successor in an office by
  /// virtue of which a seat is held there.
  func concerns(seat id: Identifier, electorateOf body: BodyDefinition) throws -> Bool {
    if let seat = try seat(id) {
      if seat.definition.body == body.id { return true }
    } else if id.assemblyParts?.body == body.id {
      return true
    }
    for seat in try seats(of: body.id) {
      guard case .exOfficio(let office) = seat.definition.appoints else { continue }
      if try self.office(office)?.definition.line.contains(.seat(id)) ?? false { return true }
    }
    return false
  }

  /// A new seat in a body that is in force or comes into force with it.
  func creating(_ seat: SeatDefinition, _ context: ActContext) throws -> Change {
    guard try self.seat(seat.id) == nil, try office(seat.id) == nil else {
      throw Refusal.identifierTaken(seat.id)
    }
    guard !seat.id.hasDot else { throw Refusal.seatNameComputed(seat.id) }
    if let body = try body(seat.body), body.definition.kind == .assembly {
      throw Refusal.seatInAssembly(seat.body)
    }
    switch seat.appoints {
    case .body: break
    case .organization(let id):
      guard try organization(id) != nil else { throw Refusal.organizationUnknown(id) }
    case .exOfficio(let id):
      guard try office(id) != nil else { throw Refusal.officeUnknown(id, at: context.effective) }
    }
    return .seat(
      Seat(
        definition: seat, inForce: Interval(from: context.effective), motion: context.motion.id))
  }
}
