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

      Compared are the receipts that this computer keeps too, and those that others bring along with --receipt: \
      two who were shown different histories find out when they meet.

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
      "So many known witnesses must have cosigned the head: witness=2.", valueName: "witness=n"))
  var require: String?

  @Option(
    help: ArgumentHelp(
      "The witnesses that are known: a C2SP tlog-policy, whose quorum must be reached too.",
      valueName: "file"),
    completion: .file())
  var policy: String?

  @Argument(help: "A ledger, the folder of a trail, or a trail as a tar file.", completion: .file())
  var path: String?

  func perform(in session: Session) throws {
    let named = try path ?? session.ledgerPath()
    let subject = try Subject(session.environment.absolute(named))
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
      let other = try Subject(session.environment.absolute(against))
      report.add(
        try CopyComparison(of: subject.readable, with: other.readable), with: against)
    }
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
    guard let policy else {
      guard require == nil else {
        throw ProgramError.usage(
          "no witness is known", next: "name them: --policy FILE, a C2SP tlog-policy")
      }
      return nil
    }
    let known = try LogPolicy(parsing: try Files.read(policy, in: session.environment))
    guard let require else { return WitnessRequirement(known) }
    guard require.hasPrefix("witness="), let least = UInt8(require.dropFirst("witness=".count)),
      least > 0
    else {
      throw ProgramError.usage(
        "\(require) is nothing that can be required", next: "say how many: --require witness=2")
    }
    return WitnessRequirement(known, atLeast: Int(least))
  }

  /// Keeps what a sound ledger is known by, and its newest head.
  private func pin(
    _ report: VerificationReport, before pins: VerificationPins, in heads: OutsideHeads,
    _ session: Session
  ) throws {
    guard report.faults.isEmpty, report.unsupportedFrom == nil, let origin = report.origin,
      let genesis = report.genesis, let root = report.root, let key = report.ledgerKey
    else { return }
    if let known = pins.head, known.size > report.entries { return }
    try heads.keep(
      OutsideHead(
        origin: origin, genesis: genesis, ledgerKey: key, size: report.entries, root: root,
        checked: session.environment.now))
    if pins.head == nil {
      session.terminal.hint(
        "first contact with \(visible(origin)): from now on this computer knows its genesis "
          + genesis.hex)
    }
  }
}

/// What is to be verified: a ledger file, a trail, or a trail in a tar file, which is unpacked.
private struct Subject {
  /// A path that can be read entry by entry.
  let readable: String
  private let isTrail: Bool
  private let scratch: ScratchFolder?

  init(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ProgramError.ledgerMissing(path: path, origin: "the command line")
    }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    if attributes?[.type] as? FileAttributeType == .typeDirectory {
      readable = path
      isTrail = true
      scratch = nil
    } else if path.hasSuffix(".tar") {
      let scratch = try ScratchFolder()
      try TarFile.unpack(path, to: scratch.path)
      readable = scratch.path
      isTrail = true
      self.scratch = scratch
    } else {
      readable = path
      isTrail = false
      scratch = nil
    }
  }

  /// The origin that the genesis names; nil where it cannot be read.
  func origin() -> String? {
    // What cannot be read is for the verification to tell.
    guard let bytes = try? LogReader(path: readable).next() else { return nil }
    return try? Entry(bytes).event.ledger
  }

  func verify(
    _ pins: VerificationPins, progress: (Int64) -> Void
  ) throws -> VerificationReport {
    if isTrail {
      return try TrailVerification.run(folder: readable, pins: pins, progress: progress)
    }
    do {
      return try LedgerVerification.run(file: readable, pins: pins, progress: progress)
    } catch let error as StoreError where Explanation.of(error).exitStatus == 10 {
      // Elsewhere there is no ledger then; here one was said to be there (DESIGN 7).
      throw LedgerError(
        "E-VERIFY-UNREADABLE", "\(readable) can't be read as a ledger, so nothing in it is proved",
        next: "name the ledger or the trail that you mean, or take another copy", exitStatus: 3)
    }
  }
}
