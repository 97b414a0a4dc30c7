import Foundation
import Governance
public import Ledger
import SampleLedger
public import Sodium
import TransparencyLog

/// What is tampered with: a ledger of every kind of event, its trail, and both as they were at every size before.
public struct TamperFixture: Sendable {
  public let folder: String
  public let genesis: Digest
  /// What somebody who saw all entries keeps of them.
  public let head: OutsideHead

  public var ledger: String { "\(folder)/ledger.gavel" }
  public var trail: String { "\(folder)/trail" }

  /// How many entries the ledger has.
  public static let entries = SampleEntries.count

  func ledger(ofSize size: Int64) -> String { "\(folder)/earlier/\(size).gavel" }
  func trail(ofSize size: Int64) -> String { "\(folder)/earlier/\(size)" }

  /// Makes the ledger and the trails in a new folder.
  ///
  /// - Parameter sizes: at which the earlier ones are kept.
  public init(making folder: String, earlier sizes: [Int64]) throws {
    let files = FileManager.default
    try files.createDirectory(
      atPath: "\(folder)/earlier", withIntermediateDirectories: true)
    let place = "\(folder)/ledger.gavel"
    let ledger = try SampleEntries.write(to: place) { _, size in
      guard sizes.contains(size) else { return }
      let earlier = "\(folder)/earlier/\(size)"
      try files.copyItem(atPath: place, toPath: "\(earlier).gavel")
      // From the copy, so that the ledger does not keep a checkpoint for each of these trails.
      _ = try OpenLedger(reading: "\(earlier).gavel", heads: nil).exportTrail(to: earlier)
    }
    _ = try ledger.exportTrail(to: "\(folder)/trail")
    try self.init(in: folder)
  }

  /// The fixture that a folder holds already.
  public init(in folder: String) throws {
    self.folder = folder
    let ledger = try OpenLedger(opening: "\(folder)/ledger.gavel", readOnly: true, heads: nil)
    let head = try ledger.head()
    genesis = ledger.identity.genesis
    self.head = OutsideHead(
      origin: ledger.origin.text, genesis: genesis, keys: try ledger.keys(),
      size: head.size, root: head.root, checked: .earliest)
  }

  /// The entries' lines, from the trail.
  func lines() throws -> [[UInt8]] {
    let bytes = try Self.bytes(of: "\(trail)/trail.jsonl")
    return bytes.split(separator: 10).map(Array.init)
  }

  static func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// One thread: the surveys themselves run side by side.
  var pins: VerificationPins { VerificationPins(genesis: genesis, threads: 1) }
}

extension Finding {
  /// What a verification says of a copy whose original's verdict was `valid`; nil where it says the
  /// same of the copy.
  init?(_ verify: () throws -> VerificationReport) {
    do {
      let report = try verify()
      guard report.result != .valid else {
        if report.remarks.isEmpty { return nil }
        self = .remarked
        return
      }
      let first = report.faults.first
      self = .detected(entry: first?.entry, code: first?.code ?? report.result.rawValue)
    } catch {
      self = .detected(entry: nil, code: "\(error)")
    }
  }
}
