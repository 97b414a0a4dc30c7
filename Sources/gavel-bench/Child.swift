import Foundation
import Governance
import Ledger
import LedgerStore
import Signing
import Sodium
import TransparencyLog

/// One measurement in a process of its own, so that its peak memory is its own too.
struct Child {
  struct Result: Codable {
    var seconds: Double
    var entries: Int64
    /// VmHWM of the process, KiB.
    var peak: Int64
  }

  /// Starts this program again for one measurement.
  static func measure(
    _ kind: String, _ path: String, threads: Int, signatures: Bool = true, genesis: Digest? = nil
  ) throws -> Result {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [
      "child", kind, path, "\(threads)", signatures ? "yes" : "no", genesis?.hex ?? "none",
    ]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Mistake("measuring \(kind) failed") }
    return try JSONDecoder().decode(Result.self, from: data)
  }

  private static func publish(ledger path: String, in folder: String) throws -> Int64 {
    let ledger = try OpenLedger(opening: path, readOnly: true, heads: nil)
    return try ledger.exportTiles(to: folder).head.size
  }

  private static func readEntries(of path: String) throws -> Int64 {
    try LedgerFile(opening: path, readOnly: true).read { reading in
      var count: Int64 = 0
      while count < reading.size {
        count += Int64(try reading.entries(from: count, count: 256).count)
      }
      return count
    }
  }

  static func run(_ arguments: [String]) throws {
    guard arguments.count == 5, let threads = Int(arguments[2]) else {
      throw Mistake("child KIND PATH THREADS SIGNATURES GENESIS")
    }
    let path = arguments[1]
    let pins = VerificationPins(
      genesis: Digest(hex: arguments[4]), threads: threads,
      checksSignatures: arguments[3] == "yes")
    let clock = ContinuousClock()
    var entries: Int64 = 0
    let took = try clock.measure {
      switch arguments[0] {
      case "trail": entries = try sound(try TrailVerification.run(folder: path, pins: pins), pins)
      case "ledger": entries = try sound(try LedgerVerification.run(file: path, pins: pins), pins)
      case "tiles": entries = try publish(ledger: path, in: TileMeasure.folder(beside: path))
      case "tiles-memory": entries = try publish(ledger: path, in: TileMeasure.memory)
      case "read": entries = try readEntries(of: path)
      case "replay": entries = try replay(trail: path)
      case "parse": entries = try forEachLine(of: path) { _ = try Entry($0) }
      case "hash": entries = try hash(trail: path, signatures: pins.checksSignatures)
      default: throw Mistake("\(arguments[0]) can't be measured")
      }
    }
    let result = Result(
      seconds: Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18,
      entries: entries, peak: try peak())
    FileHandle.standardOutput.write(try JSONEncoder().encode(result))
  }

  private static func sound(
    _ report: VerificationReport, _ pins: VerificationPins
  ) throws -> Int64 {
    let wanted: VerificationReport.Result = pins.checksSignatures ? .valid : .weaker
    guard report.result == wanted else {
      throw Mistake("\(report.result): \(report.faults.prefix(5)) \(report.weaknesses.prefix(5))")
    }
    return report.entries
  }

  private static func replay(trail: String) throws -> Int64 {
    let folder = "\(trail)/documents"
    var replay = Replay(
      documents: Documents { name in
        (try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name.digest.hex)"))).map(
          Array.init)
      }, expected: 1_000_000)
    return try forEachLine(of: trail) { try replay.admit(try Entry($0)) }
  }

  /// The hashes without which no replay can do: of each entry and of its event, the tree, and one root as
  /// its author has seen one. With signatures also those of a verification: of the event once more, by
  /// the hash that is signed, and of the file for its MANIFEST.
  private static func hash(trail: String, signatures: Bool) throws -> Int64 {
    let opening = #"{"event":"#.utf8.count
    // A fingerprint, a time and a signature stand between these.
    let closing = #","key":"SHA256:","recorded":"","sig":""}"#.utf8.count + 43 + 20 + 88
    var frontier = Frontier()
    var file = SHA256.Stream()
    return try forEachLine(of: trail) { line in
      frontier.append(Tree.leafHash(of: line)) { _, _ in }
      _ = frontier.root
      let event = line[opening..<max(opening, line.count - closing)]
      _ = SHA256.hash(event)
      if signatures {
        _ = EventSignature.blob(of: event.span)
        file.update(line)
      }
    }
  }

  private static func forEachLine(
    of trail: String, _ body: ([UInt8]) throws -> Void
  ) throws -> Int64 {
    let path = "\(trail)/trail.jsonl"
    guard let handle = FileHandle(forReadingAtPath: path) else { throw Mistake("no \(path)") }
    var count: Int64 = 0
    var rest: [UInt8] = []
    while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
      rest += data
      var start = 0
      while let end = rest[start...].firstIndex(of: 10) {
        try body(Array(rest[start..<end]))
        count += 1
        start = end + 1
      }
      rest.removeFirst(start)
    }
    return count
  }

  private static func peak() throws -> Int64 {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      if words.count > 1, let number = Int64(words[1]) { return number }
    }
    throw Mistake("the system does not tell the peak memory")
  }
}
