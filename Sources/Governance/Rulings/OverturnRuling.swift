public import CanonicalJSON
public import Sodium

/// Overturns a ruling of the chair, on appeal. The question is whether to overturn it: so a majority against the
/// ruling is needed, and a tie sustains it (Robert's Rules of Order, 12th ed., 24:3).
public struct OverturnRuling: ActKind {
  /// The ruling is overturned with the closing, as it stood with the ruling.
  public static let isDeferrable = false
  public static let isRescindable = false
  public static let name = "ruling.overturn"

  public var ruling: Digest

  public init(ruling: Digest) {
    self.ruling = ruling
  }

  public init(reading fields: inout Fields) throws {
    ruling = try fields.digest("ruling")
  }

  public var json: JSON { ["ruling": .digest(ruling)] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.requireRuling(ruling).body)
  }

  public func entryToSee(in register: some Register) throws -> Int64? {
    try register.ruling(ruling)?.entry
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let found = try register.requireStanding(ruling)
    return try register.ending(found, .overturned, at: context.decided, by: context.motion.id)
  }
}

extension Motion {
  /// The ruling that it is an appeal from.
  public var appealedRuling: Digest? {
    (acts.first?.content as? OverturnRuling)?.ruling
  }
}
