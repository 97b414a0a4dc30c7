import Governance
import Signing
import Sodium
import TransparencyLog

// The records of the book, as far as the tests vary them.
extension Book {
  static func founding(accepted: Int64) -> Founding {
    Founding(
      genesis: "genesis", origin: "ai.example/ledger", ledgerKey: "ledger", rehearsal: true,
      founders: 2, accepted: accepted, charter: "charter")
  }

  static func parameters(days: Int64) -> CharterDocument.Parameters {
    CharterDocument.Parameters(
      foundersShare: .twoThirds, keyDelay: 60, acceptWithin: days * Timestamp.day,
      entriesPerDay: 100)
  }

  static func admission(_ organization: Identifier, _ state: Admission.State) -> Admission {
    Admission(
      organization: organization, source: "genesis", title: "IBM", memberClass: "founder",
      principal: "ibm-rep", publicKey: "key", entry: 0, from: 0, state: state)
  }

  static func member(
    _ organization: Identifier, span: Int64, _ standing: Member.Standing, to: Timestamp? = nil
  ) -> Member {
    Member(
      organization: organization, span: span, memberClass: "founder", standing: standing,
      inForce: Interval(from: 10, to: to), source: "genesis", endedBy: to.map { _ in "m" })
  }

  static func key(
    _ name: String, of person: Identifier, _ state: PersonKey.State, by voucher: String? = nil,
    entry: Int64? = nil
  ) -> PersonKey {
    PersonKey(
      fingerprint: Fingerprint(stringLiteral: name),
      publicKey: SSHPublicKey(
        PublicKey(stringLiteral: name), application: .init("ssh:\(name)")),
      person: person, offer: Digest(stringLiteral: "offer of \(name)"), offeredEntry: 2,
      organization: state == .offered ? "ibm" : nil, name: "name", state: state,
      vouchedBy: voucher.map { Fingerprint(stringLiteral: $0) },
      replaces: state == .revoked ? "ibm-rep" : nil,
      recoveredBy: state == .revoked ? "m" : nil, vouchedEntry: entry,
      speaks: entry.map { _ in Interval(from: 40, to: state == .revoked ? 50 : nil) },
      revokedEntry: state == .revoked ? 9 : nil, compromisedSince: state == .revoked ? 5 : nil)
  }

  static func power(_ scope: PowerDefinition.Scope?, version: Int64) -> Power {
    Power(
      definition: PowerDefinition(
        act: "power.change", scope: scope,
        requires: [PowerDefinition.Requirement(body: "board", rule: "majority")],
        retroactive: version == 2,
        delay: version == 2 ? PowerDefinition.Delay(span: 5_184_000, objections: 2) : nil,
        reserved: version == 2),
      version: version,
      inForce: Interval(from: 0, to: version == 1 ? 700 : nil), motion: version == 2 ? "m" : nil)
  }

  static func body(
    _ id: Identifier, _ kind: BodyDefinition.Kind, parent: Identifier? = nil,
    classes: [Identifier]? = nil, meetings: MeetingRule? = nil, mandate: Digest? = nil,
    to: Timestamp? = nil
  ) -> Body {
    Body(
      definition: BodyDefinition(
        id: id, kind: kind, title: "Body \(id)", parent: parent, rule: "majority",
        classes: classes, meetings: meetings,
        participation: meetings.map { _ in
          ParticipationRule(
            meetings: 2, polls: 3, rules: ["majority"], then: .reclassify("founder"))
        }, rulings: meetings.map { _ in RulingRule(appealWithin: 99) },
        seatCap: parent == nil ? nil : seatCap),
      mandate: mandate, inForce: Interval(from: 0, to: to), motion: to.map { _ in "m" },
      capSince: mandate.map { _ in 60 })
  }

  static let seatCap = SeatCap(
    organization: .seats(2), group: .share(DecisionRule.majority.quorum.fraction),
    onBreach: .leaves(within: 60))

  static let meetingRule = MeetingRule(
    calledBy: [.chair], callingSeats: 2, notice: 60, quorum: DecisionRule.majority.quorum)

  static func meeting(
    _ id: Digest, _ number: Int64, opened: Timestamp? = nil, adjourned: Timestamp? = nil
  ) -> Meeting {
    Meeting(
      id: id, number: Identifier(stringLiteral: "board-m2026-00\(number)"), body: "board",
      caller: "ibm-rep", title: "On \"AI\"", starts: 110,
      agenda: [AgendaItem(title: "Minutes"), AgendaItem(title: "AI", motion: "m")],
      papers: [TextReference(name: .plain("text"), size: 12)], rule: meetingRule, entry: 11,
      called: 100, opened: opened, adjourned: adjourned, listed: adjourned.map { _ in 12 },
      minutes: adjourned.map { _ in "text" }, approvedBy: adjourned.map { _ in "m" })
  }

  static func attendance(
    _ attendee: Attendee, _ span: Int64, _ evidence: Attendance.Evidence, struckBy: Digest? = nil
  ) -> Attendance {
    Attendance(
      meeting: "x", attendee: attendee, span: span, person: "ibm-rep",
      name: evidence == .attested ? "name" : nil, evidence: evidence,
      present: Interval(from: 120, to: span == 1 ? 130 : nil), struckBy: struckBy)
  }

  static func interest(
    _ id: Digest, _ person: Identifier, _ about: Subject?, ended: Timestamp? = nil
  ) -> Interest {
    Interest(
      id: id, person: person, about: about, text: person == "cern-rep" ? "text" : nil,
      declared: 460,
      entry: 15, ended: ended)
  }

  static func fulfilment(
    _ id: Digest, by organization: Identifier? = nil, person: Identifier? = nil,
    lapsed: Timestamp? = nil
  ) -> Fulfilment {
    Fulfilment(
      id: id, formality: "dues", organization: organization, person: person,
      document: person == nil ? nil : "text", attester: "ibm-rep", met: 460, entry: 19,
      until: person == nil ? nil : 9000, lapsed: lapsed, lapsedBy: lapsed.map { _ in "q" },
      reason: lapsed.map { _ in "reason" })
  }

  static func affiliation(
    _ organization: Identifier, _ span: Int64, _ state: Tenure.State
  ) -> Affiliation {
    Affiliation(
      organization: organization, span: span, group: span == 1 ? "peers" : "ibm",
      source: organization == "ibm" ? "x" : "m", isDecided: organization != "ibm", entry: 15,
      state: state, inForce: Interval(from: 460, to: state == .accepted ? 900 : nil),
      endedBy: state == .accepted ? "n" : nil)
  }

  static func proxy(_ id: Digest, _ scope: Proxy.Scope, revoked: Timestamp? = nil) -> Proxy {
    Proxy(
      id: id, seat: "board-1", body: "board", grantor: "ibm-rep", carrier: "cern-rep",
      scope: scope, entry: 15, granted: 460, expires: scope == .body ? nil : 900,
      revoked: revoked)
  }

  static func recusal(
    _ from: Digest, _ seat: Identifier, late: Bool = false, reason: Digest? = nil
  ) -> Recusal {
    Recusal(
      from: from, motion: "m", seat: seat, person: "ibm-rep", cause: late ? .holder : .interest,
      interest: late ? nil : "x", reason: reason, isLate: late, event: "y", entry: 15)
  }

  static func office(
    _ id: Identifier, _ duty: OfficeDefinition.Duty, body: Identifier? = nil,
    line: [OfficeDefinition.Successor] = []
  ) -> Office {
    Office(
      definition: OfficeDefinition(id: id, title: "Office", duty: duty, body: body, line: line),
      inForce: Interval(from: 0, to: body == nil ? nil : 9000))
  }

  static func seat(_ id: Identifier, _ appoints: SeatDefinition.Appoints) -> Seat {
    Seat(
      definition: SeatDefinition(
        id: id, body: "board", title: "A seat", seatClass: appoints == .body ? "founder" : nil,
        weight: 3, voting: appoints == .body, appoints: appoints, holdover: appoints != .body,
        termMonths: appoints == .body ? 24 : nil),
      inForce: Interval(from: 0, to: appoints == .body ? 9000 : nil), motion: "m")
  }

  static func move(_ id: Digest, _ state: Tenure.State) -> PersonMove {
    PersonMove(
      id: id, person: "ibm-rep", from: "ibm", organization: "cern", entry: 15, state: state,
      at: state == .accepted ? 640 : nil, settledBy: state == .pending ? nil : "n")
  }

  static func tenure(
    _ seat: Identifier, _ person: Identifier, _ organization: Identifier, _ state: Tenure.State,
    ends: Timestamp? = nil
  ) -> Tenure {
    Tenure(
      seat: seat, appointment: "genesis", entry: 0, person: person, organization: organization,
      state: state, inForce: Interval(from: 60, to: state == .ended ? 8000 : nil), termEnds: ends,
      endedBy: state == .ended ? "n" : nil)
  }

  static func officeTenure(
    _ office: Identifier, _ person: Identifier, _ state: Tenure.State
  ) -> OfficeTenure {
    OfficeTenure(
      office: office, appointment: "genesis", entry: 0, person: person, state: state,
      inForce: Interval(from: 60, to: state == .accepted ? 9000 : nil),
      endedBy: state == .accepted ? "n" : nil)
  }

  static func motion(_ id: Digest, _ number: Int64, _ state: Motion.State) -> Motion {
    Motion(
      id: id, number: Identifier(stringLiteral: "board-2026-00\(number)"), body: "board",
      mover: "ibm-rep", title: "On \"AI\" \\ \u{E9} and e\u{301}", version: 1,
      texts: [TextReference(name: .plain("text"), size: 12)],
      acts: [
        Act(RepealPolicy(policy: "ai"), effective: 900), Act(ReconsiderDecision(motion: "n")),
      ], requires: [PowerDefinition.Requirement(body: "board", rule: "majority")], state: state,
      mayReconsider: state == .failed, proposed: 70, finalText: 71, finalEntry: 7, lapses: 99999,
      decided: state == .failed ? 400 : nil, rescinded: state == .withdrawn ? 500 : nil,
      ground: state == .withdrawn ? MotionGround(inactivity: "board-2") : nil)
  }

  static func demand(_ motion: Digest, _ body: Identifier, _ seat: Identifier) -> Demand {
    Demand(motion: motion, version: 1, body: body, seat: seat, person: "ibm-rep")
  }

  static func poll(_ seal: Digest, closed: Bool = false) -> Poll {
    let result = Tally(
      under: .majority, notice: 0, electors: [elector("board-1", nil)], votes: [:])
    return Poll(
      seal: seal, entry: 9, motion: "m", version: 1, body: "board", rule: .majority,
      electorate: "electorate", opens: 90, closes: 400, notice: 86_400,
      meeting: closed ? "x" : nil,
      presence: closed ? MeetingPresence(meeting: "x", at: .opening, present: 3, signed: 1) : nil,
      rollCall: closed
        ? RollCallCount(rollCall: "y", of: [rolled("board-1", in: "y", .counted)]) : nil,
      witnessed: closed ? WitnessedBallots(head: 8, late: 2, size: 7) : nil,
      held: closed ? HeldCount(ballots: 1, counted: .noQuorum, others: [.carried]) : nil,
      settled: closed ? "n" : nil, result: closed ? result : nil,
      outcome: closed ? .noQuorum : nil, closed: closed ? 401 : nil,
      casting: closed ? .no : nil)
  }

  static func elector(_ seat: Identifier, _ person: Identifier?) -> Elector {
    Elector(
      poll: "p", seat: seat, weight: 3, seatClass: person == nil ? nil : "founder",
      organization: person == nil ? nil : "ibm", group: person == nil ? nil : "peers",
      person: person, isActive: person == nil ? nil : person == "ibm-rep",
      isChair: person == "ibm-rep", ineligible: person == nil ? [] : ["briefing", "dues"])
  }

  static func ballot(
    _ seat: Identifier, _ turn: Int64, _ choice: Choice, proxy: Digest? = nil
  ) -> Ballot {
    Ballot(
      poll: "p", seat: seat, turn: turn, choice: choice, person: "cern-rep",
      event: Digest(stringLiteral: "\(seat) \(turn)"), entry: 10 + turn,
      reason: turn == 7 ? "reason" : nil, capacity: proxy == nil ? .holder : .proxy, proxy: proxy)
  }

  static func held(
    _ seat: Identifier, _ turn: Int64, admittedBy motion: Digest? = nil
  ) -> HeldBallot {
    HeldBallot(
      ballot(seat, turn, .no, proxy: turn == 7 ? "y" : nil), signed: 399, recorder: "ibm-rep",
      recorderSeat: "board-3",
      event: Digest(stringLiteral: "held \(seat) \(turn)"), admitted: motion)
  }

  static func effect(_ index: Int64, _ state: Effect.State) -> Effect {
    Effect(
      motion: "m", index: index, act: "policy.repeal", state: state,
      code: state == .void ? "E-POLICY-NOT-IN-FORCE" : nil, effective: 900, entry: 12)
  }

  static func oldBatch(_ id: Digest, _ first: Int64, adoptedBy: Digest? = nil) -> OldBatch {
    OldBatch(
      id: id, body: "board", first: first, count: 3, batch: "text", source: "n", part: first,
      parts: 4, secretary: "ibm-rep", attested: 125, entry: 12, state: id, adoptedBy: adoptedBy)
  }

  static func head(_ size: Int64, cosigned time: Timestamp) -> CosignedHead {
    CosignedHead(
      entry: size + 1, size: size, root: "text", time: time, recorded: 150, person: "ibm-rep",
      event: "m")
  }

  static var witnesses: WitnessRule {
    var seed = [UInt8](repeating: 7, count: 32)
    do {
      guard let key = try SecretKey(wipingSeed: &seed), let name = KeyName("w.example/1") else {
        preconditionFailure("no witness")
      }
      let witness = Cosigner(name: name, secretKey: key).key
      return try WitnessRule(text: "witness w1 \(witness.text)\nquorum w1\n", within: 60)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  static func dissent(_ seat: Identifier) -> Dissent {
    Dissent(
      poll: "p", seat: seat, person: "ibm-rep",
      text: TextReference(name: .plain("text"), size: 12), event: Digest(stringLiteral: "\(seat)"),
      entry: 12, stated: 125)
  }

  static func ruling(_ id: Digest, _ count: Int64, endedBy: Digest? = nil) -> Ruling {
    Ruling(
      id: id, number: Identifier(stringLiteral: "board-o2026-00\(count)"), body: "board",
      chair: "ibm-rep", question: "Is it in order?",
      text: TextReference(name: .plain("text"), size: 12), motion: count == 2 ? nil : "m",
      version: count == 2 ? nil : 1, isOutOfOrder: count == 1, meeting: count == 3 ? nil : "x",
      entry: 12, ruled: 125, appealUntil: Timestamp(integerLiteral: 400 + count * 100),
      state: endedBy == nil ? .standing : .overturned, endedBy: endedBy,
      ended: endedBy.map { _ in 900 })
  }

  static func hearing(_ version: Int64) -> Hearing {
    Hearing(
      motion: "m", version: version, at: 800, caller: "ibm-rep",
      text: version == 1 ? nil : TextReference(name: .plain("text"), size: 12),
      event: version == 1 ? "x" : "y", entry: 12, called: 125)
  }

  static func answer(_ isWaiver: Bool) -> HearingAnswer {
    HearingAnswer(
      motion: "m", version: 1, accused: isWaiver ? .seat("board-1") : .organization("cern"),
      isWaiver: isWaiver, person: "cern-rep",
      text: isWaiver ? nil : TextReference(name: .salted("text"), size: 12),
      event: isWaiver ? "p" : "q", entry: 12, answered: 125)
  }

  static func minutes(_ version: Int64) -> MinutesVersion {
    MinutesVersion(
      meeting: "x", version: version, text: version == 1 ? "text" : "name", motion: "m",
      approved: 125, entry: 12)
  }

  static func rollCall(_ id: Digest, corrects: Digest? = nil, correctedBy: Digest? = nil)
    -> RollCall
  {
    RollCall(
      id: id, poll: "p", meeting: "x", entry: 12, secretary: "ibm-rep", called: 125,
      corrects: corrects, correctedBy: correctedBy, chair: corrects.map { _ in "cern-rep" },
      confirmed: corrects.map { _ in 130 }, disputesEnd: corrects.map { _ in 999 })
  }

  static func rolled(
    _ seat: Identifier, in rollCall: Digest, disputedBy: Digest? = nil,
    _ fate: RolledChoice.Fate? = nil
  ) -> RolledChoice {
    RolledChoice(
      rollCall: rollCall, seat: seat, choice: .abstain, person: "ibm-rep",
      presence: fate == nil ? .attested : .signed, disputedBy: disputedBy, fate: fate)
  }

  static func roster(_ id: Identifier, attested: Timestamp?) -> Roster {
    Roster(
      id: id, title: "Of others", body: "board",
      inForce: Interval(from: 401, to: attested == nil ? nil : 8000), motion: "m",
      endedBy: attested.map { _ in "n" }, attested: attested, entry: 12)
  }

  static func group(_ id: Identifier, _ number: Int64, closed: Int64? = nil) -> RosterGroup {
    RosterGroup(
      roster: "partners", group: id, number: number, title: "A group",
      kind: number == 2 ? "sig" : nil, parent: closed.map { _ in "wg-ai" },
      inForce: Interval(from: 450, to: closed.map { _ in 460 }), entry: 14, closedEntry: closed)
  }

  static func place(
    _ handle: String, _ role: Identifier, _ number: Int64, in group: Identifier,
    left: Int64? = nil
  ) -> RosterPlace {
    RosterPlace(
      roster: "partners", group: group, handle: Handle(stringLiteral: handle), role: role,
      number: number, inForce: Interval(from: 450, to: left.map { _ in 460 }), entry: 14,
      leftEntry: left)
  }

  static func period(_ motion: Digest, begun: Bool) -> ObjectionPeriod {
    ObjectionPeriod(
      motion: motion,
      delay: PowerDefinition.Delay(
        span: 5_184_000, memberClass: begun ? "founder" : nil, objections: 2),
      entry: begun ? 14 : nil, span: begun ? Interval(from: 450, to: 5_184_450) : nil)
  }

  static func delegation(_ id: Identifier, endedBy: Digest? = nil) -> Delegation {
    Delegation(
      definition: DelegationDefinition(
        id: id, title: "Guidelines", acts: [.init(act: "policy.adopt", scope: .policy("ai"))],
        from: "board", to: "toc", rule: "majority", until: 9000,
        countermand: DelegationDefinition.Countermand(within: 60)),
      inForce: Interval(from: 401, to: endedBy == nil ? 9000 : 600), motion: "m",
      endedBy: endedBy)
  }

  static func delegated(_ motion: Digest, begun: Bool) -> DelegatedDecision {
    DelegatedDecision(
      motion: motion, delegation: "partners", from: "board",
      countermand: begun ? DelegationDefinition.Countermand(within: 60, waits: true) : nil,
      span: begun ? Interval(from: 450, to: 510) : nil)
  }

  static func objection(_ motion: Digest, _ organization: Identifier) -> Objection {
    Objection(
      motion: motion, organization: organization, person: "ibm-rep",
      event: Digest(stringLiteral: "objection of \(organization)"), entry: 15, reason: "reason")
  }

  static func policy(_ version: Int64, endedBy: Digest? = nil) -> Policy {
    Policy(
      policy: "ai", version: version, title: "Trust", text: "text", adopted: 400,
      inForce: Interval(from: 401, to: endedBy.map { _ in 8000 }),
      reviewBy: endedBy.map { _ in 6000 }, sunset: endedBy.map { _ in 9000 }, motion: "m",
      endedBy: endedBy, supersededBy: endedBy.map { _ in "other" })
  }
}
