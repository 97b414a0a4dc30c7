public import CanonicalJSON
public import Sodium

/// The charter's text and parameters in their next version.
public struct AmendCharter: ActKind {
  public static let name = "charter.amend"

  public var parameters: CharterDocument.Parameters?
  public var text: Digest

  public init(text: Digest, parameters: CharterDocument.Parameters? = nil) {
    self.parameters = parameters
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    parameters = try fields.optionalObject("parameters", as: CharterDocument.Parameters.self)
    text = try fields.digest("text")
  }

  public var json: JSON { .members(["parameters": parameters?.json, "text": .digest(text)]) }

  public var texts: [Digest] { [text] }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let versions = try register.charters()
    guard let current = try register.charter(at: context.effective) else {
      throw Refusal.notFounded()
    }
    let ended: [Change] = versions.filter { $0.inForce.reaches(beyond: context.effective) }.map {
      var ended = $0
      ended.inForce = $0.inForce.ended(at: context.effective)
      return .charter(ended)
    }
    return ended + [
      .charter(
        Charter(
          version: (versions.map(\.version).max() ?? 0) + 1, title: current.title, text: text,
          parameters: parameters ?? current.parameters,
          inForce: Interval(from: context.effective), motion: context.motion.id))
    ]
  }
}
