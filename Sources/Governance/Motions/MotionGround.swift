public import CanonicalJSON

/// Why a motion is due, as the book itself finds it when the motion is proposed.
public struct MotionGround: JSONObject {
  /// The seat that takes part in nothing.
  public var inactivity: Identifier

  public init(inactivity: Identifier) {
    self.inactivity = inactivity
  }

  public init(reading fields: inout Fields) throws {
    inactivity = try fields.identifier("inactivity")
  }

  public var json: JSON { ["inactivity": .identifier(inactivity)] }
}
