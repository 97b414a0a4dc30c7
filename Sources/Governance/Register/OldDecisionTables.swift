import Sodium

/// The batches of old decisions of a register in memory.
struct OldDecisionTables: Sendable {
  private var batches = Table<OldBatch>()
  private var byBody = Index<Identifier, OldBatch>()
  private var bySource = Index<Pair<Identifier, Digest>, OldBatch>()

  mutating func apply(_ batch: OldBatch) {
    let isNew = batches[batch.key] == nil
    batches.put(batch, in: &byBody, under: batch.body)
    if isNew { bySource.add(batch.key, under: Pair(batch.body, batch.source)) }
  }

  var all: [OldBatch] { batches.all }
  func batches(from source: Digest, of body: Identifier) -> [OldBatch] {
    batches.select(bySource[Pair(body, source)])
  }
  func batches(of body: Identifier) -> [OldBatch] { batches.select(byBody[body]) }
  func last(of body: Identifier) -> OldBatch? { byBody[body].last.flatMap { batches[$0] } }
}
