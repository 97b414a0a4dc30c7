import CFaults
import Foundation
import Governance
import Testing

@testable import LedgerStore

@Suite("A disk that fails", .serialized) struct FaultTests {
  struct Fault: CustomTestStringConvertible {
    let kind: fault_kind
    let lasting: Bool

    static let all = [FAULT_BEFORE, FAULT_AFTER, FAULT_NO_SPACE].flatMap { kind in
      [false, true].map { Fault(kind: kind, lasting: $0) }
    }

    var testDescription: String {
      let kinds = [
        FAULT_BEFORE: "fails", FAULT_AFTER: "reports a failure", FAULT_NO_SPACE: "is full",
      ]
      return "\(kinds[kind] ?? "")\(lasting ? " from then on" : " once")"
    }
  }

  let scratch: Scratch
  let path: String

  init() throws {
    #expect(fault_install() == 0)
    scratch = try Scratch()
    path = scratch.path("fault.gavel")
  }

  /// Puts the same ledger of three entries back.
  private func restore() throws {
    for end in ["", "-journal"] { try? FileManager.default.removeItem(atPath: path + end) }
    try Self.template.get().write(to: URL(fileURLWithPath: path))
  }

  private static let template = Result {
    let scratch = try Scratch()
    return try scratch.bytes(try scratch.ledger(size: 3))
  }

  /// Records entry 3 while the disk fails at `step`.
  ///
  /// - Returns: whether a step failed at all, and what the recording threw.
  private func record(_ fault: Fault, at step: Int32) throws -> (failed: Bool, error: (any Error)?)
  {
    let ledger = try LedgerFile(opening: path)
    var thrown: (any Error)?
    fault_arm(step, fault.kind, fault.lasting ? 1 : 0)
    do {
      try ledger.record { recording in
        try recording.register.apply(.counter(Counter(series: "s", last: 1)))
        try recording.append(entry(3), number: 3)
        try recording.put(checkpoint: [4], size: 4, handedOut: true)
      }
    } catch {
      thrown = error
    }
    let failed = fault_disarm() > 0
    if thrown != nil {
      #expect(throws: StoreError.dead, "step \(step)") { try ledger.read { $0.size } }
    }
    return (failed, thrown)
  }

  private static func isUncertain(_ error: any Error) -> Bool {
    guard case StoreError.uncertain = error else { return false }
    return true
  }

  @Test(arguments: Fault.all)
  func `after any fault the ledger is whole and the retry adds nothing twice`(fault: Fault) throws {
    var steps = 0
    var lost = 0
    for step in 1...100 as ClosedRange<Int32> {
      try restore()
      let (failed, error) = try record(fault, at: step)
      guard failed else {
        #expect(error == nil)
        break
      }
      steps += 1
      let again = try LedgerFile(opening: path)
      let size = try again.read { $0.size }
      if error == nil { #expect(size == 4, "what was acknowledged is there, step \(step)") }
      if size == 3 { lost += 1 }
      if let error, !Self.isUncertain(error) {
        #expect(size == 3, "what failed before the commit is not there, step \(step)")
      }
      #expect(size == 3 || size == 4, "step \(step)")
      #expect(try again.damage() == [], "step \(step)")
      try again.read { reading throws in
        // All of the entry or nothing of it.
        #expect(
          try reading.register.counter("s") == (size == 4 ? Counter(series: "s", last: 1) : nil))
        #expect(try reading.checkpoints().count == (size == 4 ? 1 : 0))
        #expect(try reading.nodeCount() == (size == 4 ? 7 : 4))
      }
      try again.fill(to: 4)
      #expect(try again.read { try $0.entry(3) } == entry(3).bytes, "step \(step)")
    }
    // Journal, its header, its pages, syncs, the file's pages, its sync, the journal's end.
    #expect(steps > 10)
    #expect(lost > 0)
  }
}
