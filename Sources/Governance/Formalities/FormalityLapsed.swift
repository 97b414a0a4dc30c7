public import CanonicalJSON
public import Sodium

/// The office that attested a formality takes it back, where the charter lets it: the dues were returned
/// unpaid. From then on it is not met; what was opened before stands.
public struct FormalityLapsed: EventKind {
  public static let name = "formality.lapsed"

  /// The event that recorded that it was met.
  public var met: Digest
  /// A salted document.
  public var reason: Digest?

  public init(_ met: Digest, reason: Digest? = nil) {
    self.met = met
    self.reason = reason
  }

  public init(reading fields: inout Fields) throws {
    met = try fields.digest("met")
    reason = try fields.optionalDigest("reason")
  }

  public var json: JSON {
    .members(["met": .digest(met), "reason": reason.map(JSON.digest)])
  }

  public var documents: [TextReference.Name] { reason.map { [.salted($0)] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard var fulfilment = try register.fulfilment(met) else {
      throw Refusal.fulfilmentUnknown(met)
    }
    try entry.requireSeen(fulfilment.entry, "that it was met")
    let definition = try register.requireFormality(fulfilment.formality, at: entry.recorded)
    guard definition.revocable, case .office(let office) = definition.attester else {
      throw Refusal.formalityStands(definition)
    }
    let officer = try register.officer(of: office, at: entry.recorded)
    guard officer == entry.author else {
      throw Refusal.notAttester(entry.author, of: definition, attester: officer)
    }
    if let end = fulfilment.end(under: definition), end <= entry.recorded {
      throw Refusal.formalityOver(definition, end)
    }
    fulfilment.lapsed = entry.recorded
    fulfilment.lapsedBy = entry.id
    fulfilment.reason = reason
    return Consequences([.fulfilment(fulfilment)])
  }
}
