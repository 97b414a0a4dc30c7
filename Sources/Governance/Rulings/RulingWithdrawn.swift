public import CanonicalJSON
public import Sodium

/// The chair takes a ruling back.
public struct RulingWithdrawn: EventKind {
  public static let name = "ruling.withdrawn"

  public var ruling: Digest

  public init(ruling: Digest) {
    self.ruling = ruling
  }

  public init(reading fields: inout Fields) throws {
    ruling = try fields.digest("ruling")
  }

  public var json: JSON { ["ruling": .digest(ruling)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let found = try register.requireStanding(ruling)
    guard try register.chair(of: found.body, at: entry.recorded) == entry.author else {
      throw Refusal.notChair(entry.author, found.body)
    }
    try entry.requireSeen(found.entry, "the ruling")
    return Consequences(
      try register.ending(found, .withdrawn, at: entry.recorded, by: entry.id))
  }
}
