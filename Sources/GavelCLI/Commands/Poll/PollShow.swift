internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One poll, with every seat.
struct PollShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a poll: the arithmetic, and each seat's ballots, counted and left out.")
  static let examples = [
    Example("gavel poll show council-2026-001", "shows the latest poll on this motion")
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
      var lines = ["\(motion.number)   \(visible(motion.title))"]
      lines += try PollExplanation(poll, in: view, try session.clockFace).lines
      lines += try view.interestLines(touching: motion, session.clockFace)
      let called = try view.register.standingRollCall(on: poll.seal)
      let rolled = try called.map { try view.register.rolledChoices(of: $0.id) } ?? []
      let (rows, ballots) = try Self.ballots(in: poll, beside: rolled, view)
      lines += rows
      var members = try poll.members(in: view)
      members["motion"] = .string(motion.number.text)
      members["ballots"] = .array(ballots)
      if called != nil { members["called"] = .array(rolled.map(\.json)) }
      members["interests"] = .array(
        try view.interests(touching: motion).map { .object($0.members) })
      try session.output.show(
        "gavel.poll_whole/1", members, text: lines.joined(separator: "\n") + "\n")
    }
  }

  /// A line for each seat, or for each of its ballots, and the ballots as items.
  private static func ballots(
    in poll: Poll, beside called: [RolledChoice], _ view: LedgerView
  ) throws -> (lines: [String], items: [JSON]) {
    let recused = Set(try view.register.recusals(from: poll.seal).map(\.seat))
    let compromised = try CompromisedSignatures(view.register)
    let all = try view.register.ballots(in: poll.seal)
    let cast = Dictionary(grouping: all, by: \.seat)
    let inTime = try view.register.witnessed(all, in: poll)?.size
    var (lines, items): ([String], [JSON]) = ([], [])
    for elector in try view.register.electors(of: poll.seal) {
      let isRecused = recused.contains(elector.seat)
      let choice = called.first { $0.seat == elector.seat }
      if let choice { lines.append("    \(choice.words)") }
      guard let own = cast[elector.seat],
        let last = own.last(where: { $0.entry < inTime ?? .max }) ?? own.last
      else {
        guard choice == nil || isRecused else { continue }
        let word = isRecused ? "recused" : elector.person == nil ? "vacant" : "silent"
        lines.append("    \(elector.seat)   \(word)")
        continue
      }
      for ballot in own {
        let isLast = ballot.event == last.event
        let isLate = ballot.entry >= inTime ?? .max
        var why = ""
        if isLate {
          why =
            "   \(poll.isClosed ? "left out: late" : "not in time yet"), under no head cosigned in time"
        } else if isLast, isRecused {
          why = "   left out: the seat stands aside"
        } else if !isLast {
          why =
            ballot.capacity == last.capacity
            ? "   left out: a later turn counts"
            : "   left out: the ballot \(last.capacity.words) counts"
        }
        let key = try view.compromisedKey(of: ballot, compromised)
        lines.append(
          "    \(elector.seat)   \(ballot.choice.rawValue), by \(ballot.person)\(ballot.asDeputy), entry "
            + "\(ballot.entry), turn \(ballot.turn)" + why
            + (key.map { "   \($0.compromiseWords)" } ?? ""))
        var item: [String: JSON] = [
          "choice": .string(ballot.choice.rawValue),
          "counted": .bool(isLast && !isRecused && !isLate),
          "entry": .integer(ballot.entry), "person": .string(ballot.person.text),
          "seat": .string(ballot.seat.text), "turn": .integer(ballot.turn),
          "weight": .integer(elector.weight),
        ]
        if ballot.capacity != .holder { item["capacity"] = .string(ballot.capacity.rawValue) }
        item["compromised_since"] = key?.compromisedSince.map(JSON.integer)
        if inTime != nil { item["in_time"] = .bool(!isLate) }
        item["proxy"] = ballot.proxy.map { .string($0.hex) }
        items.append(.object(item))
      }
    }
    return (lines, items)
  }
}
