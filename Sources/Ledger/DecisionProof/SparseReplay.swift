import Governance
import Signing
import Sodium
import TransparencyLog

/// Judges some entries of a log under the rules, as if there were no others: what follows lawfully from them
/// alone. Numbers that the rules give in the order of the log (`toc-2026-014`) come out lower.
struct SparseReplay {
  private(set) var register = MemoryRegister(keepsClosedPolls: true)
  private var history: SparseHistory
  private let documents: Documents

  /// - Parameter heads: those that authors had seen, proved to be of this log.
  init(documents: Documents, heads: [TreeHead]) {
    self.documents = documents
    history = SparseHistory(heads: heads)
  }

  /// Judges the next entry, its signature included.
  ///
  /// - Returns: the kind of event, and what it changed.
  /// - Throws: `Refusal`, `NotSupported`.
  mutating func admit(
    _ entry: Entry, number: Int64
  ) throws -> (kind: any EventKind, changes: [Change]) {
    let candidate = try Rulebook.Candidate(
      entry.event, number: number, key: entry.key, recorded: entry.recorded)
    let key = try Rulebook.authority(
      for: candidate, in: register, after: history, with: documents)
    guard EventSignature.verify(entry.signature, of: entry.event.bytes, by: key) else {
      throw Refusal.wrongSignature(by: entry.key)
    }
    let decision = try Rulebook.decide(on: candidate, in: &register, with: documents)
    history.add(entry.event, number: number, recorded: entry.recorded)
    return (candidate.kind, decision.changes)
  }
}

/// What is known of a log from some of its entries.
private struct SparseHistory: History {
  private let roots: [Int64: Digest]
  private var times: [(number: Int64, recorded: Timestamp)] = []
  private var latest: [Identifier: AuthorTrace] = [:]
  private var events: [Digest: Int64] = [:]

  init(heads: [TreeHead]) {
    roots = Dictionary(heads.map { ($0.size, $0.root) }, uniquingKeysWith: { first, _ in first })
  }

  var size: Int64 { (times.last?.number ?? -1) + 1 }

  func confirms(_ seen: Event.Seen) -> Bool { roots[seen.size] == seen.root }

  func isOwn(_ head: TreeHead) -> Bool { roots[head.size] == head.root }

  /// Which entries stand under which head is not told by some of them.
  var isWhole: Bool { false }

  /// Times only grow: that of an entry that is not here is at least that of the one before it.
  func recorded(entry number: Int64) -> Timestamp {
    times.last { $0.number <= number }?.recorded ?? .earliest
  }

  func latest(by person: Identifier) -> AuthorTrace? { latest[person] }

  func entry(of event: Digest, by person: Identifier, seenSize size: Int64) -> Int64? {
    events[event]
  }

  mutating func add(_ event: Event, number: Int64, recorded: Timestamp) {
    times.append((number, recorded))
    guard event.bindsAuthor else { return }
    events[event.id] = number
    let (day, before) = (recorded.calendarDay, latest[event.author])
    latest[event.author] = AuthorTrace(
      seenSize: max(event.seen.size, before?.seenSize ?? 0), day: day,
      entriesOnDay: before?.day == day ? (before?.entriesOnDay ?? 0) + 1 : 1)
  }
}
