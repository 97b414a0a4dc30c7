import CanonicalJSON
import Governance
import Signing
import Sodium
import TransparencyLog

extension Sample {
  static let origin = "example.org/ledger"

  /// Events of every kind, with and without what may be absent.
  static func events() throws -> [any EventKind] {
    try founding() + keys() + posts() + motions() + polls() + rosters() + meetings()
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
    ]
  }

  private static func keys() throws -> [any EventKind] {
    let (person, fingerprint) = (try id("alpha-rep.2"), Fingerprint(of: try key(2)))
    return [
      KeyOffered(key: try key(2), person: person),
      KeyOffered(
        key: try key(2), person: person, organization: try id("alpha"),
        personName: digest("name")),
      KeyVouched(offer: digest("offer")), KeyRotated(offer: digest("offer")),
      KeyCancelled(key: fingerprint), KeyRevoked(key: fingerprint),
      KeyRevoked(key: fingerprint, since: 0, reason: digest("reason")),
      PrincipalHanded(organization: try id("alpha"), person: person),
    ]
  }

  private static func posts() throws -> [any EventKind] {
    let (seat, office) = (try id("members.alpha"), try id("chair"))
    let later = try time("2027-01-01T00:00:00Z")
    return [
      SeatDesignated(seat: seat, person: try id("alpha-rep")),
      SeatDesignated(seat: seat, person: try id("alpha-rep"), effective: later),
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
      MotionProposed(body: body, title: "Adopt", texts: texts, acts: Array(acts.prefix(64))),
      MotionRevised(motion: motion, version: 2, title: "Adopt", texts: [], acts: []),
      MotionRevised(motion: motion, version: 9999, title: "Adopt", texts: texts, acts: [acts[0]]),
      MotionSeconded(motion: motion, version: 1, seat: seat), MotionWithdrawn(motion: motion),
      MotionPulled(agenda: digest("agenda"), motion: motion, seat: seat),
      PollDemanded(motion: motion, version: 1, body: body, seat: seat),
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
      BallotCast(poll: poll, seat: seat, choice: .no, turn: 1_000_000, reason: digest("reason")),
      try object(PollClosed.self, closed),
      PollTieBroken(poll: poll, choice: .yes),
    ]
  }
}
