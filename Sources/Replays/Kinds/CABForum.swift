import CharterFile
import Foundation
import Governance
import Ledger
import Signing
import Sodium

/// The ballots of the CA/Browser Forum, under a charter file that says what its bylaws say.
struct CABForum: ReplayKind {
  static let name = "cabforum"

  static let notes = """
    The charter is the template `forum`: two classes, three thresholds, a quorum of active members. Nothing
    in the rules is the Forum's own.
    Invented: that every member named in the set is one from the beginning, each with one class (who votes in
    both is two), and has signed the agreement that the bylaws ask for; proposer and endorsers (the first
    three that vote); the hours; an associate that keeps the book and chairs. The set tells a quorum for each
    ballot and not who was active: as many members as give that quorum are attested to be at a meeting before
    each ballot, whoever they are.
    Compared: outcome, counts by class and whether there was a quorum; that withdrawn ballots were withdrawn
    and the lapsed one lapsed; that a late vote is none. The quorum and the requirements by class are compared
    with what the pages state, but where the set's README says that the page is wrong.
    Not yet supported: the secret election FORUM-3.
    Compared as well: the files' SHA-256, where the README names a revision that is known here. Without it,
    a ballot altered together with the count in expected-outcomes.csv is not found out.
    """

  private let ballots: [ForumBallot]

  init(reading folder: SourceFolder) throws {
    ballots = try ForumBallot.all(in: folder)
  }

  // MARK: Writing

  private static let day = Timestamp.day
  private static let hour: Int64 = 3600
  private static let secretary = "secretary"

  /// The ledger's id of a body, by its name in the set.
  static func body(_ name: String) throws -> Identifier {
    switch name {
    case "Forum": try RehearsalCharter.identifier("forum")
    case "Server Certificates": try RehearsalCharter.identifier("server-certificates")
    case "Code Signing": try RehearsalCharter.identifier("code-signing")
    case "Network Security": try RehearsalCharter.identifier("network-security")
    default: throw ReplayError.malformed(ForumBallot.file, "there is no body \(name)")
    }
  }

  func write(to path: String) throws -> Digest {
    let members = try ForumMember.all(in: ballots)
    let book = ForumBook(
      members: Dictionary(members, uniquingKeysWith: { first, _ in first }))
    guard let first = ballots.map(\.day.start).min() else {
      throw ReplayError.malformed(ForumBallot.file, "there is no ballot")
    }
    let secretary = try RehearsalCharter.identifier(Self.secretary)
    let charter = try Self.charter(members.map(\.member)).document
    let rehearsal = try Rehearsal(
      of: Self.name, at: path, charter: charter, founder: secretary,
      time: first.adding(-30 * Self.day))
    for founder in charter.founders {
      try rehearsal.record(
        CharterAccepted(
          genesis: rehearsal.genesis, key: founder.key, organization: founder.id),
        by: founder.principal)
      for formality in charter.formalities {
        try rehearsal.record(FormalityMet(formality.id, by: founder.id), by: founder.principal)
      }
    }
    var steps: [ForumStep] = []
    for ballot in ballots where ballot.lateVoter != nil || !Self.isSecret(ballot) {
      steps += try book.steps(for: ballot, secretary: secretary)
    }
    // Several ballots are under way at one time: what is done, is done in the order of its time.
    for step in steps.enumerated().sorted(by: {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }).map(\.element) {
      rehearsal.wait(until: step.time)
      try step.perform(rehearsal)
    }
    return rehearsal.genesis
  }

  /// An election, which this version does not hold.
  static func isSecret(_ ballot: ForumBallot) -> Bool {
    ballot.note.hasPrefix("Secret ballot")
  }

  /// The template, filled in with the members of the set as founders.
  static func charter(_ members: [ForumMember]) throws -> CharterFile {
    let keys = RehearsalKeys(kind: name)
    func founder(
      _ id: Identifier, _ title: String, _ memberClass: String, _ principal: Identifier
    ) throws -> String {
      let key = try keys.key(of: principal).publicKey
      return """
          \(id):
            title: '\(title.replacing("'", with: "''"))'
            class: \(memberClass)
            principal: \(principal)
            key: \(String(decoding: PublicKeyLine(key).text, as: UTF8.self))

        """
    }
    var founders = try members.map {
      try founder($0.organization, $0.title, $0.memberClass, try $0.principal)
    }
    founders.append(
      try founder(
        try RehearsalCharter.identifier("office-of-the-rehearsal"),
        "Office of the rehearsal (invented)", "associate",
        try RehearsalCharter.identifier(secretary)))
    let template = try required(CharterFile.template(named: "forum"), "the template forum")
    let parts = template.split(separator: "\nfounders:\n", omittingEmptySubsequences: false)
    guard parts.count == 2, let end = parts[1].range(of: "\n\n") else {
      throw ReplayError.missing("the founders of the template forum")
    }
    let rest = parts[1][end.upperBound...]
    let text = "\(parts[0])\nfounders:\n\(founders.joined())\n\(rest)"
    return try CharterFile(
      reading: Array(
        text.replacing("<name of the forum>", with: "CA/Browser Forum, a rehearsal")
          .replacing("<secretary>", with: secretary).utf8))
  }
}

/// Something that is done at a time.
struct ForumStep {
  let time: Timestamp
  let perform: (Rehearsal) throws -> Void
}

/// What the steps of a ballot share: who the members are, and the motions and seals by then.
private final class ForumBook {
  private let members: [String: ForumMember]
  private var motions: [String: Digest] = [:]
  private var seals: [String: Digest] = [:]

  init(members: [String: ForumMember]) {
    self.members = members
  }

  private func seat(of vote: ForumBallot.Vote, in body: Identifier) throws -> Rehearsal.Vote {
    let member = try required(members[ForumMember.key(of: vote)], vote.member)
    return Rehearsal.Vote(
      seat: try RehearsalCharter.identifier("\(body).\(member.organization)"),
      person: try member.principal, choice: vote.choice)
  }

  /// Proposed and endorsed two weeks before its end, opened one week before it, voted in the hours after.
  func steps(for ballot: ForumBallot, secretary: Identifier) throws -> [ForumStep] {
    let body = try CABForum.body(ballot.body)
    let closes = ballot.day.start.adding(22 * 3600)
    let opens = closes.adding(-7 * Timestamp.day)
    let votes = try ballot.votes.map { try seat(of: $0, in: body) }
    // Whoever does not vote endorses as well as any other.
    let sponsors =
      votes.count >= 3
      ? votes
      : try members.sorted { $0.key < $1.key }.prefix(3).map { _, member in
        Rehearsal.Vote(
          seat: try RehearsalCharter.identifier("\(body).\(member.organization)"),
          person: try member.principal, choice: .yes)
      }
    let mover = sponsors[0].person
    var steps = [
      ForumStep(time: opens.adding(-8 * Timestamp.day)) { rehearsal in
        let motion = try rehearsal.record(
          MotionProposed(body: body, title: ballot.motionTitle, texts: [], acts: []), by: mover)
        self.motions[ballot.id] = motion
        for sponsor in sponsors[1...2] {
          try rehearsal.record(
            MotionSeconded(motion: motion, version: 1, seat: sponsor.seat), by: sponsor.person)
        }
      }
    ]
    if ballot.note.contains("withdrawn") {
      steps.append(
        ForumStep(time: closes) { rehearsal in
          try rehearsal.record(
            MotionWithdrawn(motion: try required(self.motions[ballot.id], "a motion")), by: mover)
        })
    }
    guard !votes.isEmpty else { return steps }
    steps.append(
      ForumStep(time: opens) { rehearsal in
        try self.meet(for: ballot, in: body, secretary: secretary, rehearsal)
        self.seals[ballot.id] = try rehearsal.open(
          try required(self.motions[ballot.id], "a motion"), in: body, for: 7 * Timestamp.day,
          by: mover)
      })
    steps.append(
      ForumStep(time: opens.adding(3600)) { rehearsal in
        for vote in votes {
          try rehearsal.cast(vote, on: try required(self.seals[ballot.id], "a seal"))
        }
      })
    // The clock may stand some minutes later than planned: so much later is the end.
    steps.append(
      ForumStep(time: closes.adding(3600)) { rehearsal in
        let seal = try required(self.seals[ballot.id], "a seal")
        try self.castLate(ballot, on: seal, in: body, rehearsal)
        try rehearsal.close(seal, by: secretary)
      })
    return steps
  }

  /// As many members as make the stated quorum more than half of them are attested to be there.
  private func meet(
    for ballot: ForumBallot, in body: Identifier, secretary: Identifier, _ rehearsal: Rehearsal
  ) throws {
    let quorum = try required(ballot.quorum, "the quorum of \(ballot.id)")
    let active = members.sorted { $0.key < $1.key }.map(\.value.organization)
      .prefix(Int(2 * quorum - 1))
    guard Int64(active.count) == 2 * quorum - 1 else {
      throw ReplayError.malformed(
        ForumBallot.file, "\(ballot.id) has a quorum of \(quorum), of too few members")
    }
    let meeting = try rehearsal.call(
      body, "Before ballot \(ballot.id) (invented)", by: secretary)
    try rehearsal.record(MeetingOpened(meeting: meeting), by: secretary)
    try rehearsal.record(
      MeetingAttended(
        meeting: meeting,
        present: try active.map {
          MeetingAttended.Present(.seat(try RehearsalCharter.identifier("\(body).\($0)")))
        }), by: secretary)
    try rehearsal.record(MeetingAdjourned(meeting: meeting), by: secretary)
  }

  /// A vote that came late is refused, or the replay fails.
  private func castLate(
    _ ballot: ForumBallot, on seal: Digest, in body: Identifier, _ rehearsal: Rehearsal
  ) throws {
    guard let name = ballot.lateVoter,
      let member = members.sorted(by: { $0.key < $1.key }).first(where: { $0.value.title == name })
    else { return }
    let late = Rehearsal.Vote(
      seat: try RehearsalCharter.identifier("\(body).\(member.value.organization)"),
      person: try member.value.principal, choice: .yes)
    do {
      try rehearsal.cast(late, on: seal)
    } catch let refusal as Refusal where refusal.code == .pollClosed {
      return
    }
    throw ReplayError(
      "the late vote of \(name) on \(ballot.id) was recorded",
      next: "this is a mistake of the rules, report it")
  }
}
