import Governance
import Ledger
import TransparencyLog

/// The second pass: only here are outcomes read, and what the pages state of quorum and classes.
extension CABForum {
  private static let table = "expected-outcomes.csv"

  private static let known = KnownSource(
    revision: "0e9104f2ba081658d044bdf2f26a010003017bc1", title: "cabforum/cabforum.org@0e9104f",
    digests: [
      "ballots.json": "b180ad6edfe115feec8cb19f4319619834ceb85f6d05d0b6f8f65fbc4d0cd3e5",
      "expected-outcomes.csv": "8635437fef218dd1d971fe7135d3eddd7eb551f078111bdc12588d1047a7b6d0",
    ])

  /// What a page states that its own votes contradict, by the README of the set.
  private static let explained: [String: String] = [
    "SC18": "the page's phrase on the classes is wrong: check arithmetic"
  ]

  /// One row of the table of outcomes.
  private struct Expected {
    let outcome: String
    let quorumMet: String
    let issuersMet: String
    let consumersMet: String
    /// Yes, no and abstentions, of issuers and of consumers.
    let counts: [String]

    init(_ row: [String], of columns: [String]) throws {
      func cell(_ name: String) throws -> String {
        guard let column = columns.firstIndex(of: name) else {
          throw ReplayError.malformed(CABForum.table, "it has no column \(name)")
        }
        return row[column]
      }
      outcome = try cell("stated_outcome")
      quorumMet = try cell("quorum_met")
      issuersMet = try cell("issuer_req_met")
      consumersMet = try cell("consumer_req_met")
      counts = try [
        "issuer_yes", "issuer_no", "issuer_abstain", "consumer_yes", "consumer_no",
        "consumer_abstain",
      ].map(cell)
    }
  }

  static func compare(
    _ ledger: OpenLedger, with folder: SourceFolder, checksFiles: Bool
  ) throws -> [ReplayRow] {
    let ballots = try ForumBallot.all(in: folder)
    let source = try SourceTable(try folder.text(table), file: table)
    let expected = try Dictionary(
      source.rows.map { ($0[0], try Expected($0, of: source.columns)) },
      uniquingKeysWith: { first, _ in first })
    let end = try ledger.head().size - 1
    return try ledger.view(knownAt: .entry(end)) { view in
      var rows: [ReplayRow] = []
      for ballot in ballots {
        guard let told = expected[ballot.id] else {
          throw ReplayError.malformed(table, "it has no row for \(ballot.id)")
        }
        rows.append(try row(for: ballot, told, in: view.register, at: view.time))
        if let voter = ballot.lateVoter {
          rows.append(try lateVote(of: voter, on: ballot, in: view.register))
        }
      }
      rows += totals(of: ballots, expected, readme: try folder.readme() ?? "")
      if checksFiles {
        rows.append(try known.row(for: folder, files: [ForumBallot.file, table]))
      }
      return rows
    }
  }

  private static func row(
    for ballot: ForumBallot, _ told: Expected, in register: any RegisterLists, at time: Timestamp
  ) throws -> ReplayRow {
    if isSecret(ballot) {
      return ReplayRow(ballot.id, source: told.outcome, ours: "", .notSupported)
    }
    guard let motion = try motion(for: ballot, in: register) else {
      return ReplayRow(ballot.id, source: told.outcome, ours: "no motion", .differs)
    }
    guard let poll = try register.onlyPoll(on: motion), let tally = poll.result else {
      let state =
        motion.state == .proposed && time >= motion.lapses ? "lapsed" : motion.state.rawValue
      return ReplayRow(
        ballot.id, source: told.outcome, ours: "\(motion.number) \(state)",
        differences: state == told.outcome
          ? [] : ["the source says \(told.outcome), the ledger \(state)"])
    }
    let source = "\(told.outcome) \(text(told.counts))"
    let counts = try counts(of: poll, in: register)
    var differences: [String] = []
    if (told.outcome == "passed") != (poll.outcome == .carried) {
      differences.append(
        "the source says \(told.outcome), the ledger \(tally.outcome.rawValue)")
    }
    if counts != told.counts {
      differences.append("the source counts \(text(told.counts)), the ledger \(text(counts))")
    }
    differences += stated(told, tally).filter { _ in explained[ballot.id] == nil }
    let note = explained[ballot.id].map { " (\($0))" } ?? ""
    return ReplayRow(
      ballot.id, source: source,
      ours: "\(motion.number) \(tally.outcome.rawValue) \(text(counts))\(note)",
      differences: differences)
  }

  /// Where the page's words on quorum and classes are not what the ballots give.
  private static func stated(_ told: Expected, _ tally: Tally) -> [String] {
    var differences: [String] = []
    func compare(_ stated: String, _ isMet: Bool, _ what: String) {
      guard !stated.isEmpty, (stated == "True") != isMet else { return }
      differences.append("the source says \(what) is \(stated), the ledger \(isMet)")
    }
    compare(told.quorumMet, tally.quorum.isMet, "the quorum")
    for measure in tally.thresholds {
      switch measure.seatClass?.text {
      case "issuer": compare(told.issuersMet, measure.isMet, "the issuers' share")
      case "consumer": compare(told.consumersMet, measure.isMet, "the consumers' share")
      default: break
      }
    }
    return differences
  }

  private static func text(_ counts: [String]) -> String {
    counts.prefix(3).joined(separator: "-") + " and "
      + counts.dropFirst(3).joined(separator: "-")
  }

  private static func counts(
    of poll: Poll, in register: any RegisterLists
  ) throws -> [String] {
    let classes = Dictionary(
      try register.electors(of: poll.seal).map { ($0.seat, $0.seatClass?.text ?? "") },
      uniquingKeysWith: { first, _ in first })
    let ballots = try register.ballots(in: poll.seal)
    return ["issuer", "consumer"].flatMap { seatClass in
      [Choice.yes, .no, .abstain].map { choice in
        String(ballots.count { $0.choice == choice && classes[$0.seat] == seatClass })
      }
    }
  }

  private static func motion(
    for ballot: ForumBallot, in register: any RegisterLists
  ) throws -> Motion? {
    let motions = try register.motions().filter { $0.title.hasPrefix("\(ballot.id) ") }
    return motions.count == 1 ? motions[0] : nil
  }

  private static func lateVote(
    of voter: String, on ballot: ForumBallot, in register: any RegisterLists
  ) throws -> ReplayRow {
    let motion = try motion(for: ballot, in: register)
    let poll = try motion.flatMap { try register.onlyPoll(on: $0) }
    let seals = try poll.map { try register.ballots(in: $0.seal) } ?? []
    let recorded = try seals.contains { cast in
      try register.person(cast.person).flatMap { try register.organization($0.organization) }?.title
        == voter
    }
    return ReplayRow(
      "\(ballot.id), late vote of \(voter)", source: "ignored",
      ours: recorded ? "recorded" : "refused", recorded ? .differs : .same)
  }

  /// How many came out how, where the README says so.
  private static func totals(
    of ballots: [ForumBallot], _ expected: [String: Expected], readme: String
  ) -> [ReplayRow] {
    ["passed", "failed", "withdrawn", "lapsed"].compactMap { outcome in
      let words = readme.split { !$0.isLetter && !$0.isNumber }
      let place = words.firstIndex { $0 == outcome }
      let stated = place.flatMap { $0 > 0 ? Int(words[$0 - 1]) : nil }
      let found = ballots.count { expected[$0.id]?.outcome == outcome }
      return ReplayRow.stated(
        "\(outcome), as the README counts", stated, found: found,
        ours: "\(found) in the table")
    }
  }
}
