/// What is wrong with how rulings of a chair can be appealed from.
extension CharterDocument {
  /// A ruling needs somebody who can hear the appeal, and an appeal a rule by which exactly a majority against
  /// the ruling overturns it: a tie sustains the chair, and nothing less than a majority does more.
  func checkRulings(_ report: StructureReport) {
    for (index, body) in bodies.enumerated() where body.rulings != nil {
      if power(over: OverturnRuling.name, .body(body.id)) == nil {
        report(
          "bodies[\(index)].rulings", "appeals in \(body.id)",
          "no body has the power over \(OverturnRuling.name) in \(body.id), so nobody could appeal")
      }
    }
    for (index, power) in powers.enumerated() where power.act == OverturnRuling.name {
      let name = Power.name(act: power.act, scope: power.scope)
      if power.requires.count > 1 {
        report(
          "powers[\(index)].requires", "bodies of \(name)",
          "an appeal is decided by one body, not by \(listed(power.requires.map(\.body))) together")
      }
      for (place, requirement) in power.requires.enumerated() {
        guard let rule = rules.first(where: { $0.id == requirement.rule }), !rule.decidesAppeals
        else { continue }
        report(
          "powers[\(index)].requires[\(place)].rule", "rule of \(name) in \(requirement.body)",
          "\(rule.id) is no rule for an appeal: that takes more than 1/2 of cast and nothing else, at most one "
            + "second, no veto and no casting vote")
      }
    }
  }
}

extension DecisionRule {
  /// Whether two seats can bring an appeal by it, and exactly a majority of the votes cast carries it.
  var decidesAppeals: Bool {
    guard thresholds.count == 1, let threshold = thresholds.first, threshold.seatClass == nil,
      threshold.unlessNotice == nil
    else { return false }
    let share = threshold.share
    let isMajority =
      share.base == .cast && share.strictly && share.fraction.numerator == 1
      && share.fraction.denominator == 2
    return isMajority && seconds <= 1 && vetoes.isEmpty && leastYes == nil && !castingVote
  }
}
