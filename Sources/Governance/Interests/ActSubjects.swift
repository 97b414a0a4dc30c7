import Sodium

/// What each act concerns, as far as an interest can be declared about it.
extension Register {
  /// What a motion touches: itself, and whatever its acts concern.
  public func subjects(of motion: Motion) throws -> Set<Subject> {
    var subjects: Set<Subject> = [.motion(motion.id)]
    for act in motion.acts { subjects.formUnion(try act.content.subjects(in: self)) }
    return subjects
  }

  /// The interests that touch the motion and were declared by `end`, without those that had ended by
  /// `start`, in the order of their entries.
  public func interests(
    touching motion: Motion, from start: Timestamp, to end: Timestamp
  ) throws -> [Interest] {
    var found: [Interest] = []
    for subject in try subjects(of: motion) {
      found += try interests(about: subject).filter { interest in
        interest.declared <= end && (interest.ended.map { start < $0 } ?? true)
      }
    }
    return found.sorted { ($0.entry, $0.id) < ($1.entry, $1.id) }
  }

  /// The body of a seat, and the organization for which it is or would be held.
  fileprivate func subjects(
    ofSeat seat: Identifier, for person: Identifier?, of organization: Identifier? = nil
  ) throws -> Set<Subject> {
    var subjects: Set<Subject> = []
    if let body = try self.seat(seat)?.definition.body { subjects.insert(.body(body)) }
    if let organization {
      subjects.insert(.organization(organization))
    } else if let person, let organization = try self.person(person)?.organization {
      subjects.insert(.organization(organization))
    }
    return subjects
  }
}

extension AdmitMember {
  public func subjects(in register: some Register) -> Set<Subject> { [.organization(organization)] }
}

extension SuspendMember {
  public func subjects(in register: some Register) -> Set<Subject> { [.organization(organization)] }
}

extension ReinstateMember {
  public func subjects(in register: some Register) -> Set<Subject> { [.organization(organization)] }
}

extension ExpelMember {
  public func subjects(in register: some Register) -> Set<Subject> { [.organization(organization)] }
}

extension ReclassifyMember {
  public func subjects(in register: some Register) -> Set<Subject> { [.organization(organization)] }
}

extension AffiliateMember {
  public func subjects(in register: some Register) -> Set<Subject> { [.organization(organization)] }
}

extension DisaffiliateMember {
  public func subjects(in register: some Register) -> Set<Subject> { [.organization(organization)] }
}

extension RecoverKey {
  public func subjects(in register: some Register) -> Set<Subject> { [.organization(organization)] }
}

/// It is about a machine, whoever keeps the book with it.
extension ReplaceLedgerKey {
  public func subjects(in register: some Register) -> Set<Subject> { [] }
}

extension FillSeat {
  public func subjects(in register: some Register) throws -> Set<Subject> {
    try register.subjects(ofSeat: seat, for: person, of: organization)
  }
}

extension VacateSeat {
  /// Also whoever holds the seat, or was to: to vacate it concerns the organization of each.
  public func subjects(in register: some Register) throws -> Set<Subject> {
    var subjects = try register.subjects(ofSeat: seat, for: nil)
    for tenure in try register.tenures(of: seat) where tenure.state != .ended {
      subjects.insert(.organization(tenure.organization))
    }
    return subjects
  }
}

extension CreateSeat {
  public func subjects(in register: some Register) -> Set<Subject> { [.body(seat.body)] }
}

extension EndSeat {
  public func subjects(in register: some Register) throws -> Set<Subject> {
    try register.subjects(ofSeat: seat, for: nil)
  }
}

extension CharterBody {
  public func subjects(in register: some Register) -> Set<Subject> { [.body(body.id)] }
}

extension AmendBody {
  public func subjects(in register: some Register) -> Set<Subject> { [.body(body.id)] }
}

extension DissolveBody {
  public func subjects(in register: some Register) -> Set<Subject> { [.body(body)] }
}

extension AppointOfficer {
  public func subjects(in register: some Register) throws -> Set<Subject> {
    var subjects: Set<Subject> = []
    if let body = try register.office(office)?.definition.body { subjects.insert(.body(body)) }
    if let organization = try register.person(person)?.organization {
      subjects.insert(.organization(organization))
    }
    return subjects
  }
}

extension GrantMandate {
  public func subjects(in register: some Register) throws -> Set<Subject> {
    var subjects = try register.subjects(ofSeat: post, for: person)
    if let body = try register.office(post)?.definition.body { subjects.insert(.body(body)) }
    return subjects
  }
}

/// What it settles, it touches.
extension SettlePoll {
  public func subjects(in register: some Register) throws -> Set<Subject> {
    guard let motion = try register.motion(register.requirePoll(poll).motion) else { return [] }
    return try register.subjects(of: motion)
  }
}

extension AdoptPolicy {
  public func subjects(in register: some Register) -> Set<Subject> { [.policy(policy)] }
}

extension AmendPolicy {
  public func subjects(in register: some Register) -> Set<Subject> { [.policy(policy)] }
}

extension SupersedePolicy {
  public func subjects(in register: some Register) -> Set<Subject> {
    [.policy(policy), .policy(by)]
  }
}

extension RepealPolicy {
  public func subjects(in register: some Register) -> Set<Subject> { [.policy(policy)] }
}

extension GrantRoster {
  public func subjects(in register: some Register) -> Set<Subject> { [.body(body)] }
}

extension CommitInitiative {
  public func subjects(in register: some Register) -> Set<Subject> { [.organization(partner)] }
}

extension RenewInitiative {
  public func subjects(in register: some Register) throws -> Set<Subject> {
    Set(
      try register.versions(of: commitment, in: initiative).map { .organization($0.partner) })
  }
}

/// Whom the motion touches that was ruled upon.
extension OverturnRuling {
  public func subjects(in register: some Register) throws -> Set<Subject> {
    try register.ruling(ruling)?.motion.map { try register.subjects(ofDecision: $0) } ?? []
  }
}

extension EndInitiative {
  public func subjects(in register: some Register) throws -> Set<Subject> {
    Set(
      try register.commitments(of: initiative).filter {
        commitment == nil || $0.commitment == commitment
      }.map { .organization($0.partner) })
  }
}

extension ActKind {
  /// An act about a motion, which takes it back or moves it on, touches whom that touches; any other nobody.
  public func subjects(in register: some Register) throws -> Set<Subject> {
    guard let decision else { return [] }
    return try register.subjects(ofDecision: decision)
  }
}

extension Register {
  /// One step back and no further: a chain of decisions on decisions costs no more than one.
  fileprivate func subjects(ofDecision id: Digest) throws -> Set<Subject> {
    var subjects: Set<Subject> = [.motion(id)]
    for act in try motion(id)?.acts ?? [] {
      if let decision = act.content.decision {
        subjects.insert(.motion(decision))
      } else {
        subjects.formUnion(try act.content.subjects(in: self))
      }
    }
    return subjects
  }
}
