import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Sodium
import TransparencyLog

/// Some days of a consortium, from a seed: members who move, open, vote and close; mail that is lost, comes twice or
/// late; a secretary whose computer crashes, whose clock jumps and whose disk is put back from a backup; two
/// witnesses. Beside it a naive model; where the two differ, the seed is a finding.
public final class Simulation {
  public static let steps = 120

  let seed: UInt64
  let world: World
  let folder: String
  var numbers: SeededNumbers
  let clock: SimulatedClock
  var ledger: OpenLedger
  var model: NaiveModel
  var mail: [Letter] = []
  var acknowledged: [(receipt: Receipt, event: Digest)] = []
  /// The newest head that each member was told.
  var told: [Identifier: TreeHead] = [:]
  /// Turns that each member has signed, by poll.
  var turns: [Digest: [Identifier: Int64]] = [:]
  var witnessed: [WitnessedLog]
  var names = 0
  var figures = Figures()

  var path: String { folder + "/ledger.gavel" }
  var heads: OutsideHeads { OutsideHeads(folder: folder + "/heads") }
  var now: Timestamp { clock.now }

  /// - Parameter folder: where its files are for a while; it is made, and goes with ``run()``.
  public init(seed: UInt64, in world: World, folder: String) throws {
    self.seed = seed
    self.world = world
    self.folder = folder
    numbers = SeededNumbers(seed: seed)
    clock = SimulatedClock(world.start.adding(60))
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: world.base, toPath: folder + "/ledger.gavel")
    ledger = try OpenLedger(
      opening: folder + "/ledger.gavel", heads: OutsideHeads(folder: folder + "/heads"),
      clock: .rehearsal { world.start })
    let head = try ledger.head()
    model = NaiveModel(
      members: world.people.map(\.id),
      size: head.size, last: world.start)
    witnessed = [
      WitnessedLog(
        origin: world.origin, keys: [try VerifierKey(parsing: world.registrar.verifierKey)]),
      WitnessedLog(
        origin: world.origin, keys: [try VerifierKey(parsing: world.registrar.verifierKey)]),
    ]
    for person in world.people { told[person.id] = head }
    try reopen()
  }

  /// - Throws: `Finding` where ledger and model differ, or something that was acknowledged is lost.
  public func run() throws -> Figures {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for _ in 0..<Self.steps {
      try step()
      try deliver()
    }
    // All that is still on its way arrives, and what is over is closed.
    advance(by: 3 * Timestamp.day / 4)
    try deliver()
    try conclude()
    return figures
  }

  private func step() throws {
    advance(by: Int64.random(in: 1...7_200, using: &numbers))
    switch Int.random(in: 0..<40, using: &numbers) {
    case 0..<6: try propose()
    case 6..<12: try open()
    case 12..<28: try vote()
    case 28..<33: try close()
    case 33: try jump()
    case 34: try crash()
    case 35: try restore()
    case 36, 37: try cosign()
    default: try tellHead()
    }
  }

  func advance(by seconds: Int64) { clock.set(now.adding(seconds)) }

  /// The registrar's clock is wrong for one delivery, then right again.
  private func jump() throws {
    let right = now
    let away = numbers.once(in: 2) ? Int64.random(in: 1...1_000, using: &numbers) * -1 : 100_000
    advance(by: away)
    try deliver(everything: true, confirmsAhead: false)
    clock.set(right.adding(10))
  }
}
