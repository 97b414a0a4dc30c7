import Governance
import Ledger
import Sodium

/// What an attestation is to tell, in the order in which it is taken.
struct RosterChanges {
  var opened: [RosterAttested.Group] = []
  var left: [RosterAttested.Place] = []
  var joined: [RosterAttested.Place] = []
  var closed: [Identifier] = []

  var isEmpty: Bool { opened.isEmpty && left.isEmpty && joined.isEmpty && closed.isEmpty }
}

/// A rehearsal ledger in which one roster is granted by a carried motion with signed ballots, and then
/// attested by the secretary.
final class RosterRehearsal {
  private let rehearsal: Rehearsal
  private let roster: Identifier
  private let secretary: Identifier
  /// Bytes of an event that changes may fill; the limit is 32 KiB.
  private static let room = 24_000

  var genesis: Digest { rehearsal.genesis }

  /// - Parameter time: of the first attestation; the roster is granted on the day before.
  init(
    of kind: String, at path: String, roster: String, title: String, before time: Timestamp
  ) throws {
    let keys = RehearsalKeys(kind: kind)
    let names = try ["ash", "birch", "cedar"].map { name in
      (
        organization: try RehearsalCharter.identifier(name),
        person: try RehearsalCharter.identifier("\(name)-representative")
      )
    }
    let founders = try names.map { name in
      CharterDocument.Founder(
        id: name.organization, title: "\(name.organization) (invented)",
        memberClass: try RehearsalCharter.identifier("member"), principal: name.person,
        key: try keys.key(of: name.person).publicKey)
    }
    secretary = names[1].person
    self.roster = try RehearsalCharter.identifier(roster)
    let charter = try Self.charter(founders, title: title, secretary: secretary)
    rehearsal = try Rehearsal(
      of: kind, at: path, charter: charter, founder: names[0].person,
      time: time.adding(-Timestamp.day))
    for founder in founders {
      try rehearsal.record(
        CharterAccepted(
          genesis: rehearsal.genesis, key: founder.key, organization: founder.id),
        by: founder.principal)
    }
    for appointment in charter.appointments {
      try rehearsal.record(
        SeatAccepted(seat: appointment.post, appointment: rehearsal.genesis),
        by: appointment.person)
    }
    let votes = charter.appointments.map {
      Rehearsal.Vote(seat: $0.post, person: $0.person, choice: .yes)
    }
    let council = try RehearsalCharter.identifier(Self.body)
    try rehearsal.decide(
      MotionProposed(
        body: council, title: "Keep a roster: \(title)",
        acts: [Act(GrantRoster(roster: self.roster, title: title, body: council))]),
      by: votes[0].person, for: Int64(votes.count) + 10, votes: votes)
  }

  /// Attests at the time as of which it holds, in as many events as it needs.
  func attest(_ changes: RosterChanges, asOf: Timestamp, source: Digest) throws {
    rehearsal.wait(until: asOf)
    var part = RosterChanges()
    var size = 0
    func record() throws {
      guard !part.isEmpty else { return }
      try rehearsal.record(
        RosterAttested(
          roster: roster, asOf: asOf, source: source, opened: part.opened, left: part.left,
          joined: part.joined, closed: part.closed), by: secretary)
      part = RosterChanges()
      size = 0
    }
    func makeRoom(for bytes: Int) throws {
      if size + bytes > Self.room { try record() }
      size += bytes
    }
    // An identifier, a handle and the names of the members take less than these.
    for group in changes.opened {
      try makeRoom(for: 300 + 2 * group.title.utf8.count)
      part.opened.append(group)
    }
    for place in changes.left {
      try makeRoom(for: 240)
      part.left.append(place)
    }
    for place in changes.joined {
      try makeRoom(for: 240)
      part.joined.append(place)
    }
    for group in changes.closed {
      try makeRoom(for: 80)
      part.closed.append(group)
    }
    try record()
  }

  private static let body = "council"

  private static func charter(
    _ founders: [CharterDocument.Founder], title: String, secretary: Identifier
  ) throws -> CharterDocument {
    let council = try RehearsalCharter.identifier(body)
    let rule = try RehearsalCharter.identifier("simple-majority")
    let seats = try founders.indices.map {
      SeatDefinition(
        id: try RehearsalCharter.identifier("council-\($0 + 1)"), body: council,
        title: "Seat \($0 + 1)")
    }
    return CharterDocument(
      title: "\(title), a rehearsal with an invented council",
      parameters: try RehearsalCharter.parameters(),
      classes: [
        CharterDocument.MemberClass(
          id: try RehearsalCharter.identifier("member"), title: "Member")
      ],
      founders: founders,
      bodies: [
        BodyDefinition(id: council, kind: .board, title: "Council (invented)", rule: rule)
      ],
      seats: seats,
      offices: [
        OfficeDefinition(
          id: try RehearsalCharter.identifier("secretary"), title: "Secretary (invented)",
          duty: .secretary, line: [.person(secretary)])
      ],
      appointments: zip(founders, seats).map {
        CharterDocument.Appointment(person: $0.principal, post: $1.id)
      },
      rules: [
        try RehearsalCharter.simpleMajority(rule, quorum: try RehearsalCharter.fraction(1, 2))
      ],
      powers: RehearsalCharter.powers(
        over: [FillSeat.self, VacateSeat.self, GrantRoster.self, EndRoster.self], in: council,
        by: rule))
  }
}

extension OpenLedger {
  /// A roster as `gavel roster show --as-of` reads it, of all that the book knows or as it knew it then.
  func roster(
    _ id: String, asOf time: Timestamp, knownThen: Bool = false
  ) throws -> RosterReading {
    try view(knownAt: knownThen ? .time(time) : nil, asOf: time) {
      try required(
        try $0.roster(try RehearsalCharter.identifier(id)), "the roster \(id)")
    }
  }
}

extension RegisterLists {
  /// The row which tells that a roster is there by its own carried motion, and that nothing of it became a
  /// member, seat or policy.
  func grantRow(of roster: String) throws -> ReplayRow {
    let id = try RehearsalCharter.identifier(roster)
    guard let found = try self.roster(id), let motion = try motion(found.motion),
      let poll = try onlyPoll(on: motion), poll.outcome == .carried
    else {
      return ReplayRow(
        "\(roster): granted", source: "by motion", ours: "no carried motion", .differs)
    }
    let seated = try bodies().flatMap { try seats(of: $0.id) }
    let isAlone =
      try memberSpans().count == 3 && seated.count == 3 && policies().isEmpty && polls().count == 1
    return ReplayRow(
      "\(roster): granted", source: "by motion",
      ours: "\(motion.number) carried \(try count(poll)), 3 members, 3 seats",
      isAlone ? .same : .differs)
  }
}
