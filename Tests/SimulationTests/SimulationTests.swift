import Foundation
import Simulation
import Testing

@Suite("Simulated days of a consortium") struct SimulationTests {
  @Test(arguments: 0..<4) func `agree with a naive model, lose nothing and verify`(
    quarter: Int
  ) throws {
    // What is tried is not the disk: memory is faster.
    let place = ["/dev/shm", FileManager.default.temporaryDirectory.path]
      .first { FileManager.default.isWritableFile(atPath: $0) }
    let folder = try #require(place) + "/gavel-simulation-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let world = try World(in: folder)
    var total = Simulation.Figures()
    for seed in 0..<125 {
      total.add(
        try Simulation(
          seed: UInt64(quarter * 125 + seed), in: world, folder: folder + "/\(quarter)"
        ).run())
    }
    // That they were no idle days.
    #expect(total.polls > 125 && total.refused > 125 && total.repeated > 25)
    #expect(total.crashes > 25 && total.restores > 10 && total.cosigned > 25)
  }
}
