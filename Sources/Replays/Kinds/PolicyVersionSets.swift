import Foundation
import Governance
import Ledger
import Sodium

/// Policy documents with all their versions: each set of versions becomes one policy of one ledger.
///
/// Folders: one for each policy, with `index.csv` (`version`, 1, 2, …; `file`; `commit_date`, when the
/// version replaced the one before; `subject`; `bytes`; other columns) and the texts that it names.
struct PolicyVersionSets: ReplayKind {
  static let name = "policy-versions"

  static let notes = """
    Invented: a council of three organizations, its rule (more than half of the votes cast, half of the
    seats present), the motions' wording, and every ballot (all yes). Keys are made of names.
    Each version is adopted or amended by its own motion and closed poll. The poll is closed in the minute
    before the version's time, and the act takes effect at that time; but what comes within a minute after
    another version is decided after it, one after the other, and takes effect within ten minutes.
    Times are the source's instants (commit_date), read in UTC.
    Compared: each version in force at its time and not a second earlier, with the file's very bytes; on
    each day from the first version to ten days after the last, the version in force at the day's last second; which
    versions revert to an earlier one; the README's numbers of versions and its reverts; the files' SHA-256
    and the days in their names.
    Not found out: in a set without a revision that is known here, a text altered without its length.
    """

  let sets: [PolicyVersionSet]

  init(reading folder: SourceFolder) throws {
    sets = try folder.folderNames().map {
      try PolicyVersionSet($0, in: try SourceFolder("\(folder.path)/\($0)"))
    }
    guard !sets.isEmpty else {
      throw ReplayError.malformed(folder.path, "it has no folder of a policy")
    }
  }

  // MARK: Writing

  private static let body = "council"
  private static let rule = "simple-majority"
  /// How long before a version's time its poll is opened.
  static let lead: Int64 = 60

  func write(to path: String) throws -> Digest {
    // Each policy in its own order, all of them by time.
    let versions = sets.flatMap(\.versions).enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }.map(\.element)
    let first = try required(versions.first, "a version")
    let parties = try ["ash", "birch", "cedar"].map(Self.party)
    let charter = try Self.charter(parties)
    let rehearsal = try Rehearsal(
      of: Self.name, at: path, charter: charter, founder: parties[0].principal,
      time: first.time.adding(-Timestamp.day))
    for party in parties {
      try rehearsal.record(
        CharterAccepted(
          genesis: rehearsal.genesis, key: party.key, organization: party.organization),
        by: party.principal)
    }
    for appointment in charter.appointments {
      try rehearsal.record(
        SeatAccepted(seat: appointment.post, appointment: rehearsal.genesis),
        by: appointment.person)
    }
    let votes = charter.appointments.map {
      Rehearsal.Vote(seat: $0.post, person: $0.person, choice: .yes)
    }
    var last: [Identifier: Timestamp] = [:]
    for version in versions {
      try Self.decide(version, after: last[version.policy], votes, in: rehearsal)
      last[version.policy] = version.time
    }
    return rehearsal.genesis
  }

  /// One version by its own motion, in force from its time on, or from the closing where that is later.
  private static func decide(
    _ version: PolicyVersion, after last: Timestamp?, _ votes: [Rehearsal.Vote],
    in rehearsal: Rehearsal
  ) throws {
    // What is decided before the earlier version is in force would amend one that is not there yet.
    rehearsal.wait(until: max(version.time.adding(-lead), last ?? .earliest))
    let text = HandedDocument(bytes: version.text)
    let isFirst = last == nil
    let content: any ActKind =
      isFirst
      ? AdoptPolicy(
        policy: version.policy, title: version.policy.text, text: text.digest)
      : AmendPolicy(policy: version.policy, text: text.digest)
    // Too late for a poll before the version's time: the closing comes after it, and says when.
    let isInTime = rehearsal.now.adding(lead / 2) <= version.time
    if !isInTime { rehearsal.wait(until: version.time) }
    try rehearsal.decide(
      MotionProposed(
        body: try RehearsalCharter.identifier(body),
        title: "\(isFirst ? "Adopt" : "Amend") \(version.policy), version \(version.number)",
        texts: [TextReference(name: text.name, size: Int64(text.bytes.count))],
        acts: [Act(content, effective: isInTime ? version.time : nil)]),
      by: votes[0].person, for: Int64(votes.count) + 10, votes: votes, documents: [text])
  }

  private struct Party {
    let organization: Identifier
    let principal: Identifier
    let key: PublicKey
  }

  private static func party(_ id: String) throws -> Party {
    let principal = try RehearsalCharter.identifier("\(id)-representative")
    return Party(
      organization: try RehearsalCharter.identifier(id), principal: principal,
      key: try RehearsalKeys(kind: name).key(of: principal).publicKey)
  }

  private static func charter(_ parties: [Party]) throws -> CharterDocument {
    let council = try RehearsalCharter.identifier(body)
    let rule = try RehearsalCharter.identifier(rule)
    let member = try RehearsalCharter.identifier("member")
    let seats = try parties.indices.map {
      SeatDefinition(
        id: try RehearsalCharter.identifier("council-\($0 + 1)"), body: council,
        title: "Seat \($0 + 1)")
    }
    return CharterDocument(
      title: "Versions of policies, a rehearsal with an invented council",
      parameters: try RehearsalCharter.parameters(),
      classes: [CharterDocument.MemberClass(id: member, title: "Member")],
      founders: parties.map {
        CharterDocument.Founder(
          id: $0.organization, title: "\($0.organization) (invented)", memberClass: member,
          principal: $0.principal, key: $0.key)
      },
      bodies: [
        BodyDefinition(id: council, kind: .board, title: "Council (invented)", rule: rule)
      ],
      seats: seats, offices: [],
      appointments: zip(parties, seats).map {
        CharterDocument.Appointment(person: $0.principal, post: $1.id)
      },
      rules: [
        try RehearsalCharter.simpleMajority(rule, quorum: try RehearsalCharter.fraction(1, 2))
      ],
      powers: RehearsalCharter.powers(
        over: [AdoptPolicy.self, AmendPolicy.self, FillSeat.self, VacateSeat.self],
        in: council, by: rule))
  }
}

/// One policy of the source.
struct PolicyVersionSet: Sendable {
  let policy: Identifier
  let versions: [PolicyVersion]

  init(_ name: String, in folder: SourceFolder) throws {
    let file = "index.csv"
    guard let policy = Identifier(name) else {
      throw ReplayError.malformed(name, "the folder's name is no identifier")
    }
    self.policy = policy
    let table = try SourceTable(try folder.text(file), file: "\(name)/\(file)")
    let columns = try ["version", "file", "commit_date", "subject", "bytes"].map {
      try table.column($0, of: "\(name)/\(file)")
    }
    versions = try table.rows.enumerated().map { index, row in
      let fields = columns.map { row[$0] }
      guard fields[0] == String(index + 1) else {
        throw ReplayError.malformed("\(name)/\(file)", "row \(index + 1) is version \(fields[0])")
      }
      guard let time = SourceTime(fields[2]) else {
        throw ReplayError.malformed("\(name)/\(file)", "\(fields[2]) is no time")
      }
      return PolicyVersion(
        policy: policy, number: Int64(index + 1), file: fields[1], time: time.instant,
        day: time.day, subject: fields[3], bytes: fields[4], text: try folder.bytes(fields[1]))
    }
    guard !versions.isEmpty else { throw ReplayError.malformed("\(name)/\(file)", "it is empty") }
    for (before, after) in zip(versions, versions.dropFirst()) where after.time < before.time {
      throw ReplayError.malformed(
        "\(name)/\(file)", "version \(after.number) is older than the one before")
    }
  }
}

/// One version of a policy in the source.
struct PolicyVersion: Sendable {
  let policy: Identifier
  let number: Int64
  let file: String
  let time: Timestamp
  /// The day where the time was written down, which the file's name repeats.
  let day: String
  let subject: String
  /// The length of the text as the index says.
  let bytes: String
  let text: [UInt8]
}
