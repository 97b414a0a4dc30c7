internal import Governance
internal import Ledger
internal import Sodium

/// A verdict as a person reads it.
struct VerdictPage {
  let text: String

  init(_ report: VerificationReport, of path: String, style: Style) {
    var lines: [String] = []
    if report.result == .invalid {
      lines += Self.alarm(report, style)
    }
    for check in report.checks {
      let sign =
        switch check.state {
        case .passed: style("ok  ", .green)
        case .failed: style("BAD ", .red)
        case .skipped: style("-   ", .yellow)
        }
      let name = check.name.padding(to: 12)
      lines.append("  \(sign)\(name)\(visible(check.detail))")
    }
    for weakness in report.weaknesses { lines.append("  weaker: \(visible(weakness))") }
    for remark in report.remarks { lines.append("  note: \(visible(remark))") }
    lines.append(Self.verdict(report, path, style))
    text = lines.joined(separator: "\n") + "\n"
  }

  /// What is wrong, the first fault in full, and up to where all is sound.
  private static func alarm(_ report: VerificationReport, _ style: Style) -> [String] {
    guard let first = report.faults.first else { return [] }
    var lines = ["\(style("INTEGRITY FAILURE", .red))   \(visible(first.message))  [\(first.code)]"]
    // A row of the register names the entry that brought it, whose bytes may well be sound.
    let ofTheLog = report.faults.filter {
      $0.code != VerificationReport.FaultCode.register.rawValue
    }
    if let entry = ofTheLog.compactMap(\.entry).min() {
      lines.append(
        entry == 0
          ? "  Nothing in this copy can be trusted: the fault is at its very beginning."
          : "  Entries 0 to \(entry - 1) are as they were signed. What follows cannot be trusted from "
            + "this copy.")
    }
    for fault in report.faults.dropFirst().prefix(9) {
      lines.append("  also: \(visible(fault.message))  [\(fault.code)]")
    }
    let further = report.faults.count - 10 + report.furtherFaults
    if further > 0 { lines.append("  and \(further) more faults") }
    return lines
  }

  private static func verdict(
    _ report: VerificationReport, _ path: String, _ style: Style
  ) -> String {
    let what =
      "\(report.rehearsal ? "REHEARSAL " : "")\(visible(report.origin ?? path))   "
      + "\(report.entries) entries, root \(report.root?.hex.prefix(16) ?? "none")…"
    switch report.result {
    case .valid: return "\(style("VALID", .green))   \(what)"
    case .weaker: return "\(style("VALID, BUT WEAKER", .yellow))   \(what)"
    case .notSupported: return "\(style("NOT SUPPORTED", .yellow))   \(what)"
    case .invalid: return "\(style("NOT VALID", .red))   \(what)"
    }
  }
}

extension String {
  /// With blanks up to `width` characters.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
