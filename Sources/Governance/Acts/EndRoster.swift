public import CanonicalJSON

/// Ends the keeping of a roster. What was attested in it stays readable.
public struct EndRoster: ActKind {
  public static let name = "roster.end"
  public static let isDeferrable = false

  public var roster: Identifier

  public init(roster: Identifier) {
    self.roster = roster
  }

  public init(reading fields: inout Fields) throws {
    roster = try fields.identifier("roster")
  }

  public var json: JSON { ["roster": .identifier(roster)] }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    var ended = try register.requireRoster(roster, at: context.effective)
    ended.inForce = ended.inForce.ended(at: context.effective)
    ended.endedBy = context.motion.id
    return [.roster(ended)]
  }
}
