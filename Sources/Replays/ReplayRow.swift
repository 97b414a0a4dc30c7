/// One thing that the source tells, beside what the ledger tells.
public struct ReplayRow: Hashable, Sendable {
  public enum Verdict: String, Sendable {
    case same
    case differs = "DIFFERS"
    case notCompared = "not compared"
    case notSupported = "not yet supported"
  }

  public let subject: String
  public let source: String
  public let ours: String
  public let verdict: Verdict
  /// What differs, a line each.
  public let details: [String]

  init(
    _ subject: String, source: String, ours: String, _ verdict: Verdict, details: [String] = []
  ) {
    self.subject = subject
    self.source = source
    self.ours = ours
    self.verdict = verdict
    self.details = details
  }

  /// A row that is the same where nothing differs.
  init(_ subject: String, source: String, ours: String, differences: [String]) {
    self.init(
      subject, source: source, ours: ours, differences.isEmpty ? .same : .differs,
      details: differences)
  }

  /// A number that the collector of the set states, beside what was found; nil where none is stated.
  static func stated(_ subject: String, _ stated: Int?, found: Int, ours: String) -> ReplayRow? {
    stated.map {
      ReplayRow(subject, source: "states \($0)", ours: ours, $0 == found ? .same : .differs)
    }
  }
}

/// A text compared as bytes: Swift's strings take different spellings of a character for the same.
struct ExactText: Hashable, Comparable, CustomStringConvertible {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  var description: String { text }

  static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  static func < (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(Array(text.utf8)) }
}

extension Set<ExactText> {
  /// What is here and not there, and there and not here, a line each.
  func differences(from ledger: Set<ExactText>) -> [String] {
    subtracting(ledger).sorted().map { "in the source, not in the ledger: \($0)" }
      + ledger.subtracting(self).sorted().map { "in the ledger, not in the source: \($0)" }
  }
}
