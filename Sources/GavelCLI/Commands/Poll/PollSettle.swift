internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// Moves that ballots held back count, or that none does.
struct PollSettle: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Move which of the ballots held back count in a contested poll.",
    discussion: """
      Names those that shall count with --admit; without it none does. When the motion carries, the poll is counted \
      again with these, and its own motion is decided by that count.
      """)
  static let examples = [
    Example("gavel poll settle council-2026-001 --yes", "moves that no ballot held back counts"),
    Example(
      "gavel poll settle council-2026-001 --admit BALLOT --yes",
      "moves that this one counts, named by eight digits of its id"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Option(
    help: ArgumentHelp(
      "A ballot that shall count: its id, or the first eight digits of it, as gavel poll show says.",
      valueName: "ballot"))
  var admit: [String] = []

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let (poll, number, admitted) = try ledger.view { view in
      let (poll, motion) = try view.poll(
        self.motion, in: try body.map { try Identifier.argument($0) })
      let held = try view.register.heldBallots(in: poll.seal)
      let admitted = try admit.map { text -> HeldBallot in
        let found = held.filter { text.count >= 8 && $0.ballot.event.hex.hasPrefix(text) }
        guard found.count == 1, let only = found.first else {
          throw ProgramError.usage(
            "no one ballot of this poll that was held back begins with \(text)",
            next: "see them: gavel poll show \(motion.number)")
        }
        return only
      }
      return (poll, motion.number, admitted)
    }
    let words = admitted.map {
      "counts: \($0.ballot.seat), \($0.ballot.choice.rawValue), by \($0.ballot.person)"
    }
    try session.propose(
      SettlePoll(poll: poll.seal, admitted: admitted.map(\.ballot.event)), about: poll.body,
      title: "To settle the poll on \(number)",
      words: words.isEmpty ? ["no ballot that was held back counts"] : words, in: ledger, signing)
  }
}
