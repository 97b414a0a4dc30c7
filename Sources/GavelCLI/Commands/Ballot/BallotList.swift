internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Every ballot of a poll: what a director counts again by hand.
struct BallotList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List every ballot of a poll, those that count and those left out.")
  static let examples = [
    Example("gavel ballot list council-2026-001", "lists the ballots of the latest poll on it")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    try reading.view(ledger) { view in
      let (poll, motion) = try view.poll(
        self.motion, in: try body.map { try Identifier.argument($0) })
      var table = Table(["ENTRY", "SEAT", "PERSON", "TURN", "CHOICE", "COUNTED"])
      var items: [[String: JSON]] = []
      for counted in try CountedBallot.all(of: poll, in: view) {
        let ballot = counted.ballot
        table.add([
          "\(ballot.entry)", ballot.seat.text,
          ballot.person.text + (ballot.capacity == .holder ? "" : ", \(ballot.capacity.words)"),
          "\(ballot.turn)",
          ballot.choice.rawValue,
          (counted.leftOut.map { "no: \($0.words)" } ?? "yes")
            + (counted.held.map { "; put on record by \($0.recorder)" } ?? "")
            + (counted.compromised.map { "; \($0.compromiseWords)" } ?? ""),
        ])
        items.append(counted.members(poll, motion))
      }
      try session.output.list("gavel.ballot/1", items, table: table)
    }
  }
}

/// A ballot and, where it does not count, why.
struct CountedBallot {
  enum LeftOut {
    /// For the seat's later turn.
    case later(Ballot)
    /// As the seat stands aside.
    case recused(Recusal)
    /// As no head over it is, or was, cosigned by the end of the poll.
    case late
    /// As it was held back, and the body has not let it count.
    case held

    /// The entry for which it is left out; nil where none stands for it.
    var entry: Int64? {
      switch self {
      case .later(let ballot): ballot.entry
      case .recused(let recusal): recusal.entry
      case .late, .held: nil
      }
    }

    var words: String {
      switch self {
      case .later(let ballot):
        "turn \(ballot.turn), entry \(ballot.entry), came after it"
          + (ballot.capacity == .holder ? "" : ", \(ballot.capacity.words)")
      case .recused(let recusal): "the seat stands aside, entry \(recusal.entry)"
      case .late: "no head over it was cosigned in time"
      case .held: "it was held back, and nobody has let it count"
      }
    }
  }

  let ballot: Ballot
  /// How it came into the log, where it was held back and another person put it on record.
  let held: HeldBallot?
  let leftOut: LeftOut?
  /// Its key, where that was not to be trusted when it signed.
  let compromised: PersonKey?

  /// The members of gavel.ballot/1.
  func members(_ poll: Poll, _ motion: Motion) -> [String: JSON] {
    var members: [String: JSON] = [
      "body": .string(poll.body.text), "choice": .string(ballot.choice.rawValue),
      "counted": .bool(leftOut == nil), "entry": .integer(ballot.entry),
      "event": .string(ballot.event.hex), "motion": .string(motion.number.text),
      "person": .string(ballot.person.text), "poll": .string(poll.seal.hex),
      "seat": .string(ballot.seat.text), "turn": .integer(ballot.turn),
    ]
    if let held { members["held"] = held.json }
    members["compromised_since"] = compromised?.compromisedSince.map(JSON.integer)
    members["left_out_for"] = leftOut?.entry.map(JSON.integer)
    if case .late = leftOut { members["late"] = true }
    if ballot.capacity != .holder { members["capacity"] = .string(ballot.capacity.rawValue) }
    members["proxy"] = ballot.proxy.map { .string($0.hex) }
    members["reason"] = ballot.reason.map { .string($0.hex) }
    return members
  }

  /// Every ballot of the poll, in log order, and those that were held back: of each seat the last of those that can
  /// count does, if the seat does not stand aside.
  static func all(of poll: Poll, in view: LedgerView) throws -> [CountedBallot] {
    let held = Dictionary(
      try view.register.heldBallots(in: poll.seal).map { ($0.ballot.event, $0) },
      uniquingKeysWith: { $1 })
    let recusals = Dictionary(
      try view.register.recusals(from: poll.seal).map { ($0.seat, $0) }, uniquingKeysWith: { $1 })
    let able = try view.register.timelyBallots(in: poll)
    let ableEvents = Set(able.map(\.event))
    let counts = Dictionary(able.map { ($0.seat, $0) }, uniquingKeysWith: { $1 })
    let compromised = try CompromisedSignatures(view.register)
    let ballots = try view.register.ballots(in: poll.seal) + held.values.map(\.ballot)
    return try ballots.sorted { $0.entry < $1.entry }.map { ballot in
      var leftOut: LeftOut?
      if !ableEvents.contains(ballot.event) {
        leftOut = held[ballot.event] == nil ? .late : .held
      } else if let last = counts[ballot.seat], last.event != ballot.event {
        leftOut = .later(last)
      } else if let recusal = recusals[ballot.seat] {
        leftOut = .recused(recusal)
      }
      return CountedBallot(
        ballot: ballot, held: held[ballot.event], leftOut: leftOut,
        compromised: try view.compromisedKey(of: ballot, compromised))
    }
  }
}
