public import Sodium

/// A document that an event names with the access that it gives it, or by a salted name: who may read it,
/// and whether a motion had it destroyed. Charters and electorates have none: nothing can take them away.
public struct NamedDocument: Record {
  /// The hash that names it.
  public var digest: Digest
  /// Whether the name is salted, so that the bytes can be destroyed.
  public var isSalted: Bool
  /// The body for whose eyes alone it was named; nil where it was named for everybody.
  public var body: Identifier?
  /// The entry that named it first.
  public var entry: Int64
  /// The motion that made it public.
  public var publishedBy: Digest?
  public var published: Timestamp?
  /// The motion that had its bytes destroyed.
  public var redactedBy: Digest?
  public var redacted: Timestamp?

  package init(
    digest: Digest, isSalted: Bool, body: Identifier? = nil, entry: Int64,
    publishedBy: Digest? = nil, published: Timestamp? = nil, redactedBy: Digest? = nil,
    redacted: Timestamp? = nil
  ) {
    self.digest = digest
    self.isSalted = isSalted
    self.body = body
    self.entry = entry
    self.publishedBy = publishedBy
    self.published = published
    self.redactedBy = redactedBy
    self.redacted = redacted
  }

  public var key: Digest { digest }

  /// The body that alone may read it; nil where everybody may.
  public var confidentialTo: Identifier? { publishedBy == nil ? body : nil }

  /// `public`, or `body:ID`.
  public var access: String { confidentialTo.map { "body:\($0)" } ?? "public" }
}
