import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Sodium
import Testing

/// A ledger and its trail as each released format wrote them, kept under Tests/Formats.
///
/// `GAVEL_RECORD=1 swift test --filter FormatFixtureTests` writes what is missing for the newest format, and
/// fails, telling what is to be noted here; what is kept is never written over.
@Suite("Ledgers of earlier formats") struct FormatFixtureTests {
  /// What is known of each from the day on which it was kept.
  struct Format: Sendable, CustomTestStringConvertible {
    let number: Int64
    let genesis: String
    let root: String

    static let all = [
      Format(
        number: 1, genesis: "3887ec354aa66788337ecf68f5e7517315e757d78f9b3420d0b44484aa80bb1e",
        root: "GbXPI7H493SJpFCjcimKcd9CIOkWCsDV0WsYNYWDJ38=")
    ]

    var testDescription: String { "format \(number)" }
  }

  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Formats").path

  private static func ledger(_ number: Int64) -> String { "\(folder)/\(number).gavel.gz" }
  private static func trail(_ number: Int64) -> String { "\(folder)/\(number).tar.gz" }

  private let scratch: String

  init() throws {
    scratch = TestFolder.all + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
  }

  /// The format in which this program writes: user_version, at byte 60 of a new file.
  private func newest() throws -> Int64 {
    let path = scratch + "/new.gavel"
    try LedgerFile.create(at: path).close()
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))[60..<64]
    return bytes.reduce(0) { $0 << 8 | Int64($1) }
  }

  /// Unpacks what is kept of a format.
  private func unpacked(_ format: Format) throws -> (ledger: String, tar: String) {
    for (packed, name) in [
      (Self.ledger(format.number), "kept.gavel"), (Self.trail(format.number), "kept.tar"),
    ] {
      let made = try shell("gzip -dc '\(packed)' >\(name)", in: scratch)
      try #require(made.status == 0, "\(made.output)")
    }
    return (scratch + "/kept.gavel", scratch + "/kept.tar")
  }

  private func pins(_ format: Format) throws -> VerificationPins {
    let genesis: Digest = try #require(Digest(hex: format.genesis))
    return VerificationPins(genesis: genesis)
  }

  private func expectVerified(_ report: VerificationReport, _ format: Format) {
    #expect(report.faults == [])
    #expect(report.result == .valid)
    #expect(report.entries == SampleEntries.count)
    #expect(report.root?.base64 == format.root)
  }

  @Test func `one is kept of every format up to the newest`() throws {
    let newest = try newest()
    if ProcessInfo.processInfo.environment["GAVEL_RECORD"] != nil { try record(newest) }
    #expect(Format.all.map(\.number) == Array(1...newest))
    for number in 1...newest {
      #expect(FileManager.default.fileExists(atPath: Self.ledger(number)))
      #expect(FileManager.default.fileExists(atPath: Self.trail(number)))
    }
  }

  private func record(_ number: Int64) throws {
    guard !FileManager.default.fileExists(atPath: Self.ledger(number)) else { return }
    let ledger = try SampleEntries.write(to: scratch + "/ledger.gavel")
    _ = try ledger.exportTrail(to: scratch + "/trail")
    try TarFile.write(folder: scratch + "/trail", to: scratch + "/trail.tar")
    try ledger.file.close()
    let packed = try shell(
      "mkdir -p '\(Self.folder)' && gzip -9nc ledger.gavel >'\(Self.ledger(number))' "
        + "&& gzip -9nc trail.tar >'\(Self.trail(number))'", in: scratch)
    try #require(packed.status == 0, "\(packed.output)")
    let report = try TrailVerification.run(folder: scratch + "/trail")
    Issue.record(
      """
      format \(number) is kept from now on: genesis \(report.genesis?.hex ?? ""), \
      root \(report.root?.base64 ?? "")
      """)
  }

  @Test(arguments: Format.all) func `its ledger and its trail verify as on the day they were made`(
    format: Format
  ) throws {
    let (ledger, tar) = try unpacked(format)
    expectVerified(try LedgerVerification.run(file: ledger, pins: pins(format)), format)
    try TarFile.unpack(tar, to: scratch + "/trail")
    expectVerified(
      try TrailVerification.run(folder: scratch + "/trail", pins: pins(format)), format)
  }

  @Test(arguments: Format.all) func `its export is the trail that was kept, byte for byte`(
    format: Format
  ) throws {
    let (path, tar) = try unpacked(format)
    let ledger = try OpenLedger(reading: path, heads: nil)
    _ = try ledger.exportTrail(to: scratch + "/again")
    try TarFile.write(folder: scratch + "/again", to: scratch + "/again.tar")
    #expect(
      try Data(contentsOf: URL(filePath: scratch + "/again.tar"))
        == Data(contentsOf: URL(filePath: tar)))
  }

  @Test(arguments: Format.all) func `a ledger made of its trail exports the same bytes again`(
    format: Format
  ) throws {
    let (_, tar) = try unpacked(format)
    try TarFile.unpack(tar, to: scratch + "/trail")
    _ = try OpenLedger.importTrail(
      from: scratch + "/trail", to: scratch + "/imported.gavel", pins: pins(format))
    let ledger = try OpenLedger(reading: scratch + "/imported.gavel", heads: nil)
    _ = try ledger.exportTrail(to: scratch + "/again")
    try TarFile.write(folder: scratch + "/again", to: scratch + "/again.tar")
    #expect(
      try Data(contentsOf: URL(filePath: scratch + "/again.tar"))
        == Data(contentsOf: URL(filePath: tar)))
  }

  @Test(arguments: Format.all) func `it takes further entries in the newest format, and verifies`(
    format: Format
  ) throws {
    let (path, _) = try unpacked(format)
    let consortium = try SampleConsortium(founders: 5)
    let time = try #require(Timestamp("2026-12-01T09:00:00Z"))
    let ledger = try OpenLedger(opening: path, heads: nil, clock: .rehearsal { time })
    let motion = MotionProposed(
      body: try Identifier(named: SampleConsortium.assembly), title: "Go on")
    _ = try ledger.record(
      try ledger.sign(motion, as: consortium.founders[0].signer),
      with: try consortium.registrar(of: ledger),
      aheadAllowed: true)
    try ledger.file.close()
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))[60..<64]
    #expect(try bytes.reduce(0) { $0 << 8 | Int64($1) } == newest())
    let report = try LedgerVerification.run(file: path, pins: pins(format))
    #expect(report.faults == [])
    #expect(report.entries == SampleEntries.count + 1)
  }
}
