import Governance

/// What the invented charters of rehearsals have in common.
enum RehearsalCharter {
  /// All founders accept before the first poll; keys speak at once; nobody is kept from recording.
  static func parameters() throws -> CharterDocument.Parameters {
    CharterDocument.Parameters(
      foundersShare: try fraction(1, 1), keyDelay: 0, acceptWithin: 30 * Timestamp.day,
      entriesPerDay: 1_000_000)
  }

  /// More than half of the votes cast; who proposes opens; any window of up to ten days.
  ///
  /// - Parameter quorum: the share of the seats' holders that must be present.
  static func simpleMajority(_ id: Identifier, quorum: Fraction) throws -> DecisionRule {
    DecisionRule(
      id: id, title: "More than half of the votes cast", opener: .proposer,
      longestWindow: 10 * Timestamp.day,
      quorum: DecisionRule.Share(base: .holders, fraction: quorum, strictly: false),
      thresholds: [
        DecisionRule.Threshold(
          share: DecisionRule.Share(base: .cast, fraction: try fraction(1, 2), strictly: true))
      ])
  }

  /// Each of these acts, and those that every charter needs, in one body by one rule.
  static func powers(
    over acts: [any ActKind.Type], in body: Identifier, by rule: Identifier
  ) -> [PowerDefinition] {
    let all: [any ActKind.Type] =
      [ChangeRule.self, ChangePower.self, AmendCharter.self, AdmitMember.self] + acts
    return all.map {
      PowerDefinition(
        act: $0.name, requires: [PowerDefinition.Requirement(body: body, rule: rule)])
    }
  }

  static func fraction(_ numerator: Int64, _ denominator: Int64) throws -> Fraction {
    try required(Fraction(numerator, denominator), "the fraction \(numerator)/\(denominator)")
  }

  static func identifier(_ text: String) throws -> Identifier {
    try required(Identifier(text), "the identifier \(text)")
  }
}
