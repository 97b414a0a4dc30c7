public import CanonicalJSON
public import Sodium

/// Closes a risk: it is no more, or what could go wrong has gone wrong.
public struct CloseRisk: ActKind {
  public static let name = "risk.close"
  public static let isDeferrable = false

  public var risk: Digest
  /// Why it is closed.
  public var text: Digest?

  public init(risk: Digest, text: Digest? = nil) {
    self.risk = risk
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    risk = try fields.digest("risk")
    text = try fields.optionalDigest("text")
  }

  public var json: JSON {
    .members([
      "risk": .digest(risk), "text": text.map(JSON.digest),
    ])
  }

  public var texts: [Digest] { text.map { [$0] } ?? [] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.body(ofRisk: risk))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let found = try register.requireOpenRisk(risk)
    return found.changes(.closed, by: context, to: .closed, text: text)
  }
}
