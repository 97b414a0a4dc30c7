import Signing
import Sodium

@testable import Governance

extension Consortium {
  /// A consortium whose bodies wait a day after each poll for ballots that were held back.
  static func contestable(
    changing change: (inout CharterDocument) -> Void = { _ in }
  ) throws -> Consortium {
    try founded { charter in
      for index in charter.rules.indices {
        charter.rules[index].contestWithin = .day
        charter.rules[index].closesWhenAllVoted = false
        charter.rules[index].closesWhenDecided = nil
        charter.rules[index].lateQuorum = nil
      }
      change(&charter)
    }
  }

  /// A ballot that its voter signs now, and that nobody records.
  func handedOver(
    _ choice: Choice, seat: Identifier, turn: Int64 = 1, on poll: Digest,
    by person: Identifier? = nil, _ signing: Signing = Signing(),
    changing change: (inout BallotCast) -> Void = { _ in }
  ) throws -> HandedBallot {
    var cast = BallotCast(poll: poll, seat: seat, choice: choice, turn: turn)
    change(&cast)
    let (bytes, key) = try signed(
      cast, by: try person ?? holder(of: seat) ?? "nobody", signing)
    return try HandedBallot(
      Event(bytes), key: Fingerprint(of: (signing.named ?? key).publicKey),
      signature: EventSignature.sign(bytes, with: key))
  }

  /// Puts a ballot on record that was held back, as the chair may for the chair's seat.
  @discardableResult
  func hold(
    _ ballot: HandedBallot, seat: Identifier = .boardChair, by person: Identifier? = nil
  ) throws -> Digest {
    try record(
      BallotHeld(ballot, seat: seat), by: try person ?? holder(of: seat) ?? "nobody")
  }

  func wait(untilEndOf poll: Digest) {
    if let closes = register.poll(poll)?.closes, now < closes { wait(until: closes) }
  }

  /// Waits until ballots held back are no longer waited for, and closes the poll.
  @discardableResult
  func finishContest(_ poll: Digest) throws -> Outcome? {
    if let end = register.poll(poll)?.contestEnd, now < end { wait(until: end) }
    try close(poll)
    return register.poll(poll)?.outcome
  }

  /// Carries a motion by which these ballots count.
  @discardableResult
  func settle(_ poll: Digest, admitting admitted: [HandedBallot] = []) throws -> Digest {
    let motion = try propose(
      [Act(SettlePoll(poll: poll, admitted: admitted.map(\.event.id)))])
    try makeReady(motion)
    let own = try open(motion)
    try voteAll(on: own)
    wait(untilEndOf: own)
    try finishContest(own)
    return motion
  }
}
