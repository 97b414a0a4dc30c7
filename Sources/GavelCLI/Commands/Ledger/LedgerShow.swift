internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// Which ledger this is.
struct LedgerShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show which ledger this is: origin, genesis, key and head.")
  static let examples = [
    Example("gavel ledger show", "prints what others can pin it by")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let head = try ledger.head()
    let identity = ledger.identity
    let keys = try ledger.keys()
    let current = try keys.verifierKey(ofSize: .max, origin: ledger.origin)
    let predecessor = try ledger.predecessor()
    let successor = ledger.headSeenBefore?.successor
    var members: [String: JSON] = [
      "accepted": .integer(identity.accepted), "charter": .string(identity.charter.hex),
      "entries": .integer(head.size), "founders": .integer(identity.founders),
      "genesis": .string(identity.genesis.hex), "key": .string(current.publicKey.base64),
      "origin": .string(identity.origin), "root": .string(head.root.base64),
      "vkey": .string(current.text),
    ]
    if !keys.handings.isEmpty {
      members["keys"] = .array(
        [["from": .integer(1), "key": .string(keys.first.base64)]]
          + keys.handings.map {
            // The size of the first checkpoint that it signs.
            ["from": .integer($0.coveringSize + 1), "key": .string($0.key.base64)]
          })
    }
    members["predecessor"] = predecessor?.json
    members["successor"] = successor.map { .string($0.origin) }
    let handed = keys.handings.map {
      "          handed on in entry \($0.entry), to \($0.key.base64)\n"
    }
    let kin =
      (keys.handings.isEmpty ? "" : "keys      first \(keys.first.base64)\n" + handed.joined())
      + (predecessor.map { "follows   \($0.words)\n" } ?? "")
      + (successor.map { "ended     \(visible($0.origin)) goes on from \($0.head.size) entries\n" }
        ?? "")
    try session.output.show(
      "gavel.ledger/1", members,
      text: """
        origin    \(visible(identity.origin))
        genesis   \(identity.genesis.hex)
        key       \(current.publicKey.base64)
        vkey      \(visible(current.text))
        charter   \(identity.charter.hex)
        founders  \(identity.accepted) of \(identity.founders) have accepted
        entries   \(head.size)
        root      \(head.root.hex)
        \(kin)
        """)
  }
}

extension LedgerFounded.Predecessor {
  /// `old.example/ledger, from 5 entries on; 2 after them were lost`
  var words: String {
    "\(visible(origin)), from \(size) \(size == 1 ? "entry" : "entries") on"
      + (lostCount == 0 ? "" : "; \(lostCount) after them \(lostCount == 1 ? "was" : "were") lost")
  }
}
