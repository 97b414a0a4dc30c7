public import CanonicalJSON
public import Sodium

/// Gives a vacant seat or office to a person for a short time, until it is filled as it should be. It ends by
/// itself, and cannot follow upon itself.
public struct GrantMandate: ActKind {
  public static let name = "mandate.grant"

  public var person: Identifier
  /// The seat or office.
  public var post: Identifier
  /// The operative text that says why it cannot wait.
  public var text: Digest
  public var until: Timestamp

  public init(post: Identifier, person: Identifier, until: Timestamp, text: Digest) {
    self.person = person
    self.post = post
    self.text = text
    self.until = until
  }

  public init(reading fields: inout Fields) throws {
    person = try fields.identifier("person")
    post = try fields.identifier("post")
    text = try fields.digest("text")
    until = try fields.timestamp("until")
  }

  public var json: JSON {
    [
      "person": .identifier(person), "post": .identifier(post), "text": .digest(text),
      "until": .timestamp(until),
    ]
  }

  public var texts: [Digest] { [text] }

  /// Why it could not wait may concern persons.
  public static let mayBeConfidential = true

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    if let office = try register.office(post) { return office.definition.body.map { .body($0) } }
    return .body(try register.body(ofSeat: post, beside: acts))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let time = context.effective
    guard let longest = try register.parameters(at: time).mandateLongest else {
      throw Refusal.mandatesNotGranted()
    }
    let latest = time.adding(longest)
    guard time < until, until <= latest else { throw Refusal.mandateTime(until, latest: latest) }
    let appointee = try register.requirePerson(person, at: context.decided)
    guard try register.isInStanding(appointee.organization, at: context.decided) else {
      throw Refusal.notMember(appointee.organization, at: context.decided)
    }
    if try register.office(post, at: time) != nil {
      return try officeChanges(context, in: register)
    }
    return try seatChanges(for: appointee.organization, context, in: register)
  }

  private func seatChanges(
    for organization: Identifier, _ context: ActContext, in register: some Register
  ) throws -> [Change] {
    let seat = try register.requireSeat(post, at: context.effective)
    try register.requireWhereMade(post, context)
    guard case .body = seat.appoints else { throw Refusal.notFilledByBody(post) }
    if let holder = try register.holder(of: seat, at: context.effective) {
      throw Refusal.seatHeld(post, by: holder.person)
    }
    let tenures = try register.tenures(of: post).filter { !$0.isAlternate }
    try requireFirst(
      tenures.map { ($0.inForce, $0.mandateUntil != nil, $0.wasAccepted) },
      appointments: tenures.map(\.appointment), context)
    let replaced = tenures.filter { $0.state == .pending && $0.mandateUntil != nil }
      .compactMap { $0.ended(at: $0.inForce.from, by: context.motion.id) }
    return replaced.map(Change.tenure) + [
      .tenure(
        Tenure(
          seat: post, appointment: context.motion.id, entry: context.entry, person: person,
          organization: organization, state: .pending,
          inForce: Interval(from: context.effective), mandateUntil: until))
    ]
  }

  private func officeChanges(
    _ context: ActContext, in register: some Register
  ) throws -> [Change] {
    let tenures = try register.officeTenures(of: post)
    for tenure in tenures
    where tenure.state == .accepted && tenure.inForce.contains(context.effective) {
      throw Refusal.seatHeld(post, by: tenure.person)
    }
    try requireFirst(
      tenures.map { ($0.inForce, $0.mandateUntil != nil, $0.wasAccepted) },
      appointments: tenures.map(\.appointment), context)
    let replaced = tenures.filter { $0.state == .pending && $0.mandateUntil != nil }
      .compactMap { $0.ended(at: $0.inForce.from, by: context.motion.id) }
    return replaced.map(Change.officeTenure) + [
      .officeTenure(
        OfficeTenure(
          office: post, appointment: context.motion.id, entry: context.entry, person: person,
          state: .pending, inForce: Interval(from: context.effective), mandateUntil: until))
    ]
  }

  /// Refuses a second mandate in a row: whoever filled the post last that accepted did so as it should be filled.
  private func requireFirst(
    _ tenures: [(inForce: Interval, isMandate: Bool, wasAccepted: Bool)],
    appointments: [Digest], _ context: ActContext
  ) throws {
    guard !appointments.contains(context.motion.id) else {
      throw Refusal.seatHeld(post, by: person)
    }
    let last = tenures.filter(\.wasAccepted).max { $0.inForce.from < $1.inForce.from }
    if let last, last.isMandate { throw Refusal.mandateTwice(post, since: last.inForce.from) }
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    if try register.office(post) != nil {
      return try register.seats(of: body.id).contains { $0.definition.appoints == .exOfficio(post) }
    }
    return try register.concerns(seat: post, electorateOf: body)
  }
}

extension Tenure {
  /// Whether the person took the seat: what was ended while pending never began.
  var wasAccepted: Bool { state == .accepted }
}

extension OfficeTenure {
  var wasAccepted: Bool { state == .accepted }
}

extension Interval {
  /// Not beyond the end of a mandate.
  func ended(byMandate until: Timestamp?) -> Interval {
    until.map { ended(at: $0) } ?? self
  }
}
