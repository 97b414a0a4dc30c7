internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Signing

/// The key from the drawer takes the place of the one that is stolen or lost.
struct KeySucceed: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "succeed",
    abstract: "Take the place of your lost key with the next one, to which it has committed.",
    discussion: """
      Signed with the next key. It speaks at once, and the other one is revoked. With --since, the keys for which that one vouched from this entry \
      on are revoked too, and what it signed from there on is flagged wherever it is shown: nothing of it is dropped.

      A next key in a FIDO security key or an agent is named by its .pub file, with --agent or --prepare.
      """)
  static let examples = [
    Example(
      "gavel key succeed --next STICK --since 6 --confirm FINGERPRINT",
      "brings the key in from a memory stick, where the other one was stolen before entry 6")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(
    help: ArgumentHelp(
      "The next key: its file, or its OpenSSH .pub file. Else the one that this computer made.",
      valueName: "file"), completion: .file())
  var next: String?

  @Option(
    help: ArgumentHelp(
      "The entry from which on the other key was not to be trusted.", valueName: "entry"))
  var since: Int64?

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let next = try NextKey(next, of: person, in: session)
    let bound = try ledger.view { view in
      try view.register.personKeys(of: person).first {
        try view.register.commitment(of: $0, at: view.time)?.next == next.fingerprint
      }
    }
    if let bound { try warn(ofKeysStaying: bound, in: ledger, session) }
    var intention = Intention(
      event: KeySucceeded(key: next.publicKey, since: since),
      words: [words(for: next, in: bound)],
      graveID: "\(next.fingerprint)")
    guard let file = next.file, signing.prepare == nil else {
      return try session.carryOut(intention, in: ledger, by: person, key: next.publicKey, signing)
    }
    // From now on it is a key as any, which later commands find.
    let folder = try session.keys
    intention.willLeave = { try folder.takeIn(file.key, from: file.path, of: person) }
    let secret = try session.open(
      KeyFolder.HeldKey(person: person, number: nil, path: file.path, file: file.key),
      signing.passphrase)
    try session.carryOut(
      intention, in: ledger,
      as: Signatory(person: person, signer: Signer(person: person, key: secret)), signing)
  }

  private func words(for next: NextKey, in bound: PersonKey?) -> String {
    "\(next.fingerprint) takes the place of "
      + (bound.map { "\($0.fingerprint), which is revoked" } ?? "your key")
      + (since.map {
        "; what it vouched for from entry \($0) on is revoked too, and what it signed is flagged"
      } ?? "")
  }

  /// Those for which it vouched are older than the next key, and could revoke it.
  private func warn(
    ofKeysStaying bound: PersonKey, in ledger: OpenLedger, _ session: Session
  ) throws {
    let vouched = try ledger.view { try $0.register.personKeys(vouchedBy: bound.fingerprint) }
    for key in vouched where key.state == .vouched {
      let entry = key.vouchedEntry ?? key.offeredEntry
      guard entry < since ?? .max else { continue }
      session.terminal.warn(
        "the key \(key.fingerprint) of \(key.person), for which it vouched in entry \(entry), stays: "
          + "--since \(entry) revokes it too")
    }
  }
}
