public import Governance
import Sodium

/// What is due of the policies in force.
extension LedgerView {
  /// The policies in force that were to be looked at again by now, each with the bodies that may amend it.
  public func policiesDue() throws -> [(policy: Policy, bodies: [Identifier])] {
    var seen: Set<Identifier> = []
    return try policiesInForce().filter { seen.insert($0.policy).inserted }
      .filter { policy in policy.reviewBy.map { $0 <= time } ?? false }
      .map { ($0, try bodies(thatMayAmend: $0.policy)) }
  }

  private func policiesInForce() throws -> [Policy] {
    try register.policies().compactMap { try register.policy($0.policy, at: time) }
  }

  /// The bodies all of which must carry an amendment of the policy; none where nobody has that power.
  public func bodies(thatMayAmend policy: Identifier) throws -> [Identifier] {
    try register.power(over: AmendPolicy.name, scope: .policy(policy), at: time)?
      .requires.map(\.body) ?? []
  }

  /// Whether the person holds a seat in one of the bodies.
  func holdsSeat(_ person: Identifier, in bodies: [Identifier]) throws -> Bool {
    try bodies.contains { id in
      guard let body = try register.body(id, at: time) else { return false }
      return try !register.seats(of: body.definition, heldBy: person, at: time).isEmpty
    }
  }

  /// The decisions to which the person, the principal of a member, may still object.
  func openObjections(of person: Identifier) throws -> [(motion: Motion, period: ObjectionPeriod)] {
    guard let organization = try register.person(person)?.organization,
      try register.organization(organization)?.principal == person,
      let member = try register.member(organization, at: time), member.standing == .inStanding
    else { return [] }
    return try register.objectionPeriods().compactMap { period in
      guard period.span?.contains(time) ?? false,
        period.delay.memberClass.map({ $0 == member.memberClass }) ?? true,
        let motion = try register.motion(period.motion), motion.rescinded == nil,
        try !register.objections(to: motion.id).contains(where: {
          $0.organization == organization
        })
      else { return nil }
      return (motion, period)
    }
  }
}
