public import CanonicalJSON
public import Sodium

/// Offers a commitment for a new term. The partner signs again; the term before binds to its end.
public struct RenewInitiative: ActKind {
  public static let name = "initiative.renew"
  public static let isDeferrable = false

  public var commitment: Identifier
  public var initiative: Identifier
  public var renewBy: Timestamp
  /// A new text; the one before where absent.
  public var text: Digest?

  public init(
    initiative: Identifier, commitment: Identifier, renewBy: Timestamp, text: Digest? = nil
  ) {
    self.commitment = commitment
    self.initiative = initiative
    self.renewBy = renewBy
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    commitment = try fields.identifier("commitment")
    initiative = try fields.identifier("initiative")
    renewBy = try fields.timestamp("renew_by")
    text = try fields.optionalDigest("text")
  }

  public var json: JSON {
    .members([
      "commitment": .identifier(commitment), "initiative": .identifier(initiative),
      "renew_by": .timestamp(renewBy), "text": text.map(JSON.digest),
    ])
  }

  public var texts: [Digest] { text.map { [$0] } ?? [] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.body(ofInitiative: initiative, beside: acts))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    _ = try register.requireInitiative(initiative, at: context.effective)
    let last = try register.requireCommitment(commitment, in: initiative)
    guard renewBy > context.effective, renewBy > last.renewBy else {
      throw Refusal.deadlinePast(renewBy, at: max(context.effective, last.renewBy))
    }
    return [
      .commitment(
        Commitment(
          initiative: initiative, commitment: commitment, version: last.version + 1,
          partner: last.partner, title: last.title, text: text ?? last.text,
          signatory: last.signatory, publicKey: last.publicKey, state: .offered,
          renewBy: renewBy, motion: context.motion.id, entry: context.entry))
    ]
  }
}
