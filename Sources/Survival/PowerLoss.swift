import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Sodium
import TransparencyLog

/// Loses power at every moment of a series of real recordings by `gavel`: what the program asked of the
/// disk is written down, and images are made of what a crash would leave. Each is opened by the store as it
/// is, with the head that this computer keeps outside, must have all that was acknowledged, and must verify.
public struct PowerLoss {
  private let desk: Desk
  private let program: String
  private let library: String

  private static let rows = [
    "recordings", "calls", "images", "  with a journal that waited", "  of the size acknowledged",
    "  with one more, not acknowledged",
  ]

  /// - Parameters:
  ///   - program: `gavel`.
  ///   - library: CDiskCalls as a shared library.
  public init(at desk: Desk, program: String, library: String) {
    self.desk = desk
    self.program = program
    self.library = library
  }

  /// What a series did to the disk.
  private struct Recorded {
    let start: [String: [UInt8]]
    let calls: [DiskCall]
    /// The root of each size, from the answers of the program.
    let roots: [Int64: Digest]
    let firstSize: Int64
  }

  /// - Parameters:
  ///   - images: about how many, spread over all calls.
  ///   - scratch: a folder on a fast disk.
  public func run(
    images: Int, recordings: Int, seed: UInt64, scratch: String, shares: Int = 2
  ) throws -> Findings {
    let recorded = try record(recordings)
    let each = max(1, (images + recorded.calls.count - 1) / recorded.calls.count)
    var findings = Findings(Self.rows)
    findings.count("recordings", by: recordings)
    findings.count("calls", by: recorded.calls.count)
    let desk = desk
    findings.add(
      try inShares(shares) { share in
        try Self.survey(
          recorded, at: desk, each: each, share: share, of: shares, seed: seed, scratch: scratch)
      })
    return findings
  }

  private func record(_ count: Int) throws -> Recorded {
    let start = try FolderContents.read(desk.work)
    let log = "\(desk.folder)/calls"
    let ledger = try desk.open()
    let first = try ledger.head()
    try ledger.file.close()
    var roots = [first.size: first.root]
    for number in 0..<count {
      let run = try ProgramRun(
        program, desk.voting(number),
        environment: desk.environment([
          "GAVEL_DISK_FOLDER": desk.work, "GAVEL_DISK_LOG": log, "LD_PRELOAD": library,
        ]), in: desk.work, files: "\(desk.folder)/said")
      let end = try run.wait()
      guard let answer = Acknowledgement(end.output), answer.size == first.size + Int64(number) + 1
      else { throw Mistake("a recording went wrong without any fault: \(end.errors)") }
      roots[answer.size] = answer.root
    }
    return Recorded(
      start: start, calls: try DiskCall.all(in: log), roots: roots, firstSize: first.size)
  }

  private static func survey(
    _ recorded: Recorded, at desk: Desk, each: Int, share: Int, of shares: Int, seed: UInt64,
    scratch: String
  ) throws -> Findings {
    var findings = Findings(rows)
    var disk = CrashingDisk(recorded.start)
    var acknowledged = recorded.firstSize
    let copy = desk.with(work: "\(scratch)/image-\(share)")
    defer { try? FileManager.default.removeItem(atPath: copy.work) }
    for (number, call) in recorded.calls.enumerated() {
      disk.take(call)
      if case .answer(let text) = call, let answer = Acknowledgement(text) {
        acknowledged = answer.size
      }
      guard number % shares == share else { continue }
      for place in 0..<each {
        var random = SampleRandom(seed: seed &+ UInt64(number * 10_000 + place))
        let image = disk.image(&random)
        try FolderContents.write(image, from: desk.work, to: copy.work)
        findings.count("images")
        if image[desk.journal].map({ !$0.isEmpty }) ?? false {
          findings.count("  with a journal that waited")
        }
        let broken = judge(copy, acknowledged, recorded.roots, &findings)
        if let broken {
          findings.breaks("call \(number), image \(place), seed \(seed): \(broken)")
        }
      }
    }
    return findings
  }

  private static func judge(
    _ desk: Desk, _ acknowledged: Int64, _ roots: [Int64: Digest], _ findings: inout Findings
  ) -> String? {
    do {
      let ledger = try desk.open()
      let head = try ledger.head()
      try ledger.file.close()
      guard head.size == acknowledged || head.size == acknowledged + 1 else {
        return "\(acknowledged) entries were acknowledged, and \(head.size) are there"
      }
      guard roots[head.size] == head.root else { return "another root at \(head.size) entries" }
      findings.count(
        head.size == acknowledged
          ? "  of the size acknowledged" : "  with one more, not acknowledged")
      return try desk.fault(atLeast: acknowledged)
    } catch {
      return "it does not open: \(error)"
    }
  }
}

/// Folders as bytes by path.
enum FolderContents {
  static func read(_ folder: String) throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let path = "\(folder)/\(name)"
      let found = try FileManager.default.attributesOfItem(atPath: path)
      guard found[.type] as? FileAttributeType == .typeRegular else { continue }
      contents[path] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }
    return contents
  }

  /// Writes what belongs under one folder to another, which has nothing else afterwards.
  static func write(_ contents: [String: [UInt8]], from folder: String, to other: String) throws {
    let files = FileManager.default
    try? files.removeItem(atPath: other)
    try files.createDirectory(atPath: other, withIntermediateDirectories: true)
    for (path, bytes) in contents where path.hasPrefix("\(folder)/") {
      let target = URL(fileURLWithPath: other + path.dropFirst(folder.count))
      try files.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: target)
    }
  }
}
