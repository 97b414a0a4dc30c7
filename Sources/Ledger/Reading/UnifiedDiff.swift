/// The difference of two texts, line by line, in the unified format of `diff -u` (POSIX.1-2017, diff):
/// hunks with three lines of context. `patch` makes the second text of the first with it, byte for byte.
public struct UnifiedDiff: Hashable, Sendable {
  /// Lines that only the second text has.
  public let added: Int
  /// Lines that only the first text has.
  public let removed: Int
  /// The hunks without a header of file names; empty where the texts are the same.
  public let hunks: String

  /// The shortest difference is quadratic in what differs: beyond so many lines the whole middle is
  /// replaced, which is longer and as correct.
  static let longestSearch = 6000
  private static let context = 3

  /// - Parameters:
  ///   - old: a text in UTF-8.
  ///   - new: another one.
  public init(from old: String, to new: String) {
    let before = Self.lines(of: old)
    let after = Self.lines(of: new)
    let steps = Self.steps(from: before, to: after)
    added = steps.count { $0.kind == .added }
    removed = steps.count { $0.kind == .removed }
    hunks = Self.hunks(steps, before, after)
  }

  private enum Kind { case same, removed, added }

  /// One line of the script: where it is in the old text and in the new one, or would be.
  private struct Step {
    let kind: Kind
    let old: Int
    let new: Int
  }

  /// The lines with their line feeds: a last line without one differs from the same line with one.
  private static func lines(of text: String) -> [Substring.UTF8View] {
    var lines: [Substring.UTF8View] = []
    var rest = text[...].utf8
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[...end])
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { lines.append(rest) }
    return lines
  }

  private static func steps(
    from before: [Substring.UTF8View], to after: [Substring.UTF8View]
  ) -> [Step] {
    // Lines are compared as bytes, and as numbers faster: Swift's strings take different spellings of a
    // character for the same.
    var numbers: [[UInt8]: Int] = [:]
    func number(_ line: Substring.UTF8View) -> Int {
      let bytes = Array(line)
      if let known = numbers[bytes] { return known }
      numbers[bytes] = numbers.count
      return numbers.count - 1
    }
    let old = before.map(number)
    let new = after.map(number)
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var end = 0
    while end < old.count - start, end < new.count - start,
      old[old.count - 1 - end] == new[new.count - 1 - end]
    {
      end += 1
    }
    let middle = start..<(old.count - end)
    let newMiddle = start..<(new.count - end)
    var removed = Set<Int>(middle)
    var added = Set<Int>(newMiddle)
    if middle.count + newMiddle.count <= longestSearch {
      let difference = Array(new[newMiddle]).difference(from: Array(old[middle]))
      removed = []
      added = []
      for change in difference {
        switch change {
        case .remove(let offset, _, _): removed.insert(start + offset)
        case .insert(let offset, _, _): added.insert(start + offset)
        }
      }
    }
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i), i < old.count {
        steps.append(Step(kind: .removed, old: i, new: j))
        i += 1
      } else if added.contains(j), j < new.count {
        steps.append(Step(kind: .added, old: i, new: j))
        j += 1
      } else {
        steps.append(Step(kind: .same, old: i, new: j))
        i += 1
        j += 1
      }
    }
    return steps
  }

  private static func hunks(
    _ steps: [Step], _ before: [Substring.UTF8View],
    _ after: [Substring.UTF8View]
  ) -> String {
    // Changes with at most twice the context between them share a hunk.
    var ranges: [Range<Int>] = []
    for place in steps.indices where steps[place].kind != .same {
      let range = max(0, place - context)..<min(steps.count, place + context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    var text = ""
    for range in ranges {
      let hunk = steps[range]
      let old = hunk.count { $0.kind != .added }
      let new = hunk.count { $0.kind != .removed }
      guard let first = hunk.first else { continue }
      text += "@@ -\(span(first.old, old)) +\(span(first.new, new)) @@\n"
      for step in hunk {
        let line = step.kind == .added ? after[step.new] : before[step.old]
        text += step.kind == .same ? " " : step.kind == .added ? "+" : "-"
        text += String(decoding: line, as: UTF8.self)
        if line.last != UInt8(ascii: "\n") { text += "\n\\ No newline at end of file\n" }
      }
    }
    return text
  }

  /// `5,3`: the first line, counted from 1, and how many; of none, the line before them.
  private static func span(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }
}
