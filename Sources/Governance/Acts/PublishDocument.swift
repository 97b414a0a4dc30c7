public import CanonicalJSON
public import Sodium

/// Makes a document public that was for the eyes of one body alone.
public struct PublishDocument: ActKind {
  /// Whoever asks at a date would have to be trusted with the text until then.
  public static let isDeferrable = false
  public static let isRescindable = false
  public static let name = "document.publish"

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
    guard let body = try register.requireNamed(document).body else {
      throw Refusal.documentPublic(document)
    }
    return .body(body)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    var named = try register.requireNamed(document)
    guard named.confidentialTo != nil else { throw Refusal.documentPublic(document) }
    if let motion = named.redactedBy { throw Refusal.documentRedacted(document, by: motion) }
    named.publishedBy = context.motion.id
    named.published = context.effective
    return [.namedDocument(named)]
  }
}
