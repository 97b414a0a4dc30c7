public import CanonicalJSON
public import Sodium

/// The person appointed to a seat, or as its alternate, takes it.
public struct SeatAccepted: EventKind {
  public static let name = "seat.accepted"

  /// The motion, the designation or the genesis that appointed.
  public var appointment: Digest
  public var seat: Identifier

  public init(seat: Identifier, appointment: Digest) {
    self.appointment = appointment
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    appointment = try fields.digest("appointment")
    seat = try fields.identifier("seat")
  }

  public var json: JSON { ["appointment": .digest(appointment), "seat": .identifier(seat)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let definition = try register.requireSeat(seat, at: entry.recorded)
    guard
      let pending = try register.tenures(of: seat).first(where: { $0.appointment == appointment })
    else { throw Refusal.appointmentUnknown(seat) }
    guard pending.state == .pending else { throw Refusal.appointmentSettled(seat) }
    guard pending.person == entry.author else {
      throw Refusal.appointmentOfAnother(pending.person, entry.author)
    }
    try entry.requireSeen(pending.entry, "the appointment")
    guard try register.isInStanding(pending.organization, at: entry.recorded) else {
      throw Refusal.notMember(pending.organization, at: entry.recorded)
    }
    if let until = pending.mandateUntil { try entry.requireBefore(until, endOf: seat) }
    return Consequences(
      try register.changes(accepting: pending, of: definition, at: entry.recorded))
  }
}

extension EntryContext {
  /// Refuses to take a post for which the time is over.
  func requireBefore(_ end: Timestamp, endOf post: Identifier) throws {
    guard recorded < end else { throw Refusal.mandateOver(post, ended: end) }
  }
}

extension Register {
  /// The tenure begins, the one before it ends, and the term starts to run.
  func changes(
    accepting pending: Tenure, of seat: SeatDefinition, at recorded: Timestamp
  ) throws -> [Change] {
    var accepted = pending
    accepted.state = .accepted
    let from = max(recorded, pending.inForce.from)
    if !pending.isAlternate {
      try requireUncapped(seat, for: pending.organization, from: from)
    }
    let ends = [
      try membershipEnd(of: pending.organization, at: recorded), try self.seat(seat.id)?.inForce.to,
    ]
    accepted.inForce = Interval(from: from)
    // Empty where the membership or the seat ends before it would begin.
    for end in ends.compactMap({ $0 }) { accepted.inForce = accepted.inForce.ended(at: end) }
    accepted.inForce = accepted.inForce.ended(byMandate: pending.mandateUntil)
    accepted.termEnds =
      pending.mandateUntil != nil ? nil : seat.termMonths.map { from.adding(months: $0) }
    let ended = try tenures(of: seat.id).filter {
      $0.state == .accepted && $0.isAlternate == pending.isAlternate
        && $0.appointment != pending.appointment
    }.compactMap { $0.ended(at: from, by: pending.appointment) }
    return ended.map(Change.tenure) + [.tenure(accepted)]
  }
}
