internal import Ledger

extension CodeBook {
  /// What verification finds wrong, besides the refusals of an entry that was not lawful.
  static let faultCodes: [String: Meaning] = VerificationReport.FaultCode.allCases.reduce(into: [:])
  {
    $0[$1.rawValue] = Meaning(3, meaning(of: $1))
  }

  private static func meaning(of code: VerificationReport.FaultCode) -> String {
    switch code {
    case .empty: "A log without an entry proves nothing: even the genesis is missing."
    case .file: "The database file itself is damaged, by its own checks."
    case .journal:
      "Another program's journal lies beside the file: what it would change was not written by gavel."
    case .entryMalformed:
      "The bytes of the entry are not those of any entry: not canonical, or cut."
    case .entryMissing: "An entry is missing, doubled or out of its place."
    case .entryAltered:
      "The bytes are those of an entry, but not of the one that the tree was made over: it was altered or "
        + "exchanged."
    case .entryColumns: "What stands beside the entry in the database is not what its bytes say."
    case .signature: "The author's key did not make this signature over these bytes."
    case .seen: "The author signed over another history than the one that is here."
    case .node: "A node of the tree is not the hash of what lies below it."
    case .checkpoint: "A signed head is not of this log, or its signature is not the ledger's."
    case .root: "The entries make another tree than the one whose head was signed."
    case .register:
      "The register says something else than the entries bring about: who is a member, who sits where, what "
        + "is in force was changed by hand."
    case .document:
      "A document is not the one that its digest names, or is missing without a reason."
    case .derived: "A file of the trail is not what the entries make of it."
    case .genesis: "This ledger begins with another genesis than the one that you know it by."
    case .head: "This computer has seen more of the ledger, or another history of it."
    case .tooShort: "The ledger has fewer entries than you asked for."
    case .against: "The two copies do not have one history."
    case .predecessor:
      "The ledger that this one follows does not verify, or is not what this one's genesis says of it."
    case .receipt: "A receipt shows another history, or is none of this ledger."
    }
  }
}
