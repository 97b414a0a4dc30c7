import CBench
import Foundation

/// Verification of a trail and of a ledger against the bare signatures.
struct VerifyMeasure {
  private let ledger: CachedLedger
  private let threads: Int
  private let rounds: Int

  init(_ ledger: CachedLedger, threads: Int, rounds: Int) {
    self.ledger = ledger
    self.threads = threads
    self.rounds = rounds
  }

  func run() throws {
    var trail = Rounds()
    var file = Rounds()
    var bareTime = Rounds()
    var floor = Rounds()
    var single = Rounds()
    var peaks: [String: Int64] = [:]
    for _ in 0..<rounds {
      // The bare loop before and after, since other work on the machine comes and goes.
      let before = try bare()
      let first = try Child.measure(
        "trail", ledger.trail, threads: threads, genesis: ledger.genesis)
      let between = try bare()
      let second = try Child.measure(
        "ledger", ledger.ledger, threads: threads, genesis: ledger.genesis)
      let after = try bare()
      // One thread hashes here, and all of them can.
      let hashing = try Child.measure("hash", ledger.trail, threads: 1).seconds / Double(threads)
      floor.add(after / (after + hashing))
      trail.add((before + between) / 2 / first.seconds)
      file.add((between + after) / 2 / second.seconds)
      bareTime.add(between)
      // A loop that somebody writes with libsodium runs on one core: what a person waits beside it.
      single.add(try bare(threads: 1) / first.seconds)
      peaks["trail"] = max(peaks["trail"] ?? 0, first.peak)
      peaks["ledger"] = max(peaks["ledger"] ?? 0, second.peak)
    }
    let count = Double(ledger.entries)
    show("bare signatures", "\(text(count / bareTime.median, 0))/s")
    show("verify a trail, of bare loops on as many cores", text(trail.median, 3), "at least 0.85")
    show("verify a trail, of a bare loop on one core", text(single.median, 3))
    show("verify a ledger, of bare loops on as many cores", text(file.median, 3), "at least 0.70")
    show("the floor: signatures and hashes alone, of the same", text(floor.median, 3))
    for name in ["trail", "ledger"] {
      let peak = Double(peaks[name] ?? 0) / 1024
      show("verify a \(name), peak memory (VmHWM)", "\(text(peak, 1)) MiB", "under 256")
      try keep(peaks[name] ?? 0, of: name)
    }
  }

  /// Compares with what was measured at another size, where it was.
  private func keep(_ peak: Int64, of name: String) throws {
    let path = "\(ledger.folder)/../peaks-\(name)"
    var known: [Int64: Int64] = [:]
    let kept = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    for line in kept.split(separator: "\n") {
      let words = line.split(separator: " ").compactMap { Int64($0) }
      if words.count == 2 { known[words[0]] = words[1] }
    }
    known[ledger.entries] = peak
    let lines = known.sorted { $0.key < $1.key }
    try Data(lines.map { "\($0.key) \($0.value)\n" }.joined().utf8)
      .write(to: URL(fileURLWithPath: path))
    guard let small = lines.first, let large = lines.last, large.key >= 4 * small.key else {
      return
    }
    let growth = Double(large.value - small.value) * 1024 / Double(large.key - small.key)
    show(
      "verify a \(name), growth from \(small.key) to \(large.key) entries",
      "\(text(growth, 1)) B", "at most 100 an entry")
  }

  private func bare(threads: Int? = nil) throws -> Double {
    guard let handle = FileHandle(forReadingAtPath: ledger.checks) else {
      throw Mistake("no \(ledger.checks)")
    }
    defer { try? handle.close() }
    let nanoseconds = gavel_bench_verify(
      handle.fileDescriptor, Int32(threads ?? self.threads))
    guard nanoseconds > 0 else { throw Mistake("the bare loop failed (\(nanoseconds))") }
    return Double(nanoseconds) * 1e-9
  }
}

/// Replay on one core, without signatures, and what of it is reading and hashing.
struct ReplayMeasure {
  private let ledger: CachedLedger
  private let rounds: Int

  init(_ ledger: CachedLedger, rounds: Int) {
    self.ledger = ledger
    self.rounds = rounds
  }

  func run() throws {
    let kinds = [
      ("replay", "replay without signatures", "at least 150000"),
      ("parse", "of it reading entries alone", ""),
      ("hash", "of it hashing alone: the floor with this libsodium", ""),
    ]
    for (kind, name, wanted) in kinds {
      var rate = Rounds()
      for _ in 0..<rounds {
        let result = try Child.measure(kind, ledger.trail, threads: 1, signatures: false)
        rate.add(Double(result.entries) / result.seconds)
      }
      show(name, "\(text(rate.median, 0))/s", wanted)
    }
  }
}
