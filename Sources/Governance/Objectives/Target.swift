public import CanonicalJSON

/// What is to be reached of a measure: at least, or at most, so many of a unit.
public struct Target: JSONObject {
  public enum Direction: String, CaseIterable, Sendable {
    case atLeast = "at_least"
    case atMost = "at_most"
  }

  public var direction: Direction
  /// What is counted, in the consortium's words: `per cent`, `model cards`.
  public var unit: String
  public var value: Int64

  public init(_ direction: Direction, _ value: Int64, unit: String) {
    self.direction = direction
    self.unit = unit
    self.value = value
  }

  public init(reading fields: inout Fields) throws {
    direction = try fields.choice("direction", of: Direction.self)
    unit = try fields.title("unit")
    value = try fields.integer("value")
  }

  public var json: JSON {
    [
      "direction": .string(direction.rawValue), "unit": .string(unit), "value": .integer(value),
    ]
  }

  func isReached(by reported: Int64) -> Bool {
    switch direction {
    case .atLeast: reported >= value
    case .atMost: reported <= value
    }
  }
}
