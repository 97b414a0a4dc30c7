public import CanonicalJSON
public import Sodium

/// Has a salted document destroyed: its bytes and its salt go, the name that entries give it stays. What is
/// gone does not come back.
public struct RedactDocument: ActKind {
  /// Gone is gone at the closing, not at a date that somebody would have to keep.
  public static let isDeferrable = false
  public static let isRescindable = false
  public static let name = "document.redact"

  public var document: Digest

  public init(document: Digest) {
    self.document = document
  }

  public init(reading fields: inout Fields) throws {
    document = try fields.digest("document")
  }

  public var json: JSON { ["document": .digest(document)] }

  public func entryToSee(in register: some Register) throws -> Int64? {
    try register.requireNamed(document).entry
  }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    let named = try register.requireNamed(document)
    guard named.isSalted else { throw Refusal.documentPlain(document) }
    return named.body.map { .body($0) }
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    var named = try register.requireNamed(document)
    guard named.isSalted else { throw Refusal.documentPlain(document) }
    if let motion = named.redactedBy { throw Refusal.documentRedacted(document, by: motion) }
    named.redactedBy = context.motion.id
    named.redacted = context.effective
    return [.namedDocument(named)]
  }
}
