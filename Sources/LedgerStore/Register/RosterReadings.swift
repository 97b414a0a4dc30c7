public import Governance

extension SQLiteRegister {
  private typealias SQL = RosterStatements

  public func roster(_ id: Identifier) throws(StoreError) -> Roster? {
    try record(SQL.roster, [.id(id)])
  }

  public func rosters() throws(StoreError) -> [Roster] { try records(SQL.rosters) }

  public func rosterGroups(of roster: Identifier) throws(StoreError) -> [RosterGroup] {
    try records(SQL.groups, [.id(roster)])
  }

  public func rosterGroups(
    _ group: Identifier, of roster: Identifier
  ) throws(StoreError) -> [RosterGroup] {
    try records(SQL.group, [.id(roster), .id(group)])
  }

  public func rosterPlaces(of roster: Identifier) throws(StoreError) -> [RosterPlace] {
    try records(SQL.places, [.id(roster)])
  }

  public func rosterPlaces(
    in group: Identifier, of roster: Identifier
  ) throws(StoreError) -> [RosterPlace] {
    try records(SQL.placesIn, [.id(roster), .id(group)])
  }

  public func rosterPlaces(
    by handle: Handle, in group: Identifier, of roster: Identifier
  ) throws(StoreError) -> [RosterPlace] {
    try records(SQL.placesBy, [.id(roster), .id(group), .text(handle.text)])
  }
}

enum RosterStatements {
  static let roster = Roster.table.selectOne("id = ?")
  static let rosters = Roster.table.select()
  static let groups = RosterGroup.table.select("roster = ?")
  static let group = RosterGroup.table.select("roster = ? AND group_id = ?")
  static let places = RosterPlace.table.select("roster = ?")
  static let placesIn = RosterPlace.table.select("roster = ? AND group_id = ?")
  static let placesBy = RosterPlace.table.select("roster = ? AND group_id = ? AND handle = ?")

  static let lookups = [roster, groups, group, places, placesIn, placesBy]
}
