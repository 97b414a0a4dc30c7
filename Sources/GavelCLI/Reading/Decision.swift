internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// By which decision a fact came about, and the entry from which on the book knew it.
struct Decision {
  /// A motion's number, or the charter, or the event where it was no motion.
  let by: String
  let entry: Int64?

  /// `council-2026-001, entry 23`
  var words: String { by + (entry.map { ", entry \($0)" } ?? "") }

  /// The members `by` and `entry` of what it explains.
  var members: [String: JSON] {
    var members: [String: JSON] = ["by": .string(by)]
    members["entry"] = entry.map(JSON.integer)
    return members
  }
}

extension LedgerView {
  /// The decision that a record names as its source; without one it came with the genesis.
  ///
  /// - Parameters:
  ///   - entry: where the record knows it; else a motion's is the entry that made its acts take effect.
  ///   - event: what the source is where it is neither a motion nor the genesis.
  func decision(
    _ source: Digest?, entry: Int64? = nil, otherwise event: String
  ) throws -> Decision {
    guard let source, try source != register.founding()?.genesis else {
      return Decision(by: "the charter", entry: 0)
    }
    guard let motion = try register.motion(source) else { return Decision(by: event, entry: entry) }
    return Decision(
      by: motion.number.text, entry: try entry ?? register.effects(of: source).first?.entry)
  }
}
