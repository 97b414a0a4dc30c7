internal import ArgumentParser
internal import CanonicalJSON
internal import Foundation

/// What a person is told about a failure, and the exit status (DESIGN 7).
struct Explanation: Hashable, Sendable {
  /// Stable, for programs and for `gavel help CODE`.
  let code: String
  /// What happened, with the facts.
  let sentence: String
  /// What to do about it.
  let next: String
  let exitStatus: Int32

  /// Whether the ledger or a trail is not what was signed: shown unlike any other failure.
  var isIntegrityFailure: Bool { exitStatus == 3 }

  /// Tells it on stderr, as text or as one object of the schema gavel.error/1, and gives the exit status.
  func show(on terminal: Terminal, asJSON: Bool) -> Int32 {
    if asJSON {
      let object: JSON = [
        "code": .string(code), "exit": .integer(Int64(exitStatus)), "next": .string(next),
        "schema": "gavel.error/1", "sentence": .string(sentence),
      ]
      if let line = try? Output.line(object) { terminal.write(line) }
      return exitStatus
    }
    let head = isIntegrityFailure ? "INTEGRITY FAILURE  " : "error: "
    let shown = visible(sentence, severalLines: true)
    terminal.say("\(terminal.style(head, .red))\(shown)  [\(code)]")
    if !next.isEmpty { terminal.say("  next: \(visible(next, severalLines: true))") }
    return exitStatus
  }
}

extension Explanation {
  /// Every error that reaches the program passes here.
  static func of(_ error: any Error, while command: CommandNode? = nil) -> Explanation {
    if let error = error as? any Explained { return error.explanation }
    if Gavel.exitCode(for: error) == .validationFailure {
      return ProgramError.usage(
        Gavel.message(for: error),
        next: (command?.type as? any GavelCommand.Type)?.usage
          ?? "see \(command?.line ?? "gavel") --help"
      ).explanation
    }
    return ProgramError.unexpected("\(error)").explanation
  }
}
