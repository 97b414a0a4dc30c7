public import CanonicalJSON
public import Sodium

/// The person appointed to an office takes it; whoever held it until then ends.
public struct OfficeAccepted: EventKind {
  public static let name = "office.accepted"

  /// The motion or the genesis that appointed.
  public var appointment: Digest
  public var office: Identifier

  public init(office: Identifier, appointment: Digest) {
    self.appointment = appointment
    self.office = office
  }

  public init(reading fields: inout Fields) throws {
    appointment = try fields.digest("appointment")
    office = try fields.identifier("office")
  }

  public var json: JSON { ["appointment": .digest(appointment), "office": .identifier(office)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard try register.office(office, at: entry.recorded) != nil else {
      throw Refusal.officeUnknown(office, at: entry.recorded)
    }
    let tenures = try register.officeTenures(of: office)
    guard var accepted = tenures.first(where: { $0.appointment == appointment }) else {
      throw Refusal.appointmentUnknown(office)
    }
    guard accepted.state == .pending else { throw Refusal.appointmentSettled(office) }
    guard accepted.person == entry.author else {
      throw Refusal.appointmentOfAnother(accepted.person, entry.author)
    }
    try entry.requireSeen(accepted.entry, "the appointment")
    if let until = accepted.mandateUntil { try entry.requireBefore(until, endOf: office) }
    let person = try register.requirePerson(entry.author, at: entry.recorded)
    let from = max(entry.recorded, accepted.inForce.from)
    accepted.state = .accepted
    accepted.inForce = Interval(from: from)
    if let end = try register.membershipEnd(of: person.organization, at: entry.recorded) {
      accepted.inForce = accepted.inForce.ended(at: end)
    }
    accepted.inForce = accepted.inForce.ended(byMandate: accepted.mandateUntil)
    let ended = tenures.filter { $0.state == .accepted }
      .compactMap { $0.ended(at: from, by: appointment) }
    return Consequences(ended.map(Change.officeTenure) + [.officeTenure(accepted)])
  }
}
