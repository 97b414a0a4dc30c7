internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// The mover takes a motion back.
struct MotionWithdraw: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take your motion back, before any poll on it is opened.")
  static let examples = [
    Example("gavel motion withdraw council-2026-004 --yes", "takes it back")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let motion = try ledger.view { try $0.motion(self.motion) }
    let intention = Intention(
      event: MotionWithdrawn(motion: motion.id),
      words: ["\(motion.number) is withdrawn: \(motion.title)"],
      result: { _ in Intention.Result(members: ["motion": .string(motion.number.text)]) })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
