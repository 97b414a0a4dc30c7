internal import ArgumentParser
internal import Governance
internal import Ledger

/// A member leaves of its own will.
struct MemberWithdraw: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraw the organization whose principal you are.",
    discussion: """
      Its tenures, persons and keys end with the membership.
      """)
  static let examples = [
    Example("gavel member withdraw uber --confirm uber", "ends the membership of uber at once")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("From when on, instead of at once.", valueName: "time"))
  var effective: String?

  @Argument(help: "The member that leaves.")
  var organization: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let organization = try Identifier.argument(organization)
    let face = try session.clockFace
    let effective = try effective.map {
      try TimeText.deadline($0, of: "--effective", from: ledger.now)
    }
    let intention = Intention(
      event: MemberWithdrawn(organization: organization, effective: effective),
      words: [
        "\(organization) leaves the consortium "
          + (effective.map { "from \(face.text($0)) on" } ?? "at once")
          + "; its seats, persons and keys end with it"
      ], graveID: organization.text)
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
