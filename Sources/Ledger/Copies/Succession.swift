public import Governance
import LedgerStore
import Sodium
public import TransparencyLog

/// What a ledger that ends here leaves to its successor. The file was verified in full; what is known to be
/// lost of it is what this computer has seen, or what somebody else has.
public struct Succession: Sendable {
  /// What the successor's genesis says.
  public let predecessor: LedgerFounded.Predecessor
  public let identity: Founding
  /// The successor that was begun here before, and not ended with a file; only that one can be founded.
  public let begun: String?
  private let known: OutsideHead?
  private let keys: LedgerKeys

  /// - Parameters:
  ///   - path: the ledger as it was restored.
  ///   - lost: a head that is known from elsewhere, as a receipt or a witness has it.
  /// - Throws: `LedgerError` where the file does not verify, or differs from one of these heads: then it is no
  ///   beginning of what was recorded, and nothing may go on from it. `StoreError`.
  public init(
    of path: String, lost: TreeHead? = nil, heads: OutsideHeads,
    progress: (Int64) -> Void = { _ in }
  ) throws {
    let file = try LedgerFile.privateCopy(of: path)
    guard let identity = try file.read({ try $0.register.founding() }) else {
      throw Refusal.missingGenesis()
    }
    let report = try LedgerVerification.run(
      file: path, pins: VerificationPins(genesis: identity.genesis), progress: progress)
    guard report.result == .valid || report.result == .weaker, let root = report.root,
      let keys = report.keys
    else {
      throw LedgerError.notVerified(path)
    }
    let known = try heads.head(of: identity.origin)
    if let known, known.genesis != identity.genesis {
      throw LedgerError.otherLedger(
        "genesis", here: identity.genesis.hex, pinned: known.genesis.hex)
    }
    let told = [known?.head, known?.successor?.head, lost].compactMap { $0 }
    for head in told where head.size <= report.entries {
      let own = try file.read { try $0.root(ofSize: head.size) }
      guard own == head.root else {
        throw LedgerError.forkedFromHead(size: head.size, root: own.hex, seen: head.root.hex)
      }
    }
    let beyond = told.filter { $0.size > report.entries }.max { $0.size < $1.size }
    for head in told where head.size == beyond?.size && head.root != beyond?.root {
      throw LedgerError.forkedFromHead(
        size: head.size, root: head.root.hex, seen: beyond?.root.hex ?? "")
    }
    predecessor = LedgerFounded.Predecessor(
      origin: identity.origin, root: root, size: report.entries,
      lost: beyond.map { LedgerFounded.Head(root: $0.root, size: $0.size) })
    begun = known?.successor?.origin
    self.identity = identity
    self.known = known
    self.keys = known?.keys ?? keys
  }

  /// Ends the old ledger on this computer: nothing is recorded in it any more. Before the successor's file is
  /// made, so that no crash between leaves two ledgers to record in.
  ///
  /// - Throws: `LedgerError` where another successor was begun here.
  public func end(for successor: Origin, in heads: OutsideHeads, at now: Timestamp) throws {
    if let begun, !begun.utf8.elementsEqual(successor.text.utf8) {
      throw LedgerError.succeeded(identity.origin, by: begun)
    }
    let head = TreeHead(size: predecessor.size, root: predecessor.root)
    try heads.keep(
      OutsideHead(
        origin: identity.origin, genesis: identity.genesis, keys: keys,
        size: known?.size ?? head.size, root: known?.root ?? head.root, checked: now,
        successor: OutsideHead.Successor(origin: successor.text, head: head)))
  }
}
