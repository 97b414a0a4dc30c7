public import CanonicalJSON

/// An officer gives the office up, at once or at a later time; the line of succession takes over.
public struct OfficeResigned: EventKind {
  public static let name = "office.resigned"

  public var effective: Timestamp?
  public var office: Identifier

  public init(office: Identifier, effective: Timestamp? = nil) {
    self.effective = effective
    self.office = office
  }

  public init(reading fields: inout Fields) throws {
    effective = try fields.optionalTimestamp("effective")
    office = try fields.identifier("office")
  }

  public var json: JSON {
    .members(["effective": effective.map(JSON.timestamp), "office": .identifier(office)])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard try register.office(office, at: entry.recorded) != nil else {
      throw Refusal.officeUnknown(office, at: entry.recorded)
    }
    let end = try entry.effective(effective)
    let changes = try register.officeTenures(of: office).filter {
      $0.state == .accepted && $0.person == entry.author && $0.inForce.contains(entry.recorded)
    }.compactMap { $0.ended(at: end, by: entry.id) }.map(Change.officeTenure)
    guard !changes.isEmpty else { throw Refusal.nothingToResign(office) }
    return Consequences(changes)
  }
}
