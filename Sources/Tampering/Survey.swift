import Foundation

/// One byte of one file, exclusive-ored with a mask.
public struct Alteration: Hashable, Sendable, CustomStringConvertible {
  public let file: String
  public let offset: Int
  public let mask: UInt8

  /// One bit at either end of a byte, and all eight.
  public static let masks: [UInt8] = [0x01, 0x80, 0xFF]

  public var description: String {
    "\(file) at byte \(offset) with XOR \(String(mask, radix: 16, uppercase: true))"
  }
}

/// What a verification made of an alteration.
public enum Finding: Hashable, Sendable {
  /// The verdict is worse than the unaltered one; the entry that it names first, and the fault's code.
  case detected(entry: Int64?, code: String)
  /// The verdict stays, and a remark tells of it: what no entry depends on.
  case remarked
  /// What the file says is the same to the last value.
  case nothing
  /// The verdict stays, and what the file says does not.
  case silent
}

/// What became of many alterations.
public struct Survey: Codable, Sendable {
  /// Alterations of one kind.
  public struct Counts: Codable, Hashable, Sendable {
    public var detected = 0
    public var remarked = 0
    public var nothing = 0
    public var silent = 0
    /// Of those detected, how many were within the bytes of an entry, and how many of these named it.
    public var withinEntries = 0
    public var named = 0

    public var all: Int { detected + remarked + nothing + silent }

    static func += (left: inout Counts, right: Counts) {
      left.detected += right.detected
      left.remarked += right.remarked
      left.nothing += right.nothing
      left.silent += right.silent
      left.withinEntries += right.withinEntries
      left.named += right.named
    }
  }

  /// By the kind of alteration.
  public private(set) var counts: [String: Counts] = [:]
  /// What was silent, the first of them.
  public private(set) var silent: [String] = []
  /// Where another entry was named than the one altered, the first of them.
  public private(set) var misnamed: [String] = []

  private static let listed = 60

  public init() {}

  /// Notes one finding.
  ///
  /// - Parameter entry: within the bytes of which entry something was altered.
  public mutating func note(
    _ finding: Finding, of alteration: String, kind: String, entry: Int64? = nil
  ) {
    var counted = counts[kind] ?? Counts()
    switch finding {
    case .nothing: counted.nothing += 1
    case .remarked: counted.remarked += 1
    case .silent:
      counted.silent += 1
      if silent.count < Self.listed { silent.append(alteration) }
    case .detected(let named, let code):
      counted.detected += 1
      guard let entry else { break }
      counted.withinEntries += 1
      if named == entry {
        counted.named += 1
      } else if misnamed.count < Self.listed {
        let other = named.map { "entry \($0)" } ?? "no entry"
        misnamed.append("\(alteration), in entry \(entry): \(other) by \(code)")
      }
    }
    counts[kind] = counted
  }

  public mutating func add(_ other: Survey) {
    for (kind, more) in other.counts { counts[kind, default: Counts()] += more }
    silent = Array((silent + other.silent).prefix(Self.listed))
    misnamed = Array((misnamed + other.misnamed).prefix(Self.listed))
  }

  /// Whether nothing was silent and of 100 alterations within entries at least 95 named the right one,
  /// in every kind.
  public var holds: Bool {
    counts.values.allSatisfy { $0.silent == 0 && $0.named * 100 >= $0.withinEntries * 95 }
  }

  /// A table, a line for each kind.
  public var table: String {
    func cell(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(1, width - text.count)) + text
    }
    func line(_ name: String, _ cells: [String]) -> String {
      name + String(repeating: " ", count: max(1, 34 - name.count))
        + cells.map { cell($0, 11) }.joined()
    }
    let head = line(
      "alteration",
      ["count", "detected", "remarked", "nothing", "silent", "in entries", "right one"])
    let rows = counts.sorted { $0.key < $1.key }.map { kind, counted in
      let share =
        counted.withinEntries == 0
        ? "-"
        : String(
          format: "%.2f %%", 100 * Double(counted.named) / Double(counted.withinEntries))
      return line(
        kind,
        [
          counted.all, counted.detected, counted.remarked, counted.nothing, counted.silent,
          counted.withinEntries,
        ]
        .map(String.init) + [share])
    }
    return ([head] + rows).joined(separator: "\n")
  }
}
