public import Governance
public import Signing
public import Sodium

extension SQLiteRegister {
  private typealias SQL = KeyStatements

  public func keyConfirmations() throws(StoreError) -> [KeyConfirmation] {
    try records(SQL.confirmations)
  }

  public func keyConfirmations(of offer: Digest) throws(StoreError) -> [KeyConfirmation] {
    try records(SQL.ofOffer, [.digest(offer)])
  }

  public func keyConfirmations(with key: Fingerprint) throws(StoreError) -> [KeyConfirmation] {
    try records(SQL.withKey, [.fingerprint(key)])
  }

  public func keyCommitments() throws(StoreError) -> [KeyCommitment] {
    try records(SQL.commitments)
  }

  public func keyCommitments(of key: Fingerprint) throws(StoreError) -> [KeyCommitment] {
    try records(SQL.ofKey, [.fingerprint(key)])
  }
}

enum KeyStatements {
  static let confirmations = KeyConfirmation.table.select()
  static let ofOffer = KeyConfirmation.table.select("offer = ?")
  static let withKey = KeyConfirmation.table.select("confirming_key = ?")

  static let commitments = KeyCommitment.table.select()
  static let ofKey = KeyCommitment.table.select("committing_key = ?")

  static let lookups = [ofOffer, withKey, ofKey]
}
