/// What is wrong with the rules of a charter, each in the bodies that decide by it.
extension CharterDocument {
  func checkRules(_ report: StructureReport) {
    for (index, rule) in rules.enumerated() {
      let path = "rules[\(index)]"
      for id in rule.formalities?.ids ?? [] where !formalities.contains(where: { $0.id == id }) {
        report(
          "\(path).formalities", "formality \(id) of \(rule.id)",
          "there is no formality \(id), so no seat could ever vote")
      }
      if rule.quorum.isUnreachable {
        report(
          "\(path).quorum", "quorum of \(rule.id)", "more than all can never be present")
      }
      for body in bodies where uses(body, rule.id) && rule.seconds > seatsToSecond(rule, in: body) {
        report(
          "\(path).seconds", "seconds of \(rule.id) in \(body.id)",
          "\(body.id) has too few seats for \(rule.seconds) of them to second a motion")
      }
      for (place, threshold) in rule.thresholds.enumerated() {
        let at = "\(path).thresholds[\(place)]"
        if threshold.share.isUnreachable {
          report(at, "threshold \(place) of \(rule.id)", "more than all can never vote yes")
        }
        if let notice = threshold.unlessNotice, notice <= rule.discussion {
          report(
            at, "notice of threshold \(place) of \(rule.id)",
            "the discussion is notice enough: it is never asked for")
        }
        guard let seatClass = threshold.seatClass else { continue }
        for body in bodies where uses(body, rule.id) && !threshold.waivedIfEmpty {
          if !votingClasses(of: body).contains(seatClass) {
            report(
              at, "class of threshold \(place) of \(rule.id) in \(body.id)",
              "no voting seat of \(body.id) is in the class \(seatClass): it can never be met")
          }
        }
      }
    }
  }

  /// The classes of the seats that vote in a body.
  private func votingClasses(of body: BodyDefinition) -> [Identifier] {
    body.kind == .assembly
      ? body.classes ?? classes.map(\.id)
      : seats.filter { $0.body == body.id && $0.voting }.compactMap(\.seatClass)
  }

  /// What contradicts itself in a rule, or could never come about in a body that decides by it.
  func checkSpecialties(_ report: StructureReport) {
    for (index, rule) in rules.enumerated() {
      let path = "rules[\(index)]"
      if rule.thresholds.allSatisfy({ $0.unlessNotice != nil }) {
        report(
          "\(path).thresholds", "thresholds of \(rule.id)",
          "on long notice one yes would carry a motion: a threshold without unless_notice is missing"
        )
      }
      if let after = rule.closesWhenDecided, after >= rule.longestWindow {
        report(
          "\(path).closes_when_decided", "early end of \(rule.id)",
          "every poll is over by then: it would never be closed before its time")
      }
      if rule.lateQuorum != nil, rule.quorum.fraction.numerator == 0, !rule.quorum.strictly {
        report(
          "\(path).late_quorum", "late quorum of \(rule.id)",
          "a quorum of nothing is there from the beginning, and never late")
      }
      if let cap = rule.organizationCap, let group = rule.groupCap, group <= cap {
        report(
          "\(path).organization_cap", "caps of \(rule.id)",
          "no organization has more than its group, of which \(group) counts: it is never reached")
      }
      if rule.quorumAt != nil,
        !bodies.contains(where: { uses($0, rule.id) && $0.meetings != nil })
      {
        report(
          "\(path).quorum_at", "meetings under \(rule.id)",
          "no body that decides by \(rule.id) holds meetings at which anybody could be present")
      }
      if let proxies = rule.proxies, proxies.cap == 0 {
        report(
          "\(path).proxies.cap", "proxies of \(rule.id)",
          "proxies are allowed, and nobody may carry one: leave `proxies` out")
      }
      if rule.hearing != nil, !guardsRemoval(rule) {
        report(
          "\(path).hearing", "hearing of \(rule.id)",
          "nobody is removed by \(rule.id), nor by a rule with a hearing that it could change: leave `hearing` out"
        )
      }
      for body in bodies where uses(body, rule.id) {
        if rule.chairVotesIfDecisive,
          !offices.contains(where: { $0.duty == .chair && $0.body == body.id })
        {
          report(
            "\(path).chair_votes_if_decisive", "chair under \(rule.id) in \(body.id)",
            "\(body.id) has no chair whose ballot it could be")
        }
        for (name, least) in [("present", rule.leastPresent), ("yes", rule.leastYes)] {
          guard let least, let weight = weight(of: nil, in: body), weight < least else { continue }
          report(
            "\(path).least_\(name)", "least \(name) of \(rule.id) in \(body.id)",
            "the seats of \(body.id) weigh \(weight) together: \(least) can never be reached")
        }
        checkVetoes(of: rule, in: body, at: path, report)
      }
    }
  }

  /// A cap of seats that nobody could reach, or that the charter's own appointments break.
  func checkCaps(_ report: StructureReport) {
    for (index, body) in bodies.enumerated() {
      guard let cap = body.seatCap else { continue }
      let path = "bodies[\(index)].seat_cap"
      let voting = seats.filter { $0.body == body.id && $0.voting }
      let most = (
        cap.organization?.most(of: Int64(voting.count)), cap.group?.most(of: Int64(voting.count))
      )
      if let organization = most.0, let group = most.1, group <= organization {
        report(
          path, "caps of \(body.id)",
          "no organization has more than its group, which may have \(group): its own cap is never reached"
        )
      }
      let appointed = appointments.compactMap { appointment in
        voting.contains { $0.id == appointment.post }
          ? founders.first { $0.principal == appointment.person } : nil
      }
      for founder in founders {
        let own = appointed.count { $0.id == founder.id }
        let ofGroup = appointed.count {
          $0.id == founder.id || ($0.group != nil && $0.group == founder.group)
        }
        if Int64(own) > most.0 ?? .max || Int64(ofGroup) > most.1 ?? .max {
          report(
            path, "appointments of \(founder.id) in \(body.id)",
            "the charter appoints more of \(founder.id), or of its group, than the cap allows")
        }
      }
    }
  }

  /// Whether somebody is removed by a rule with a hearing that this one is, or could change.
  private func guardsRemoval(_ rule: DecisionRule) -> Bool {
    powers.filter { HearingRule.acts.contains($0.act) }.flatMap(\.requires).contains {
      requirement in
      guard let other = rules.first(where: { $0.id == requirement.rule }) else { return false }
      return other.id == rule.id || (other.hearing != nil && rule.isAtLeastAsStrict(as: other))
    }
  }

  /// How much the voting seats of a body weigh, those of one class or all; nil for an assembly, which grows.
  private func weight(
    of seatClass: Identifier?, in body: BodyDefinition
  ) -> Int64? {
    guard body.kind != .assembly else { return nil }
    return seats.filter { seat in
      seat.body == body.id && seat.voting && (seatClass == nil || seatClass == seat.seatClass)
    }.reduce(0) { $0 + $1.weight }
  }

  private func checkVetoes(
    of rule: DecisionRule, in body: BodyDefinition, at path: String, _ report: StructureReport
  ) {
    for (place, veto) in rule.vetoes.enumerated() {
      let subject = "veto \(place) of \(rule.id) in \(body.id)"
      if let seatClass = veto.seatClass, !votingClasses(of: body).contains(seatClass) {
        report(
          "\(path).vetoes[\(place)]", subject,
          "no voting seat of \(body.id) is in the class \(seatClass): nobody has this veto")
      } else if let weight = weight(of: veto.seatClass, in: body) {
        if weight < veto.noes {
          report(
            "\(path).vetoes[\(place)]", subject,
            "the seats of \(body.id) weigh \(weight) together: \(veto.noes) noes can never be")
        }
      }
    }
  }

  /// How many seats can second a motion: all that vote, but the mover's where only they could move.
  private func seatsToSecond(_ rule: DecisionRule, in body: BodyDefinition) -> Int64 {
    guard body.kind != .assembly else { return .max }
    let own = seats.filter { $0.body == body.id }
    let isMovers = rule.mover == .seat && own.allSatisfy(\.voting)
    return Int64(own.count(where: \.voting)) - (isMovers ? 1 : 0)
  }

  private func uses(_ body: BodyDefinition, _ rule: Identifier) -> Bool {
    body.rule == rule
      || powers.contains { $0.requires.contains { $0.body == body.id && $0.rule == rule } }
      || delegations.contains { $0.to == body.id && $0.rule == rule }
  }
}
