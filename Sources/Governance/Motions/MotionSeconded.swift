public import CanonicalJSON
public import Sodium

/// A seat other than the mover's wants the motion to come to a vote.
public struct MotionSeconded: EventKind {
  public static let name = "motion.seconded"

  public var motion: Digest
  public var seat: Identifier
  public var version: Int64

  public init(motion: Digest, version: Int64, seat: Identifier) {
    self.motion = motion
    self.seat = seat
    self.version = version
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.digest("motion")
    seat = try fields.identifier("seat")
    version = try fields.integer("version", in: 1...9999)
  }

  public var json: JSON {
    ["motion": .digest(motion), "seat": .identifier(seat), "version": .integer(version)]
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let found = try register.requireProposed(motion, at: entry.recorded)
    guard version == found.version else {
      throw Refusal.versionStale(found.number, named: version, current: found.version)
    }
    try entry.requireSeen(found.finalEntry, "the motion")
    let definition = try register.requireHolder(
      of: seat, is: entry.author, at: entry.recorded)
    guard definition.body == found.body, definition.voting else {
      throw Refusal.seatElsewhere(seat, found.body)
    }
    guard entry.author != found.mover else { throw Refusal.ownSecond(found.number) }
    let earlier = try register.seconds(of: motion, version: version)
    guard !earlier.contains(where: { $0.seat == seat || $0.person == entry.author }) else {
      throw Refusal.secondedAlready(found.number, entry.author)
    }
    return Consequences([
      .second(Second(motion: motion, version: version, seat: seat, person: entry.author))
    ])
  }
}
