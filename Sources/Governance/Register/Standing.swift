import Sodium

/// Who is in: readings of the register at a time.
extension Register {
  /// The charter's parameters in force at `time`.
  public func parameters(at time: Timestamp) throws -> CharterDocument.Parameters {
    guard let charter = try charter(at: time) else { throw Refusal.notFounded() }
    return charter.parameters
  }

  public func charter(at time: Timestamp) throws -> Charter? {
    try charters().filter { $0.inForce.contains(time) }.max { $0.version < $1.version }
  }

  /// The span of the organization's membership in force at `time`, suspended or not.
  public func member(_ organization: Identifier, at time: Timestamp) throws -> Member? {
    try memberSpans(of: organization).filter { $0.inForce.contains(time) }
      .max { $0.span < $1.span }
  }

  /// Whether the organization is a member in standing at `time`.
  public func isInStanding(_ organization: Identifier, at time: Timestamp) throws -> Bool {
    try member(organization, at: time)?.standing == .inStanding
  }

  /// Every member at `time`, one span each, in the order of admission.
  public func members(at time: Timestamp) throws -> [Member] {
    var newest: [Identifier: Member] = [:]
    var order: [Identifier] = []
    for member in try memberSpans() where member.inForce.contains(time) {
      if let other = newest[member.organization] {
        if other.span < member.span { newest[member.organization] = member }
      } else {
        newest[member.organization] = member
        order.append(member.organization)
      }
    }
    return order.compactMap { newest[$0] }
  }

  /// The principal of an organization that is a member at `time`.
  func requirePrincipal(
    of organization: Identifier, is person: Identifier, at time: Timestamp
  ) throws -> Organization {
    guard let found = try self.organization(organization) else {
      throw Refusal.organizationUnknown(organization)
    }
    guard found.principal == person else {
      throw Refusal.notPrincipal(person, of: found)
    }
    guard try member(organization, at: time) != nil else {
      throw Refusal.notMember(organization, at: time)
    }
    return found
  }

  func requireMember(_ organization: Identifier, at time: Timestamp) throws -> Member {
    guard let member = try member(organization, at: time) else {
      throw Refusal.notMember(organization, at: time)
    }
    return member
  }

  /// A person of a member, suspended or not.
  func requirePerson(_ id: Identifier, at time: Timestamp) throws -> Person {
    guard let person = try person(id), person.inForce.contains(time) else {
      throw Refusal.personUnknown(id, at: time)
    }
    return person
  }
}

/// Seats and offices.
extension Register {
  public func body(_ id: Identifier, at time: Timestamp) throws -> Body? {
    guard let body = try body(id), body.inForce.contains(time) else { return nil }
    return body
  }

  func requireBody(_ id: Identifier, at time: Timestamp) throws -> Body {
    guard let body = try body(id, at: time) else { throw Refusal.bodyUnknown(id, at: time) }
    return body
  }

  /// A seat in force, a stored one or the computed seat `BODY.ORGANIZATION` of an assembly.
  public func seat(_ id: Identifier, at time: Timestamp) throws -> SeatDefinition? {
    if let seat = try seat(id) {
      guard seat.inForce.contains(time), try body(seat.definition.body, at: time) != nil else {
        return nil
      }
      return seat.definition
    }
    guard let (bodyId, organization) = id.assemblyParts,
      let body = try body(bodyId, at: time), body.definition.kind == .assembly,
      let member = try member(organization, at: time)
    else { return nil }
    return body.definition.assemblySeat(id, of: member)
  }

  func requireSeat(_ id: Identifier, at time: Timestamp) throws -> SeatDefinition {
    guard let seat = try seat(id, at: time) else { throw Refusal.seatUnknown(id, at: time) }
    return seat
  }

  /// Every seat of the body in force at `time`, by the bytes of their ids.
  public func seats(of body: BodyDefinition, at time: Timestamp) throws -> [SeatDefinition] {
    let seats: [SeatDefinition]
    if body.kind == .assembly {
      seats = try members(at: time).compactMap { body.assemblySeat(of: $0) }
    } else {
      seats = try self.seats(of: body.id).filter { $0.inForce.contains(time) }.map(\.definition)
    }
    return seats.sorted { $0.id < $1.id }
  }

  /// The seats of the body that `person` holds at `time`, by the bytes of their ids. Of an assembly only
  /// the seat of the person's own organization is looked at: nobody else's can be theirs.
  public func seats(
    of body: BodyDefinition, heldBy person: Identifier, at time: Timestamp
  ) throws -> [SeatDefinition] {
    var seats: [SeatDefinition] = []
    if body.kind != .assembly {
      seats = try self.seats(of: body, at: time)
    } else if let organization = try organization(of: person, at: time),
      let id = BodyDefinition.assemblySeat(of: organization, in: body.id),
      let seat = try seat(id, at: time)
    {
      seats = [seat]
    }
    return try seats.filter { try holder(of: $0, at: time)?.person == person }
  }

  /// Who holds the seat at `time` and on behalf of whom; nil where it is vacant.
  public func holder(of seat: SeatDefinition, at time: Timestamp) throws -> SeatHolder? {
    var holder: SeatHolder?
    switch seat.appoints {
    case .exOfficio(let office):
      if let officer = try officer(of: office, at: time),
        let organization = try organization(of: officer, at: time)
      {
        holder = SeatHolder(person: officer, organization: organization)
      }
    case .body, .organization:
      let tenure = try tenure(of: seat, asAlternate: false, at: time)
      if let tenure {
        holder = SeatHolder(person: tenure.person, organization: tenure.organization)
      } else if seat.isComputed, case .organization(let id) = seat.appoints,
        let organization = try organization(id)
      {
        holder = SeatHolder(person: organization.principal, organization: id)
      }
    }
    guard let holder, try isInStanding(holder.organization, at: time),
      try person(holder.person)?.inForce.contains(time) ?? false
    else { return nil }
    return holder
  }

  /// Who stands in for the holder of the seat at `time`: nobody where it is ex officio, computed, or has none.
  public func alternate(of seat: SeatDefinition, at time: Timestamp) throws -> SeatHolder? {
    guard seat.hasAlternate, let tenure = try tenure(of: seat, asAlternate: true, at: time),
      try isInStanding(tenure.organization, at: time),
      try person(tenure.person)?.inForce.contains(time) ?? false
    else { return nil }
    return SeatHolder(person: tenure.person, organization: tenure.organization)
  }

  private func tenure(
    of seat: SeatDefinition, asAlternate: Bool, at time: Timestamp
  ) throws -> Tenure? {
    let found = try tenures(of: seat.id).filter { tenure in
      tenure.isAlternate == asAlternate && tenure.state == .accepted
        && tenure.inForce.contains(time)
        && (seat.holdover || (tenure.termEnds.map { time < $0 } ?? true))
    }.max { $0.inForce.from < $1.inForce.from }
    // Nothing is recorded when it leaves by the cap of the body, as when its term ends.
    guard let found, let end = try endByCap(of: found, in: seat), end <= time else { return found }
    return nil
  }

  /// When the mandate ends by which a seat is held at `time`; nil where it is filled as it should be, or vacant.
  public func mandate(of seat: SeatDefinition, at time: Timestamp) throws -> Timestamp? {
    guard !seat.isExOfficio else { return nil }
    return try tenure(of: seat, asAlternate: false, at: time)?.mandateUntil
  }

  /// When the mandate ends by which an office is held at `time`.
  public func mandate(ofOffice office: Identifier, at time: Timestamp) throws -> Timestamp? {
    let appointed = try officeTenures(of: office)
      .filter { $0.state == .accepted && $0.inForce.contains(time) }
      .max { $0.inForce.from < $1.inForce.from }
    guard let appointed, try canServe(appointed.person, at: time) else { return nil }
    return appointed.mandateUntil
  }

  func requireAlternate(
    of seat: Identifier, is person: Identifier, at time: Timestamp
  ) throws {
    let definition = try requireSeat(seat, at: time)
    guard try alternate(of: definition, at: time)?.person == person else {
      throw Refusal.notAlternate(person, of: seat)
    }
  }

  /// The seat, in force and held by `person`.
  func requireHolder(
    of seat: Identifier, is person: Identifier, at time: Timestamp
  ) throws -> SeatDefinition {
    let definition = try requireSeat(seat, at: time)
    let holder = try holder(of: definition, at: time)
    guard holder?.person == person else {
      throw Refusal.notHolder(person, of: seat, held: holder?.person, at: time)
    }
    return definition
  }

  public func office(_ id: Identifier, at time: Timestamp) throws -> Office? {
    guard let office = try office(id), office.inForce.contains(time) else { return nil }
    return office
  }

  /// Who fulfils the duties of an office at `time`: whom the body appointed and who accepted, else the
  /// first of the line of succession who is a person of a member in standing.
  public func officer(of office: Identifier, at time: Timestamp) throws -> Identifier? {
    guard let office = try self.office(office, at: time) else { return nil }
    let appointed = try officeTenures(of: office.id)
      .filter { $0.state == .accepted && $0.inForce.contains(time) }
      .max { $0.inForce.from < $1.inForce.from }
    if let appointed, try canServe(appointed.person, at: time) { return appointed.person }
    for successor in office.definition.line {
      switch successor {
      case .person(let person):
        if try canServe(person, at: time) { return person }
      case .seat(let id):
        if let seat = try seat(id, at: time), !seat.isExOfficio,
          let holder = try holder(of: seat, at: time)
        {
          return holder.person
        }
      }
    }
    return nil
  }

  /// The officer who chairs the body at `time`.
  public func chair(of body: Identifier, at time: Timestamp) throws -> Identifier? {
    for office in try offices()
    where office.definition.duty == .chair && office.definition.body == body {
      if let officer = try officer(of: office.id, at: time) { return officer }
    }
    return nil
  }

  /// The officers who keep the book at `time`: one for each office with that duty that somebody can fulfil.
  public func secretaries(at time: Timestamp) throws -> [Identifier] {
    try offices().filter { $0.definition.duty == .secretary }
      .compactMap { try officer(of: $0.id, at: time) }
  }

  func requireRoster(_ id: Identifier, at time: Timestamp) throws -> Roster {
    guard let roster = try roster(id), roster.inForce.contains(time) else {
      throw Refusal.rosterUnknown(id, at: time)
    }
    return roster
  }

  private func canServe(_ person: Identifier, at time: Timestamp) throws -> Bool {
    guard try self.person(person)?.inForce.contains(time) ?? false,
      let organization = try organization(of: person, at: time)
    else { return false }
    return try isInStanding(organization, at: time)
  }
}

/// Rules, powers, policies.
extension Register {
  public func rule(_ id: Identifier, at time: Timestamp) throws -> DecisionRule? {
    try rules(id).filter { $0.inForce.contains(time) }.max { $0.version < $1.version }?.definition
  }

  func requireRule(_ id: Identifier, at time: Timestamp) throws -> DecisionRule {
    guard let rule = try rule(id, at: time) else { throw Refusal.ruleUnknown(id, at: time) }
    return rule
  }

  /// The power over an act, the one of its scope before the general one.
  public func power(
    over act: String, scope: PowerDefinition.Scope?, at time: Timestamp
  ) throws -> PowerDefinition? {
    var names = [Power.name(act: act, scope: nil)]
    if let scope { names.insert(Power.name(act: act, scope: scope), at: 0) }
    for name in names {
      let power = try powers(named: name).filter { $0.inForce.contains(time) }
        .max { $0.version < $1.version }
      if let power { return power.definition }
    }
    return nil
  }

  /// Every power in force at `time`.
  public func powers(at time: Timestamp) throws -> [PowerDefinition] {
    var newest: [String: Power] = [:]
    for power in try powers() where power.inForce.contains(time) {
      if let other = newest[power.name], other.version > power.version { continue }
      newest[power.name] = power
    }
    return newest.values.sorted { $0.name < $1.name }.map(\.definition)
  }

  /// The version of a policy in force at `time`.
  public func policy(_ id: Identifier, at time: Timestamp) throws -> Policy? {
    try policies(id).filter { $0.standing.contains(time) }.max { $0.version < $1.version }
  }
}

/// Who holds a seat.
public struct SeatHolder: Hashable, Sendable {
  public let person: Identifier
  public let organization: Identifier

  public init(person: Identifier, organization: Identifier) {
    self.person = person
    self.organization = organization
  }
}

extension BodyDefinition {
  /// The seat that an assembly computes for a member in standing; nil where its class has none.
  func assemblySeat(of member: Member) -> SeatDefinition? {
    Self.assemblySeat(of: member.organization, in: id).flatMap { assemblySeat($0, of: member) }
  }

  /// The seat with the id that is made of this assembly's and the member's.
  func assemblySeat(_ id: Identifier, of member: Member) -> SeatDefinition? {
    guard kind == .assembly, member.standing == .inStanding,
      classes?.contains(member.memberClass) ?? true
    else { return nil }
    return SeatDefinition(
      id: id, body: self.id, title: member.organization.text + " in " + self.id.text,
      seatClass: member.memberClass, appoints: .organization(member.organization))
  }

  /// `BODY.ORGANIZATION`; nil where that is longer than an identifier may be.
  static func assemblySeat(
    of organization: Identifier, in body: Identifier
  ) -> Identifier? {
    Identifier(body.text + "." + organization.text)
  }
}

extension Identifier {
  var hasDot: Bool { text.utf8.contains(UInt8(ascii: ".")) }

  /// The assembly and the organization that a computed seat's id is made of. No assembly and no other
  /// seat has a dot in its id, so the first one parts them: else one id could name two seats, and who
  /// holds the one could vote for the other.
  var assemblyParts: (body: Identifier, organization: Identifier)? {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let first = String(parts[0]), let second = String(parts[1]),
      let body = Identifier(first), let organization = Identifier(second)
    else { return nil }
    return (body, organization)
  }
}

extension SeatDefinition {
  /// Whether an assembly computes it: such a seat's id is its body's, a dot and its organization's.
  var isComputed: Bool { id.hasDot }

  var isExOfficio: Bool {
    if case .exOfficio = appoints { return true }
    return false
  }
}
