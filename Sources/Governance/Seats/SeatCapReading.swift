import Sodium

/// Which seats of a body with a cap are held, and until when.
///
/// Of those held on behalf of one organization, or of one group, the older tenure comes first: one is beyond the cap
/// while as many older ones are held as the cap allows. Where that has lasted as long as the cap says, it
/// has left. What it takes is read of the organizations concerned alone, never of the whole body.
struct SeatCapReading<R: Register> {
  /// Whom a limit counts together.
  enum Unit: Hashable {
    case organization(Identifier)
    case group(Identifier)
  }

  private let register: R
  private let cap: SeatCap
  private let since: Timestamp
  private let body: Identifier
  /// The intervals of the body's voting seats, where a limit is a share of them.
  private let seats: [Interval]
  private var held: [Identifier: [Tenure]] = [:]
  private var affiliations: [Identifier: [Affiliation]] = [:]
  private var ends: [Tenure.Key: Timestamp?] = [:]

  /// Nil where the body has no cap.
  init?(of body: Body, in register: R) throws {
    guard let cap = body.definition.seatCap else { return nil }
    self.register = register
    self.cap = cap
    self.body = body.id
    since = body.capSince ?? body.inForce.from
    let isShare = [cap.organization, cap.group].contains {
      if case .share? = $0 { true } else { false }
    }
    seats =
      isShare
      ? try register.seats(of: body.id).filter { $0.definition.voting }.map(\.inForce) : []
  }

  /// When the tenure has left, or is to, by the cap; nil where nothing that is known makes it.
  mutating func end(of tenure: Tenure) throws -> Timestamp? {
    guard case .leaves(let within) = cap.onBreach else { return nil }
    if let known = ends[tenure.key] { return known }
    let span = try nominal(tenure)
    var found: Timestamp?
    var beyond: Timestamp?
    let instants = try instants(of: tenure, span)
    for (place, instant) in instants.enumerated() {
      guard try isBeyond(tenure, at: instant) else {
        beyond = nil
        continue
      }
      let start = beyond ?? instant
      beyond = start
      let leaves = start.adding(within)
      let next = place + 1 < instants.count ? instants[place + 1] : span.to
      if next.map({ leaves <= $0 }) ?? true {
        found = span.to.map { leaves < $0 } ?? true ? leaves : nil
        break
      }
    }
    ends[tenure.key] = .some(found)
    return found
  }

  /// The tenures that count against one that is to begin at `time`, in the seat named, where they are as many
  /// as a limit allows, and how many that is.
  mutating func obstacle(
    to organization: Identifier, in seat: Identifier, from time: Timestamp
  ) throws -> (seats: [Identifier], most: Int64, unit: Unit)? {
    for limit in try limits(for: organization, at: time) {
      let counted = try tenures(of: limit.unit, at: time).filter { other in
        guard other.seat != seat, try unit(limit.unit, has: other.organization, at: time) else {
          return false
        }
        let span = try held(other)
        return span.contains(time) || (span.reaches(beyond: time) && span.from > time)
      }
      if counted.count >= limit.most {
        return (Set(counted.map(\.seat)).sorted(), limit.most, limit.unit)
      }
    }
    return nil
  }

  /// Where the cap is broken at `time`: whom it concerns, the seats from the oldest tenure on, and how many
  /// of these are allowed.
  mutating func breaches(
    among organizations: [Identifier], at time: Timestamp
  ) throws -> [(unit: Unit, tenures: [Tenure], most: Int64)] {
    var found: [(unit: Unit, tenures: [Tenure], most: Int64)] = []
    var seen: Set<Unit> = []
    for organization in organizations {
      for limit in try limits(for: organization, at: time) where seen.insert(limit.unit).inserted {
        let counted = try tenures(of: limit.unit, at: time).filter { other in
          try unit(limit.unit, has: other.organization, at: time)
            && held(other).contains(time)
        }
        if counted.count > limit.most { found.append((limit.unit, counted, limit.most)) }
      }
    }
    return found
  }

  /// When it is held: as it stands, to the end of its term, and not beyond its leaving.
  private mutating func held(_ tenure: Tenure) throws -> Interval {
    let span = try nominal(tenure)
    return try end(of: tenure).map { span.ended(at: $0) } ?? span
  }

  private func nominal(_ tenure: Tenure) throws -> Interval {
    guard let term = tenure.termEnds,
      try register.seat(tenure.seat)?.definition.holdover != true
    else { return tenure.inForce }
    return tenure.inForce.ended(at: term)
  }

  /// Whether as many older ones as a limit allows are held beside it.
  private mutating func isBeyond(_ tenure: Tenure, at time: Timestamp) throws -> Bool {
    for limit in try limits(for: tenure.organization, at: time) {
      var older: Int64 = 0
      for other in try tenures(of: limit.unit, at: time) where other.isOlder(than: tenure) {
        guard try unit(limit.unit, has: other.organization, at: time),
          try held(other).contains(time)
        else { continue }
        older += 1
      }
      if older >= limit.most { return true }
    }
    return false
  }

  /// The limits that concern an organization, whom each counts together and how many seats it allows.
  private mutating func limits(
    for organization: Identifier, at time: Timestamp
  ) throws -> [(unit: Unit, most: Int64)] {
    let seats = Int64(self.seats.count { $0.contains(time) })
    var limits: [(unit: Unit, most: Int64)] = []
    if let limit = cap.organization {
      limits.append((.organization(organization), limit.most(of: seats)))
    }
    if let limit = cap.group {
      let unit = try group(of: organization, at: time).map(Unit.group)
      limits.append((unit ?? .organization(organization), limit.most(of: seats)))
    }
    return limits
  }

  private mutating func unit(
    _ unit: Unit, has organization: Identifier, at time: Timestamp
  ) throws -> Bool {
    switch unit {
    case .organization(let id): return id == organization
    case .group(let id): return try group(of: organization, at: time) == id
    }
  }

  private mutating func group(of organization: Identifier, at time: Timestamp) throws -> Identifier?
  {
    try affiliations(of: organization).filter { $0.inForce.contains(time) }
      .max { $0.span < $1.span }?.group
  }

  private mutating func affiliations(of organization: Identifier) throws -> [Affiliation] {
    if let known = affiliations[organization] { return known }
    let found = try register.affiliations(of: organization).filter { $0.state == .accepted }
    affiliations[organization] = found
    return found
  }

  /// The tenures in this body of whoever belongs to the unit at some time, the oldest first.
  private mutating func tenures(of unit: Unit, at time: Timestamp) throws -> [Tenure] {
    switch unit {
    case .organization(let id): return try tenures(of: id)
    case .group(let id):
      var members: Set<Identifier> = []
      for span in try register.affiliations(in: id) where span.state == .accepted {
        if span.inForce.contains(time) { members.insert(span.organization) }
      }
      return try members.flatMap { try tenures(of: $0) }.sorted { $0.isOlder(than: $1) }
    }
  }

  /// Accepted ones of holders of voting seats; who sits ex officio was appointed to an office.
  private mutating func tenures(of organization: Identifier) throws -> [Tenure] {
    if let known = held[organization] { return known }
    let found = try register.tenures(onBehalfOf: organization).filter { tenure in
      guard tenure.state == .accepted, !tenure.isAlternate, !tenure.inForce.isEmpty,
        let seat = try register.seat(tenure.seat)?.definition
      else { return false }
      return seat.body == body && seat.voting && !seat.isExOfficio
    }.sorted { $0.isOlder(than: $1) }
    held[organization] = found
    return found
  }

  /// Where it can begin or cease to be beyond the cap.
  private mutating func instants(of tenure: Tenure, _ span: Interval) throws -> [Timestamp] {
    var others: Set<Identifier> = [tenure.organization]
    var instants: Set<Timestamp> = [max(span.from, since)]
    if cap.group != nil {
      for own in try affiliations(of: tenure.organization) {
        for other in try register.affiliations(in: own.group) { others.insert(other.organization) }
      }
      for organization in others {
        for span in try affiliations(of: organization) {
          instants.formUnion([span.inForce.from, span.inForce.to ?? span.inForce.from])
        }
      }
    }
    for seat in seats { instants.formUnion([seat.from, seat.to ?? seat.from]) }
    for organization in others {
      for other in try tenures(of: organization) where other.isOlder(than: tenure) {
        let span = try held(other)
        instants.formUnion([span.from, span.to ?? span.from])
      }
    }
    return instants.filter { span.contains($0) && since <= $0 }.sorted()
  }
}

extension Tenure {
  /// By when they began, then by their appointments, then by the seats.
  func isOlder(than other: Tenure) -> Bool {
    (inForce.from, entry, seat) < (other.inForce.from, other.entry, other.seat)
  }
}

extension Register {
  /// When a tenure has left, or is to leave, its seat by the body's cap; nil where it does not.
  public func endByCap(of tenure: Tenure, in seat: SeatDefinition) throws -> Timestamp? {
    guard seat.voting, !tenure.isAlternate, let body = try body(seat.body),
      var reading = try SeatCapReading(of: body, in: self)
    else { return nil }
    return try reading.end(of: tenure)
  }

  /// Refuses one that would be beyond the body's cap.
  func requireUncapped(
    _ seat: SeatDefinition, for organization: Identifier, from time: Timestamp
  ) throws {
    guard seat.voting, let body = try body(seat.body),
      var reading = try SeatCapReading(of: body, in: self),
      let obstacle = try reading.obstacle(to: organization, in: seat.id, from: time)
    else { return }
    switch obstacle.unit {
    case .organization(let id):
      throw Refusal.seatCapped(seat, "\(id)", obstacle.seats, most: obstacle.most)
    case .group(let id):
      throw Refusal.seatCapped(seat, "the group \(id)", obstacle.seats, most: obstacle.most)
    }
  }

  /// Where the cap of a body is broken at `time`.
  public func breaches(of body: Body, at time: Timestamp) throws -> [SeatBreach] {
    guard var reading = try SeatCapReading(of: body, in: self) else { return [] }
    var organizations: [Identifier] = []
    for seat in try seats(of: body.definition, at: time) {
      if let id = try holder(of: seat, at: time)?.organization, !organizations.contains(id) {
        organizations.append(id)
      }
    }
    return try reading.breaches(among: organizations, at: time).map { breach in
      let beyond = breach.tenures.suffix(from: Int(breach.most))
      return SeatBreach(
        unit: breach.unit.text, seats: breach.tenures.map(\.seat), most: breach.most,
        leaving: try beyond.map { SeatBreach.Leaving(seat: $0.seat, at: try reading.end(of: $0)) })
    }
  }
}

extension SeatCapReading.Unit {
  /// `organization:ibm`, `group:big`
  var text: String {
    switch self {
    case .organization(let id): "organization:\(id)"
    case .group(let id): "group:\(id)"
    }
  }
}

/// More seats held on behalf of one organization or group than the cap of the body allows.
public struct SeatBreach: Hashable, Sendable {
  public struct Leaving: Hashable, Sendable {
    public let seat: Identifier
    /// nil where it stays to the end of its term.
    public let at: Timestamp?
  }

  /// `organization:ibm`, `group:big`
  public let unit: String
  /// From the oldest tenure on.
  public let seats: [Identifier]
  public let most: Int64
  /// Those beyond it.
  public let leaving: [Leaving]
}
