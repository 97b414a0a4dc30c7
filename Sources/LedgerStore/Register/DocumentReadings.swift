public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = DocumentStatements

  public func namedDocument(_ digest: Digest) throws(StoreError) -> NamedDocument? {
    try record(SQL.document, [.digest(digest)])
  }

  public func namedDocuments() throws(StoreError) -> [NamedDocument] { try records(SQL.documents) }
}

enum DocumentStatements {
  static let document = NamedDocument.table.selectOne("digest = ?")
  static let documents = NamedDocument.table.select()

  static let lookups = [document]
}
