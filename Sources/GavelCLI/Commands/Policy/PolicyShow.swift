internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The versions of one policy, or one of them.
struct PolicyShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the versions of a policy, and which of them is in force.",
    discussion: """
      With --as-of, the version in force on that day; with --known-at, as the book knew it then. A \
      version whose text an earlier one had is shown as reverting to it.
      """)
  static let examples = [
    Example("gavel policy show model-cards", "shows each version, from when until when"),
    Example("gavel policy show model-cards --version 1", "shows one version"),
    Example(
      "gavel policy show model-cards --as-of 2027-01-01", "marks what was in force on that day"),
  ]

  static let takesVersion = true

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: ArgumentHelp("Only this version, in force or not.", valueName: "number"))
  var version: Int64?

  @Argument(help: "The policy.")
  var policy: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(policy)
    let ledger = try session.ledger()
    try reading.view(ledger) { try Self.show(id, version: version, $0, session) }
  }

  /// - Parameter version: all of them where nothing is said.
  static func show(
    _ id: Identifier, version: Int64? = nil, _ view: LedgerView, _ session: Session
  ) throws {
    let face = try session.clockFace
    guard let known = try view.policyVersions(id) else { throw LedgerError.noPolicy(id) }
    let shown = try version.map { [try known.version($0)] } ?? known.versions
    var table = Table(["VERSION", "TITLE", "FROM", "TO", "BY", "TEXT", ""])
    for version in shown {
      var remarks = [
        version.version == known.inForce?.version ? "in force" : nil,
        known.reverted(by: version).map { "reverts to version \($0)" },
      ]
      remarks += try view.dates(of: version, face)
      table.add([
        "\(version.version)", version.title, face.text(version.inForce.from),
        version.standing.to.map { face.text($0) } ?? "",
        try view.register.motion(version.motion)?.number.text ?? "",
        String(version.text.hex.prefix(12)),
        remarks.compactMap { $0 }.joined(separator: ", "),
      ])
    }
    try session.output.list(
      "gavel.policy/1", try shown.map { try known.members(of: $0, in: view) }, table: table)
  }
}

extension LedgerView {
  /// Until when members may object to the decision that made the version; nil where they may not.
  func objectionsEnd(of version: Policy) throws -> Timestamp? {
    guard let span = try register.objectionPeriod(on: version.motion)?.span, span.contains(time),
      try register.reversal(of: version.motion) == nil
    else { return nil }
    return span.to
  }

  /// What is to be said of a version's dates besides from when until when it is in force.
  fileprivate func dates(of version: Policy, _ face: ClockFace) throws -> [String?] {
    let reversal = try register.reversal(of: version.motion)
    return [
      version.adopted < version.inForce.from ? "adopted \(face.text(version.adopted))" : nil,
      try objectionsEnd(of: version).map { "members may object until \(face.text($0))" },
      try reversal.map {
        $0.words(by: try register.motion($0.by)?.number.text ?? String($0.by.hex.prefix(12)))
      },
      version.reviewBy.map { "review by \(face.text($0))" + ($0 <= time ? ", due" : "") },
      version.sunset.map { "sunset \(face.text($0))" },
    ]
  }
}

extension PolicyVersions {
  /// - Throws: `LedgerError` where the book knows no such version.
  func version(_ number: Int64) throws -> Policy {
    guard let version = self[number] else {
      throw LedgerError(
        "E-POLICY-VERSION", "\(policy) has \(versions.count) versions, and no version \(number)",
        next: "list them: gavel policy show \(policy)", exitStatus: 5)
    }
    return version
  }
}

extension LedgerError {
  static func noPolicy(_ id: Identifier) -> LedgerError {
    LedgerError(
      "E-POLICY-UNKNOWN", "there is no policy \(id)", next: "list them: gavel policy list",
      exitStatus: 5)
  }

  static func policyNotInForce(_ id: Identifier, at time: String) -> LedgerError {
    LedgerError(
      "E-POLICY-UNKNOWN", "no version of \(id) is in force at \(time)",
      next: "see its versions: gavel policy show \(id)", exitStatus: 5)
  }
}
