internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium

extension OpenLedger {
  /// The document with this digest, or the only one whose digest begins so: of those that the file holds,
  /// and of those that were destroyed.
  func documentName(_ text: String) throws -> Digest {
    let held = try file.read { try $0.documents() }
    let named = try view { try $0.register.namedDocuments().map(\.digest) }
    return try DocumentSearch.find(text, among: Set(held + named).sorted())
  }
}

extension LedgerView {
  /// The document with this digest, or the only one whose digest begins so, of those that events name with
  /// an access or a salt.
  func document(_ text: String) throws -> Digest {
    if let digest = Digest(hex: text) { return digest }
    return try DocumentSearch.find(text, among: try register.namedDocuments().map(\.digest))
  }
}

extension TextReference {
  /// Its hash, who may read it where not everybody, and the motion that had it destroyed.
  func words(in view: LedgerView) throws -> String {
    var words = "\(name.isSalted ? "salted" : "sha256") \(digest.hex)"
    let record = try view.register.namedDocument(digest)
    if let body = record?.confidentialTo { words += ", confidential to \(body)" }
    if let motion = try record?.redactedBy.flatMap({ try view.register.motion($0) }) {
      words += ", redacted by \(motion.number)"
    }
    return words
  }
}

private enum DocumentSearch {
  static func find(_ text: String, among digests: [Digest]) throws -> Digest {
    let found = text.utf8.count >= 8 ? digests.filter { $0.hex.hasPrefix(text) } : []
    guard found.count == 1 else {
      throw LedgerError(
        "E-DOCUMENT-UNKNOWN", "\(found.count) documents have a digest like \(visible(text))",
        next: "list them: gavel document list", exitStatus: 5)
    }
    return found[0]
  }
}
