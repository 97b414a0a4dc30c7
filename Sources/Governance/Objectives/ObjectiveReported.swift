public import CanonicalJSON
import Sodium

/// The owner of an objective tells how far it is, as of an instant.
public struct ObjectiveReported: EventKind {
  public static let name = "objective.reported"

  public var asOf: Timestamp
  public var objective: Identifier
  /// Of a milestone: whether it is reached.
  public var reached: Bool?
  /// What tells more than a number can.
  public var text: TextReference?
  /// Of a measure, in the unit of the target.
  public var value: Int64?

  public init(
    objective: Identifier, asOf: Timestamp, value: Int64? = nil, reached: Bool? = nil,
    text: TextReference? = nil
  ) {
    self.asOf = asOf
    self.objective = objective
    self.reached = reached
    self.text = text
    self.value = value
  }

  public init(reading fields: inout Fields) throws {
    asOf = try fields.timestamp("as_of")
    objective = try fields.identifier("objective")
    reached = try fields.optionalBool("reached")
    text = try fields.optionalObject("text", as: TextReference.self)
    value = try fields.optionalInteger("value")
  }

  public var json: JSON {
    .members([
      "as_of": .timestamp(asOf), "objective": .identifier(objective),
      "reached": reached.map(JSON.bool), "text": text?.json, "value": value.map(JSON.integer),
    ])
  }

  public var documents: [TextReference.Name] { texts.map(\.name) }

  public var texts: [TextReference] { text.map { [$0] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let found = try register.requireObjective(objective, at: entry.recorded)
    try entry.requireSeen(found.entry, "the objective as it stands")
    try register.requireSpeaker(for: found.owner, is: entry.author, at: entry.recorded)
    guard asOf <= entry.recorded else {
      throw Refusal.reportAhead(asOf, recorded: entry.recorded)
    }
    guard (value != nil) == (found.target != nil), (reached != nil) == (found.target == nil) else {
      throw Refusal.reportMeasure(found)
    }
    try text?.requirePublic(with: documents)
    return Consequences([
      .objectiveReport(
        ObjectiveReport(
          objective: objective, version: found.version, asOf: asOf, value: value,
          reached: reached, text: text?.digest, person: entry.author, event: entry.id,
          entry: entry.number, recorded: entry.recorded))
    ])
  }
}

extension TextReference {
  /// Refuses a document that is not for everybody, or is not as large as it is told to be.
  func requirePublic(with documents: Documents) throws {
    guard access == "public" else { throw Refusal.textNotPublic(access) }
    if let bytes = documents[name], Int64(bytes.count) != size {
      throw Refusal.textSize(digest, stated: size, bytes: bytes.count)
    }
  }
}
