public import Governance

/// A roster of others as it was attested, at the view's time: what every command and every replay reads.
public struct RosterReading: Sendable {
  /// A group that there is at that time, and who is in it.
  public struct Group: Sendable {
    public let group: RosterGroup
    /// By their handles, then their roles.
    public let places: [RosterPlace]
  }

  public let roster: Roster
  /// By their ids.
  public let groups: [Group]

  public var places: Int { groups.reduce(0) { $0 + $1.places.count } }
}

extension LedgerView {
  /// What is attested of a roster; nil where the book knows no such roster.
  public func roster(_ id: Identifier) throws -> RosterReading? {
    guard let roster = try register.roster(id) else { return nil }
    let places = Dictionary(
      grouping: try register.rosterPlaces(of: id).filter { $0.inForce.contains(time) }, by: \.group)
    let groups = try register.rosterGroups(of: id).filter { $0.inForce.contains(time) }
      .sorted { $0.group < $1.group }
    return RosterReading(
      roster: roster,
      groups: groups.map { group in
        RosterReading.Group(
          group: group,
          places: (places[group.group] ?? []).sorted {
            ($0.handle, $0.role) < ($1.handle, $1.role)
          })
      })
  }
}
