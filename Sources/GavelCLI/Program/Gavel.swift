internal import ArgumentParser

/// The root of the command tree.
struct Gavel: ParsableCommand {
  static let version = "0.1.0"

  // Without `version:`, since the parser's own --version would take the option of that name from the
  // commands that have one; ArgumentList knows which have.
  static let configuration = CommandConfiguration(
    commandName: "gavel",
    abstract:
      "A minute book that proves itself: the decisions of a consortium, signed and checkable.",
    discussion: "The version of the program: gavel --version",
    subcommands: commands)

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  /// The headline verbs first, then the nouns, one a line.
  static let commands: [any ParsableCommand.Type] = [
    Init.self,
    Vote.self,
    Sign.self,
    Submit.self,
    Backup.self,
    Restore.self,
    Status.self,
    Verify.self,
    Prove.self,
    Export.self,
    Import.self,
    MirrorCommand.self,
    MotionNoun.self,
    PollNoun.self,
    MeetingNoun.self,
    Log.self,
    Show.self,
    Cite.self,
    CharterNoun.self,
    Key.self,
    OrganizationNoun.self,
    MemberNoun.self,
    SeatNoun.self,
    BodyNoun.self,
    PersonNoun.self,
    BallotNoun.self,
    PolicyNoun.self,
    OldNoun.self, RollCallNoun.self, RosterNoun.self, ObjectiveNoun.self, RiskNoun.self,
    InterestNoun.self, ProxyNoun.self, InitiativeNoun.self,
    DocumentNoun.self,
    LedgerNoun.self, ReceiptNoun.self, WitnessNoun.self,
    Config.self,
    Raw.self,
    Completions.self,
    Help.self,
  ]

  /// The five commands that are used most.
  static let headlines: [Example] = [
    Example("gavel status", "see what awaits you, until when, and the command for it"),
    Example("gavel vote council-2026-001 yes", "vote on a motion, for your seat"),
    Example("gavel motion show council-2026-001", "read a motion and how it was decided"),
    Example("gavel member list", "see who is in, since when, by which decision"),
    Example("gavel verify", "prove that nobody has altered the ledger"),
  ]
}
