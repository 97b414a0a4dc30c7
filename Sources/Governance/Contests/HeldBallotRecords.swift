public import Sodium

/// A ballot that was put on record after voting was over.
public struct HeldBallot: Record {
  /// What it says. Its entry is the one that put it on record.
  public var ballot: Ballot
  /// When its voter says to have signed it.
  public var signed: Timestamp
  /// Who put it on record, and for which seat that person spoke.
  public var recorder: Identifier
  public var recorderSeat: Identifier
  /// The event by which that was done.
  public var event: Digest
  /// The motion by which the body let it count.
  public var admitted: Digest?

  package init(
    _ ballot: Ballot, signed: Timestamp, recorder: Identifier, recorderSeat: Identifier,
    event: Digest, admitted: Digest? = nil
  ) {
    self.ballot = ballot
    self.signed = signed
    self.recorder = recorder
    self.recorderSeat = recorderSeat
    self.event = event
    self.admitted = admitted
  }

  /// The id of the event that its voter signed.
  public var key: Digest { ballot.event }
}

/// The held ballots of a register in memory.
struct HeldBallotTable: Sendable {
  private var table = Table<HeldBallot>()
  private var byPoll = Index<Digest, HeldBallot>()

  var all: [HeldBallot] { table.all }

  func all(in poll: Digest) -> [HeldBallot] { table.select(byPoll[poll]) }

  mutating func put(_ held: HeldBallot) {
    table.put(held, in: &byPoll, under: held.ballot.poll)
  }
}

extension MemoryRegister {
  public func heldBallots() -> [HeldBallot] { heldBallotTable.all }
  public func heldBallots(in poll: Digest) -> [HeldBallot] { heldBallotTable.all(in: poll) }
}
