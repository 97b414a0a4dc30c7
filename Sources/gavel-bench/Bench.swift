import Foundation
import Sodium

/// Measures what the design promises, as ratios within one run, medians of several.
///
///     bench [--entries N] [--polls N] [--rounds N]
///           [--only verify,replay,tiles,record,command,poll,receipt,mirror] [--cache FOLDER] [--program GAVEL]
///     bench child KIND PATH THREADS SIGNATURES      one measurement in a process of its own
@main struct Bench {
  static func main() {
    do {
      try Libsodium.start()
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments.first == "child" {
        try Child.run(Array(arguments.dropFirst()))
      } else {
        try run(Options(arguments))
      }
    } catch {
      FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
      exit(2)
    }
  }

  struct Options {
    var entries: Int64 = 100_000
    var polls: Int64?
    var rounds = 3
    var only: Set<String> = [
      "verify", "replay", "tiles", "record", "command", "poll", "receipt",
      "mirror",
    ]
    var cache = ".build/bench"
    var program = ".build/release/gavel"

    init(_ arguments: [String]) throws {
      var rest = arguments[...]
      while let name = rest.popFirst() {
        guard let value = rest.popFirst() else { throw Mistake("\(name) has no value") }
        switch (name, Int64(value)) {
        case ("--entries", let number?): entries = number
        case ("--polls", let number?): polls = number
        case ("--rounds", let number?): rounds = Int(number)
        case ("--only", _): only = Set(value.split(separator: ",").map(String.init))
        case ("--cache", _): cache = value
        case ("--program", _): program = value
        default: throw Mistake("\(name) \(value) is no option; see the head of tools/bench")
        }
      }
    }
  }

  static func run(_ options: Options) throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    print("\(cores) cores, libsodium \(Libsodium.version), \(options.rounds) rounds, medians")
    if !options.only.isDisjoint(with: ["verify", "replay", "tiles", "command", "receipt"]) {
      let ledger = try CachedLedger(
        entries: options.entries, polls: options.polls ?? options.entries / 500,
        in: options.cache)
      print("\(ledger.entries) entries, \(ledger.polls) polls, \(ledger.members) members")
      if options.only.contains("verify") {
        try VerifyMeasure(ledger, threads: cores, rounds: options.rounds).run()
      }
      if options.only.contains("replay") {
        try ReplayMeasure(ledger, rounds: options.rounds).run()
      }
      if options.only.contains("tiles") {
        try TileMeasure(ledger, rounds: options.rounds).run()
      }
      if options.only.contains("receipt") {
        try ReceiptMeasure(ledger, rounds: options.rounds, cache: options.cache).run()
      }
      if options.only.contains("command") {
        let small = try CachedLedger(entries: 1000, polls: 10, in: options.cache)
        try CommandMeasure(
          small: small, large: ledger, rounds: options.rounds, program: options.program,
          cache: options.cache
        ).run()
      }
    }
    if options.only.contains("poll") {
      try PollMeasure(entries: options.entries, rounds: options.rounds, cache: options.cache).run()
    }
    if options.only.contains("record") {
      try RecordMeasure(rounds: options.rounds, cache: options.cache).run()
    }
    if options.only.contains("mirror") {
      try MirrorMeasure(rounds: options.rounds, cache: options.cache).run()
    }
  }
}

struct Mistake: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Figures of several rounds.
struct Rounds {
  private var values: [Double] = []

  mutating func add(_ value: Double) { values.append(value) }

  var median: Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// Prints a figure and what it should be.
func show(_ name: String, _ figure: String, _ wanted: String = "") {
  print(
    name.padding(toLength: 58, withPad: " ", startingAt: 0)
      + String(repeating: " ", count: max(0, 14 - figure.count)) + figure
      + (wanted.isEmpty ? "" : "   (\(wanted))"))
}

func text(_ value: Double, _ digits: Int) -> String {
  String(format: "%.\(digits)f", value)
}
