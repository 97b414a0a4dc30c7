public import Governance
import Foundation

/// What time the registrar's computer says it is. Given from outside, so that tests and rehearsals
/// can say it; only a rehearsal ledger accepts another clock than the computer's.
public struct RegistrarClock: Sendable {
  public let isSystem: Bool
  private let read: @Sendable () -> Timestamp

  private init(isSystem: Bool, _ read: @escaping @Sendable () -> Timestamp) {
    self.isSystem = isSystem
    self.read = read
  }

  /// The clock of this computer.
  public static let system = RegistrarClock(isSystem: true) {
    Timestamp(seconds: Int64(Date().timeIntervalSince1970)) ?? .earliest
  }

  /// A clock that stands where it is put.
  public static func rehearsal(_ read: @escaping @Sendable () -> Timestamp) -> RegistrarClock {
    RegistrarClock(isSystem: false, read)
  }

  public var now: Timestamp { read() }
}
