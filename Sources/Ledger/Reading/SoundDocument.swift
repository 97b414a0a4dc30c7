public import LedgerStore
public import Sodium

extension OpenLedger {
  /// A document as a person is to see it: only with the hash that names it, so that whoever votes on a
  /// text has read the one that was sealed.
  ///
  /// - Returns: nil where this file does not have it.
  /// - Throws: `LedgerError` with the code E-DOCUMENT-ALTERED, or `StoreError`.
  public func document(_ name: Digest) throws -> StoredDocument? {
    guard let document = try file.read({ try $0.document(name) }) else { return nil }
    guard StoredDocument.digest(of: document.bytes, salt: document.salt) == name else {
      throw LedgerError.documentAltered(name.hex)
    }
    return document
  }

  /// The bytes of the same, for readers above that know nothing of the store.
  public func text(_ name: Digest) throws -> [UInt8]? { try document(name)?.bytes }
}
