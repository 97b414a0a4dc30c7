internal import ArgumentParser
internal import Governance
internal import Ledger

/// Moves to lay a motion on the table.
struct MotionTable: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Move to lay a motion on the table.",
    discussion: """
      No poll opens on it until the body takes it from there, and what is not taken in time lapses.
      """)
  static let examples = [
    Example("gavel motion table council-2026-001 --yes", "moves to lay it on the table")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let tabled = try ledger.view { try $0.motion(motion) }
    try session.move(
      ProceduralMotion(
        act: TableMotion(motion: tabled.id), title: "To lay \(tabled.number) on the table",
        words: ["it is: \(tabled.title)"]), in: ledger, signing)
  }
}

/// Moves to take a motion from the table.
struct MotionTake: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: "Move to take a motion from the table.")
  static let examples = [
    Example("gavel motion take council-2026-001 --yes", "moves to take it up again")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let taken = try ledger.view { try $0.motion(motion) }
    try session.move(
      ProceduralMotion(
        act: TakeMotion(motion: taken.id), title: "To take \(taken.number) from the table",
        words: ["it is: \(taken.title)"]), in: ledger, signing)
  }
}
