import Dispatch
import Foundation
import Simulation
import Sodium
import Synchronization

/// Runs simulations from seeds, on every core.
///
///     gavel-simulate [--seeds N] [--from SEED] [--folder FOLDER]
@main struct Simulate {
  static func main() throws {
    try Libsodium.start()
    var (count, first): (UInt64, UInt64) = (20_000, 1)
    // What is tried is not the disk: memory is faster.
    let memory = "/dev/shm"
    var folder =
      (FileManager.default.isWritableFile(atPath: memory)
        ? memory : FileManager.default.temporaryDirectory.path) + "/gavel-simulate"
    var rest = CommandLine.arguments.dropFirst()
    while let name = rest.popFirst() {
      switch (name, rest.popFirst()) {
      case ("--seeds", let value?): count = UInt64(value) ?? count
      case ("--from", let value?): first = UInt64(value) ?? first
      case ("--folder", let value?): folder = value
      default:
        FileHandle.standardError.write(
          Data("usage: gavel-simulate [--seeds N] [--from SEED] [--folder FOLDER]\n".utf8))
        exit(64)
      }
    }
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let findings = try run(first..<first + count, in: folder)
    try? FileManager.default.removeItem(atPath: folder)
    exit(findings == 0 ? 0 : 1)
  }

  /// - Returns: how many seeds are findings.
  private static func run(_ seeds: Range<UInt64>, in folder: String) throws -> Int {
    let world = try World(in: folder)
    let total = Mutex(Simulation.Figures())
    let findings = Mutex(0)
    let next = Atomic<UInt64>(seeds.lowerBound)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    DispatchQueue.concurrentPerform(iterations: cores) { worker in
      while true {
        let seed = next.add(1, ordering: .relaxed).oldValue
        guard seed < seeds.upperBound else { return }
        do {
          let figures = try Simulation(seed: seed, in: world, folder: "\(folder)/\(worker)").run()
          total.withLock { $0.add(figures) }
        } catch {
          print(
            "\(error is Finding ? "" : "seed \(seed): ")\(error)   again: tools/simulate --from \(seed) --seeds 1"
          )
          findings.withLock { $0 += 1 }
        }
      }
    }
    let figures = total.withLock { $0 }
    let broken = findings.withLock { $0 }
    print(
      """
      seeds                  \(seeds.count)
      entries                \(figures.entries)
      polls                  \(figures.polls)
      refused                \(figures.refused)
      repeated               \(figures.repeated)
      crashes                \(figures.crashes)
      restored from backups  \(figures.restores)
      cosigned heads         \(figures.cosigned)
      findings               \(broken)
      """)
    return broken
  }
}
