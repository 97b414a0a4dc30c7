public import CanonicalJSON
import Signing
import TransparencyLog

/// A ballot that its voter signed and handed over in time, and that was not recorded. Somebody else with a seat in
/// the poll puts it on record once voting is over. It counts only where the body says so: see `SettlePoll`.
public struct BallotHeld: EventKind {
  public static let name = "ballot.held"

  public var ballot: HandedBallot
  /// The seat for which whoever records it speaks: another one than the ballot's.
  public var seat: Identifier

  public init(_ ballot: HandedBallot, seat: Identifier) {
    self.ballot = ballot
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    ballot = try fields.object("ballot", as: HandedBallot.self)
    seat = try fields.identifier("seat")
  }

  public var json: JSON { ["ballot": ballot.json, "seat": .identifier(seat)] }

  public var documents: [TextReference.Name] { ballot.cast.documents }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let (cast, signed) = (ballot.cast, ballot.event)
    guard let poll = try register.poll(cast.poll) else { throw Refusal.pollUnknown(cast.poll) }
    guard poll.rule.contestWithin != nil else { throw Refusal.contestsNotHeard(poll.rule.id) }
    if let time = poll.closed { throw Refusal.pollClosedAlready(time) }
    guard entry.recorded >= poll.closes else {
      throw Refusal.votingGoesOn(closes: poll.closes, recorded: entry.recorded)
    }
    try entry.requireSeen(poll.entry, "the seal")
    guard entry.author != signed.author, seat != cast.seat else {
      throw Refusal.heldByVoter(entry.author, of: cast.seat)
    }
    guard try register.elector(seat, in: poll.seal) != nil else {
      throw Refusal.notElector(seat, poll.body)
    }
    _ = try register.requireHolder(of: seat, is: entry.author, at: entry.recorded)
    guard poll.opens <= signed.at, signed.at < poll.closes else {
      throw Refusal.heldNotInTime(signed.at, opens: poll.opens, closes: poll.closes)
    }
    let key = try Rulebook.signingKey(of: ballot, recordedWith: entry, in: register)
    guard EventSignature.verify(ballot.signature, of: signed.bytes, by: key) else {
      throw Refusal.wrongSignature(by: ballot.key)
    }
    let voter = EntryContext(
      number: entry.number, id: signed.id, author: signed.author, key: ballot.key,
      recorded: signed.at, until: signed.until, seenSize: signed.seen.size, ledger: signed.ledger)
    let judged = try cast.ballot(by: voter, in: poll, register).ballot
    return Consequences([
      .heldBallot(
        HeldBallot(
          judged, signed: signed.at, recorder: entry.author, recorderSeat: seat,
          event: entry.id))
    ])
  }
}

extension Rulebook {
  /// Judges the place in the log that the author of a held ballot claims for it.
  static func checkPlace(
    ofHeld held: BallotHeld, in entry: Candidate, after history: some History
  ) throws {
    let event = held.ballot.event
    guard event.ledger.utf8.elementsEqual(entry.event.ledger.utf8) else {
      throw Refusal.ledgerOther(event.ledger, here: entry.event.ledger)
    }
    // No entry stands for what its voter saw: a root that is another is refused, not told as an altered history.
    guard (1...max(1, entry.number)).contains(event.seen.size),
      try history.isOwn(TreeHead(size: event.seen.size, root: event.seen.root))
    else { throw Refusal.seenUnknown(size: event.seen.size) }
    let seenTime = try history.recorded(entry: event.seen.size - 1)
    guard event.at >= seenTime.adding(-clockTolerance) else {
      throw Refusal.signedBehind(event.at, seen: seenTime)
    }
  }

  /// The key of a held ballot. It spoke for the voter when the ballot says that it was signed, and does so still:
  /// what that time is only its author says, and a key that was revoked since must not vote from a drawer.
  static func signingKey(
    of ballot: HandedBallot, recordedWith entry: EntryContext, in register: some Register
  ) throws -> SSHPublicKey {
    let signed = try Candidate(
      ballot.event, number: entry.number, key: ballot.key, recorded: ballot.event.at)
    try checkTimes(of: signed)
    _ = try signingKey(of: signed, in: register, with: .none)
    let now = try Candidate(
      ballot.event, number: entry.number, key: ballot.key, recorded: entry.recorded)
    return try signingKey(of: now, in: register, with: .none)
  }
}
