public import CanonicalJSON
public import Sodium

/// The secretary attests decisions that a body took before there was a ledger, a batch of a source at a time.
/// They are weaker evidence than anything signed by those concerned, have numbers of their own, and no member,
/// seat, rule or policy follows from them.
public struct OldDecisionsAttested: EventKind {
  public static let name = "old_decisions.attested"

  /// The batch, a salted document: it has names of persons in it.
  public var batch: Digest
  public var body: Identifier
  /// How many decisions the batch has.
  public var count: Int64
  /// Which batch of the source it is, 1, 2, …, and how many there are.
  public var part: Int64
  public var parts: Int64
  /// SHA-256 of the file that was read. The ledger does not hold it.
  public var source: Digest

  public init(
    body: Identifier, source: Digest, part: Int64, of parts: Int64, batch: Digest, count: Int64
  ) {
    self.batch = batch
    self.body = body
    self.count = count
    self.part = part
    self.parts = parts
    self.source = source
  }

  public init(reading fields: inout Fields) throws {
    batch = try fields.digest("batch")
    body = try fields.identifier("body")
    count = try fields.integer("count", in: 1...Int64(OldDecisionBatch.longest))
    parts = try fields.integer("parts", in: 1...1_000_000)
    part = try fields.integer("part", in: 1...parts)
    source = try fields.digest("source")
  }

  public var json: JSON {
    [
      "batch": .digest(batch), "body": .identifier(body), "count": .integer(count),
      "part": .integer(part), "parts": .integer(parts), "source": .digest(source),
    ]
  }

  public var documents: [TextReference.Name] { [.salted(batch)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    _ = try register.requireBody(body, at: time)
    guard try register.isSecretary(entry.author, at: time) else {
      throw Refusal.notSecretary(entry.author, at: time)
    }
    let earlier = try register.oldBatches(from: source, of: body)
    guard !earlier.contains(where: { $0.part == part }) else {
      throw Refusal.batchTwice(body, part: part)
    }
    // In their order, so that the numbers are those of the source's.
    guard part == Int64(earlier.count) + 1, earlier.allSatisfy({ $0.parts == parts }) else {
      throw Refusal.batchOrder(body, due: Int64(earlier.count) + 1)
    }
    if let bytes = documents[.salted(batch)] { try requireForm(bytes) }
    let last = try register.lastOldBatch(of: body)
    if let last { try entry.requireSeen(last.entry, "the old decisions attested before") }
    let first = last.map { $0.first + $0.count } ?? 1
    guard OldBatch.number(first + count, of: body) != nil else {
      throw Refusal.identifierTaken(body)
    }
    return Consequences([
      .oldBatch(
        OldBatch(
          id: entry.id, body: body, first: first, count: count, batch: batch, source: source,
          part: part, parts: parts, secretary: entry.author, attested: time, entry: entry.number,
          state: try OldBatch.state(after: last, batch, first: first, count: count, of: body)))
    ])
  }

  private func requireForm(_ bytes: [UInt8]) throws {
    guard let read = try? OldDecisionBatch(canonical: bytes, limits: .document) else {
      throw Refusal.batchMalformed(batch)
    }
    guard Int64(read.decisions.count) == count else { throw Refusal.batchMalformed(batch) }
  }
}
