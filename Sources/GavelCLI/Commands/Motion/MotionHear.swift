internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Calls those to be heard whom a motion would remove.
struct MotionHear: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "hear", abstract: "Call a hearing of those whom a motion would remove.",
    discussion: """
      Under a rule with a hearing no poll on an expulsion, a suspension or the vacating of a seat opens before it, \
      unless all concerned have waived it. The chair or the secretary calls it, and the mover where they do not.
      """)
  static let examples = [
    Example(
      "gavel motion hear council-2026-001 --at 15d --yes", "calls the hearing in 15 days")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(
    help:
      "When it is held: a time, or how far off (15d); where that is the notice, the full hour after it."
  )
  var at: String

  @Option(
    help: "Where it is held, and how one takes part: a file; - is stdin.", completion: .file())
  var text: String?

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let (found, notice) = try ledger.view { view in
      let found = try view.motion(motion)
      let rule = try found.requires.first { $0.body == found.body }.flatMap {
        try view.register.rule($0.rule, at: view.time)
      }
      return (found, rule?.hearing?.notice ?? 0)
    }
    let time = try session.leastSpan(notice, from: ledger.now, in: ledger).deadline(at, of: "--at")
    let document = try text.map {
      HandedDocument(bytes: try Files.read($0, in: session.environment))
    }
    let when = try session.clockFace.text(time)
    let intention = Intention(
      event: HearingCalled(
        motion: found.id, at: time,
        text: document.map {
          TextReference(
            name: $0.name, size: Int64($0.bytes.count), media: MotionContent.media(of: text ?? ""))
        }),
      documents: document.map { [$0] } ?? [],
      words: ["a hearing on \(found.number), \(found.title), at \(when)"],
      result: { _ in
        Intention.Result(
          members: ["at": .string(time.description), "motion": .string(found.number.text)],
          text: "the hearing on \(found.number) is at \(when)\n")
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}

/// One whom a motion would remove answers it.
struct MotionAnswer: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answer a motion that would remove you.",
    discussion: """
      The answer is shown beside the motion and its decision. It is kept with a salt, so that it can be redacted, \
      unless --plain is given.
      """)
  static let examples = [
    Example("gavel motion answer council-2026-001 answer.md --yes", "keeps your answer with it")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The seat that you hold, where it is not your organization that is concerned.")
  var seat: String?

  @Flag(help: "Name the text by its plain hash: nobody can redact it.")
  var plain = false

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  @Argument(help: "The answer, in Markdown or plain; - is stdin.", completion: .file())
  var text: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let bytes = try Files.read(text, in: session.environment)
    let document = plain ? HandedDocument(bytes: bytes) : .salted(bytes)
    let person = try session.person()
    let intention = try ledger.view { view in
      let found = try view.motion(motion)
      let accused = try view.accused(seat, by: found, person)
      return Intention(
        event: HearingAnswered(
          motion: found.id, accused: accused,
          text: TextReference(
            name: document.name, size: Int64(bytes.count), role: plain ? .operative : .annex,
            media: MotionContent.media(of: text))),
        documents: [document],
        words: ["the answer of \(accused.text) to \(found.number), \(found.title)"],
        result: { _ in .heard(accused, found, "the answer of \(accused.text) is kept with") })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}

/// One whom a motion would remove asks for no hearing.
struct MotionWaive: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: "Waive the hearing on a motion that would remove you.")
  static let examples = [
    Example("gavel motion waive council-2026-001 --yes", "asks for no hearing on this version")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The seat that you hold, where it is not your organization that is concerned.")
  var seat: String?

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let intention = try ledger.view { view in
      let found = try view.motion(motion)
      let accused = try view.accused(seat, by: found, person)
      return Intention(
        event: HearingWaived(motion: found.id, accused: accused),
        words: ["\(accused.text) asks for no hearing on \(found.number), \(found.title)"],
        result: { _ in .heard(accused, found, "\(accused.text) has waived the hearing on") })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}

extension LedgerView {
  /// For whom a person speaks to a motion: the seat that is named, else the organization.
  func accused(
    _ seat: String?, by motion: Motion, _ person: Identifier
  ) throws -> Accused {
    if let seat { return .seat(try identifier(seat)) }
    let concerned = try register.accused(by: motion, at: time)
    if let organization = try register.person(person)?.organization,
      concerned.contains(.organization(organization)) || concerned.isEmpty
    {
      return .organization(organization)
    }
    guard concerned.count == 1, let only = concerned.first else {
      throw ProgramError.usage(
        "\(motion.number) would remove \(concerned.map(\.text).joined(separator: ", "))",
        next: "name your seat with --seat")
    }
    return only
  }

  /// The hearing on a motion and what was said to it, in lines and as a member.
  func hearingPage(of motion: Motion, _ face: ClockFace) throws -> (lines: [String], json: JSON)? {
    let answers = try register.hearingAnswers(to: motion.id)
    let hearings = try register.hearings(on: motion.id)
    let isAsked = try register.hearingRule(of: motion, at: time) != nil
    guard isAsked || !hearings.isEmpty || !answers.isEmpty else { return nil }
    var lines = hearings.map {
      "  hearing  at \(face.text($0.at)), on version \($0.version), called by \($0.caller)"
        + ($0.text.map { ": gavel document show \($0.digest.hex)" } ?? "")
    }
    if hearings.isEmpty { lines.append("  hearing  not called") }
    lines += answers.map { "    \($0.words)" }
    return (
      lines,
      [
        "answers": .array(answers.map(\.json)),
        "called": .array(
          hearings.map { hearing in
            var members: [String: JSON] = [
              "at": .string(hearing.at.description), "caller": .string(hearing.caller.text),
              "entry": .integer(hearing.entry), "version": .integer(hearing.version),
            ]
            members["text"] = hearing.text?.json
            return .object(members)
          }),
      ]
    )
  }
}

extension HearingAnswer {
  /// `organization:meta answered by meta-rep, entry 12: gavel document show 3f…`
  var words: String {
    let what = isWaiver ? "waived" : "answered"
    return "\(accused.text) \(what) by \(person), entry \(entry)"
      + (text.map { ": gavel document show \($0.digest.hex)" } ?? "")
  }

  var json: JSON {
    var members: [String: JSON] = [
      "accused": .string(accused.text), "answered": .string(answered.description),
      "entry": .integer(entry), "person": .string(person.text), "version": .integer(version),
      "waiver": .bool(isWaiver),
    ]
    members["text"] = text?.json
    return .object(members)
  }
}

extension Intention.Result {
  fileprivate static func heard(
    _ accused: Accused, _ motion: Motion, _ line: String
  ) -> Intention.Result {
    Intention.Result(
      members: ["accused": .string(accused.text), "motion": .string(motion.number.text)],
      text: "\(line) \(motion.number)\n")
  }
}
