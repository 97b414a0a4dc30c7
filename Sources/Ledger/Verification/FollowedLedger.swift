import Governance
import Sodium
import TransparencyLog

extension EventKind {
  /// The ledger that the genesis names as followed; nothing in any other event.
  var predecessor: LedgerFounded.Predecessor? { (self as? LedgerFounded)?.predecessor }
}

extension Verifier {
  /// Holds the log against what its successor's genesis says of it: the head from which that one goes on,
  /// and the head that was lost.
  mutating func compare(with succession: LedgerFounded.Predecessor) {
    let head = TreeHead(size: succession.size, root: succession.root)
    guard let origin = report.origin, origin.utf8.elementsEqual(succession.origin.utf8) else {
      return fault(.predecessor, "the genesis of the successor names \(succession.origin)")
    }
    guard hasRoot(of: head) else {
      return fault(
        .predecessor, entry: nil,
        "the successor goes on from \(head.size) entries with the root \(head.root.hex), and this copy "
          + "has another history, or fewer")
    }
    let told = succession.lost.map { TreeHead(size: $0.size, root: $0.root) } ?? head
    if replay.size >= told.size, !hasRoot(of: told) {
      fault(
        .predecessor, entry: nil,
        "the successor lost \(told.size) entries with the root \(told.root.hex), and this copy has "
          + "another history")
    }
    if replay.size > told.size {
      report.weaknesses.append(
        "this copy has \(replay.size) entries, and the successor knows of \(told.size): what was recorded "
          + "after it, or lost without its knowing, binds nobody there")
    }
  }

  private func hasRoot(of head: TreeHead) -> Bool {
    head.size <= replay.size && replay.history.root(ofSize: head.size) == head.root
  }
}

extension VerificationReport {
  /// Adds what was found of the ledger that this one follows.
  ///
  /// - Parameter old: of a copy that was held against what this genesis says of it (`succession`); its own
  ///   predecessor, if any, was added to it already.
  public mutating func follow(_ old: VerificationReport) {
    guard let predecessor else { return }
    followed = true
    var isSound = old.result != .invalid
    if let fault = old.faults.first {
      faults.append(
        Fault(
          entry: nil, code: FaultCode.predecessor.rawValue,
          message: "\(predecessor.origin), which it follows, does not verify: \(fault.message)"))
    }
    if let keys, let others = old.keys, keys.all.contains(where: others.contains) {
      isSound = false
      faults.append(
        Fault(
          entry: nil, code: FaultCode.predecessor.rawValue,
          message:
            "it has a key of \(predecessor.origin), which it follows: a successor has its own"))
    }
    if let from = old.unsupportedFrom {
      weaknesses.append("\(predecessor.origin) is not understood from entry \(from) on")
    }
    weaknesses += old.weaknesses.map { "\(predecessor.origin): \($0)" }
    let lost = predecessor.lostCount
    checks.append(
      Check(
        name: "predecessor", state: isSound ? .passed : .failed,
        detail: "goes on from \(predecessor.size) entries of \(predecessor.origin), "
          + (lost == 0 ? "none known to be lost" : "\(lost) after them lost")))
  }

  /// Says that a predecessor was not followed, where one is named: the ledger is whole without it, and what
  /// came before is another ledger's.
  ///
  /// - Parameter isRequired: whether it was asked for; then the verdict is weaker.
  public mutating func concludePredecessor(isRequired: Bool) {
    guard let predecessor, !followed else { return }
    let sentence =
      "it goes on from \(predecessor.size) entries of \(predecessor.origin)"
      + (predecessor.lostCount > 0 ? ", after which \(predecessor.lostCount) were lost" : "")
      + ": that ledger was not looked at"
    if isRequired { weaknesses.append(sentence) } else { remarks.append(sentence) }
    checks.append(Check(name: "predecessor", state: .skipped, detail: "not given"))
  }
}
