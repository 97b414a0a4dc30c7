internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The chair rules on a question of order.
struct MotionRule: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Rule on a question of order, as the chair.",
    discussion: """
      The ruling stands unless the body overturns it on appeal. A motion that is ruled out of order is not voted \
      on while the ruling stands.
      """)
  static let examples = [
    Example(
      "gavel motion rule ruling.md --question Germane --motion council-2026-001 --out-of-order --yes",
      "rules the motion out of order")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "What was asked, in a line.")
  var question: String

  @Option(help: "The motion that it is about.")
  var motion: String?

  @Flag(help: "The motion is out of order.")
  var outOfOrder = false

  @Option(help: "The body, where the ruling is about no motion.")
  var body: String?

  @Option(help: "The meeting at which it is made.")
  var meeting: String?

  @Argument(
    help: "The ruling with its reasons, in Markdown or plain; - is stdin.", completion: .file())
  var text: String

  func perform(in session: Session) throws {
    guard !outOfOrder || motion != nil else {
      throw ProgramError.usage("nothing is out of order", next: "name the motion with --motion")
    }
    let ledger = try session.ledger(readOnly: false)
    let document = HandedDocument(bytes: try Files.read(text, in: session.environment))
    let intention = try ledger.view { view in
      let motion = try self.motion.map { try view.motion($0) }
      guard let body = try self.body.map({ try Identifier.argument($0) }) ?? motion?.body else {
        throw ProgramError.usage("a ruling is made in a body", next: "name it with --body")
      }
      let what = motion.map { "\($0.number)\(outOfOrder ? " is out of order" : "")" }
      return Intention(
        event: ChairRuled(
          body: body, question: question,
          text: TextReference(
            name: document.name, size: Int64(document.bytes.count),
            media: MotionContent.media(of: text)),
          motion: motion?.id, isOutOfOrder: outOfOrder,
          meeting: try meeting.map { try view.meeting($0).id }),
        documents: [document],
        words: [
          "a ruling of the chair of \(body): \(question)",
          (what.map { "\($0)   " } ?? "") + "[text sha256 \(document.digest.hex)]",
        ],
        result: { recorded in
          let ruling = try ledger.view { try $0.register.ruling(recorded.event) }
          guard let ruling else { return Intention.Result() }
          return Intention.Result(
            members: ["ruling": .string(ruling.number.text)],
            text: "the ruling is \(ruling.number); an appeal is moved until "
              + "\(try session.clockFace.text(ruling.appealUntil))\n")
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}

/// The chair takes a ruling back.
struct MotionWithdrawRuling: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw-ruling", abstract: "Take a ruling back, as the chair.")
  static let examples = [
    Example(
      "gavel motion withdraw-ruling council-o2026-001 --yes",
      "withdraws it: what it kept from a vote goes on")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The ruling's number, or its id.")
  var ruling: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let found = try ledger.view { try $0.ruling(ruling) }
    let intention = Intention(
      event: RulingWithdrawn(ruling: found.id),
      words: ["to withdraw the ruling \(found.number): \(found.question)"],
      result: { _ in
        Intention.Result(
          members: ["ruling": .string(found.number.text)],
          text: "the ruling \(found.number) is withdrawn\n")
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}

/// Moves to overturn a ruling.
struct MotionAppeal: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal", abstract: "Appeal from a ruling of the chair.",
    discussion: """
      It takes a second, and a majority against the ruling to overturn it; a tie sustains the chair. You may \
      open the poll yourself.
      """)
  static let examples = [
    Example("gavel motion appeal council-o2026-001 --yes", "moves to overturn the ruling")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The ruling's number, or its id.")
  var ruling: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let found = try ledger.view { try $0.ruling(ruling) }
    try session.propose(
      OverturnRuling(ruling: found.id), about: found.body,
      title: "To overturn the ruling \(found.number)", words: ["it is: \(found.question)"],
      in: ledger, signing)
  }
}

extension LedgerView {
  /// A ruling by its number or the id of its event.
  func ruling(_ text: String) throws -> Ruling {
    if let number = Identifier(text), let ruling = try register.ruling(numbered: number) {
      return ruling
    }
    if let id = Digest(hex: text), let ruling = try register.ruling(id) { return ruling }
    let numbers = try register.rulings().map(\.number.text)
    throw LedgerError(
      "E-RULING-UNKNOWN", "there is no ruling \"\(text)\"",
      next: Spelling.closest(to: text, among: numbers).map { "did you mean \($0)?" }
        ?? "see those on a motion or in a body: gavel body show", exitStatus: 5)
  }

  /// The appeals from a ruling that were moved, each with its state.
  func appeals(from ruling: Ruling) throws -> [(motion: Motion, state: String)] {
    try register.appeals(from: ruling.id).compactMap { appeal in
      try register.motion(appeal.motion).map { ($0, try state(of: $0)) }
    }
  }
}

extension Ruling {
  /// `council-o2026-001   Is it in order?   standing: gavel document show 3f…`
  var words: String {
    "\(number)   \(visible(question))   "
      + (isOutOfOrder ? "out of order, " : "") + "\(state.rawValue): "
      + "gavel document show \(text.digest.hex)"
  }

  /// The ruling, and what became of it, in lines.
  func lines(in view: LedgerView, _ face: ClockFace) throws -> [String] {
    var lines = ["  ruling   \(words)"]
    if state == .standing, view.time < appealUntil {
      lines.append("    an appeal is moved until \(face.text(appealUntil))")
    }
    return lines
      + (try view.appeals(from: self).map { "    appeal \($0.motion.number): \($0.state)" })
  }

  func json(in view: LedgerView) throws -> JSON {
    var members: [String: JSON] = [
      "appeal_until": .string(appealUntil.description),
      "appeals": .array(
        try view.appeals(from: self).map {
          ["motion": .string($0.motion.number.text), "state": .string($0.state)]
        }),
      "body": .string(body.text), "chair": .string(chair.text), "entry": .integer(entry),
      "number": .string(number.text), "out_of_order": .bool(isOutOfOrder),
      "question": .string(question), "ruled": .string(ruled.description),
      "ruling": .string(id.hex), "state": .string(state.rawValue), "text": text.json,
    ]
    members["motion"] = try motion.flatMap { try view.register.motion($0) }
      .map { .string($0.number.text) }
    members["ended"] = ended.map { .string($0.description) }
    return .object(members)
  }
}
