internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// Who may do what, by which rule.
struct CharterPowers: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "powers", abstract: "List which bodies may perform which act, by which rule.")
  static let examples = [
    Example("gavel charter powers", "lists the powers in force")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "When") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let powers = try reading.view(ledger) { try $0.register.powers(at: $0.time) }
    var table = Table(["ACT", "FOR", "CARRIED IN"])
    for power in powers {
      table.add([
        power.act, power.scope?.text ?? "all",
        power.requires.map { "\($0.body) by \($0.rule)" }.joined(separator: " and "),
      ])
    }
    let items = powers.map { power -> [String: JSON] in
      guard case .object(let members) = power.json else { return [:] }
      return members
    }
    try session.output.list("gavel.power/1", items, table: table)
  }
}
