internal import Governance

/// What each stable code means, for `gavel help CODE`. The meaning says what the rule is and why; the
/// facts and the next step stand in the error itself.
///
/// A test looks for codes in all sources and fails on one that is missing here.
enum CodeBook {
  struct Meaning: Hashable, Sendable {
    let text: String
    let exitStatus: Int32

    init(_ exitStatus: Int32, _ text: String) {
      self.exitStatus = exitStatus
      self.text = text
    }

    /// What the exit status says (DESIGN 7).
    var kind: String {
      switch exitStatus {
      case 2: "cancelled at a prompt"
      case 3: "integrity failure"
      case 4: "not allowed"
      case 5: "refused by the rules"
      case 6: "weaker than asked, or not supported"
      case 10: "no ledger"
      case 11: "busy"
      case 12: "wrong passphrase"
      case 13: "network, outcome unknown, safe to repeat"
      case 64: "usage"
      default: "other failure"
      }
    }
  }

  static func meaning(of code: String) -> Meaning? {
    if let refusal = RefusalCode(rawValue: code), let text = refusals[refusal] {
      return Meaning(refusal.concernsAuthority ? 4 : 5, text)
    }
    return others[code]
  }

  /// All codes that have a meaning, sorted.
  static var codes: [String] {
    (refusals.keys.map(\.rawValue) + others.keys).sorted()
  }

  static let refusals: [RefusalCode: String] =
    eventRefusals.merging(standingRefusals) { first, _ in first }
    .merging(decisionRefusals) { first, _ in first }
    .merging(meetingRefusals) { first, _ in first }
    .merging(authorityRefusals) { first, _ in first }
    .merging(rollCallRefusals) { first, _ in first }
    .merging(dissentRefusals) { first, _ in first }
    .merging(cosignedRefusals) { first, _ in first }
    .merging(contestRefusals) { first, _ in first }
    .merging(oldDecisionRefusals) { first, _ in first }
    .merging(promiseRefusals) { first, _ in first }
    .merging(procedureRefusals) { first, _ in first }

  static let others: [String: Meaning] =
    [
      programCodes, keyCodes, logCodes, witnessCodes, ledgerCodes, storeCodes, charterCodes,
      faultCodes,
    ].reduce(into: [:]) { all, some in
      all.merge(some) { first, _ in first }
    }
}
