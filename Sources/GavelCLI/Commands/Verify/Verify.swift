internal import ArgumentParser
internal import CanonicalJSON
internal import Foundation
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium
internal import TransparencyLog

/// Proves a ledger, or an exported trail of one, from its genesis on.
struct Verify: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that a ledger or a trail is whole, signed and lawful.",
    discussion: """
      Replays every entry from the genesis: bytes, signatures, history, and whether each decision was lawful \
      when it was recorded. Exit status: 0 valid; 6 sound, but weaker than it could be (no genesis known from \
      elsewhere, a document withheld, fewer witnesses than asked for, a kind of entry that this version does not know); 3 not valid.

      A ledger that was founded in another one's place names it: with --predecessor that one is verified, too, its \
      head is the one from which this ledger goes on, and what was lost between is told.

      Compared are the receipts that this computer keeps too, and those that others bring along with --receipt: \
      two who were shown different histories find out when they meet.

      All of it is proved each time. Whoever looks often keeps a copy with gavel mirror: brought up to date, it costs \
      the new entries alone.

      A first contact with a ledger keeps its origin, genesis, key and head; from then on another one is a \
      fault. Give --genesis what you know from elsewhere, and the first verdict is not weaker.
      """)
  static let examples = [
    Example("gavel verify", "proves the ledger of this folder"),
    Example(
      "gavel verify trail --genesis HEX", "proves an exported trail of a ledger that you know"),
    Example("gavel verify alliance.gavel --against other.gavel", "compares with another copy too"),
    Example("gavel verify --receipt 4.tlog-proof", "compares with what somebody else was given"),
    Example(
      "gavel verify --require witness=1 --policy witnesses.policy",
      "asks that a witness has cosigned the head"),
    Example(
      "gavel verify --require witness=1",
      "asks that one of the charter's witnesses has cosigned the head"),
    Example(
      "gavel verify new.gavel --predecessor alliance.gavel",
      "follows the chain of ledgers"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(help: ArgumentHelp("The id of the genesis, known from elsewhere.", valueName: "hex"))
  var genesis: String?

  @Option(help: ArgumentHelp("There must be so many entries.", valueName: "number"))
  var atLeast: Int64?

  @Option(
    help: ArgumentHelp("Another copy, a ledger or a trail, to compare with.", valueName: "path"),
    completion: .file())
  var against: String?

  @Option(
    name: .customLong("receipt"),
    help: ArgumentHelp(
      "A receipt of somebody else, to compare with too; can be given again.", valueName: "file"),
    completion: .file(extensions: ["tlog-proof"]))
  var receipts: [String] = []

  @Option(
    help: ArgumentHelp(
      "The witnesses that are known: a C2SP tlog-policy, whose quorum must be reached too.",
      valueName: "file"),
    completion: .file())
  var policy: String?

  @Option(
    name: .customLong("predecessor"),
    help: ArgumentHelp(
      "A copy of the ledger that this one follows, to verify too; can be given again.",
      valueName: "path"),
    completion: .file())
  var predecessors: [String] = []

  @Option(
    help: ArgumentHelp(
      "Without it the verdict is weaker, can be given again: predecessor, that the ledger which this one follows "
        + "was verified, too; witness=2, that so many witnesses, of the charter's or of --policy, have cosigned the "
        + "head.",
      valueName: "what"),
    completion: .list(["predecessor", "witness="]))
  var require: [Requirement] = []

  /// What can be asked of a verification besides.
  enum Requirement: Hashable, ExpressibleByArgument {
    case predecessor
    case witnesses(Int)

    init?(argument: String) {
      let count = "witness="
      if argument == "predecessor" {
        self = .predecessor
      } else if argument.hasPrefix(count), let least = UInt8(argument.dropFirst(count.count)),
        least > 0
      {
        self = .witnesses(Int(least))
      } else {
        return nil
      }
    }
  }

  @Argument(help: "A ledger, the folder of a trail, or a trail as a tar file.", completion: .file())
  var path: String?

  func perform(in session: Session) throws {
    let named = try path ?? session.ledgerPath()
    let subject = try VerifiedCopy(session.environment.absolute(named))
    let heads = OutsideHeads(folder: try session.folders.state + "/heads")
    var pins = VerificationPins(atLeast: atLeast)
    if let genesis {
      guard let digest = Digest(hex: genesis) else {
        throw ProgramError.usage(
          "\(genesis) is no id of a genesis", next: "give its 64 hex digits: gavel raw event 0")
      }
      pins.genesis = digest
    }
    pins.witnesses = try requirement(in: session)
    let origin = subject.origin()
    pins.head = try origin.flatMap { try heads.head(of: $0) }
    pins.receipts = try origin.map { try session.receipts.entries(of: $0) } ?? []
    pins.receipts += try receipts.map { file in
      try ReceivedEntry(
        try Receipt(parsing: try Files.read(file, in: session.environment)), from: file)
    }
    let progress = Progress("verifying entries", total: 0, in: session)
    var report = try subject.verify(pins) { progress.reach($0) }
    progress.finish()
    if let against {
      let other = try VerifiedCopy(session.environment.absolute(against))
      report.add(
        try CopyComparison(of: subject.readable, with: other.readable), with: against)
    }
    try follow(&report, heads, session)
    try pin(report, before: pins, in: heads, session)
    try session.output.show(
      "gavel.verify/1", report.members,
      text: VerdictPage(report, of: named, style: session.output.style).text)
    session.exitStatus = report.exitStatus
    if report.result == .invalid {
      session.terminal.next(
        against == nil
          ? "compare with a copy: gavel verify --against OTHER \(visible(named))"
          : "find out which of the two is right: verify each alone, and ask who else keeps a copy")
    }
  }

  private func requirement(in session: Session) throws -> WitnessRequirement? {
    let least = require.compactMap { requirement in
      if case .witnesses(let count) = requirement { count } else { nil }
    }.max()
    guard let policy else {
      // The charter names them.
      return least.map { WitnessRequirement(atLeast: $0) }
    }
    let known = try LogPolicy(parsing: try Files.read(policy, in: session.environment))
    return least.map { WitnessRequirement(known, atLeast: $0) } ?? WitnessRequirement(known)
  }

  /// Verifies the ledgers that this one follows, from the last to the first, as far as they were given.
  private func follow(
    _ report: inout VerificationReport, _ heads: OutsideHeads, _ session: Session
  ) throws {
    var given = try predecessors.map { path in
      (path: path, subject: try VerifiedCopy(session.environment.absolute(path)))
    }
    func followed(by report: VerificationReport) throws -> VerificationReport {
      var report = report
      if let succession = report.predecessor,
        let index = given.firstIndex(where: { $0.subject.origin() == succession.origin })
      {
        let progress = Progress("verifying entries", total: 0, in: session)
        var pins = VerificationPins()
        pins.succession = succession
        pins.head = try heads.head(of: succession.origin)
        pins.receipts = try session.receipts.entries(of: succession.origin)
        let old = try given.remove(at: index).subject.verify(pins) { progress.reach($0) }
        progress.finish()
        report.follow(try followed(by: old))
      }
      report.concludePredecessor(isRequired: require.contains(.predecessor))
      return report
    }
    report = try followed(by: report)
    if let stranger = given.first {
      throw ProgramError.usage(
        "\(stranger.path) is no ledger that \(report.origin ?? "this one") follows",
        next: "see which one it follows: gavel ledger show")
    }
  }

  /// Keeps what a sound ledger is known by, and its newest head.
  private func pin(
    _ report: VerificationReport, before pins: VerificationPins, in heads: OutsideHeads,
    _ session: Session
  ) throws {
    guard report.faults.isEmpty, report.unsupportedFrom == nil, let origin = report.origin,
      let genesis = report.genesis, let root = report.root, let keys = report.keys
    else { return }
    if let known = pins.head, known.size > report.entries { return }
    try heads.keep(
      OutsideHead(
        origin: origin, genesis: genesis, keys: keys, size: report.entries, root: root,
        checked: session.environment.now))
    if pins.head == nil {
      session.terminal.hint(
        "first contact with \(visible(origin)): from now on this computer knows its genesis "
          + genesis.hex)
    }
  }
}
