import CDiskCalls
import Foundation
import Survival
import Testing

/// A few of the things that tools/survive does thousands of times.
@Suite("Survival", .serialized) struct SurvivalTests {
  private static let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().path
  private static let gavel = "\(programs)/gavel"
  private static let library = "\(programs)/libDiskCalls.so"

  private func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = NSTemporaryDirectory() + "gavel-survival-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  @Test func `nothing acknowledged is lost to a kill, and each reopening verifies`() throws {
    try withFolder { folder in
      let desk = try Desk(making: folder, voters: 4)
      // Where a kill falls hangs on the machine: so many more are tried until one falls within the writing.
      var within = 0
      for seed in UInt64(7)..<17 where within == 0 {
        let findings = try Kills(at: desk, program: Self.gavel).run(20, seed: seed)
        #expect(findings.broken == [])
        #expect(findings["killed"] == 20)
        #expect(findings["reopened and verified in full"] == findings["recordings"])
        within += findings[Kills.within]
      }
      #expect(within > 0)
    }
  }

  @Test func `nothing acknowledged is lost to a loss of power, and no image is damaged`() throws {
    try withFolder { folder in
      let desk = try Desk(making: folder, voters: 4)
      let findings = try PowerLoss(at: desk, program: Self.gavel, library: Self.library).run(
        images: 60, recordings: 2, seed: 7, scratch: folder)
      #expect(findings.broken == [])
      #expect(findings["images"] >= 60)
      #expect(findings["  with a journal that waited"] > 0, "\(findings.table)")
      #expect(findings["  with one more, not acknowledged"] > 0, "\(findings.table)")
    }
  }

  @Test(arguments: Control.allCases)
  func `a log that is not synchronised loses commits, a ledger's journal none`(
    control: Control
  ) throws {
    try withFolder { folder in
      let (images, lost) = try control.run(
        program: "\(Self.programs)/gavel-survive", library: Self.library, folder: folder, rows: 8,
        images: 300, seed: 7)
      #expect(images >= 150)
      #expect((lost > 0) == (control == .walNormal), "\(lost) of \(images)")
    }
  }

  @Test func `a call that fails leaves an entry and an acknowledgement, or no entry and an error`()
    throws
  {
    #expect(gavel_disk_calls_format() == 1)
    try withFolder { folder in
      let desk = try Desk(making: folder, voters: 4)
      let findings = try Faults(at: desk, program: Self.gavel, library: Self.library).run(
        recordings: 2, stride: 13, scratch: folder)
      #expect(findings.broken == [])
      #expect(findings[Faults.refused] > 10, "\(findings.table)")
      #expect(findings[Faults.acknowledged] > 10, "\(findings.table)")
    }
  }

  @Test func `an entry whose commit failed at the very end is looked for, or said to be unknown`()
    throws
  {
    try withFolder { folder in
      let desk = try Desk(making: folder, voters: 4)
      let faults = Faults(at: desk, program: Self.gavel, library: Self.library)
      let once = try faults.run(recordings: 1, kinds: [.sync], scratch: folder, shares: 1)
      #expect(once.broken == [])
      #expect(once[Faults.acknowledged] > 0 && once[Faults.refused] > 0, "\(once.table)")
      let lasting = try faults.run(
        recordings: 1, kinds: [.error], stride: 7, scratch: folder, shares: 1)
      #expect(lasting.broken == [])
      #expect(lasting[Faults.unknown] > 0, "\(lasting.table)")
    }
  }

  @Test func `processes that record at once take turns, and what they acknowledge is there`() throws
  {
    try withFolder { folder in
      let desk = try Desk(making: folder, voters: 8)
      let result = try Processes(at: desk).run(
        program: "\(Self.programs)/gavel-survive", processes: 4, each: 12)
      #expect(result.findings.broken == [])
      #expect(result.findings["acknowledged"] == 48)
      #expect(result.findings["entries"] == 48)
      let commands = try Processes(at: Desk(making: "\(folder)/commands", voters: 4)).runCommands(
        program: Self.gavel, voters: 4, each: 3)
      #expect(commands.findings.broken == [])
      #expect(commands.findings["acknowledged"] == 12)
    }
  }
}
