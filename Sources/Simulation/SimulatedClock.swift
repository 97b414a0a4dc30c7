import Governance
import Synchronization

/// The time of a simulation.
final class SimulatedClock: Sendable {
  private let time: Mutex<Timestamp>

  init(_ time: Timestamp) {
    self.time = Mutex(time)
  }

  var now: Timestamp { time.withLock { $0 } }

  func set(_ now: Timestamp) { time.withLock { $0 = now } }
}
