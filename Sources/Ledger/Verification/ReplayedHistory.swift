import Governance
import Sodium
import TransparencyLog

/// The log so far, in memory: the complete subtrees (64 bytes an entry), the recording times (8 bytes
/// an entry), and of each person the latest entry.
///
/// Used by one thread; a class, as rules read it while it also notes what does not fit.
final class ReplayedHistory: History {
  private var levels: [[Digest]] = []
  private var times: [Timestamp] = []
  private var traces: [Identifier: Trace] = [:]
  private var recentHeads = RecentHeads()
  /// Whether heads that do not fit are noted and let pass, so that a verifier goes on past the first.
  var notesMismatches = false
  /// The heads that authors saw and that are not this log's: the entry and the size that it had seen.
  private(set) var mismatches: [(entry: Int64, seenSize: Int64)] = []
  /// The largest size up to which an author's head was found to be this log's.
  private(set) var confirmedSize: Int64 = 0

  /// A class, so that it is changed where it stands.
  private final class Trace {
    var latest: AuthorTrace
    /// The person's events signed over the newest head that the person had seen.
    var events: [Digest: Int64] = [:]

    init(latest: AuthorTrace) {
      self.latest = latest
    }
  }

  init(expected: Int) {
    times.reserveCapacity(expected)
    var count = expected
    while count > 0 {
      var level: [Digest] = []
      level.reserveCapacity(count)
      levels.append(level)
      count /= 2
    }
  }

  var size: Int64 { Int64(times.count) }

  func root(ofSize size: Int64) -> Digest {
    if let root = recentHeads.root(ofSize: size) { return root }
    let root = Tree.root(ofSize: size, node: { levels[$0.level][Int($0.index)] })
    recentHeads.keep(TreeHead(size: size, root: root))
    return root
  }

  /// The leaf of an entry before ``size``.
  func leaf(ofEntry number: Int64) -> LeafHash { levels[0][Int(number)] }

  func confirms(_ seen: Event.Seen) -> Bool {
    guard seen.size <= size else { return false }
    if root(ofSize: seen.size) == seen.root {
      confirmedSize = max(confirmedSize, seen.size)
      return true
    }
    guard notesMismatches else { return false }
    mismatches.append((size, seen.size))
    return true
  }

  func isOwn(_ head: TreeHead) -> Bool {
    head.size <= size && root(ofSize: head.size) == head.root
  }

  func recorded(entry number: Int64) -> Timestamp {
    times[Int(number)]
  }

  func latest(by person: Identifier) -> AuthorTrace? { traces[person]?.latest }

  func entry(of event: Digest, by person: Identifier, seenSize size: Int64) -> Int64? {
    guard let trace = traces[person], trace.latest.seenSize == size else { return nil }
    return trace.events[event]
  }

  func add(_ hash: Digest, at address: NodeAddress) {
    while levels.count <= address.level { levels.append([]) }
    levels[address.level].append(hash)
  }

  func add(_ event: Event, number: Int64, recorded: Timestamp) {
    times.append(recorded)
    guard event.bindsAuthor else { return }
    let day = recorded.calendarDay
    let trace: Trace
    if let known = traces[event.author] {
      trace = known
    } else {
      trace = Trace(
        latest: AuthorTrace(seenSize: event.seen.size, day: day, entriesOnDay: 0))
      traces[event.author] = trace
    }
    if event.seen.size > trace.latest.seenSize {
      trace.latest.seenSize = event.seen.size
      trace.events.removeAll(keepingCapacity: true)
    }
    trace.events[event.id] = number
    trace.latest.entriesOnDay = trace.latest.day == day ? trace.latest.entriesOnDay + 1 : 1
    trace.latest.day = day
  }

  /// An entry that could not be read was recorded when the one before it was.
  func addNothing() {
    times.append(times.last ?? .earliest)
  }
}

extension ReplayedHistory {
  /// The largest confirmed size that is not above `size`.
  func confirmedBelow(_ size: Int64) -> Int64 { min(confirmedSize, size) }
}
