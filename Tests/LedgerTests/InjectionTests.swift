import Foundation
import Governance
import Ledger
import LedgerStore
import Testing

@Suite("Text that is meant for another program") struct InjectionTests {
  private static let titles = [
    "'); DROP TABLE motion; --", "\" OR 1=1; ATTACH 'x' AS y; --", "<script>alert(1)</script>",
    "$(touch escaped) `touch escaped`", "../../escaped", "%s%s%n", "=HYPERLINK(\"x\")", "|| ' || '",
  ]

  @Test func `is kept, shown and exported as the text that it is`() throws {
    let small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    for title in Self.titles {
      try small.record(MotionProposed(body: id("board"), title: title), by: "alpha-rep")
    }
    let kept = try small.ledger.view { try $0.register.motions().map(\.title) }
    #expect(kept == Self.titles)
    let trail = small.folder + "/trail"
    _ = try small.ledger.exportTrail(to: trail)
    for report in [
      try LedgerVerification.run(file: small.path), try TrailVerification.run(folder: trail),
    ] {
      #expect(report.faults == [])
    }
    let found = try FileManager.default.subpathsOfDirectory(atPath: small.folder)
    #expect(!found.contains { $0.contains("escaped") })
  }
}
