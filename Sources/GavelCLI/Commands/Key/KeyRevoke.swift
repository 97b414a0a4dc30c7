internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Signing

/// Ends a key of one's own.
struct KeyRevoke: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Revoke a key of yours, with itself or an older one; or one of your organization's.",
    discussion: """
      The principal of an organization revokes the keys of its other persons. Who has no key left is no person of it any more, \
      but for a key that revokes itself and has committed to a next one: that one may still take its place (gavel key succeed).
      With --compromised-since, the keys for which it vouched from that entry on are revoked too, and what it signed from there on \
      is flagged wherever it is shown. Nothing of it is dropped: gavel key impact tells which decisions turn on it.
      """)
  static let examples = [
    Example("gavel key revoke FINGERPRINT --confirm FINGERPRINT", "ends the key at once"),
    Example(
      "gavel key revoke FINGERPRINT --compromised-since 10 --reason why.txt --key OLDER --confirm FINGERPRINT",
      "ends a key that was stolen, with the older one, and flags what it signed from entry 10 on"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(
    help: ArgumentHelp("The entry from which on it was not to be trusted.", valueName: "entry"))
  var compromisedSince: Int64?

  @Option(
    help: ArgumentHelp("Why: a file, kept as a document that can be redacted.", valueName: "file"),
    completion: .file())
  var reason: String?

  @Argument(help: "The fingerprint of the key.")
  var fingerprint: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let key = try Fingerprint(parsing: fingerprint)
    let face = try session.clockFace
    let known = try ledger.view { try $0.register.personKey(key) }
    let owner = known?.person ?? person
    let loss = try ledger.view { view in
      try known.flatMap { try self.loss(of: $0, revokedBy: person, in: view, face) }
    }
    let documents = try reason.map {
      [HandedDocument.salted(try Files.read($0, in: session.environment))]
    }
    var words = ["\(key) does not speak for \(owner) any more"]
    if let since = compromisedSince {
      words[0] +=
        "; what it vouched for from entry \(since) on is revoked too, and what it signed is flagged"
    }
    if let loss { words.append(loss) }
    let intention = Intention(
      event: KeyRevoked(key: key, since: compromisedSince, reason: documents?.first?.digest),
      documents: documents ?? [], words: words, graveID: fingerprint,
      result: { Intention.Result(text: self.ended(by: $0.changes)) })
    try session.carryOut(intention, in: ledger, by: person, signing)
  }

  /// Whom the revocation leaves without a key: that is more than a key.
  private func loss(
    of key: PersonKey, revokedBy author: Identifier, in view: LedgerView, _ face: ClockFace
  ) throws -> String? {
    let ending = try view.register.keysEnding(with: key, since: compromisedSince)
    let isLast = try view.register.personKeys(of: key.person).allSatisfy { other in
      ending.contains(other.fingerprint) || other.state != .vouched
        || other.speaks?.reaches(beyond: view.time) != true
    }
    guard isLast, key.state == .vouched else { return nil }
    let words = "\(key.person) has no other key"
    guard author == key.person, let next = try view.register.commitment(of: key, at: view.time)
    else {
      let waiting = try view.register.waitingCommitment(of: key, at: view.time)
      return words + ", is no person of the organization any more and loses every seat and office"
        + (waiting.map {
          "; the next key does not count before \(face.text($0.inForce.from)), and is lost with it"
        } ?? "")
    }
    return words + " but the next one, \(next.next), which can take its place"
  }

  /// Who is no person any more, and which seats and offices ended with that.
  private func ended(by changes: [Change]) -> String {
    var persons: [String] = []
    var held: [String] = []
    for change in changes {
      switch change {
      case .person(let person):
        persons.append("\(person.id) is no person of \(person.organization) any more")
      case .tenure(let tenure): held.append("the seat \(tenure.seat)")
      case .officeTenure(let tenure): held.append("the office \(tenure.office)")
      default: continue
      }
    }
    guard !persons.isEmpty else { return "" }
    return persons.joined(separator: ", ")
      + (held.isEmpty ? "" : "; ended: \(held.joined(separator: ", "))") + "\n"
  }
}
