import CanonicalJSON
import Governance
import Sodium

/// The charter of the consortium of these tests: small, but with a case of everything.
///
/// The board decides most things by `ordinary`, structural ones by `special`. The technical oversight
/// committee fills its own seats by `debated`, and has the board above it. Charter amendments need the
/// board and the assembly of all members. Powers change by `grave`, which is as strict as any.
enum FixtureCharter {
  static var document: CharterDocument {
    CharterDocument(
      title: "Charter of the consortium",
      parameters: CharterDocument.Parameters(
        foundersShare: "2/3", keyDelay: 2 * .day, acceptWithin: 30 * .day, entriesPerDay: 200),
      classes: [
        CharterDocument.MemberClass(id: .industry, title: "Industry"),
        CharterDocument.MemberClass(id: .science, title: "Science"),
      ],
      founders: Identifier.founders.map { id in
        CharterDocument.Founder(
          id: id, title: id.text,
          memberClass: id == .cern || id == .imperial ? .science : .industry,
          principal: id.principal, key: Keys.first(of: id.principal).publicKey)
      },
      bodies: bodies, seats: seats, offices: offices, appointments: appointments, rules: rules,
      powers: powers)
  }

  static let bodies: [BodyDefinition] = [
    BodyDefinition(
      id: .board, kind: .board, title: "Governing board", rule: .ordinary, meetings: meetings),
    BodyDefinition(
      id: .toc, kind: .committee, title: "Technical oversight", parent: .board, rule: .debated),
    BodyDefinition(id: .members, kind: .assembly, title: "Members", rule: .ordinary),
  ]

  /// Chair, secretary or two seats call; a week's notice; half of the seats are a quorum; what a roll call says
  /// can be disputed for three days.
  static let meetings = MeetingRule(
    calledBy: [.chair, .secretary], callingSeats: 2, notice: 7 * .day,
    quorum: DecisionRule.Share(base: .seats, fraction: "1/2", strictly: true),
    rollCallDisputes: 3 * .day)

  static let seats: [SeatDefinition] = [
    seat(.boardIbm, .industry, .organization(.ibm)),
    seat(.boardMeta, .industry, .organization(.meta)),
    seat(.boardChair, .industry, .exOfficio(.chair)),
    seat(.boardCern, .science, .body, term: 12),
    seat(.boardImperial, .science, .body, term: 12, holdover: true),
    SeatDefinition(id: .boardGuest, body: .board, title: "Guest", voting: false),
    SeatDefinition(id: .tocOne, body: .toc, title: "First"),
    SeatDefinition(id: .tocTwo, body: .toc, title: "Second"),
    SeatDefinition(id: .tocThree, body: .toc, title: "Third"),
  ]

  private static func seat(
    _ id: Identifier, _ seatClass: Identifier, _ appoints: SeatDefinition.Appoints,
    term: Int64? = nil, holdover: Bool = false
  ) -> SeatDefinition {
    SeatDefinition(
      id: id, body: .board, title: id.text, seatClass: seatClass, appoints: appoints,
      holdover: holdover, termMonths: term)
  }

  static let offices: [OfficeDefinition] = [
    OfficeDefinition(
      id: .chair, title: "Chair", duty: .chair, body: .board,
      line: [.seat(.boardImperial), .person(.metaRep)]),
    OfficeDefinition(
      id: .tocChair, title: "Chair of the committee", duty: .chair, body: .toc,
      line: [.seat(.tocOne)]),
    OfficeDefinition(
      id: .membersChair, title: "Chair of the assembly", duty: .chair, body: .members,
      line: [.person(.ibmRep)]),
    OfficeDefinition(
      id: .secretary, title: "Secretary", duty: .secretary, line: [.person(.metaRep)]),
  ]

  static let appointments: [CharterDocument.Appointment] = [
    CharterDocument.Appointment(person: .ibmRep, post: .boardIbm),
    CharterDocument.Appointment(person: .metaRep, post: .boardMeta),
    CharterDocument.Appointment(person: .intelRep, post: .chair),
    CharterDocument.Appointment(person: .cernRep, post: .boardCern),
    CharterDocument.Appointment(person: .imperialRep, post: .boardImperial),
    CharterDocument.Appointment(person: .cernRep, post: .tocOne),
    CharterDocument.Appointment(person: .imperialRep, post: .tocTwo),
    CharterDocument.Appointment(person: .metaRep, post: .tocThree),
  ]

  static let rules: [DecisionRule] = [
    rule(
      .ordinary, quorum: (.seats, "1/2", false), threshold: (.cast, "1/2", true),
      [
        "again": true, "casting_vote": true, "closes_when_all_voted": true,
        "dissent_within": .integer(14 * .day),
      ]),
    rule(
      .debated, quorum: (.seats, "1/2", true), threshold: (.cast, "1/2", true),
      ["seconds": 1, "discussion": .integer(7 * .day), "least_window": .integer(2 * .day)]),
    rule(
      .special, quorum: (.seats, "2/3", false), threshold: (.seats, "2/3", false),
      ["closes_when_all_voted": true, "dissent_within": .integer(14 * .day)]),
    rule(
      .grave, quorum: (.seats, "2/3", false), threshold: (.seats, "2/3", false),
      [
        "seconds": 1, "discussion": .integer(7 * .day), "least_window": .integer(2 * .day),
        "dissent_within": .integer(14 * .day),
      ]),
  ]

  typealias Share = (base: DecisionRule.Base, fraction: Fraction, strictly: Bool)

  /// A rule by which the chair opens within three days for 1 to 30 days; `other` members replace these.
  static func rule(
    _ id: Identifier, quorum: Share, threshold: Share, _ other: [String: JSON] = [:]
  ) -> DecisionRule {
    func share(_ share: Share) -> JSON {
      [
        "base": .string(share.base.rawValue), "fraction": .string(share.fraction.description),
        "strictly": .bool(share.strictly),
      ]
    }
    var members: [String: JSON] = [
      "discussion": 0, "id": .string(id.text), "lapse": .integer(60 * .day),
      "least_window": .integer(.day), "longest_window": .integer(30 * .day), "mover": "seat",
      "open_within": .integer(3 * .day), "opener": "chair", "quorum": share(quorum),
      "seconds": 0, "thresholds": .array([share(threshold)]), "title": .string(id.text),
    ]
    members.merge(other) { $1 }
    do {
      return try DecisionRule(canonical: try JSON.object(members).canonicalBytes())
    } catch {
      preconditionFailure("\(error)")
    }
  }

  static let powers: [PowerDefinition] =
    [
      AdmitMember.name, SuspendMember.name, ReinstateMember.name, ReclassifyMember.name,
      AffiliateMember.name, DisaffiliateMember.name, RecoverKey.name,
      ReplaceLedgerKey.name,
      FillSeat.name, VacateSeat.name, AppointOfficer.name, AdoptPolicy.name, AmendPolicy.name,
      SupersedePolicy.name, RepealPolicy.name, RescindDecision.name, ReconsiderDecision.name,
      ApproveMinutes.name, CorrectMinutes.name, AdoptOldDecisions.name, AdoptObjective.name,
      AmendObjective.name, DropObjective.name, AssignRisk.name, MitigateRisk.name,
      AcceptRisk.name, CloseRisk.name,
      StartInitiative.name, CommitInitiative.name, RenewInitiative.name, EndInitiative.name,
    ].map { power($0, (.board, .ordinary)) }
    + [
      ExpelMember.name, CreateSeat.name, EndSeat.name, CharterBody.name, AmendBody.name,
      DissolveBody.name, ChangeRule.name,
    ].map { power($0, (.board, .special)) }
    + [
      power(AmendCharter.name, (.board, .special), (.members, .special)),
      power(FillSeat.name, scope: .body(.toc), (.toc, .debated)),
      power(ChangeRule.name, scope: .rule(.debated), (.board, .grave)),
      power(ChangeRule.name, scope: .rule(.grave), (.board, .grave)),
      power(ChangePower.name, (.board, .grave)),
      power(ChangePower.name, scope: .act(AmendCharter.name), (.board, .grave), (.members, .grave)),
      power(ChangePower.name, scope: .act(ChangePower.name), (.board, .grave), (.members, .grave)),
      power(GrantRoster.name, (.board, .ordinary)), power(EndRoster.name, (.board, .ordinary)),
      power(RedactDocument.name, (.board, .ordinary)),
      power(PublishDocument.name, (.board, .ordinary)),
    ]

  static func power(
    _ act: String, scope: PowerDefinition.Scope? = nil,
    _ requires: (body: Identifier, rule: Identifier)..., retroactive: Bool = false
  ) -> PowerDefinition {
    PowerDefinition(
      act: act, scope: scope,
      requires: requires.map { PowerDefinition.Requirement(body: $0.body, rule: $0.rule) },
      retroactive: retroactive)
  }
}
