import Governance
import Sodium
import Synchronization
import TransparencyLog

/// What a transaction leaves to the next one on the same connection. All of it can be read from the file
/// again; this spares the next recording some dozens of reads. Where a recording fails, or another
/// connection has written, nothing of it is used.
struct LogTip: Sendable {
  let frontier: Frontier
  let log: RememberedLog
  let register: RememberedRecords
  /// What SQLite counts up on this connection whenever another one has written.
  let dataVersion: Int64
}

/// The newest heads and times of the log, and who of its authors was asked for last.
final class RememberedLog: Sendable {
  private struct State {
    var heads = RecentHeads()
    var times = [(entry: Int64, time: Timestamp)?](repeating: nil, count: 64)
    var author: (person: Identifier, size: Int64, trace: AuthorTrace?)?
  }

  private let state = Mutex(State())

  func root(ofSize size: Int64) -> Digest? { state.withLock { $0.heads.root(ofSize: size) } }

  func keep(_ head: TreeHead) { state.withLock { $0.heads.keep(head) } }

  func recorded(entry number: Int64) -> Timestamp? {
    guard number >= 0 else { return nil }
    return state.withLock { state in
      state.times[Int(number % 64)].flatMap { $0.entry == number ? $0.time : nil }
    }
  }

  func keep(_ time: Timestamp, ofEntry number: Int64) {
    state.withLock { $0.times[Int(number % 64)] = (number, time) }
  }

  /// What was found of a person in a log of this size; nil where another one was asked for since.
  func trace(of person: Identifier, size: Int64) -> AuthorTrace?? {
    state.withLock { state in
      state.author.flatMap { $0.person == person && $0.size == size ? .some($0.trace) : nil }
    }
  }

  func keep(_ trace: AuthorTrace?, of person: Identifier, size: Int64) {
    state.withLock { $0.author = (person, size, trace) }
  }
}
