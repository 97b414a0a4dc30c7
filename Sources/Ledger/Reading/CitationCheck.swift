import Governance
import LedgerStore
import Sodium
import TransparencyLog

/// What a citation comes to when it is held against a ledger.
public struct CitationCheck: Sendable {
  public enum Verdict: String, CaseIterable, Sendable {
    /// The log contains it, and it stands as it is cited.
    case matches
    /// It stood so at the head that is cited; since then its state has changed.
    case changed
    /// This copy of the ledger is shorter than the head that is cited.
    case unproved
    /// It is of another ledger.
    case otherLedger = "other_ledger"
    /// It bears this ledger's name, and this ledger has something else.
    case mismatch
  }

  public let verdict: Verdict
  /// What differs, in words; empty where it matches.
  public let findings: [String]

  private init(_ verdict: Verdict, _ findings: [String] = []) {
    self.verdict = verdict
    self.findings = findings
  }

  /// Holds the log against it first, then what it says. What stands otherwise today is read again as the
  /// book was at the head that is cited, so that what was never so is told from what is no longer so.
  public init(_ citation: Citation, against ledger: OpenLedger) throws {
    guard citation.origin.utf8.elementsEqual(ledger.origin.text.utf8) else {
      self.init(
        .otherLedger, ["it cites \(citation.origin), and this ledger is \(ledger.origin.text)"])
      return
    }
    let size = try ledger.file.read { $0.size }
    let wrong = try ledger.file.read { try Self.differences(of: citation, from: $0) }
    guard wrong.isEmpty else {
      self.init(.mismatch, wrong)
      return
    }
    let now = try ledger.view { try $0.cited(citation.subject) }
    if now != citation.cited, citation.head.size <= size {
      let then = try Self.cited(citation, in: ledger)
      guard then == citation.cited else {
        self.init(
          .mismatch,
          [
            then.map { "at entry \(citation.head.size - 1) it was \($0.words)" }
              ?? "at entry \(citation.head.size - 1) nothing was called \(citation.subject)"
          ])
        return
      }
      self.init(
        .changed, [now.map { "since then: \($0.words)" } ?? "since then it is gone"])
      return
    }
    guard citation.head.size <= size else {
      self.init(
        .unproved,
        ["this copy has \(size) entries, and the citation's head has \(citation.head.size)"])
      return
    }
    self.init(.matches)
  }

  /// What the log has otherwise than the citation says, as far as it goes.
  private static func differences(
    of citation: Citation, from reading: LedgerReading
  ) throws -> [String] {
    var wrong: [String] = []
    guard citation.entry < citation.head.size else {
      return ["entry \(citation.entry) is not in a log of \(citation.head.size) entries"]
    }
    if citation.head.size <= reading.size {
      let root = try reading.root(ofSize: citation.head.size)
      if root != citation.head.root {
        wrong.append(
          "the root at \(citation.head.size) entries is \(root.base64) here, and "
            + "\(citation.head.root.base64) in the citation")
      }
    }
    if citation.entry < reading.size {
      let entry = try reading.entryNumber(ofEvent: citation.event)
      if entry != citation.entry {
        wrong.append(
          "the event is \(entry.map { "entry \($0)" } ?? "not in this ledger"), not entry "
            + "\(citation.entry)")
      }
    }
    return wrong
  }

  /// How it stood at the head that is cited, on the day that is cited.
  private static func cited(_ citation: Citation, in ledger: OpenLedger) throws -> Cited? {
    let last = KnownAt.entry(citation.head.size - 1)
    let atHead = try ledger.view(knownAt: last) { try $0.cited(citation.subject) }
    guard atHead != citation.cited else { return atHead }
    // A state that a date brought about, such as lapsed, is told on that day.
    let onDay = try ledger.view(knownAt: last, asOf: citation.date.end) {
      try $0.cited(citation.subject)
    }
    return onDay == citation.cited ? onDay : atHead
  }
}
