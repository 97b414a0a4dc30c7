internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The holder of a seat lets another person vote for it.
struct ProxyGrant: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Let another person vote for your seat.",
    discussion: """
      For the polls on one motion, for one poll, at one meeting, or, with none of these, for every poll of the body; \
      where the rule allows proxies, to whom it lets carry them. Your own ballot goes before the proxy's, whenever it \
      comes; of two proxies for one poll the later is good.
      """)
  static let examples = [
    Example(
      "gavel proxy grant cern-rep --motion board-2026-001 --yes", "for the polls on one motion"),
    Example(
      "gavel proxy grant cern-rep --seat board-1 --expires 30d --yes",
      "for every poll of the body, for thirty days"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "Your seat; it may be left out where the body is told and you hold one there.")
  var seat: String?

  @Option(help: "For the polls on this motion.")
  var motion: String?

  @Option(help: "For this poll: its motion's number, or eight digits of its id.")
  var poll: String?

  @Option(help: "For the polls that are opened during this meeting.")
  var meeting: String?

  @Option(help: "The body; else that of the motion, poll or meeting.")
  var body: String?

  @Option(help: ArgumentHelp("Until when: a time, or how far off (30d).", valueName: "time"))
  var expires: String?

  @Argument(help: "Who is to vote for it.")
  var carrier: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let carrier = try Identifier.argument(carrier)
    guard [motion, poll, meeting].compactMap({ $0 }).count <= 1 else {
      throw ProgramError.usage(
        "a proxy is for one of a motion, a poll or a meeting", next: "grant one for each")
    }
    let expires = try expires.map {
      try TimeText.deadline($0, of: "--expires", from: ledger.now)
    }
    let face = try session.clockFace
    let intention = try ledger.view { view in
      let (scope, place) = try scope(in: view)
      let seat = try seat(of: person, in: place, view)
      let event = ProxyGranted(seat: seat, to: carrier, for: scope, expires: expires)
      return Intention(
        event: event,
        words: [
          "\(carrier) may vote for your seat \(seat), "
            + ((motion ?? poll ?? meeting).map { "in \($0)" } ?? "in every poll of its body")
            + (expires.map { ", until \(face.text($0))" } ?? "")
        ],
        result: { recorded in
          Intention.Result(
            members: ["proxy": .string(recorded.event.hex), "seat": .string(seat.text)],
            text: "proxy \(recorded.event.hex.prefix(8)) is good until it is revoked or runs out\n")
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  private func scope(in view: LedgerView) throws -> (Proxy.Scope, body: Identifier?) {
    let body = try body.map { try Identifier.argument($0) }
    if let motion {
      let found = try view.motion(motion)
      return (.motion(found.id), body ?? found.body)
    }
    if let poll {
      let (found, _) = try view.poll(poll, in: body)
      return (.poll(found.seal), found.body)
    }
    if let meeting {
      let found = try view.meeting(meeting)
      return (.meeting(found.id), found.body)
    }
    return (.body, body)
  }

  private func seat(
    of person: Identifier, in body: Identifier?, _ view: LedgerView
  ) throws -> Identifier {
    if let body { return try view.seat(seat, of: person, in: body).seat.id }
    guard let seat else {
      throw ProgramError.usage(
        "it is not said for which seat", next: "name it with --seat, or its body with --body")
    }
    return try Identifier.argument(seat)
  }
}
