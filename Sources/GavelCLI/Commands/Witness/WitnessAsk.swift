internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import NetworkMessages
internal import Sodium
internal import TransparencyLog

/// Cosignatures of the newest head.
struct WitnessAsk: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask witnesses to cosign the ledger's newest head.",
    discussion: """
      Asks each witness of a policy (C2SP tlog-policy) that has an address, over HTTP: of the charter's, or of a file. It keeps the cosignatures \
      with the head: gavel prove, the trail and the published log carry them from then on. A witness that has \
      cosigned more of this ledger than the file holds, or another history, is an alarm (exit status 3). Where \
      somebody did not answer and the policy's quorum is not reached, the exit status is 13: ask again.
      """)
  static let examples = [
    Example("gavel witness ask", "asks every witness of the charter"),
    Example("gavel witness ask --policy witnesses.policy", "asks every witness of the policy"),
    Example(
      "gavel witness ask --policy witnesses.policy URL", "asks only the one at this address"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(
    help: ArgumentHelp(
      "A C2SP tlog-policy: the witnesses, their keys and addresses; else the charter's.",
      valueName: "file"),
    completion: .file())
  var policy: String?

  @Argument(help: "Ask only the witnesses at these addresses of the policy.")
  var urls: [String] = []

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let policy = try known(in: ledger, session)
    let witnesses = try chosen(of: policy, in: ledger)
    let program = try NetworkProgram("fetch", in: session)
    let round = try ledger.askWitnesses(witnesses) { witness, body in
      guard let place = WebPlace(witness.address) else {
        return .failure("its address is neither http:// nor https://")
      }
      let request = HTTPRequest(
        .post, "\(place.text)/add-checkpoint", body: body, limit: SignedNote.maximumByteCount,
        seconds: 30)
      switch try program.fetch(request) {
      case .failure(let reason): return .failure(reason)
      case .response(let status, let type, let body):
        return .answer(status: status, contentType: type, body: body)
      }
    }
    try show(round, policy, in: session)
  }

  private func known(in ledger: OpenLedger, _ session: Session) throws -> LogPolicy {
    if let policy {
      return try LogPolicy(parsing: try Files.read(policy, in: session.environment))
    }
    let rule = try ledger.view { try $0.register.charter(at: $0.time)?.witnesses }
    guard let rule else {
      throw ProgramError.usage(
        "the charter names no witnesses", next: "name them: --policy FILE, a C2SP tlog-policy")
    }
    return rule.policy
  }

  private func chosen(
    of policy: LogPolicy, in ledger: OpenLedger
  ) throws -> [LogPolicy.Witness] {
    let keys = try ledger.keys()
    if let witness = policy.witnesses.first(where: { keys.contains($0.key.publicKey) }) {
      throw ProgramError.usage(
        "the witness \(witness.name) has a key of the ledger's own",
        next: "take it out of the policy")
    }
    for url in urls where !policy.witnesses.contains(where: { $0.address == url }) {
      throw ProgramError.usage(
        "no witness of the policy is at \(url)",
        next: "see the lines witness of \(self.policy ?? "the charter's policy")")
    }
    let witnesses = policy.witnesses.filter {
      $0.url != nil && (urls.isEmpty || urls.contains($0.address))
    }
    guard !witnesses.isEmpty else {
      throw ProgramError.usage(
        "the policy names no witness with an address",
        next: "write it behind the key: witness NAME VKEY URL")
    }
    return witnesses
  }

  private func show(
    _ round: WitnessRound, _ policy: LogPolicy, in session: Session
  ) throws {
    let keys = try VerifiedCosignature.all(
      on: round.checkpoint, knowing: policy.witnesses.map(\.key)
    ).map(\.key)
    let isReached = policy.quorum != nil && policy.isSatisfied(by: Set(keys))
    let head = round.head
    let cosigned = round.witnesses.count(where: \.hasCosigned)
    let lines = round.witnesses.map { "  \(visible("\($0.witness.name)"))  \(visible($0.words))\n" }
    try session.output.show(
      "gavel.witness_asked/1",
      [
        "quorum_reached": .bool(isReached), "root": .string(head.root.base64),
        "size": .integer(head.size), "witnesses": .array(round.witnesses.map(\.json)),
      ],
      text: "\(cosigned) of \(round.witnesses.count) witnesses cosigned the head of \(head.size) "
        + "entries, root \(head.root.hex.prefix(12))…\n" + lines.joined())
    guard !isReached, cosigned < round.witnesses.count else { return }
    let isNetwork = round.witnesses.contains {
      if case .unreachable = $0.outcome { true } else { false }
    }
    session.exitStatus = isNetwork ? 13 : 1
    session.terminal.next("ask again later: gavel witness ask; it is safe to repeat")
  }
}

extension LogPolicy.Witness {
  /// Its URL as text; empty where it has none.
  fileprivate var address: String { String(decoding: url ?? [], as: UTF8.self) }
}

extension AskedWitness {
  fileprivate var words: String {
    switch outcome {
    case .cosigned: "cosigned"
    case .refused(let status): "refused, with the status \(status)"
    case .unsound(let reason): "gave no cosignature: \(reason)"
    case .unreachable(let reason): "did not answer: \(reason)"
    }
  }

  fileprivate var json: JSON {
    var members: [String: JSON] = [
      "key": .string(witness.key.text), "name": .string("\(witness.name)"),
      "url": .string(witness.address),
    ]
    switch outcome {
    case .cosigned(let time):
      members["outcome"] = "cosigned"
      members["time"] = .integer(time)
    case .refused(let status):
      members["outcome"] = "refused"
      members["status"] = .integer(Int64(status))
    case .unsound(let reason):
      members["outcome"] = "unsound"
      members["reason"] = .string(reason)
    case .unreachable(let reason):
      members["outcome"] = "unreachable"
      members["reason"] = .string(reason)
    }
    return .object(members)
  }
}
