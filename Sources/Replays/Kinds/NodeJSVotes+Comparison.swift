import Governance
import Ledger

/// The second pass: only here are outcomes read, and what the README states of them.
extension NodeJSVotes {
  private static let known = KnownSource(
    revision: "0e35767c9666d03c0e9596e636b35623887ffb6f", title: "nodejs/TSC@0e35767",
    digests: [
      "2021-09-29-0.json": "60da0a180f0964fcd9e51cc41f60ccde1e73e9cda0b7b9fc050d81ca1afd212f",
      "2021-10-19-0.json": "064ad488f8eb990b99634c892f98f838a42f4fd8144b234f0404f6732439cd67",
      "2022-01-10-0.json": "22f371702a8c6ec6b7fe11c5aec8e94fc142b025250809fa40d6b9648c69ca55",
      "2022-02-21-0.json": "a5f3f7ec3a3f1e0f2d4f468e6d6c52f99494f200cff247f7c28afa4d3354b744",
      "2022-04-11-0.json": "b13c4b396e7d19877d9f5de794e13aa76c6650999ec0bc241b239ae4131fd9a9",
      "2022-04-11-1.json": "51fce3066dab8f056d234535d068a5b17b013d8e2a80d7cd16ba337c269734f0",
      "2022-05-11-0.json": "8caf10b4d85478100944cd15fde83a0a8b7ee34badad340966cb6c69652b0a8b",
      "2022-05-18-0.json": "06fe46d1b1b6a08a5c44585761af4098817726ad2e18d3ac3e92773a7244837c",
      "2022-07-06-0.json": "a3c18195eeb3f8bbbb5bd1f47de8e2fac8a162c1a92f699ffa8d58b8b30daccd",
      "2022-07-20-0.json": "75fbd7b21a46b6e1d1e5936f2c7168a09994a68bc0e1f0eaffb188a62ef5a72d",
      "2022-08-31-0.json": "250415080575012f2949dc38d24854d23620abe5f0e13f74c9483b509da00d9a",
      "2022-08-31-1.json": "9b937de6c6bd9b2677420790c08ee6590302e2381c260c267b610e20bba5d4ae",
      "2022-09-15-0.json": "9e04f97b35b3556cab2826801fe3f28ee1154ab4319b14945797a00cdc373dfb",
      "2022-11-30-0.json": "9a30562c3cf0bbe660acfc87201ea30bd8b8da5292bfda40946241f3248a7d41",
      "2022-11-30-1.json": "04d89b10e45d706aa0c8d24873d7dbe209fa95c8fee696b53dafb842070cc985",
    ])

  static func compare(
    _ ledger: OpenLedger, with folder: SourceFolder, checksFiles: Bool
  ) throws -> [ReplayRow] {
    let votes = try TSCVote.all(in: folder)
    let statements = TSCStatements(try folder.readme() ?? "")
    return try ledger.replayed { register in
      var rows = try votes.enumerated().map { place, vote in
        try row(
          for: vote, outcome: try TSCOutcome(in: folder, of: vote),
          stated: statements.counts(of: vote, at: place), in: register)
      }
      rows.append(try office(in: register))
      rows += [try extra(beside: votes, in: register)].compactMap { $0 }
      rows += try totals(of: votes, statements, folder, in: register)
      if checksFiles { rows.append(try known.row(for: folder, files: votes.map(\.file))) }
      return rows
    }
  }

  private static func row(
    for vote: TSCVote, outcome: TSCOutcome?, stated: [String], in register: any RegisterLists
  ) throws -> ReplayRow {
    let source = ([outcome.map { "outcome \($0)" }] + stated.map { "README \($0)" })
      .compactMap { $0 }
    let told = source.isEmpty ? "no outcome recorded" : source.joined(separator: ", ")
    guard let ballots = vote.ballots else {
      return ReplayRow(vote.name, source: told, ours: "", .notSupported)
    }
    guard let motion = try motion(for: vote, in: register),
      let poll = try register.onlyPoll(on: motion), let reached = poll.outcome
    else { return ReplayRow(vote.name, source: told, ours: "no closed poll", .differs) }
    let count = try register.count(poll)
    var differences = try differences(of: ballots, in: poll, of: register)
    if let outcome, outcome != (reached == .carried ? .yes : .no) {
      differences.append("the source's outcome is \(outcome), the ledger's \(reached.rawValue)")
    }
    for text in stated where text != "\(count) carried" || reached != .carried {
      differences.append("the README says \(text), the ledger \(count) \(reached.rawValue)")
    }
    let ours = "\(motion.number) \(reached.rawValue) \(count)"
    if source.isEmpty, differences.isEmpty {
      return ReplayRow(vote.name, source: told, ours: ours, .notCompared)
    }
    return ReplayRow(vote.name, source: told, ours: ours, differences: differences)
  }

  private static func motion(
    for vote: TSCVote, in register: any RegisterLists
  ) throws -> Motion? {
    let motions = try register.motions().filter {
      $0.body.text == "tsc" && $0.title.split(separator: " ").first.map(String.init) == vote.name
    }
    return motions.count == 1 ? motions[0] : nil
  }

  /// Who could vote and how they did, with what the file says.
  private static func differences(
    of ballots: [TSCVote.Ballot], in poll: Poll, of register: any RegisterLists
  ) throws -> [String] {
    let electors = try register.electors(of: poll.seal).map { elector in
      try elector.organization.map { try register.name(of: $0).text.lowercased() } ?? "(vacant)"
    }
    let wanted = Set(ballots.map { ExactText($0.handle.lowercased()) })
    var differences = wanted.differences(from: Set(electors.map(ExactText.init)))
    if electors.count != ballots.count {
      differences.append("\(ballots.count) handles, \(electors.count) seats in the electorate")
    }
    var choices: [ExactText: Choice] = [:]
    for ballot in try register.ballots(in: poll.seal) {
      let person = try required(try register.person(ballot.person), "\(ballot.person)")
      let handle = try register.name(of: person.organization).text.lowercased()
      choices[ExactText(handle)] = ballot.choice
    }
    for ballot in ballots where choices[ExactText(ballot.handle.lowercased())] != ballot.choice {
      differences.append("\(ballot.handle) votes \(ballot.choice.rawValue) in the source only")
    }
    return differences
  }

  /// The motions that fill and vacate seats: the source tells of none, all must have done what they say.
  private static func office(in register: any RegisterLists) throws -> ReplayRow {
    let motions = try register.motions().filter { $0.body.text == "office" }
    var acts = 0
    var undone: [String] = []
    for motion in motions {
      let effects = try register.effects(of: motion.id)
      acts += effects.count
      let isDone = effects.count == motion.acts.count && effects.allSatisfy { $0.state == .done }
      let isPolled = try register.onlyPoll(on: motion)?.outcome == .carried
      if !isDone || !isPolled { undone.append("\(motion.number) \(motion.title)") }
    }
    return ReplayRow(
      "admissions and seats", source: "each vote's handles",
      ours: "\(motions.count) motions carried, \(acts) acts done", differences: undone)
  }

  /// A row where the committee of the ledger voted on more than the files tell.
  private static func extra(
    beside votes: [TSCVote], in register: any RegisterLists
  ) throws -> ReplayRow? {
    let motions = try register.motions().count { $0.body.text == "tsc" }
    let expected = votes.count { $0.ballots != nil }
    return motions == expected
      ? nil
      : ReplayRow(
        "yes/no votes", source: "\(expected)", ours: "\(motions)", .differs)
  }

  /// The totals that the README states. What is on options is counted in the files, as it is in no ledger.
  private static func totals(
    of votes: [TSCVote], _ statements: TSCStatements, _ folder: SourceFolder,
    in register: any RegisterLists
  ) throws -> [ReplayRow] {
    let polls = try register.polls().filter { $0.body.text == "tsc" }
    let cast = try polls.reduce(0) { $0 + (try register.ballots(in: $1.seal).count) }
    let onOptions = votes.filter { $0.ballots == nil }
    let handles = onOptions.reduce(0) { $0 + $1.handles }
    let silent = try votes.count { try TSCOutcome(in: folder, of: $0) == nil }
    let rows = [
      ReplayRow.stated(
        "README: votes", statements.votes, found: polls.count + onOptions.count,
        ours: "\(polls.count) polls, \(onOptions.count) files on options"),
      ReplayRow.stated(
        "README: ballots", statements.ballots, found: cast + handles,
        ours: "\(cast) cast, \(handles) in files on options"),
      ReplayRow.stated(
        "README: on options", statements.onOptions, found: onOptions.count,
        ours: "\(onOptions.count) files on options"),
      ReplayRow.stated(
        "README: without outcome", statements.silent.map(\.count), found: silent,
        ours: "\(silent) files without"),
    ].compactMap { $0 }
    return rows.isEmpty
      ? [ReplayRow("README", source: "states no numbers", ours: "", .notCompared)] : rows
  }
}

/// What a file records of the outcome.
private enum TSCOutcome: Hashable, CustomStringConvertible {
  case yes, no
  /// The options that won.
  case options([String])
  /// Something that no reading gives.
  case unknown

  /// Nil where the file records none.
  init?(in folder: SourceFolder, of vote: TSCVote) throws {
    let json = try SourceJSON(try folder.text(vote.file), file: vote.file)
    guard let outcome = json["outcome"] else { return nil }
    switch outcome {
    case .string("Yes"): self = .yes
    case .string("No"): self = .no
    case .object:
      guard case .array(let winners)? = outcome["winner(s)"] else {
        self = .unknown
        return
      }
      self = .options(winners.compactMap { if case .string(let name) = $0 { name } else { nil } })
    default: self = .unknown
    }
  }

  var description: String {
    switch self {
    case .yes: "Yes"
    case .no: "No"
    case .options(let names): names.count == 1 ? "an option" : "\(names.count) options"
    case .unknown: "not understood"
    }
  }
}

/// What the README of a set states, where it is of the form that it has in this set.
private struct TSCStatements {
  let votes: Int?
  let ballots: Int?
  let onOptions: Int?
  /// The counts `yes-no-abstain` of the first votes, which record no outcome and carried.
  let silent: [String]?
  /// `yes-no-abstain carried` by the name of a vote.
  private let single: [String: String]

  init(_ readme: String) {
    let totals = readme.firstMatch(of: /(\d+) votes [^\n]*?(\d+) named ballots/)
    votes = totals.flatMap { Int($0.1) }
    ballots = totals.flatMap { Int($0.2) }
    onOptions = readme.firstMatch(of: /(\d+) multi-option votes/).flatMap { Int($0.1) }
    silent = readme.firstMatch(of: /missing in the first \w+ \(all carried: ([0-9, -]+)\)/).map {
      $0.1.split(separator: ", ").map { text in
        // 16-0 leaves the abstentions out where there are none.
        text.split(separator: "-").count == 2 ? "\(text)-0" : String(text)
      }
    }
    let stated =
      /(\d{4}-\d{2}-\d{2}-\d+): (\d+) yes, (\d+) no, (\d+) abstain -> (Yes|No)/
    single = Dictionary(
      readme.matches(of: stated).map {
        (String($0.1), "\($0.2)-\($0.3)-\($0.4) " + ($0.5 == "Yes" ? "carried" : "failed"))
      }, uniquingKeysWith: { "\($0); \($1)" })
  }

  /// What is stated of one vote, which is the `place`th of the folder.
  func counts(of vote: TSCVote, at place: Int) -> [String] {
    var counts: [String] = []
    if let silent, place < silent.count { counts.append("\(silent[place]) carried") }
    if let count = single[vote.name] { counts.append(count) }
    return counts
  }
}
