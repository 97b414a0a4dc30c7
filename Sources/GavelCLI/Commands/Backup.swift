internal import ArgumentParser
internal import CanonicalJSON
internal import Ledger
internal import Sodium

/// A copy of the ledger to be put away.
struct Backup: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the ledger to a file, and prove the copy.",
    discussion: """
      Made by SQLite's own backup, while others may go on recording, and verified in full before it gets its name. \
      The ledger's key is not in it: keep that apart. The head that this computer has seen is not in it either, so \
      that a backup put back too late is found out.
      """)
  static let examples = [
    Example("gavel backup alliance.backup", "copies the ledger of this folder and proves the copy")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Flag(help: "Put a file that is there aside, and take its name.")
  var force = false

  @Argument(help: "The file to be made.", completion: .file())
  var file: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    guard force || !Files.isThere(session.environment.absolute(file)) else {
      throw ProgramError.outputExists(file)
    }
    let progress = Progress("verifying entries", total: 0, in: session)
    let copy = try ledger.backUp(to: session.environment.absolute(file), force: force) {
      progress.reach($0)
    }
    progress.finish()
    try session.output.show(
      "gavel.backup/1", copy.members(file),
      text: "\(copy.report.entries) entries, verified, in \(visible(file))\n" + copy.asideLine(file)
    )
  }
}

extension LedgerCopy {
  /// - Parameter file: the copy's name as it was typed.
  func members(_ file: String) -> [String: JSON] {
    var object: [String: JSON] = [
      "entries": .integer(report.entries), "file": .string(file),
      "result": .string(report.result.rawValue), "root": .string(report.root?.base64 ?? ""),
    ]
    object["put_aside"] = putAside.map { .string(file + $0) }
    return object
  }

  func asideLine(_ file: String) -> String {
    putAside.map { "what was there is now \(visible(file + $0))\n" } ?? ""
  }
}
