internal import CanonicalJSON
internal import Synchronization

/// How far a long piece of work has come, on stderr: only on a terminal, only after half a second, at
/// most twice a second, gone when the work is done. May be told from several threads.
final class Progress: Sendable {
  private struct State {
    /// When it may be drawn next.
    var due: ContinuousClock.Instant
    var isDrawn = false
  }

  private static let pause = Duration.milliseconds(500)

  private let terminal: Terminal
  private let work: String
  private let total: Int64
  private let asJSON: Bool
  private let state: Mutex<State>

  /// - Parameters:
  ///   - work: what is done, "verifying entries".
  ///   - total: how much there is; 0 where that is not known.
  convenience init(_ work: String, total: Int64, in session: Session) {
    self.init(work, total: total, on: session.terminal, asJSON: session.options.json)
  }

  init(_ work: String, total: Int64, on terminal: Terminal, asJSON: Bool) {
    self.terminal = terminal
    self.asJSON = asJSON
    self.work = work
    self.total = total
    state = Mutex(State(due: .now + Self.pause))
  }

  func reach(_ done: Int64) {
    guard terminal.isWatched, !terminal.isQuiet else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard now >= state.due else { return }
      state.due = now + Self.pause
      draw(done)
      state.isDrawn = !asJSON
    }
  }

  /// Clears the line; whatever is said next starts at its beginning.
  func finish() {
    state.withLock { state in
      if state.isDrawn { terminal.write("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }

  private func draw(_ done: Int64) {
    guard asJSON else {
      let share = total > 0 ? Ratio(done, of: total).text : "\(done)"
      terminal.write("\r\u{1B}[K\(work)  \(share)")
      return
    }
    let line: JSON = [
      "done": .integer(done), "schema": "gavel.progress/1", "total": .integer(total),
      "work": .string(work),
    ]
    if let text = try? Output.line(line) { terminal.write(text) }
  }
}
