import Sodium

extension Register {
  /// What an event's naming of documents changes: each gets the access with which it is named first.
  /// From then on nobody names it for other eyes, not even who could read it: only a motion publishes.
  ///
  /// - Throws: a `Refusal` where the event names what was redacted, or names it otherwise than before.
  func naming(of kind: some EventKind, by entry: EntryContext) throws -> [Change] {
    var changes: [Change] = []
    var seen: Set<Digest> = []
    for text in kind.texts where seen.insert(text.digest).inserted {
      changes += try naming(text.name, for: text.body, by: entry)
    }
    for case .salted(let digest) in kind.documents where seen.insert(digest).inserted {
      // Where a document is named by its hash alone, it has the access that it was given before.
      let body = try namedDocument(digest)?.confidentialTo
      changes += try naming(.salted(digest), for: body, by: entry)
    }
    return changes
  }

  private func naming(
    _ name: TextReference.Name, for body: Identifier?, by entry: EntryContext
  ) throws -> [Change] {
    guard let known = try namedDocument(name.digest) else {
      return [
        .namedDocument(
          NamedDocument(
            digest: name.digest, isSalted: name.isSalted, body: body, entry: entry.number))
      ]
    }
    guard known.isSalted == name.isSalted else { throw Refusal.documentNamedOtherwise(known) }
    if let motion = known.redactedBy { throw Refusal.documentRedacted(known.digest, by: motion) }
    if let confidential = known.confidentialTo, confidential != body {
      throw Refusal.documentConfidential(known.digest, to: confidential)
    }
    return []
  }

  /// - Throws: a `Refusal` where no entry names it by a hash with which anything could be done.
  func requireNamed(_ digest: Digest) throws -> NamedDocument {
    guard let document = try namedDocument(digest) else { throw Refusal.documentUnnamed(digest) }
    return document
  }
}
