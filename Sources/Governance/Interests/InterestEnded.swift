public import CanonicalJSON
public import Sodium

/// Who declared an interest no longer has it. It stays readable for what was decided before.
public struct InterestEnded: EventKind {
  public static let name = "interest.ended"

  public var interest: Digest

  public init(interest: Digest) {
    self.interest = interest
  }

  public init(reading fields: inout Fields) throws {
    interest = try fields.digest("interest")
  }

  public var json: JSON { ["interest": .digest(interest)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    var ended = try register.requireInterest(interest, of: entry.author, at: entry.recorded)
    try entry.requireSeen(ended.entry, "the interest")
    ended.ended = entry.recorded
    return Consequences([.interest(ended)])
  }
}
