/// What stands against handing the ledger's key on.
extension Refusal {
  static func handedByAnother(_ person: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .notSecretary,
      "\(person) is not the secretary at \(time), who alone hands the registrar on",
      next: "let the secretary do it: gavel ledger hand; or move ledger_key.replace")
  }

  static func ledgerKeyUnproved(_ key: String) -> Refusal {
    Refusal(
      .ledgerKeyUnproved,
      "the signature is not by \(key), or does not say that it follows upon the key of now",
      next: "make both again on the new machine: gavel ledger key")
  }

  static func ledgerKeyTaken(_ key: String) -> Refusal {
    Refusal(
      .ledgerKeyTaken,
      "\(key) is or was a key of this ledger, or of a person or partner in it",
      next: "make a new one on the new machine: gavel ledger key")
  }

  static func ledgerKeyHanded(_ entry: Int64) -> Refusal {
    Refusal(
      .ledgerKeyHanded,
      "entry \(entry) hands the ledger's key on already",
      next: "one act at a time: the key of now does not follow upon itself")
  }
}
