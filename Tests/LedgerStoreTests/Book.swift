import Governance
import LedgerStore
import Signing
import Sodium

/// A history that brings every kind of record, most of them in several versions. Nobody could have
/// recorded it: it shows what the store must be able to hold, not what is lawful.
enum Book {
  /// What each entry changes, in the order in which the rules would apply it.
  static let entries: [[Change]] = [
    genesis, accepted, keysOffered, keysVouched, rules, bodies, holders, proposal, secondProposal,
    polled, ballots, moreBallots, meetings + called, closed, reopened, rosterKept, named, interests,
    courses,
    objected, promised, ended,
  ]

  /// What a decision keeps of changes that were applied: the last of each record.
  static func newest(of changes: [Change]) -> [Change] {
    changes.enumerated().filter { index, change in
      !changes[(index + 1)...].contains { $0.isSameRecord(as: change) }
    }.map(\.element)
  }

  static let genesis: [Change] = [
    .founding(founding(accepted: 0)),
    .charter(
      Charter(
        version: 1, title: "Charter\nof \"us\"", text: nil, parameters: parameters(days: 30),
        inForce: Interval(from: 0, to: 8000))),
    .memberClass(MemberClass(id: "founder", title: "Founders")),
    .memberClass(MemberClass(id: "academic", title: "Universities")),
    .admission(admission("ibm", .pending)), .admission(admission("cern", .pending)),
    .organization(Organization(id: "ibm", title: "IBM", principal: "ibm-rep")),
    .organization(Organization(id: "cern", title: "CERN — Genève", principal: "cern-rep")),
  ]

  static let accepted: [Change] = [
    .founding(founding(accepted: 1)), .admission(admission("ibm", .accepted)),
    .member(member("ibm", span: 1, .inStanding)),
    .person(Person(id: "ibm-rep", organization: "ibm", inForce: Interval(from: 10))),
    .personKey(key("ibm-rep", of: "ibm-rep", .vouched, entry: 1)),
    // Two acts of one motion: only the second version of the record stays.
    .member(member("ibm", span: 1, .suspended)),
    .person(
      Person(
        id: "cern-rep", organization: "cern", name: "name", inForce: Interval(from: 10, to: 8000))),
    .member(member("ibm", span: 1, .inStanding, to: 5000)),
  ]

  static let keysOffered: [Change] = [
    .personKey(key("early", of: "ibm-rep", .offered)),
    .personKey(key("late", of: "cern-rep", .offered)),
  ]

  // The one that was offered last is vouched for first.
  static let keysVouched: [Change] = [
    .personKey(key("late", of: "cern-rep", .vouched, by: "ibm-rep", entry: 3)),
    .personKey(key("early", of: "ibm-rep", .vouched, by: "ibm-rep", entry: 4)),
  ]

  static let rules: [Change] = [
    .rule(Rule(definition: .majority, version: 1, inForce: Interval(from: 0, to: 700))),
    .rule(Rule(definition: .majority, version: 2, inForce: Interval(from: 700), motion: "m")),
    .power(power(nil, version: 1)), .power(power(.body("toc"), version: 1)),
    .power(power(.policy("ai"), version: 1)), .power(power(.rule("majority"), version: 1)),
    .power(power(.act("seat.fill"), version: 1)), .power(power(nil, version: 2)),
  ]

  static let bodies: [Change] = [
    .body(body("board", .board, meetings: meetingRule)),
    .body(body("members", .assembly, classes: ["founder"])),
    .body(body("toc", .committee, parent: "board", mandate: "mandate")),
    .office(office("chair", .chair, body: "board", line: [.seat("board-1"), .person("ibm-rep")])),
    .office(office("secretary", .secretary)),
    .seat(seat("board-1", .body)), .seat(seat("board-2", .organization("cern"))),
    .seat(seat("board-3", .exOfficio("chair"))),
  ]

  static let holders: [Change] = [
    .tenure(tenure("board-1", "ibm-rep", "ibm", .pending)),
    .tenure(tenure("board-2", "cern-rep", "cern", .accepted)),
    .officeTenure(officeTenure("chair", "ibm-rep", .pending)),
    .tenure(tenure("board-1", "ibm-rep", "ibm", .accepted, ends: 9000)),
    .officeTenure(officeTenure("chair", "ibm-rep", .accepted)),
  ]

  static let proposal: [Change] = [
    .counter(Counter(series: "board-2026", last: 1)), .motion(motion("m", 1, .proposed)),
    .second(Second(motion: "m", version: 1, seat: "board-2", person: "cern-rep")),
    .second(Second(motion: "m", version: 1, seat: "board-1", person: "ibm-rep")),
    .second(Second(motion: "m", version: 2, seat: "board-1", person: "ibm-rep")),
  ]

  static let secondProposal: [Change] = [
    .counter(Counter(series: "board-2026", last: 2)), .motion(motion("n", 2, .proposed)),
    .demand(demand("n", "board", "board-2")), .demand(demand("n", "board", "board-1")),
    .demand(demand("n", "toc", "toc-1")),
  ]

  static let polled: [Change] = [
    .motion(motion("m", 1, .open)), .poll(poll("p")), .elector(elector("board-2", "cern-rep")),
    .elector(elector("board-1", "ibm-rep")), .elector(elector("board-3", nil)),
    .turnout(Turnout(poll: "p", present: 0, whole: 9)),
  ]

  static let ballots: [Change] = [
    .ballot(ballot("board-2", 1, .no)),
    .turnout(Turnout(poll: "p", present: 3, whole: 9, reached: 120)),
  ]
  static let moreBallots: [Change] = [
    .ballot(ballot("board-1", 1, .abstain)), .ballot(ballot("board-2", 7, .yes)),
    .ballot(ballot("board-3", 1, .yes, proxy: "x")),
  ]

  static let meetings: [Change] = [
    .meeting(meeting("x", 1)), .meeting(meeting("y", 2)),
    .meetingDemand(MeetingDemand(meeting: "x", seat: "board-2", person: "cern-rep")),
    .meetingDemand(MeetingDemand(meeting: "x", seat: "board-1", person: "ibm-rep")),
    .noticeWaiver(NoticeWaiver(meeting: "y", seat: "board-1", person: "ibm-rep")),
    .attendance(attendance(.seat("board-1"), 1, .signed)),
    .attendance(attendance(.person("guest"), 1, .attested)),
    .attendance(attendance(.seat("board-1"), 2, .signed)), .meeting(meeting("x", 1, opened: 120)),
    .meeting(meeting("y", 2, opened: 121)),
  ]

  static let called: [Change] = [
    .oldBatch(oldBatch("x", 1)), .oldBatch(oldBatch("y", 4)),
    .oldBatch(oldBatch("x", 1, adoptedBy: "m")),
    .dissent(dissent("board-2")), .dissent(dissent("board-1")),
    .cosignedHead(head(4, cosigned: 100)), .cosignedHead(head(6, cosigned: 140)),
    .cosignedHead(head(9, cosigned: 130)),
    .heldBallot(held("board-1", 8)), .heldBallot(held("board-2", 7)),
    .heldBallot(held("board-1", 8, admittedBy: "m")),
    .ruling(ruling("x", 1)), .ruling(ruling("y", 2)), .ruling(ruling("q", 3)),
    .hearing(hearing(1)), .hearing(hearing(2)), .hearingAnswer(answer(false)),
    .hearingAnswer(answer(true)),
    .appeal(Appeal(motion: "n", ruling: "x")), .appeal(Appeal(motion: "p", ruling: "x")),
    .minutesVersion(minutes(1)), .minutesVersion(minutes(2)),
    .tenure(
      Tenure(
        seat: "board-1", appointment: "y", entry: 5, person: "cern-rep", organization: "cern",
        state: .pending, inForce: Interval(from: 60), mandateUntil: 900)),
    .officeTenure(
      OfficeTenure(
        office: "secretary", appointment: "y", entry: 5, person: "cern-rep", state: .pending,
        inForce: Interval(from: 60), mandateUntil: 900)),
    .rollCall(rollCall("x")), .rolledChoice(rolled("board-1", in: "x")),
    .rollCall(rollCall("x", correctedBy: "y")), .rollCall(rollCall("y", corrects: "x")),
    .rolledChoice(rolled("board-2", in: "y")), .rolledChoice(rolled("board-1", in: "y")),
    .rolledChoice(rolled("board-2", in: "y", disputedBy: "n", .disputed)),
  ]

  static let closed: [Change] = [
    .meeting(meeting("x", 1, opened: 120, adjourned: 140)),
    .attendance(attendance(.person("guest"), 1, .attested, struckBy: "n")),
    .poll(poll("p", closed: true)), .motion(motion("m", 1, .failed)),
    .effect(effect(0, .void)), .effect(effect(1, .done)),
    .policy(policy(1)), .policy(policy(2)),
    .participation(Participation(seat: "board-1", body: "board", first: 1, last: 1)),
    .participation(Participation(seat: "board-3", body: "board", first: 1, last: 0)),
  ]

  static let reopened: [Change] = [
    .motion(motion("m", 1, .open)), .poll(poll("q")), .effect(effect(0, .done)),
  ]

  static let rosterKept: [Change] = [
    .roster(roster("peers", attested: nil)), .roster(roster("partners", attested: 500)),
    .rosterGroup(group("sig-docs", 1, closed: 15)), .rosterGroup(group("sig-docs", 2)),
    .rosterGroup(group("wg-ai", 1)),
    .rosterPlace(place("Ann", "lead", 1, in: "sig-docs", left: 15)),
    .rosterPlace(place("Ann", "lead", 2, in: "sig-docs")),
    .rosterPlace(place("Ann", "member", 1, in: "sig-docs", left: 15)),
    .rosterPlace(place("bob_1", "lead", 1, in: "wg-ai", left: 15)),
  ]

  static let named: [Change] = [
    .namedDocument(NamedDocument(digest: "m", isSalted: true, entry: 13)),
    .namedDocument(NamedDocument(digest: "n", isSalted: false, body: "board", entry: 14)),
    .namedDocument(NamedDocument(digest: "p", isSalted: true, body: "toc", entry: 14)),
  ]

  static let objected: [Change] = [
    .objectionPeriod(period("m", begun: true)), .objectionPeriod(period("n", begun: false)),
    .objection(objection("m", "ibm")), .objection(objection("m", "cern")),
    .reversal(Reversal(motion: "m", kind: .objected, by: "x", at: 500, entry: 15)),
    .delegation(delegation("partners")), .delegation(delegation("peers")),
    .delegatedDecision(delegated("m", begun: true)),
    .delegatedDecision(delegated("n", begun: false)),
  ]

  static let promised: [Change] = [
    .objective(objective("cards", 1)), .objective(objective("nothing", 1)),
    .objectiveReport(report("o", on: "cards")), .objectiveReport(report("r", on: "cards")),
    .initiative(initiative("cards")), .initiative(initiative("ai")),
    .commitment(commitment(1, .offered)), .commitment(commitment(2, .offered)),
    .risk(risk("x", 1, .identified)), .riskStep(step("x", 1)),
    .risk(risk("y", 2, .mitigated)), .riskStep(step("y", 1)), .riskStep(step("y", 2)),
  ]

  static let interests: [Change] = [
    .absence(
      Absence(
        body: "board", seat: "board-3", person: "ibm-rep", missed: 2, firstMissed: 7,
        lastMissed: 8)),
    .absence(Absence(body: "board", seat: "board-2", person: nil)),
    .interest(interest("x", "ibm-rep", .organization("cern"))),
    .interest(interest("y", "cern-rep", nil)),
    .affiliation(affiliation("ibm", 1, .pending)), .affiliation(affiliation("cern", 1, .accepted)),
    .affiliation(affiliation("ibm", 1, .accepted)), .affiliation(affiliation("ibm", 2, .pending)),
    .interest(interest("q", "ibm-rep", .policy("ai"))),
    .interest(interest("y", "cern-rep", .organization("cern"))),
    .interest(interest("x", "ibm-rep", .organization("cern"), ended: 470)),
    .interest(interest("q", "ibm-rep", .motion("m"), ended: 470)),
    .proxy(proxy("x", .meeting("y"))), .proxy(proxy("y", .body)),
    .proxy(proxy("x", .meeting("y"), revoked: 470)),
    .fulfilment(fulfilment("x", by: "ibm")), .fulfilment(fulfilment("y", person: "ibm-rep")),
    .fulfilment(fulfilment("z", by: "ibm")), .fulfilment(fulfilment("x", by: "ibm", lapsed: 480)),
    .recusal(recusal("p", "board-2", late: true)), .recusal(recusal("m", "board-1")),
    .recusal(recusal("m", "board-1", reason: "text")),
  ]

  static let courses: [Change] = [
    .subsidiaryMotion(
      SubsidiaryMotion(motion: "n", main: "m", version: 1, act: "motion.table", degree: 0)),
    .subsidiaryMotion(
      SubsidiaryMotion(motion: "p", main: "m", version: 1, act: "motion.amend", degree: 1)),
    .consentItem(ConsentItem(agenda: "x", motion: "m", version: 1, entry: 3)),
    .consentItem(ConsentItem(agenda: "x", motion: "n", version: 2, entry: 3)),
    .consentItem(ConsentItem(agenda: "y", motion: "m", version: 1, entry: 4)),
    .ratification(Ratification(event: "x", motion: "m", entry: 9)),
    .ratification(Ratification(event: "p", motion: "n", entry: 10)),
    .motionCourse(MotionCourse(motion: "m", tabledBy: "n")),
    .motionCourse(
      MotionCourse(
        motion: "n", madeVersion: 2, madeBy: "p", origin: "m", postponedUntil: 900,
        postponedBy: "q", referredTo: "toc", reportDue: 950, referredBy: "x", reportedBy: "y",
        recommends: .amend)),
  ]

  static let ended: [Change] = [
    .namedDocument(
      NamedDocument(
        digest: "m", isSalted: true, entry: 13, redactedBy: "n", redacted: 900)),
    .namedDocument(
      NamedDocument(
        digest: "n", isSalted: false, body: "board", entry: 14, publishedBy: "m", published: 901)),
    .ruling(ruling("y", 2, endedBy: "n")),
    .initiative(initiative("ai", endedBy: "n")), .commitment(commitment(1, .signed)),
    .risk(risk("x", 1, .closed)), .riskStep(step("x", 2)),
    .objective(objective("cards", 1, endedBy: "n")), .objective(objective("cards", 2)),
    .motionCourse(MotionCourse(motion: "m", endedBy: "p")),
    .consentItem(
      ConsentItem(
        agenda: "x", motion: "m", version: 1, entry: 3, pulledBy: "board-1", puller: "ibm-rep")),
    .participation(Participation(seat: "board-3", body: "board", first: 1, last: 2)),
    .absence(
      Absence(
        body: "board", seat: "board-3", person: "ibm-rep", lastPoll: "p", lastEntry: 8)),
    .objectionPeriod(period("n", begun: true)),
    .reversal(
      Reversal(motion: "m", kind: .void, by: "n", at: 600, entry: 16, reason: "reason")),
    .delegation(delegation("peers", endedBy: "n")),
    .policy(policy(2, endedBy: "n")), .body(body("toc", .committee, to: 8000)),
    .tenure(tenure("board-2", "cern-rep", "cern", .ended)), .motion(motion("n", 2, .withdrawn)),
    .personMove(move("x", .pending)), .personMove(move("x", .ended)),
    .personMove(move("y", .pending)),
    .personMove(move("y", .accepted)),
    .person(Person(id: "ibm-rep", organization: "cern", inForce: Interval(from: 10))),
    .tenure(tenure("board-1", "ibm-rep", "cern", .accepted, ends: 9000)),
    .personKey(key("early", of: "ibm-rep", .revoked, by: "ibm-rep", entry: 4)),
    .keyHanding(KeyHanding(entry: 4, publicKey: "the next ledger", source: "handed")),
    .keyConfirmation(
      KeyConfirmation(offer: "offer of late", person: "cern-rep", key: "ibm-rep", entry: 3)),
    .keyCommitment(
      KeyCommitment(key: "ibm-rep", next: "late", entry: 3, inForce: Interval(from: 90))),
    .keyCommitment(
      KeyCommitment(key: "ibm-rep", next: "late", entry: 3, inForce: Interval(from: 90, to: 95))),
    .keyCommitment(
      KeyCommitment(key: "ibm-rep", next: "early", entry: 4, inForce: Interval(from: 91))),
    .charter(
      Charter(
        version: 2, title: "Charter", text: "articles", parameters: parameters(days: 60),
        formalities: [
          FormalityDefinition(id: "dues", title: "Dues", attester: .office("chair"))
        ],
        witnesses: witnesses,
        inForce: Interval(from: 8000), motion: "n")),
  ]
}

extension Change {
  func isSameRecord(as other: Change) -> Bool {
    switch (self, other) {
    case (.founding(let left), .founding(let right)): left.key == right.key
    case (.charter(let left), .charter(let right)): left.key == right.key
    case (.member(let left), .member(let right)): left.key == right.key
    case (.personKey(let left), .personKey(let right)): left.key == right.key
    case (.tenure(let left), .tenure(let right)): left.key == right.key
    case (.meeting(let left), .meeting(let right)): left.key == right.key
    case (.rollCall(let left), .rollCall(let right)): left.key == right.key
    case (.oldBatch(let left), .oldBatch(let right)): left.key == right.key
    case (.rolledChoice(let left), .rolledChoice(let right)): left.key == right.key
    case (.officeTenure(let left), .officeTenure(let right)): left.key == right.key
    case (.interest(let left), .interest(let right)): left.key == right.key
    case (.recusal(let left), .recusal(let right)): left.key == right.key
    case (.proxy(let left), .proxy(let right)): left.key == right.key
    case (.fulfilment(let left), .fulfilment(let right)): left.key == right.key
    case (.absence(let left), .absence(let right)): left.key == right.key
    case (.heldBallot(let left), .heldBallot(let right)): left.key == right.key
    case (.affiliation(let left), .affiliation(let right)): left.key == right.key
    case (.personMove(let left), .personMove(let right)): left.key == right.key
    case (.keyConfirmation(let left), .keyConfirmation(let right)): left.key == right.key
    case (.keyCommitment(let left), .keyCommitment(let right)): left.key == right.key
    default: self == other
    }
  }
}
