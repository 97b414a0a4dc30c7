/// The rosters of a register in memory, with their groups and places.
struct RosterTables: Sendable {
  private var rosters = Table<Roster>()
  private var groups = Table<RosterGroup>()
  private var places = Table<RosterPlace>()
  private var groupsByRoster = Index<Identifier, RosterGroup>()
  private var groupsById = Index<Pair<Identifier, Identifier>, RosterGroup>()
  private var placesByRoster = Index<Identifier, RosterPlace>()
  private var placesByGroup = Index<Pair<Identifier, Identifier>, RosterPlace>()
  private var placesByHandle = Index<Pair<Identifier, Pair<Identifier, Handle>>, RosterPlace>()

  subscript(id: Identifier) -> Roster? { rosters[id] }
  var all: [Roster] { rosters.all }
  var allGroups: [RosterGroup] { groups.all }
  var allPlaces: [RosterPlace] { places.all }

  func groups(of roster: Identifier) -> [RosterGroup] { groups.select(groupsByRoster[roster]) }
  func groups(_ group: Identifier, of roster: Identifier) -> [RosterGroup] {
    groups.select(groupsById[Pair(roster, group)])
  }
  func places(of roster: Identifier) -> [RosterPlace] { places.select(placesByRoster[roster]) }
  func places(in group: Identifier, of roster: Identifier) -> [RosterPlace] {
    places.select(placesByGroup[Pair(roster, group)])
  }
  func places(by handle: Handle, in group: Identifier, of roster: Identifier) -> [RosterPlace] {
    places.select(placesByHandle[Pair(roster, Pair(group, handle))])
  }

  mutating func put(_ roster: Roster) { rosters.put(roster) }

  mutating func put(_ group: RosterGroup) {
    let isNew = groups[group.key] == nil
    groups.put(group, in: &groupsByRoster, under: group.roster)
    if isNew { groupsById.add(group.key, under: Pair(group.roster, group.group)) }
  }

  mutating func put(_ place: RosterPlace) {
    let isNew = places[place.key] == nil
    places.put(place, in: &placesByRoster, under: place.roster)
    guard isNew else { return }
    placesByGroup.add(place.key, under: Pair(place.roster, place.group))
    placesByHandle.add(
      place.key, under: Pair(place.roster, Pair(place.group, place.handle)))
  }
}

extension MemoryRegister {
  public func roster(_ id: Identifier) -> Roster? { rosterTables[id] }
  public func rosters() -> [Roster] { rosterTables.all }
  public func rosterGroups() -> [RosterGroup] { rosterTables.allGroups }
  public func rosterPlaces() -> [RosterPlace] { rosterTables.allPlaces }
  public func rosterGroups(of roster: Identifier) -> [RosterGroup] {
    rosterTables.groups(of: roster)
  }
  public func rosterGroups(_ group: Identifier, of roster: Identifier) -> [RosterGroup] {
    rosterTables.groups(group, of: roster)
  }
  public func rosterPlaces(of roster: Identifier) -> [RosterPlace] {
    rosterTables.places(of: roster)
  }
  public func rosterPlaces(in group: Identifier, of roster: Identifier) -> [RosterPlace] {
    rosterTables.places(in: group, of: roster)
  }
  public func rosterPlaces(
    by handle: Handle, in group: Identifier, of roster: Identifier
  ) -> [RosterPlace] {
    rosterTables.places(by: handle, in: group, of: roster)
  }
}
