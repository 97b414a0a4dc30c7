internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// How a poll came out, so that a director can repeat it by hand.
struct PollExplanation {
  let lines: [String]

  init(_ poll: Poll, in view: LedgerView, _ face: ClockFace) throws {
    var lines = [
      "  poll \(poll.seal.hex.prefix(12))… in \(poll.body), \(face.text(poll.opens)) to "
        + face.text(poll.closes)
    ]
    if let tally = poll.result {
      let page = PollPage(
        tally: tally, rule: poll.rule, outcome: poll.outcome ?? tally.outcome,
        presence: poll.presence, rollCall: poll.rollCall,
        held: poll.settled == nil ? poll.held : nil)
      lines += page.text.split(separator: "\n").map { "    \($0)" }
      let margin = tally.margin
      lines.append("    " + Self.words(margin))
      lines += try view.pivots(of: poll).map { "    \($0.words)" }
      if let casting = poll.casting {
        lines.append("    the chair's casting vote: \(casting.rawValue)")
      }
      lines.append("    \((poll.outcome ?? tally.outcome).word)")
      lines += try view.register.dissents(from: poll.seal).map { "    dissent    \($0.words)" }
    } else {
      let voted = Set(try view.register.ballots(in: poll.seal).map(\.seat)).count
      lines.append(
        "    \(view.time < poll.closes ? "open" : "over, not closed"); "
          + (voted == 1 ? "1 seat has voted" : "\(voted) seats have voted"))
      if let called = try view.register.standingRollCall(on: poll.seal) {
        lines.append("    \(called.words(in: poll, at: view.time, face))")
      }
    }
    if let witnessed = try view.witnessed(poll) {
      lines.append("    " + witnessed.words(isClosed: poll.isClosed))
    }
    lines += try view.heldLines(of: poll, face).map { "    \($0)" }
    if try view.register.isSigned(poll) {
      lines.append("    signed by all, the last on \(face.text(poll.closes))")
    }
    lines += try view.compromisedBallots(in: poll).map { "    \($0.words)" }
    lines += try view.register.recusals(from: poll.seal).map { "    \($0.words)" }
    if poll.rule.formalities != nil {
      lines += IneligibleSeats.words(try view.register.electors(of: poll.seal)).map { "    \($0)" }
    }
    self.lines = lines
  }

  /// How many votes it was from the other outcome.
  private static func words(_ margin: Int64) -> String {
    switch margin {
    case 0: "exactly as many yes as it takes"
    case 1...: "\(margin) yes more than it takes"
    default: "\(-margin) yes fewer than it takes"
    }
  }
}

extension LedgerView {
  /// The single ballots by which a closed poll would have come out otherwise.
  func pivots(of poll: Poll) throws -> [Pivot] {
    guard poll.result != nil else { return [] }
    return Pivot.all(
      of: poll, electors: try register.electors(of: poll.seal),
      ballots: try register.countedBallots(in: poll),
      recusals: try register.recusals(from: poll.seal))
  }
}

extension Pivot {
  private static let listed = 4

  /// `with one of toc-1, toc-2 as no instead of yes: FAILED`
  var words: String {
    let named = seats.prefix(Self.listed).map(\.text).joined(separator: ", ")
    let others = seats.count - Self.listed
    let who = others > 0 ? "\(named) or \(others) more" : named
    return "with \(seats.count > 1 ? "one of " : "")\(who) voting \(instead.rawValue), "
      + "\(choice.map { "not \($0.rawValue)" } ?? "not silent"): \(outcome.word)"
  }

  var json: JSON {
    var members: [String: JSON] = [
      "instead": .string(instead.rawValue), "outcome": .string(outcome.rawValue),
      "seats": .array(seats.map { .string($0.text) }),
    ]
    members["choice"] = choice.map { .string($0.rawValue) }
    return .object(members)
  }
}

extension Poll {
  var members: [String: JSON] {
    var members: [String: JSON] = [
      "body": .string(body.text), "closes": .string(closes.description),
      "electorate": .string(electorate.hex), "opens": .string(opens.description),
      "poll": .string(seal.hex), "rule": .string(rule.id.text),
    ]
    members["closed"] = closed.map { .string($0.description) }
    members["outcome"] = outcome.map { .string($0.rawValue) }
    members["presence"] = presence?.json
    members["roll_call"] = rollCall?.json
    members["tally"] = result?.json
    members["witnessed"] = witnessed?.json
    members["held"] = held?.json
    members["settled"] = settled.map { .string($0.hex) }
    members["casting"] = casting.map { .string($0.rawValue) }
    return members
  }

  /// With what would have changed it, where it is closed.
  func members(in view: LedgerView) throws -> [String: JSON] {
    var members = members
    let dissents = try view.register.dissents(from: seal)
    if !dissents.isEmpty { members["dissents"] = .array(dissents.map(\.json)) }
    members["witnessed"] = try view.witnessed(self)?.json
    if rule.contestWithin != nil {
      members["held_ballots"] = .array(try view.register.heldBallots(in: seal).map(\.json))
    }
    if result != nil { members["pivots"] = .array(try view.pivots(of: self).map(\.json)) }
    if try view.register.isSigned(self) { members["signed"] = .string(closes.description) }
    if rule.formalities != nil {
      members["ineligible"] = .array(IneligibleSeats.json(try view.register.electors(of: seal)))
    }
    let compromised = try view.compromisedBallots(in: self)
    if !compromised.isEmpty { members["compromised_ballots"] = .array(compromised.map(\.json)) }
    members["recusals"] = .array(
      try view.register.recusals(from: seal).map { .object($0.members) })
    return members
  }
}
