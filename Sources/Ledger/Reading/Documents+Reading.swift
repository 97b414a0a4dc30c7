public import Governance
public import LedgerStore

extension Documents {
  /// The documents that a ledger has, under the names that they have there: with a salt beside it, none
  /// has a plain name. Nothing else is checked.
  public init(in reading: LedgerReading) {
    self.init { name in
      guard let stored = try? reading.document(name.digest),
        name == (stored.salt == nil ? .plain(stored.digest) : .salted(stored.digest))
      else { return nil }
      return stored.bytes
    }
  }
}
