public import CanonicalJSON

/// Gives an objective up. Its history stays readable.
public struct DropObjective: ActKind {
  public static let name = "objective.drop"
  public static let isDeferrable = false

  public var objective: Identifier

  public init(objective: Identifier) {
    self.objective = objective
  }

  public init(reading fields: inout Fields) throws {
    objective = try fields.identifier("objective")
  }

  public var json: JSON { ["objective": .identifier(objective)] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.body(ofObjective: objective, beside: acts))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    [.objective(try register.requireObjective(objective, at: context.effective).ended(by: context))]
  }
}
