import Governance
import Sodium
import TransparencyLog

/// The log of one test: the lines, and what the rules ask of a history.
struct TestLog: History {
  private(set) var entries: [Entry] = []
  private var tree = Frontier()
  /// The root of the first n entries.
  private var roots: [Digest] = [Tree.emptyRoot]
  private var traces: [Identifier: AuthorTrace] = [:]
  private var numbers: [Digest: Int64] = [:]

  var size: Int64 { Int64(entries.count) }

  func seen(_ size: Int64) -> Event.Seen {
    Event.Seen(root: roots[Int(size)], size: size)
  }

  func confirms(_ seen: Event.Seen) -> Bool {
    seen.size < Int64(roots.count) && roots[Int(seen.size)] == seen.root
  }

  func isOwn(_ head: TreeHead) -> Bool {
    head.size < Int64(roots.count) && roots[Int(head.size)] == head.root
  }

  func recorded(entry number: Int64) -> Timestamp { entries[Int(number)].recorded }

  func latest(by person: Identifier) -> AuthorTrace? { traces[person] }

  func entry(of event: Digest, by person: Identifier, seenSize size: Int64) -> Int64? {
    numbers[event]
  }

  func number(of event: Digest) -> Int64? { numbers[event] }

  mutating func append(_ entry: Entry) {
    if entry.event.bindsAuthor {
      let author = entry.event.author
      let day = entry.recorded.calendarDay
      let before = traces[author].map { $0.day == day ? $0.entriesOnDay : 0 } ?? 0
      traces[author] = AuthorTrace(
        seenSize: entry.event.seen.size, day: day, entriesOnDay: before + 1)
    }
    numbers[entry.event.id] = size
    entries.append(entry)
    tree.append(Tree.leafHash(of: entry.bytes))
    roots.append(tree.root)
  }
}
