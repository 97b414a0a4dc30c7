internal import ArgumentParser
internal import CTerminal
internal import CanonicalJSON
internal import Foundation
internal import Sodium

/// The program `gavel`, from its arguments to its exit status.
public enum Program {
  /// Runs the arguments of this process and ends it.
  public static func main() -> Never {
    _ = gavel_disable_core_dumps()
    gavel_exit_on_interrupt(1)
    gavel_end_on_broken_pipe(1)
    let status = run(Array(CommandLine.arguments.dropFirst()), in: .ofThisProcess)
    exit(status)
  }

  /// Runs one command line and gives the exit status.
  static func run(_ given: [String], in environment: Environment) -> Int32 {
    let list: ArgumentList
    do {
      list = try ArgumentList(given)
    } catch {
      let unknown = error as? ArgumentList.UnknownCommand
      return Explanation.of(unknown?.error ?? error).show(
        on: Terminal(environment, hidesColor: unknown?.hidesColor ?? false),
        asJSON: unknown?.wantsJSON ?? false)
    }
    do {
      return try run(list, in: environment)
    } catch {
      return Explanation.of(error, while: list.command).show(
        on: Terminal(environment, hidesColor: list.hidesColor), asJSON: list.wantsJSON)
    }
  }

  /// Writes what is left. An entry that is recorded is acknowledged by the exit status, though stdout
  /// took no word of it: whoever reads 1 would believe that it is not there.
  private static func finish(_ session: Session) throws {
    do {
      try session.output.finish()
    } catch {
      guard let entry = session.newestEntry else { throw error }
      session.terminal.warn(
        "entry \(entry) is recorded, and stdout did not take the answer: "
          + Files.reason(error))
    }
  }

  private static func run(_ list: ArgumentList, in environment: Environment) throws -> Int32 {
    if list.wantsHelp {
      try Output(environment).help(HelpPage.of(list.command))
      return 0
    }
    if list.wantsVersion {
      let output = Output(environment, asJSON: list.wantsJSON)
      try output.show(
        "gavel.version/1", ["version": .string(Gavel.version)], text: Gavel.version + "\n")
      try output.finish()
      return 0
    }
    let parsed: any ParsableCommand
    do {
      parsed = try Gavel.parseAsRoot(list.arguments)
    } catch  where Gavel.exitCode(for: error) == .success {
      // The scripts and descriptions that the parser makes by itself.
      try Output(environment).text(Gavel.message(for: error) + "\n")
      return 0
    }
    // A libsodium with a known fault signs and verifies nothing.
    try Libsodium.start()
    guard let command = parsed as? any GavelCommand else {
      try Output(environment).help(
        list.command.path.count == 1 ? HelpPage.short : HelpPage.of(list.command))
      return 0
    }
    let session = try Session(
      command.options, in: environment, needsSettings: type(of: command).needsSettings)
    do {
      try command.perform(in: session)
      try finish(session)
      session.terminal.finish()
      return session.exitStatus
    } catch {
      // What was found out before the failure is data too.
      try? session.output.finish()
      return Explanation.of(error).show(on: session.terminal, asJSON: command.options.json)
    }
  }
}
