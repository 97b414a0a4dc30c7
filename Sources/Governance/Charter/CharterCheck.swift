import Sodium

/// What is wrong with a charter though every field of it is well-formed.
extension CharterDocument {
  /// Every mistake, in the order of the document; a charter with one cannot found a ledger.
  public func problems() -> [CharterProblem] {
    var found: [CharterProblem] = []
    func report(_ path: String, _ sentence: String) {
      found.append(CharterProblem(path: path, sentence: sentence))
    }
    checkNames(report)
    checkFounders(report)
    checkBodies(report)
    checkSeats(report)
    checkFormalities(report)
    checkDelegations(report)
    checkWitnesses(report)
    checkStructure { path, _, sentence in report(path, sentence) }
    return found
  }

  /// What must hold of rules, powers, bodies and seats together, whatever motions change.
  private func checkStructure(_ report: StructureReport) {
    checkVotingSeats(report)
    checkRules(report)
    checkSpecialties(report)
    checkInTime(report)
    checkCaps(report)
    checkMeetings(report)
    checkParticipation(report)
    checkPowers(report)
    checkStrictness(report)
    checkExpiry(report)
    checkRulings(report)
    checkMandates(report)
  }

  /// The mistakes in how rules, powers, bodies and seats fit: what each is about, and its sentence.
  func structuralProblems() -> [String: String] {
    var found: [String: String] = [:]
    checkStructure { _, subject, sentence in found[subject] = sentence }
    return found
  }

  private func checkVotingSeats(_ report: StructureReport) {
    for (index, body) in bodies.enumerated() {
      let hasSeats =
        body.kind == .assembly
        ? body.classes?.isEmpty != true
        : seats.contains { $0.body == body.id && $0.voting }
      if !hasSeats {
        report("bodies[\(index)]", "seats of \(body.id)", "\(body.id) has no voting seat")
      }
    }
  }

  private typealias Report = (_ path: String, _ sentence: String) -> Void
  /// The subject is the same for the same mistake, wherever it stands and however it came about.
  typealias StructureReport =
    (_ path: String, _ subject: String, _ sentence: String) -> Void

  private func checkNames(_ report: Report) {
    func checkUnique(_ ids: [Identifier], _ list: String) {
      var seen: Set<Identifier> = []
      for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
        report("\(list)[\(index)].id", "\(id) is named twice")
      }
    }
    checkUnique(classes.map(\.id), "classes")
    checkUnique(founders.map(\.id), "founders")
    checkUnique(bodies.map(\.id), "bodies")
    checkUnique(seats.map(\.id), "seats")
    checkUnique(offices.map(\.id), "offices")
    checkUnique(rules.map(\.id), "rules")
    checkUnique(delegations.map(\.id), "delegations")
    let posts = Set(seats.map(\.id))
    for (index, office) in offices.enumerated() where posts.contains(office.id) {
      report("offices[\(index)].id", "\(office.id) is a seat too")
    }
    var names: Set<String> = []
    for (index, power) in powers.enumerated()
    where !names.insert(Power.name(act: power.act, scope: power.scope)).inserted {
      report("powers[\(index)]", "the power over \(power.act) is given twice")
    }
    for (index, power) in powers.enumerated() {
      guard let id = power.delay?.memberClass, !classes.contains(where: { $0.id == id }) else {
        continue
      }
      report("powers[\(index)].delay.class", "there is no class \(id)")
    }
  }

  private func checkFounders(_ report: Report) {
    if founders.isEmpty { report("founders", "a consortium needs a founder") }
    var persons: Set<Identifier> = []
    for (index, founder) in founders.enumerated() {
      let path = "founders[\(index)]"
      if !classes.contains(where: { $0.id == founder.memberClass }) {
        report("\(path).class", "there is no class \(founder.memberClass)")
      }
      if !persons.insert(founder.principal).inserted {
        report("\(path).principal", "\(founder.principal) is the principal of two founders")
      }
      if !founder.key.isVetted { report("\(path).key", "this is not a sound Ed25519 key") }
      if founders[..<index].contains(where: { $0.key == founder.key }) {
        report("\(path).key", "this key is another founder's too")
      }
      for body in bodies
      where body.kind == .assembly
        && BodyDefinition.assemblySeat(of: founder.id, in: body.id) == nil
      {
        report("\(path).id", "its seat in \(body.id) would have a name longer than 64 bytes")
      }
    }
    for (index, appointment) in appointments.enumerated() {
      let path = "appointments[\(index)]"
      if appointments[..<index].contains(where: { $0.post == appointment.post }) {
        report("\(path).post", "\(appointment.post) is given twice")
      }
      if !persons.contains(appointment.person) {
        report("\(path).person", "\(appointment.person) is no founder's principal")
      }
      if let seat = seats.first(where: { $0.id == appointment.post }) {
        if case .exOfficio = seat.appoints {
          report("\(path).post", "\(seat.id) is held ex officio")
        }
        if case .organization(let id) = seat.appoints,
          founders.first(where: { $0.principal == appointment.person })?.id != id
        {
          report("\(path).person", "\(seat.id) is designated by \(id)")
        }
      } else if !offices.contains(where: { $0.id == appointment.post }) {
        report("\(path).post", "there is no seat or office \(appointment.post)")
      }
    }
  }

  private func checkBodies(_ report: Report) {
    if bodies.isEmpty { report("bodies", "a consortium needs a body that decides") }
    for (index, body) in bodies.enumerated() {
      let path = "bodies[\(index)]"
      if body.kind == .assembly, body.id.hasDot {
        report("\(path).id", "an assembly has no dot in its name: it parts the names of its seats")
      }
      if !rules.contains(where: { $0.id == body.rule }) {
        report("\(path).rule", "there is no rule \(body.rule)")
      }
      for id in body.classes ?? [] where !classes.contains(where: { $0.id == id }) {
        report("\(path).classes", "there is no class \(id)")
      }
      if case .reclassify(let id)? = body.participation?.then,
        !classes.contains(where: { $0.id == id })
      {
        report("\(path).participation.class", "there is no class \(id)")
      }
      if let meetings = body.meetings {
        checkOfficers(of: meetings, in: body.id, "\(path).meetings", report)
      }
      if body.rulings != nil,
        !offices.contains(where: { $0.duty == .chair && $0.body == body.id })
      {
        report("\(path).rulings", "no office chairs \(body.id), so nobody could rule")
      }
      var above = body.parent
      var depth = 0
      while let parent = above {
        guard let next = bodies.first(where: { $0.id == parent }) else {
          report("\(path).parent", "there is no body \(parent)")
          break
        }
        depth += 1
        guard next.id != body.id, depth <= bodies.count else {
          report("\(path).parent", "\(body.id) is above itself")
          break
        }
        above = next.parent
      }
    }
  }

  /// A meeting is opened by the chair, and called by an officer or by seats.
  private func checkOfficers(
    of meetings: MeetingRule, in body: Identifier, _ path: String, _ report: Report
  ) {
    if !offices.contains(where: { $0.duty == .chair && $0.body == body }) {
      report(path, "no office chairs \(body), so nobody could open its meetings")
    }
    if meetings.calledBy.contains(.secretary), !offices.contains(where: { $0.duty == .secretary }) {
      report("\(path).called_by", "there is no office with the duty secretary to call them")
    } else if meetings.rollCallDisputes != nil, !offices.contains(where: { $0.duty == .secretary })
    {
      report(
        "\(path).roll_call_disputes",
        "there is no office with the duty secretary to write a roll call down")
    }
  }

  /// Meetings that could never be called, or never have a quorum.
  private func checkMeetings(_ report: StructureReport) {
    for (index, body) in bodies.enumerated() {
      guard let meetings = body.meetings else { continue }
      let path = "bodies[\(index)].meetings"
      if meetings.quorum.isUnreachable {
        report(
          "\(path).quorum", "quorum of the meetings of \(body.id)",
          "more than all can never be present")
      }
      if body.kind != .assembly, let needed = meetings.callingSeats,
        needed > seats.count(where: { $0.body == body.id && $0.voting })
      {
        report(
          "\(path).calling_seats", "calling seats of \(body.id)",
          "\(body.id) has too few voting seats for \(needed) of them to call a meeting")
      }
    }
  }

  private func checkFormalities(_ report: Report) {
    for (index, formality) in formalities.enumerated() {
      guard case .office(let id) = formality.attester, !offices.contains(where: { $0.id == id })
      else { continue }
      report(
        "formalities[\(index)].office",
        "there is no office \(id), so nobody could attest \(formality.id)")
    }
  }

  private func checkSeats(_ report: Report) {
    for (index, seat) in seats.enumerated() {
      let path = "seats[\(index)]"
      if let body = bodies.first(where: { $0.id == seat.body }) {
        if body.kind == .assembly {
          report("\(path).body", "\(seat.body) is an assembly: its seats are computed")
        }
      } else {
        report("\(path).body", "there is no body \(seat.body)")
      }
      if seat.id.hasDot {
        report("\(path).id", "only the computed seats of an assembly have a dot in their names")
      }
      switch seat.appoints {
      case .body: break
      case .organization(let id):
        if !founders.contains(where: { $0.id == id }) {
          report("\(path).organization", "there is no founder \(id)")
        }
      case .exOfficio(let id):
        if !offices.contains(where: { $0.id == id }) {
          report("\(path).office", "there is no office \(id)")
        }
      }
    }
    for (index, office) in offices.enumerated() {
      let path = "offices[\(index)]"
      if let body = office.body, !bodies.contains(where: { $0.id == body }) {
        report("\(path).body", "there is no body \(body)")
      }
      for (place, successor) in office.line.enumerated() {
        switch successor {
        case .person(let id):
          if !founders.contains(where: { $0.principal == id }) {
            report("\(path).line[\(place)]", "\(id) is no founder's principal")
          }
        case .seat(let id):
          if !seats.contains(where: { $0.id == id }) {
            report("\(path).line[\(place)]", "there is no seat \(id)")
          }
        }
      }
    }
  }

  private func checkPowers(_ report: StructureReport) {
    for (index, power) in powers.enumerated() {
      for (place, requirement) in power.requires.enumerated() {
        let path = "powers[\(index)].requires[\(place)]"
        let name = "\(Power.name(act: power.act, scope: power.scope)) in \(requirement.body)"
        if !bodies.contains(where: { $0.id == requirement.body }) {
          report("\(path).body", "body of \(name)", "there is no body \(requirement.body)")
        }
        if !rules.contains(where: { $0.id == requirement.rule }) {
          report("\(path).rule", "rule of \(name)", "there is no rule \(requirement.rule)")
        }
      }
    }
    for name in [ChangeRule.name, ChangePower.name, AmendCharter.name, AdmitMember.name]
    where !powers.contains(where: { $0.act == name && $0.scope == nil }) {
      report(
        "powers", "no \(name)",
        "no body has the power over \(name), so nothing could ever change it")
    }
    if seats.contains(where: { $0.appoints == .body }) {
      for body in bodies
      where seats.contains(where: { $0.body == body.id && $0.appoints == .body })
        && power(over: FillSeat.name, .body(body.id)) == nil
      {
        report(
          "powers", "no \(FillSeat.name) in \(body.id)",
          "no body has the power over \(FillSeat.name) in \(body.id)")
      }
    }
  }

  func power(over act: String, _ scope: PowerDefinition.Scope?) -> PowerDefinition? {
    powers.first { $0.act == act && $0.scope == scope }
      ?? powers.first { $0.act == act && $0.scope == nil }
  }

  /// A rule or a power that a laxer one could loosen.
  private func checkStrictness(_ report: StructureReport) {
    for (index, rule) in rules.enumerated() {
      guard let power = power(over: ChangeRule.name, .rule(rule.id)) else { continue }
      let under = power.requires.compactMap { asked in rules.first { $0.id == asked.rule } }
      if !under.contains(where: { $0.isAtLeastAsStrict(as: rule) }) {
        report(
          "rules[\(index)]", "change of \(rule.id)",
          "\(rule.id) could be changed under \(listed(under.map(\.id))), which is not as strict")
      }
    }
    for (index, power) in powers.enumerated() {
      guard let over = self.power(over: ChangePower.name, .act(power.act)) else { continue }
      for requirement in power.requires {
        guard let rule = rules.first(where: { $0.id == requirement.rule }) else { continue }
        let covered = over.requires.contains { asked in
          guard let under = rules.first(where: { $0.id == asked.rule }) else { return false }
          return isSameOrAbove(asked.body, requirement.body) && under.isAtLeastAsStrict(as: rule)
        }
        if !covered {
          report(
            "powers[\(index)]",
            "change of \(Power.name(act: power.act, scope: power.scope)) in \(requirement.body)",
            "the power over \(power.act) in \(requirement.body) could be taken away by "
              + "\(listed(over.requires.map(\.body))) under a laxer rule")
        }
      }
    }
  }

  private func isSameOrAbove(_ body: Identifier, _ other: Identifier) -> Bool {
    var current: Identifier? = other
    var depth = 0
    while let id = current, depth <= bodies.count {
      if id == body { return true }
      current = bodies.first { $0.id == id }?.parent
      depth += 1
    }
    return false
  }

  /// A body whose every seat runs out, and that alone could fill its seats again.
  private func checkExpiry(_ report: StructureReport) {
    for (index, body) in bodies.enumerated() where body.kind != .assembly {
      let own = seats.filter { $0.body == body.id && $0.voting }
      guard !own.isEmpty else { continue }
      let allRunOut = own.allSatisfy {
        $0.appoints == .body && $0.termMonths != nil && !$0.holdover
      }
      let filling = power(over: FillSeat.name, .body(body.id))?.requires.map(\.body) ?? []
      if allRunOut, filling.contains(body.id) {
        report(
          "bodies[\(index)]", "expiry of \(body.id)",
          "every seat of \(body.id) can run out at once, and nobody else could fill one: "
            + "let one hold over, or be designated, or give seat.fill to another body")
      }
    }
  }
}
