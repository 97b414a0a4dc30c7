public import CanonicalJSON
public import Sodium

/// A seat wants a poll on a motion in its body to be opened.
public struct PollDemanded: EventKind {
  public static let name = "poll.demanded"

  public var body: Identifier
  public var motion: Digest
  public var seat: Identifier
  public var version: Int64

  public init(motion: Digest, version: Int64, body: Identifier, seat: Identifier) {
    self.body = body
    self.motion = motion
    self.seat = seat
    self.version = version
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
    motion = try fields.digest("motion")
    seat = try fields.identifier("seat")
    version = try fields.integer("version", in: 1...9999)
  }

  public var json: JSON {
    [
      "body": .identifier(body), "motion": .digest(motion), "seat": .identifier(seat),
      "version": .integer(version),
    ]
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let found = try register.requireMotion(motion)
    switch found.state {
    case .carried, .withdrawn, .void, .divided, .referred:
      throw Refusal.motionSettled(found.number, found.state)
    case .contested: throw Refusal.pollContested(found.number)
    case .proposed, .open, .failed, .noQuorum, .tied: break
    }
    guard version == found.version else {
      throw Refusal.versionStale(found.number, named: version, current: found.version)
    }
    try entry.requireSeen(found.finalEntry, "the motion")
    let current = try register.requiringAsPowersStand(found, at: entry.recorded)
    guard current.requires.contains(where: { $0.body == body }) else {
      throw Refusal.bodyNotRequired(body)
    }
    let definition = try register.requireHolder(
      of: seat, is: entry.author, at: entry.recorded)
    guard definition.body == body, definition.voting else {
      throw Refusal.seatElsewhere(seat, body)
    }
    let earlier = try register.demands(for: motion, version: version, in: body)
    guard !earlier.contains(where: { $0.seat == seat || $0.person == entry.author }) else {
      throw Refusal.demandedAlready(found.number, entry.author)
    }
    return Consequences([
      .demand(
        Demand(motion: motion, version: version, body: body, seat: seat, person: entry.author))
    ])
  }
}
