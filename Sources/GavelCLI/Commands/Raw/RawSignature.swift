internal import ArgumentParser
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Signing
internal import Sodium

/// The signature as ssh-keygen reads it.
struct RawSignature: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "signature", abstract: "Print the signature of an entry as an armoured SSHSIG.")
  static let examples = [
    Example("gavel raw signature 0", "prints what ssh-keygen -Y verify takes with -s")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Argument(help: "The number of the entry.")
  var entry: Int64

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let entry = try Entry(try ledger.entryBytes(entry))
    let key = try ledger.view { try $0.register.personKey(entry.key)?.publicKey }
    guard let key else {
      throw LedgerError(
        "E-KEY-UNKNOWN", "nobody of this ledger has the key \(entry.key)",
        next: "see gavel verify", exitStatus: 4)
    }
    try session.output.show(
      bytes: SSHSignature(entry.signature, by: key, namespace: EventSignature.namespace).armoured)
  }
}
