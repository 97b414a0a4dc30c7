import Foundation
import Synchronization

/// What a survey counted, in the order of its rows, and what broke the promise.
public struct Findings: Sendable {
  public private(set) var rows: [(name: String, count: Int)] = []
  /// Each with what is needed to see it again; nothing where the promise holds.
  public private(set) var broken: [String] = []

  init(_ names: [String]) {
    rows = names.map { ($0, 0) }
  }

  public subscript(name: String) -> Int { rows.first { $0.name == name }?.count ?? 0 }

  mutating func count(_ name: String, by more: Int = 1) {
    guard let place = rows.firstIndex(where: { $0.name == name }) else {
      rows.append((name, more))
      return
    }
    rows[place].count += more
  }

  mutating func breaks(_ what: String) {
    broken.append(what)
  }

  mutating func add(_ other: Findings) {
    for row in other.rows { count(row.name, by: row.count) }
    broken += other.broken
  }

  /// A line for each row, and one for each thing that is broken: the first twenty.
  public var table: String {
    let width = rows.map(\.name.count).max() ?? 0
    let lines = rows.map {
      $0.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
        + String(repeating: " ", count: max(0, 8 - "\($0.count)".count)) + "\($0.count)"
    }
    let named = broken.prefix(20).map { "BROKEN: \($0)" }
    let rest = broken.count > 20 ? ["… and \(broken.count - 20) more"] : []
    return (lines + named + rest).joined(separator: "\n")
  }
}

/// Runs shares of a survey at once, each on a thread: most of the time they wait for a program, and a queue would
/// start no more of them than there are cores.
///
/// - Throws: what the first of them threw.
func inShares(
  _ count: Int, _ share: @escaping @Sendable (Int) throws -> Findings
) throws -> Findings {
  let results = Results()
  let group = DispatchGroup()
  for index in 0..<count {
    group.enter()
    Thread {
      results.keep(Result { try share(index) })
      group.leave()
    }.start()
  }
  group.wait()
  var all = Findings([])
  for result in results.all { all.add(try result.get()) }
  return all
}

private final class Results: Sendable {
  private let results = Mutex<[Result<Findings, any Error>]>([])

  func keep(_ result: Result<Findings, any Error>) {
    results.withLock { $0.append(result) }
  }

  var all: [Result<Findings, any Error>] { results.withLock { $0 } }
}
