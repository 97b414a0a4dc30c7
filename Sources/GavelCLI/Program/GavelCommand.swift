internal import ArgumentParser
internal import Governance

/// A command that does something: a leaf of the tree. A new one is a type in a file of its own under
/// Commands/NOUN, named in the list of its noun; a new noun is named in `Gavel.commands`.
///
/// What all of them share, so that none does it by itself:
///
/// | for | take |
/// |---|---|
/// | the ledger, its head checked | `session.ledger()`, to record `session.ledger(readOnly: false)` |
/// | its state, at a time | `ReadingOptions` and `reading.view(ledger) { … }` |
/// | who acts, and the key | `session.person()`, `session.signer(signing, in: ledger)` with `SigningOptions` |
/// | to sign and record | an `Intention`, and `session.carryOut(…)`: it shows, asks, signs, records, reports |
/// | data | `session.output.show(…)` for one object, `.list(…)` with a `Table` for many, `.page()` before long ones |
/// | hints, warnings | `session.terminal.hint(…)`, `.next(…)`, `.warn(…)` |
/// | text of the ledger | `visible(…)` at the place that says it; `Table` and JSON do it by themselves |
/// | times and shares | `session.clockFace`, `Ratio`; times that were typed: `TimeText` |
/// | ids that were typed | `identifier(…)` |
/// | long work | `Progress` |
/// | failures | throw; a new kind of error conforms to `Explained`, a new code has a line in `CodeBook` |
///
/// It also needs a schema in schema/json for each object that it prints, and a script in
/// Tests/GavelCLITests/Scripts that runs its examples.
///
/// ```swift
/// struct KeyShow: GavelCommand {
///   static let configuration = CommandConfiguration(
///     commandName: "show", abstract: "Show one key of this computer.")
///   static let examples = [Example("gavel key show ibm-rep", "shows the newest key of ibm-rep")]
///
///   @OptionGroup(title: "Options of every command") var options: GlobalOptions
///   @Argument(help: "…") var person: String
///
///   func perform(in session: Session) throws { … }
/// }
/// ```
protocol GavelCommand: ParsableCommand {
  /// At least one.
  static var examples: [Example] { get }
  var options: GlobalOptions { get }
  /// Does the work: data to `session.output`, all else to `session.terminal`; throws for any other exit
  /// status than 0.
  func perform(in session: Session) throws
  /// Whether it stops where a file of settings has a mistake: all do but those that explain the mistake.
  static var needsSettings: Bool { get }
  /// Whether its `--version` is a version of what it shows, not the program's.
  static var takesVersion: Bool { get }
  /// The next step for who did not give it what it needs; nil for its help.
  static var usage: String? { get }
}

extension GavelCommand {
  static var usage: String? { nil }
  static var needsSettings: Bool { true }
  static var takesVersion: Bool { false }
}

/// An id as a person typed it.
func identifier(_ text: String) throws(ProgramError) -> Identifier {
  guard let identifier = Identifier(text) else { throw .identifier(text) }
  return identifier
}

/// A noun: its verbs are its subcommands, and alone it shows its help.
protocol GavelNoun: ParsableCommand {
  var options: GlobalOptions { get }
}
