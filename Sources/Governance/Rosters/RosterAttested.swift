public import CanonicalJSON
public import Sodium

/// The secretary attests what others say of their groups and people, as of a day, in a roster that a motion
/// granted. It is weaker evidence than a signed will of those concerned, and is always shown as attested.
///
/// Its lists are taken in this order: what opened, who left, who joined, what closed. With empty lists it
/// attests that nothing changed.
public struct RosterAttested: EventKind {
  public static let name = "roster.attested"

  /// A group that there is from then on.
  public struct Group: JSONObject {
    public var group: Identifier
    /// What its community calls such a group.
    public var kind: Identifier?
    /// The group that it is under, as the source says; it need not be one of the roster.
    public var parent: Identifier?
    public var title: String

    public init(
      group: Identifier, title: String, kind: Identifier? = nil, parent: Identifier? = nil
    ) {
      self.group = group
      self.kind = kind
      self.parent = parent
      self.title = title
    }

    public init(reading fields: inout Fields) throws {
      group = try fields.identifier("group")
      kind = try fields.optionalIdentifier("kind")
      parent = try fields.optionalIdentifier("parent")
      title = try fields.title("title")
    }

    public var json: JSON {
      .members([
        "group": .identifier(group), "kind": kind.map(JSON.identifier),
        "parent": parent.map(JSON.identifier), "title": .string(title),
      ])
    }
  }

  /// Somebody's role in a group.
  public struct Place: JSONObject {
    public var group: Identifier
    public var handle: Handle
    public var role: Identifier

    public init(group: Identifier, handle: Handle, role: Identifier) {
      self.group = group
      self.handle = handle
      self.role = role
    }

    public init(reading fields: inout Fields) throws {
      group = try fields.identifier("group")
      handle = try fields.handle("handle")
      role = try fields.identifier("role")
    }

    public var json: JSON {
      ["group": .identifier(group), "handle": .string(handle.text), "role": .identifier(role)]
    }
  }

  /// From when on it holds, as the source says.
  public var asOf: Timestamp
  public var closed: [Identifier]
  public var joined: [Place]
  public var left: [Place]
  public var opened: [Group]
  public var roster: Identifier
  /// SHA-256 of what the source published. The ledger does not hold it.
  public var source: Digest

  public init(
    roster: Identifier, asOf: Timestamp, source: Digest, opened: [Group] = [], left: [Place] = [],
    joined: [Place] = [], closed: [Identifier] = []
  ) {
    self.asOf = asOf
    self.closed = closed
    self.joined = joined
    self.left = left
    self.opened = opened
    self.roster = roster
    self.source = source
  }

  public init(reading fields: inout Fields) throws {
    asOf = try fields.timestamp("as_of")
    closed = try fields.identifiers("closed")
    joined = try fields.objects("joined", of: Place.self)
    left = try fields.objects("left", of: Place.self)
    opened = try fields.objects("opened", of: Group.self)
    roster = try fields.identifier("roster")
    source = try fields.digest("source")
  }

  public var json: JSON {
    [
      "as_of": .timestamp(asOf), "closed": .array(closed.map(JSON.identifier)),
      "joined": .objects(joined), "left": .objects(left), "opened": .objects(opened),
      "roster": .identifier(roster), "source": .digest(source),
    ]
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    var found = try register.requireRoster(roster, at: entry.recorded)
    try entry.requireSeen(found.entry, "the roster as it was attested last")
    guard try register.secretaries(at: entry.recorded).contains(entry.author) else {
      throw Refusal.notSecretary(entry.author, at: entry.recorded)
    }
    guard asOf <= entry.recorded else {
      throw Refusal.attestedAhead(asOf, recorded: entry.recorded)
    }
    if let last = found.attested, asOf < last {
      throw Refusal.attestedBehind(roster, asOf, last: last)
    }
    found.attested = asOf
    found.entry = entry.number
    var page = RosterPage(roster: roster, asOf: asOf, entry: entry.number)
    for group in opened { try page.open(group, in: register) }
    for place in left { try page.leave(place, in: register) }
    for place in joined { try page.join(place, in: register) }
    for group in closed { try page.close(group, in: register) }
    return Consequences([.roster(found)] + page.changes)
  }
}

/// The roster while one attestation is taken: what it changed already is read before the register.
private struct RosterPage {
  let roster: Identifier
  let asOf: Timestamp
  let entry: Int64
  private var groups: [RosterGroup.Key: RosterGroup] = [:]
  private var places: [RosterPlace.Key: RosterPlace] = [:]
  /// In the order in which the records were first changed.
  private var order: [Touched] = []

  private enum Touched: Hashable {
    case group(RosterGroup.Key)
    case place(RosterPlace.Key)
  }

  init(roster: Identifier, asOf: Timestamp, entry: Int64) {
    self.roster = roster
    self.asOf = asOf
    self.entry = entry
  }

  var changes: [Change] {
    order.compactMap { touched in
      switch touched {
      case .group(let key): groups[key].map(Change.rosterGroup)
      case .place(let key): places[key].map(Change.rosterPlace)
      }
    }
  }

  mutating func open(_ group: RosterAttested.Group, in register: some Register) throws {
    let spans = try spans(of: group.group, in: register)
    guard !spans.contains(where: \.isOpen) else { throw Refusal.groupOpen(group.group, roster) }
    put(
      RosterGroup(
        roster: roster, group: group.group, number: (spans.map(\.number).max() ?? 0) + 1,
        title: group.title, kind: group.kind, parent: group.parent,
        inForce: Interval(from: asOf), entry: entry))
  }

  mutating func close(_ group: Identifier, in register: some Register) throws {
    var open = try requireOpen(group, in: register)
    let stored = try register.rosterPlaces(in: group, of: roster)
    let occupied = stored.map { places[$0.key] ?? $0 } + places.values.filter { $0.group == group }
    if let occupied = occupied.filter(\.isOpen).min(by: { $0.handle < $1.handle }) {
      throw Refusal.groupOccupied(group, occupied.handle)
    }
    open.inForce.to = asOf
    open.closedEntry = entry
    put(open)
  }

  mutating func join(_ place: RosterAttested.Place, in register: some Register) throws {
    _ = try requireOpen(place.group, in: register)
    let spans = try spans(of: place, in: register)
    guard !spans.contains(where: \.isOpen) else {
      throw Refusal.placeTaken(place.handle, place.role, place.group)
    }
    put(
      RosterPlace(
        roster: roster, group: place.group, handle: place.handle, role: place.role,
        number: (spans.map(\.number).max() ?? 0) + 1, inForce: Interval(from: asOf), entry: entry))
  }

  mutating func leave(_ place: RosterAttested.Place, in register: some Register) throws {
    guard var open = try spans(of: place, in: register).first(where: \.isOpen) else {
      throw Refusal.placeUnknown(place.handle, place.role, place.group)
    }
    open.inForce.to = asOf
    open.leftEntry = entry
    put(open)
  }

  private func requireOpen(
    _ group: Identifier, in register: some Register
  ) throws -> RosterGroup {
    guard let open = try spans(of: group, in: register).first(where: \.isOpen) else {
      throw Refusal.groupUnknown(group, roster)
    }
    return open
  }

  private func spans(
    of group: Identifier, in register: some Register
  ) throws -> [RosterGroup] {
    let stored = try register.rosterGroups(group, of: roster)
    let known = Set(stored.map(\.key))
    return stored.map { groups[$0.key] ?? $0 }
      + groups.values.filter { $0.group == group && !known.contains($0.key) }
  }

  private func spans(
    of place: RosterAttested.Place, in register: some Register
  ) throws -> [RosterPlace] {
    let stored = try register.rosterPlaces(by: place.handle, in: place.group, of: roster)
      .filter { $0.role == place.role }
    let known = Set(stored.map(\.key))
    return stored.map { places[$0.key] ?? $0 }
      + places.values.filter {
        $0.group == place.group && $0.handle == place.handle && $0.role == place.role
          && !known.contains($0.key)
      }
  }

  private mutating func put(_ group: RosterGroup) {
    if groups.updateValue(group, forKey: group.key) == nil { order.append(.group(group.key)) }
  }

  private mutating func put(_ place: RosterPlace) {
    if places.updateValue(place, forKey: place.key) == nil { order.append(.place(place.key)) }
  }
}
