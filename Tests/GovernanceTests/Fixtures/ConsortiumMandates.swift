import Sodium

@testable import Governance

/// Mandates.
extension Consortium {
  /// The technical oversight committee fills vacant seats of the board and the chair for up to 30 days.
  static func withMandates() throws -> Consortium {
    let consortium = try founded { $0.grantMandates() }
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    return consortium
  }

  /// - Returns: the motion.
  @discardableResult
  func mandate(
    _ post: Identifier = .boardCern, for person: Identifier = .cernRep, days: Int64 = 60
  ) throws -> Digest {
    let motion = try propose([mandateAct(post, for: person, days: days)], in: .toc, by: .cernRep)
    try decide(motion)
    if let effect = effects(of: motion).first, effect.state == .void {
      throw VoidAct(code: effect.code)
    }
    return motion
  }

  /// A mandate that ends so many days from now; deciding on it takes some of them.
  func mandateAct(
    _ post: Identifier = .boardCern, for person: Identifier = .cernRep, days: Int64
  ) -> Act {
    Act(
      GrantMandate(
        post: post, person: person, until: now.adding(days * .day), text: keep("It burns.")))
  }
}

extension CharterDocument {
  mutating func grantMandates() {
    parameters.mandateLongest = 60 * .day
    powers += [
      FixtureCharter.power(RescindDecision.name, scope: .body(.toc), (.toc, .debated)),
      FixtureCharter.power(GrantMandate.name, (.toc, .debated)),
      FixtureCharter.power(GrantMandate.name, scope: .body(.toc), (.toc, .debated)),
    ]
  }
}
