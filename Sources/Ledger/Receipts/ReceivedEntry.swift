import Governance
public import Sodium
public import TransparencyLog

/// What a receipt shows, to be held against a log: which entry there was at which number, under which head.
public struct ReceivedEntry: Sendable {
  public let origin: String
  public let number: Int64
  public let leaf: LeafHash
  public let head: TreeHead
  /// Where it comes from, for a person: a file.
  public let source: String
  private let checkpoint: SignedCheckpoint

  /// - Parameter source: where the receipt comes from.
  /// - Throws: `ProofError` where the receipt contradicts itself; that the ledger's key has signed it is asked
  ///   only where it differs from a log.
  public init(_ receipt: Receipt, from source: String) throws {
    leaf = Tree.leafHash(of: receipt.entry)
    checkpoint = receipt.proof.checkpoint
    head = checkpoint.checkpoint.head
    try verifyInclusion(of: leaf, at: receipt.number, proof: receipt.proof.path, in: head)
    origin = checkpoint.checkpoint.origin.text
    number = receipt.number
    self.source = source
  }

  /// Whether the key that the ledger had at this size signed it.
  func isSigned(by keys: LedgerKeys) -> Bool {
    Origin(origin).map { (try? keys.verify(checkpoint, of: $0)) != nil } ?? false
  }
}

extension Receipts {
  /// What every kept receipt of a ledger shows.
  ///
  /// - Throws: as ``all(of:)``, and `ProofError` for one that contradicts itself.
  public func entries(of origin: String) throws -> [ReceivedEntry] {
    try all(of: origin).map {
      try ReceivedEntry($0, from: "the receipt of entry \($0.number) that this computer keeps")
    }
  }
}
