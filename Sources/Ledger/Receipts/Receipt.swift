public import Governance
import Sodium
public import TransparencyLog

/// Proof that an entry is in a ledger, to be kept by whoever signed it: a C2SP tlog-proof with the entry's
/// line as its extra data, so that one file is all that it takes. Nothing in it is believed until
/// ``VerifiedReceipt`` has checked it.
public struct Receipt: Hashable, Sendable {
  public let proof: LogProof
  /// The entry's line without its line feed.
  public let entry: [UInt8]

  /// - Throws: `LogProofError` for an entry that is longer than any.
  init(
    of entry: [UInt8], number: Int64, path: [Digest], checkpoint: SignedCheckpoint
  ) throws(LogProofError) {
    proof = try LogProof(index: number, path: path, checkpoint: checkpoint, extraData: entry)
    self.entry = entry
  }

  /// Reads a receipt, or a proof of others that comes without its entry.
  ///
  /// - Parameter given: the entry, where the proof does not hold it.
  /// - Throws: `LogProofError`; `LedgerError` where there is no entry, or the two differ.
  public init(parsing bytes: [UInt8], entry given: [UInt8]? = nil) throws {
    proof = try LogProof(parsing: bytes)
    switch (proof.extraData, given) {
    case (let held?, nil): entry = held
    case (nil, let given?): entry = given
    case (let held?, let given?):
      // What stands beside an entry that was named may be somebody's remark.
      guard held == given || (try? Entry(held)) == nil else { throw LedgerError.receiptOther() }
      entry = given
    case (nil, nil): throw LedgerError.receiptWithoutEntry()
    }
  }

  public var bytes: [UInt8] { proof.bytes }

  /// The number of the entry.
  public var number: Int64 { proof.index }
}

/// A receipt that was checked: the ledger with this key holds the entry at its number.
public struct VerifiedReceipt: Sendable {
  public let proof: VerifiedLogProof
  public let entry: Entry

  /// - Parameter key: the ledger's, whose name is its origin.
  /// - Throws: `LogProofFault`; `LedgerError` where what the ledger holds there is no entry, or one of another
  ///   ledger.
  public init(_ receipt: Receipt, signedBy key: VerifierKey) throws {
    try self.init(VerifiedLogProof(receipt.proof, of: receipt.entry, signedBy: key), receipt)
  }

  /// The same, by a checkpoint that enough witnesses have cosigned.
  public init(_ receipt: Receipt, under policy: LogPolicy) throws {
    try self.init(VerifiedLogProof(receipt.proof, of: receipt.entry, under: policy), receipt)
  }

  private init(_ proof: VerifiedLogProof, _ receipt: Receipt) throws {
    self.proof = proof
    do {
      entry = try Entry(receipt.entry)
    } catch {
      throw LedgerError.receiptMalformed("\(error)")
    }
    guard entry.event.ledger == proof.checkpoint.origin.text else {
      throw LedgerError.receiptForeign(entry.event.ledger, in: proof.checkpoint.origin.text)
    }
  }
}

extension LedgerError {
  static func receiptWithoutEntry() -> LedgerError {
    LedgerError(
      "E-RECEIPT-ENTRY", "the proof does not hold the entry that it is of",
      next: "name the file with the entry's line: --entry FILE", exitStatus: 64)
  }

  static func receiptOther() -> LedgerError {
    LedgerError(
      "E-RECEIPT-OTHER", "the entry that is named is not the one that the receipt holds",
      next: "the two belong apart: check each by itself", exitStatus: 3)
  }

  static func receiptMalformed(_ reason: String) -> LedgerError {
    LedgerError(
      "E-RECEIPT-MALFORMED", "what the receipt shows is no entry: \(reason)",
      next: "do not rely on it; ask where it comes from", exitStatus: 3)
  }

  static func receiptForeign(_ ledger: String, in origin: String) -> LedgerError {
    LedgerError(
      "E-RECEIPT-FOREIGN", "the event is of \(ledger), and the receipt of \(origin)",
      next: "do not rely on it; ask where it comes from", exitStatus: 3)
  }
}
