internal import ArgumentParser
internal import Governance
internal import Ledger

/// Moves to postpone a motion to a time.
struct MotionPostpone: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "postpone", abstract: "Move to postpone a motion to a time.",
    discussion: "No poll opens on it before, and it lapses so much later.")
  static let examples = [
    Example(
      "gavel motion postpone council-2026-001 --to 14d --yes",
      "moves to take it up in two weeks")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "To when: a time, or how far off (14d).")
  var to: String

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let postponed = try ledger.view { try $0.motion(motion) }
    let until = try TimeText.deadline(to, of: "--to", from: ledger.now)
    try session.move(
      ProceduralMotion(
        act: PostponeMotion(motion: postponed.id, until: until),
        title: "To postpone \(postponed.number)",
        words: ["\(postponed.number) would wait until \(try session.clockFace.text(until))"]),
      in: ledger, signing)
  }
}
