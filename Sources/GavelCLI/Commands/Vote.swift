internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A ballot.
struct Vote: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "vote", abstract: "Cast the ballot of your seat on an open poll.",
    discussion: """
      Until the poll closes you may vote again: the ballot with the highest turn counts, the earlier ones stay \
      visible. A reason goes along as a salted document, which a motion can redact. With --alternate you vote as the \
      alternate of a seat, with --proxy by a proxy that its holder granted you; the holder's own ballot goes before \
      both, whenever it comes.
      """)
  static let examples = [
    Example("gavel vote council-2026-001 yes", "asks, then signs and records your ballot"),
    Example("gavel vote council-2026-001 no --yes --reason reason.md", "gives a reason"),
    Example("gavel vote board-2026-001 yes --proxy PROXY --yes", "votes by a proxy"),
    Example(
      "gavel vote board-2026-001 yes --seat board-1 --alternate --yes",
      "votes as the alternate of a seat"),
  ]

  static let usage: String? =
    "gavel status tells what awaits your vote; then gavel vote NUMBER yes, no or abstain"

  enum Answer: String, ExpressibleByArgument, CaseIterable {
    case yes, no, abstain

    var choice: Choice {
      switch self {
      case .yes: .yes
      case .no: .no
      case .abstain: .abstain
      }
    }
  }

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "Which of your seats votes; of which you are the alternate, with --alternate.")
  var seat: String?

  @Flag(help: "Votes as the alternate of the seat.")
  var alternate = false

  @Option(help: "Votes by this proxy: eight digits of its id.")
  var proxy: String?

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Option(help: "Why: a text; - is stdin.", completion: .file())
  var reason: String?

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  @Argument(help: "yes, no or abstain.")
  var choice: Answer

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let reason = try self.reason.map {
      HandedDocument.salted(try Files.read($0, in: session.environment))
    }
    let place = try ledger.view { try Place(self, of: person, in: $0) }
    guard !place.poll.isClosed, ledger.now < place.poll.closes else {
      throw try place.tooLate(session, now: ledger.now)
    }
    let turns = try BallotTurns(session.folders, poll: place.poll.seal)
    let signed = try turns.last(of: place.held.seat.id)
    if let last = place.last, last.choice == choice.choice, last.person == person,
      last.turn >= signed, reason == nil, !signing.dryRun, signing.writing.output == nil
    {
      return try repeated(last, place, in: ledger, session)
    }
    let turn = max(place.last?.turn ?? 0, signed) + 1
    let intention = Intention(
      event: BallotCast(
        poll: place.poll.seal, seat: place.held.seat.id, choice: choice.choice, turn: turn,
        reason: reason?.digest, proxy: place.proxy, asAlternate: place.speaks == .alternate),
      documents: reason.map { [$0] } ?? [],
      words: place.words(choice.choice, turn: turn, signed: signed),
      willLeave: { try turns.keep(turn, of: place.held.seat.id) },
      result: { _ in Intention.Result(members: members(place, turn: turn)) })
    let signer = try session.signer(signing, in: ledger)
    try session.carryOut(intention, in: ledger, as: signer, signing)
  }

  private func members(_ place: Place, turn: Int64) -> [String: JSON] {
    [
      "choice": .string(choice.rawValue), "closes": .string(place.poll.closes.description),
      "motion": .string(place.motion.number.text), "seat": .string(place.held.seat.id.text),
      "turn": .integer(turn),
    ]
  }

  /// The very ballot stands already: a command that was stopped can be given again.
  private func repeated(
    _ last: Ballot, _ place: Place, in ledger: OpenLedger, _ session: Session
  ) throws {
    try session.report(
      entry: last.entry, event: last.event, head: try ledger.head(),
      receipt: session.keep(try ledger.receipt(ofEntry: last.entry)), isRepeated: true,
      Intention.Result(
        members: members(place, turn: last.turn),
        text: "  \(last.choice.rawValue.uppercased()) by seat \(last.seat), turn \(last.turn)\n"))
  }

  /// The poll and the seat that votes in it.
  private struct Place {
    let poll: Poll
    let motion: Motion
    let held: LedgerView.HeldSeat
    let capacity: String
    /// For whom the person votes.
    let speaks: Ballot.Capacity
    let proxy: Digest?
    /// The seat's last recorded ballot in this capacity.
    let last: Ballot?

    init(_ vote: Vote, of person: Identifier, in view: LedgerView) throws {
      (poll, motion) = try view.poll(
        vote.motion, in: try vote.body.map { try Identifier.argument($0) })
      let seal = poll.seal
      (held, speaks, proxy) = try Self.seat(vote, of: person, in: poll, view)
      capacity =
        try view.words(held) + (speaks == .holder ? "" : ", \(speaks.words)")
      last = try view.register.lastBallot(of: held.seat.id, in: seal, as: speaks)
    }

    private static func seat(
      _ vote: Vote, of person: Identifier, in poll: Poll, _ view: LedgerView
    ) throws -> (LedgerView.HeldSeat, Ballot.Capacity, Digest?) {
      func held(_ id: Identifier) throws -> LedgerView.HeldSeat {
        guard let seat = try view.register.seat(id, at: view.time),
          let organization = try view.register.holder(of: seat, at: view.time)?.organization
            ?? view.register.alternate(of: seat, at: view.time)?.organization
        else { throw LedgerError.postUnknown(id) }
        return LedgerView.HeldSeat(seat: seat, organization: organization)
      }
      if let named = vote.proxy {
        let proxy = try view.proxy(named)
        return (try held(proxy.seat), .proxy, proxy.id)
      }
      if vote.alternate {
        guard let seat = vote.seat else {
          throw ProgramError.usage(
            "it is not said for which seat you are the alternate", next: "name it with --seat")
        }
        return (try held(try Identifier.argument(seat)), .alternate, nil)
      }
      let own = try view.seat(vote.seat, of: person, in: poll.body) { seat in
        try view.register.elector(seat.id, in: poll.seal) != nil
      }
      return (own, .holder, nil)
    }

    func words(_ choice: Choice, turn: Int64, signed: Int64) -> [String] {
      let text = motion.texts.first { $0.role == .operative }
      let digest = text.map { "   [text sha256 \($0.digest.hex.prefix(8))…]" } ?? ""
      var earlier = "your first ballot here"
      if let last {
        earlier =
          "after your \(last.choice.rawValue.uppercased()), turn \(last.turn), entry \(last.entry)"
      }
      if signed > (last?.turn ?? 0) { earlier += "; turn \(signed) is signed and not recorded" }
      return [
        "\(capacity):",
        "\(motion.number)  \(motion.title)\(digest)  ->  \(choice.rawValue.uppercased())   turn "
          + "\(turn), \(earlier)",
      ]
    }

    func tooLate(_ session: Session, now: Timestamp) throws -> LedgerError {
      let face = try session.clockFace
      let closes = poll.closed.map { min($0, poll.closes) } ?? poll.closes
      let stands =
        last.map {
          "Your ballot (entry \($0.entry), \($0.choice.rawValue.uppercased())) stands."
        } ?? "Your seat has no ballot in it."
      let next =
        if poll.isClosed {
          "see its outcome: gavel poll show \(motion.number)"
        } else if let end = poll.contestEnd, now < end {
          "a ballot that you handed over in time can be put on record until \(face.text(end)), by another voter: "
            + "gavel ballot hold FILE"
        } else {
          "anyone may close the poll now: gavel poll close \(motion.number)"
        }
      return LedgerError(
        "E-POLL-CLOSED",
        "voting on \(motion.number) closed on \(face.text(closes)), \(face.distance(to: closes)). "
          + "Nothing was recorded. \(stands)",
        next: next, exitStatus: 5)
    }
  }
}
