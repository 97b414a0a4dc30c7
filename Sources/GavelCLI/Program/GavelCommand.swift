internal import ArgumentParser

/// A command that does something: a leaf of the tree. A new one is a type in a file of its own under
/// Commands/NOUN, named in the list of its noun.
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
}

/// A noun: its verbs are its subcommands, and alone it shows its help.
protocol GavelNoun: ParsableCommand {
  var options: GlobalOptions { get }
}
