internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// A seat wants the motion to come to a vote.
struct MotionSecond: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "second", abstract: "Second a motion for your seat, so that it comes to a vote.")
  static let examples = [
    Example("gavel motion second council-2026-001 --yes", "seconds its newest version")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "Which of your seats seconds.")
  var seat: String?

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let intention = try ledger.view { view in
      let motion = try view.motion(self.motion)
      let held = try view.seat(seat, of: person, in: motion.body)
      return Intention(
        event: MotionSeconded(motion: motion.id, version: motion.version, seat: held.seat.id),
        words: [
          "\(try view.words(held)):",
          "a second for \(motion.number), version \(motion.version): \(motion.title)",
        ],
        result: { _ in
          Intention.Result(
            members: ["motion": .string(motion.number.text), "seat": .string(held.seat.id.text)])
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
