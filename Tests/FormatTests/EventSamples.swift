import CanonicalJSON
import Governance
import Signing
import Sodium
import TransparencyLog

extension Sample {
  static let origin = "example.org/ledger"

  /// Events of every kind, with and without what may be absent.
  static func events() throws -> [any EventKind] {
    try founding() + keys() + posts() + motions() + polls() + rosters() + meetings() + authority()
      + rollCalls()
      + promises()
      + interests()
  }

  /// What somebody signs for an event of this kind.
  static func bytes(of kind: any EventKind) throws -> [UInt8] {
    try Event.bytes(
      of: kind, by: try id("alpha-rep"), at: try time("2026-11-23T12:00:00Z"),
      until: try time("2026-11-30T12:00:00Z"), ledger: origin,
      seen: Event.Seen(root: digest("root"), size: 41))
  }

  /// The verifier key of the ledger that has the key of this seed.
  static func verifierKey(_ seed: UInt8) throws -> String {
    guard let name = KeyName(origin) else { throw Unreadable(text: origin) }
    return try VerifierKey(name: name, publicKey: try key(seed)).text
  }

  private static func founding() throws -> [any EventKind] {
    let (charter, log) = (digest("charter"), try verifierKey(9))
    // Without an initialiser of its own, a predecessor is read.
    let bare: JSON = [
      "origin": "example.org/old", "root": .string(digest("old").base64), "size": 7,
    ]
    let full: JSON = [
      "lost": ["root": .string(digest("lost").base64), "size": 9],
      "origin": "example.org/old", "root": .string(digest("old").base64), "size": 7,
    ]
    return [
      LedgerFounded(charter: charter, key: log, rehearsal: false),
      LedgerFounded(
        charter: charter, key: log, rehearsal: true,
        predecessor: try object(LedgerFounded.Predecessor.self, bare)),
      LedgerFounded(
        charter: charter, key: log, rehearsal: false,
        predecessor: try object(LedgerFounded.Predecessor.self, full)),
      CharterAccepted(genesis: digest("genesis"), key: try key(1), organization: try id("alpha")),
      MemberAccepted(admission: digest("motion"), key: try key(3), organization: try id("gamma")),
      MemberWithdrawn(organization: try id("gamma")),
      MemberWithdrawn(organization: try id("gamma"), effective: try time("2028-02-29T23:59:59Z")),
      OrganizationAffiliated(organization: try id("gamma"), group: try id("big")),
      OrganizationAffiliated(
        organization: try id("gamma"), group: try id("big"),
        effective: try time("2028-02-29T23:59:59Z")),
      OrganizationDisaffiliated(organization: try id("gamma")),
      OrganizationDisaffiliated(
        organization: try id("gamma"), effective: try time("2028-02-29T23:59:59Z")),
      AffiliationConfirmed(affiliation: digest("declaration"), of: try id("gamma")),
      PersonMoved(to: try id("gamma")),
      PersonConfirmed(move: digest("move"), of: try id("beta-rep")),
    ]
  }

  private static func keys() throws -> [any EventKind] {
    let (person, fingerprint) = (try id("alpha-rep.2"), Fingerprint(of: try key(2)))
    return [
      KeyOffered(key: try key(2), person: person),
      KeyOffered(
        key: try key(2), person: person, organization: try id("alpha"),
        personName: digest("name")),
      KeyOffered(
        key: SSHPublicKey(try key(2), application: .init("ssh:a.b_C@d:/-")), person: person),
      KeyVouched(offer: digest("offer")), KeyRotated(offer: digest("offer")),
      KeyCancelled(key: fingerprint), KeyRevoked(key: fingerprint),
      KeyConfirmed(offer: digest("offer")), KeyCommitted(next: fingerprint),
      KeySucceeded(key: SSHPublicKey(try key(2)), since: 0),
      KeySucceeded(key: SSHPublicKey(try key(2), application: .init("ssh:"))),
      KeyRevoked(key: fingerprint, since: 0, reason: digest("reason")),
      PrincipalHanded(organization: try id("alpha"), person: person),
      RegistrarHanded(try ledgerKeyProof()),
    ]
  }

  private static func posts() throws -> [any EventKind] {
    let (seat, office) = (try id("members.alpha"), try id("chair"))
    let later = try time("2027-01-01T00:00:00Z")
    return [
      SeatDesignated(seat: seat, person: try id("alpha-rep")),
      SeatDesignated(seat: seat, person: try id("alpha-rep"), effective: later),
      SeatDesignated(seat: seat, person: try id("alpha-rep"), asAlternate: true),
      SeatAccepted(seat: seat, appointment: digest("motion")), SeatResigned(seat: seat),
      SeatResigned(seat: seat, effective: later),
      OfficeAccepted(office: office, appointment: digest("motion")),
      OfficeResigned(office: office), OfficeResigned(office: office, effective: later),
    ]
  }

  private static func motions() throws -> [any EventKind] {
    let (body, motion, seat) = (try id("board"), digest("motion"), try id("board-1"))
    let texts = [
      TextReference(name: .plain(digest("text")), size: 0),
      TextReference(
        name: .salted(digest("annex")), size: 16 << 20, role: .annex, media: "application/pdf",
        language: "pt-br"),
    ]
    let acts = try acts()
    return [
      MotionProposed(body: body, title: "Thank the hosts"),
      MotionProposed(
        body: body, title: "Vacate", acts: [acts[0]], ground: MotionGround(inactivity: seat)),
      MotionProposed(body: body, title: "Adopt", texts: texts, acts: Array(acts.prefix(64))),
      MotionRevised(motion: motion, version: 2, title: "Adopt", texts: [], acts: []),
      MotionRevised(motion: motion, version: 9999, title: "Adopt", texts: texts, acts: [acts[0]]),
      MotionSeconded(motion: motion, version: 1, seat: seat), MotionWithdrawn(motion: motion),
      MotionPulled(agenda: digest("agenda"), motion: motion, seat: seat),
      PollDemanded(motion: motion, version: 1, body: body, seat: seat),
    ]
  }

  private static func authority() throws -> [any EventKind] {
    [
      DecisionObjected(
        motion: digest("motion"), organization: try id("alpha"), reason: digest("reason"))
    ]
  }

  private static func rosters() throws -> [any EventKind] {
    guard let ann = Handle("Ann-1_b."), let bob = Handle("b") else {
      throw Unreadable(text: "handles")
    }
    let (roster, docs, day) = (try id("partners"), try id("docs"), try time("2026-11-01T00:00:00Z"))
    let lead = RosterAttested.Place(group: docs, handle: ann, role: try id("lead"))
    return [
      RosterAttested(roster: roster, asOf: day, source: digest("source")),
      RosterAttested(
        roster: roster, asOf: day, source: digest("source"),
        opened: [
          RosterAttested.Group(group: docs, title: "Docs"),
          RosterAttested.Group(
            group: try id("ai"), title: "AI", kind: try id("wg"), parent: docs),
        ], left: [lead], joined: [lead, .init(group: docs, handle: bob, role: try id("member"))],
        closed: [docs]),
    ]
  }

  private static func promises() throws -> [any EventKind] {
    let (objective, day) = (try id("cards"), try time("2026-11-01T00:00:00Z"))
    let text = TextReference(name: .plain(digest("text")), size: 4)
    return [
      RiskIdentified(body: try id("board"), title: "One operator"),
      RiskIdentified(body: try id("board"), title: "One operator", text: text),
      RiskOwned(risk: digest("risk"), owner: .organization(try id("ibm"))),
      RiskReviewed(risk: digest("risk"), reviewBy: day),
      RiskReviewed(risk: digest("risk"), reviewBy: day, text: text),
      CommitmentSigned(initiative: try id("i"), commitment: try id("c"), version: 1),
      CommitmentSigned(
        initiative: try id("i"), commitment: try id("c"), version: 2, key: try key(1)),
      CommitmentAttested(
        initiative: try id("i"), commitment: try id("c"), version: 1, source: digest("source")),
      ObjectiveReported(objective: objective, asOf: day, value: 12),
      ObjectiveReported(objective: objective, asOf: day, reached: true, text: text),
    ]
  }

  private static func interests() throws -> [any EventKind] {
    let (seat, own) = (try id("board-1"), digest("interest"))
    return [
      InterestDeclared(about: .organization(try id("alpha"))),
      InterestDeclared(about: .motion(digest("motion")), text: digest("words")),
      InterestDeclared(about: nil, text: digest("words")),
      InterestAmended(interest: own, about: .policy(try id("ai"))),
      InterestAmended(interest: own, about: .body(try id("board")), text: digest("words")),
      InterestEnded(interest: own), SeatRecused(seat: seat, fromMotion: digest("motion")),
      SeatRecused(
        seat: seat, fromPoll: digest("poll"), interest: own, reason: digest("reason")),
      ProxyGranted(seat: seat, to: try id("beta-rep"), for: .body),
      ProxyGranted(
        seat: seat, to: try id("beta-rep"), for: .poll(digest("poll")),
        expires: try time("2027-01-01T00:00:00Z")),
      ProxyGranted(seat: seat, to: try id("beta-rep"), for: .motion(digest("motion"))),
      ProxyGranted(seat: seat, to: try id("beta-rep"), for: .meeting(digest("meeting"))),
      ProxyRevoked(proxy: digest("proxy")),
      FormalityMet(try id("dues"), by: try id("alpha")),
      FormalityMet(
        try id("briefing"), person: try id("beta-rep"), document: digest("text"),
        until: try time("2027-01-01T00:00:00Z")),
      FormalityLapsed(digest("met")), FormalityLapsed(digest("met"), reason: digest("reason")),
    ]
  }

  private static func meetings() throws -> [any EventKind] {
    let (meeting, seat) = (digest("meeting"), try id("board-1"))
    let paper = TextReference(name: .plain(digest("text")), size: 4, role: .annex)
    let (body, starts) = (try id("board"), try time("2026-12-07T16:00:00Z"))
    return [
      MeetingCalled(body: body, title: "December", starts: starts),
      MeetingCalled(
        body: body, title: "December", starts: starts,
        agenda: [
          AgendaItem(title: "Minutes"), AgendaItem(title: "Cards", motion: digest("motion")),
        ],
        papers: [paper], seat: seat),
      MeetingDemanded(meeting: meeting, seat: seat), NoticeWaived(meeting: meeting, seat: seat),
      MeetingOpened(meeting: meeting), MeetingArrived(meeting: meeting),
      MeetingArrived(meeting: meeting, seat: seat), MeetingDeparted(meeting: meeting),
      MeetingDeparted(meeting: meeting, seat: seat),
      MeetingAttended(
        meeting: meeting,
        present: [
          MeetingAttended.Present(.seat(seat)),
          MeetingAttended.Present(.person(try id("guest-1")), name: digest("name")),
        ]),
      MeetingAdjourned(meeting: meeting),
    ]
  }

  /// A head that the ledger signed and one witness cosigned.
  /// A ballot that the holder of board-1 signed, with a key in a file.
  private static func handedBallot() throws -> HandedBallot {
    let cast = BallotCast(
      poll: digest("poll"), seat: try id("board-1"), choice: .no, turn: 2, reason: digest("reason"))
    let (signed, key) = (try bytes(of: cast), try secretKey(7))
    return try HandedBallot(
      Event(signed), key: Fingerprint(of: key.publicKey),
      signature: EventSignature.sign(signed, with: key))
  }

  private static func cosignedHead() throws -> SignedCheckpoint {
    guard let origin = Origin(origin) else { throw Unreadable(text: origin) }
    let checkpoint = Checkpoint(origin: origin, size: 7, root: digest("head"))
    return try NoteSigner(name: KeyName(origin), secretKey: try secretKey(9)).sign(checkpoint)
      .adding([try witness().cosign(checkpoint, at: 1_795_000_000)])
  }

  /// The one witness of these samples.
  static func witness() throws -> Cosigner {
    guard let name = KeyName("witness.example/w1") else { throw Unreadable(text: "a name") }
    return Cosigner(name: name, secretKey: try secretKey(8))
  }

  /// A policy that asks for it.
  static func witnessPolicy() throws -> String {
    "witness w1 \(try witness().key.text)\nquorum w1\n"
  }

  private static func rollCalls() throws -> [any EventKind] {
    let (poll, meeting, rollCall) = (digest("poll"), digest("meeting"), digest("roll call"))
    let choices = [
      RollCallRecorded.Call(try id("board-1"), .yes), .init(try id("board-2"), .abstain),
    ]
    let closed: JSON = [
      "ballots": ["counted": 0, "left_out": 0, "root": .string(digest("ballots").hex)],
      "outcome": "carried", "poll": .string(poll.hex),
      "presence": ["at": "closing", "meeting": .string(meeting.hex), "present": 3, "signed": 1],
      "roll_call": [
        "absent": 0, "arrived": 1, "counted": 2, "disputed": 1, "overridden": 0,
        "roll_call": .string(rollCall.hex),
      ],
      "totals": ["abstain": 0, "eligible": 9, "holders": 8, "no": 0, "recused": 0, "yes": 2],
    ]
    let witnessed: JSON = [
      "ballots": ["counted": 2, "left_out": 1, "root": .string(digest("ballots").hex)],
      "outcome": "carried", "poll": .string(poll.hex),
      "totals": ["abstain": 0, "eligible": 9, "holders": 8, "no": 0, "recused": 0, "yes": 2],
      "witnessed": ["head": 12, "late": 1, "size": 11],
    ]
    let contested: JSON = [
      "ballots": ["counted": 2, "left_out": 1, "root": .string(digest("ballots").hex)],
      "held": ["ballots": 1, "counted": "carried", "others": ["failed", "tied"]],
      "outcome": "contested", "poll": .string(poll.hex),
      "totals": ["abstain": 0, "eligible": 9, "holders": 8, "no": 0, "recused": 0, "yes": 2],
    ]
    return [
      OldDecisionsAttested(
        body: try id("board"), source: digest("source"), part: 1, of: 2, batch: digest("batch"),
        count: 4096),
      DissentStated(
        poll: poll, seat: try id("board-1"),
        text: TextReference(name: .plain(digest("dissent")), size: 12)),
      ChairRuled(
        body: try id("board"), question: "Is it in order?",
        text: TextReference(name: .plain(digest("ruling")), size: 12), motion: digest("motion"),
        isOutOfOrder: true, meeting: meeting),
      ChairRuled(
        body: try id("board"), question: "May guests speak?",
        text: TextReference(name: .plain(digest("ruling")), size: 12)),
      RulingWithdrawn(ruling: digest("ruling")),
      HearingCalled(motion: digest("motion"), at: try time("2026-12-01T00:00:00Z")),
      HearingCalled(
        motion: digest("motion"), at: try time("2026-12-01T00:00:00Z"),
        text: TextReference(name: .plain(digest("place")), size: 12)),
      HearingAnswered(
        motion: digest("motion"), accused: .organization(try id("ibm")),
        text: TextReference(name: .salted(digest("answer")), size: 12)),
      HearingAnswered(
        motion: digest("motion"), accused: .seat(try id("board-1")),
        text: TextReference(name: .plain(digest("answer")), size: 12)),
      HearingWaived(motion: digest("motion"), accused: .organization(try id("ibm"))),
      HearingWaived(motion: digest("motion"), accused: .seat(try id("board-1"))),
      SeatRecalled(seat: try id("board-1"), person: try id("ibm-rep")),
      SeatRecalled(
        seat: try id("board-1"), person: try id("ibm-rep"),
        effective: try time("2026-12-01T00:00:00Z"), asAlternate: true),
      RollCallRecorded(poll: poll, meeting: meeting, choices: choices),
      RollCallRecorded(poll: poll, meeting: meeting, choices: choices, corrects: rollCall),
      HeadCosigned(checkpoint: try cosignedHead()),
      BallotHeld(try handedBallot(), seat: try id("board-2")),
      RollCallConfirmed(rollCall: rollCall),
      RollCallDisputed(rollCall: rollCall, seat: try id("board-1")),
      RollCallDisputed(rollCall: rollCall, seat: try id("board-1"), reason: digest("reason")),
      try object(PollClosed.self, closed),
      try object(PollClosed.self, witnessed),
      try object(PollClosed.self, contested),
    ]
  }

  private static func polls() throws -> [any EventKind] {
    let (poll, seat) = (digest("poll"), try id("board-1"))
    let closed: JSON = [
      "ballots": ["counted": 3, "left_out": 1, "root": .string(digest("ballots").hex)],
      "outcome": "no_quorum", "poll": .string(poll.hex),
      "totals": ["abstain": 0, "eligible": 9, "holders": 8, "no": 1, "recused": 0, "yes": 2],
    ]
    return [
      PollOpened(
        motion: digest("motion"), version: 1, body: try id("board"),
        electorate: digest("electorate"), rule: digest("rule"),
        texts: [digest("text"), digest("annex")], closes: try time("2026-12-07T00:00:00Z")),
      BallotCast(poll: poll, seat: seat, choice: .abstain, turn: 1),
      BallotCast(poll: poll, seat: seat, choice: .no, turn: 2, proxy: digest("proxy")),
      BallotCast(poll: poll, seat: seat, choice: .no, turn: 3, asAlternate: true),
      BallotCast(poll: poll, seat: seat, choice: .no, turn: 1_000_000, reason: digest("reason")),
      try object(PollClosed.self, closed),
      PollTieBroken(poll: poll, choice: .yes),
    ]
  }
}

extension Sample {
  /// What the machine with the key of seed 10 shows to be handed the ledger of seed 9.
  static func ledgerKeyProof() throws -> LedgerKeyProof {
    guard let origin = Origin(origin) else { throw Unreadable(text: origin) }
    return try LedgerKeyProof(of: try secretKey(10), after: try key(9), origin: origin)
  }
}
