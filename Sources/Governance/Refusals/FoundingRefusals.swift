import Sodium

/// What stands against founding a ledger or accepting its charter.
extension Refusal {
  static func notFounded() -> Refusal {
    Refusal(
      .notFounded,
      "the ledger has no genesis",
      next: "found it: gavel init")
  }

  static func alreadyFounded() -> Refusal {
    Refusal(
      .alreadyFounded,
      "the ledger is founded already",
      next: "a ledger has one genesis; found another ledger for another consortium")
  }

  static func charterMissing(_ digest: Digest) -> Refusal {
    Refusal(
      .charterMissing,
      "the charter \(digest.hex) is not at hand",
      next: "hand it over with the event that founds the ledger")
  }

  static func charterMalformed(_ problem: String) -> Refusal {
    Refusal(
      .charterMalformed,
      "the charter has a mistake: \(problem)",
      next: "mend the charter, then try it: gavel charter check FILE")
  }

  static func ledgerKeyMalformed(_ key: String) -> Refusal {
    Refusal(
      .ledgerKeyMalformed,
      "\(key) is no verifier key of this ledger",
      next: "let gavel make it: gavel init founds a ledger, gavel ledger key makes a later key")
  }

  static func notFounder(_ person: Identifier) -> Refusal {
    Refusal(
      .notFounder,
      "\(person) is no principal that the charter names",
      next: "let a founder's principal sign, with the key in the charter")
  }

  static func genesisUnknown(_ genesis: Digest) -> Refusal {
    Refusal(
      .genesisUnknown,
      "\(genesis.hex) is not the genesis of this ledger",
      next: "read the genesis: gavel show 0")
  }

  static func predecessorUnsound(_ problem: String) -> Refusal {
    Refusal(
      .predecessorUnsound,
      "the ledger that this one follows is not told soundly: \(problem)",
      next: "found the successor with gavel ledger succeed, which reads the old ledger")
  }

  static func foundersMissing(accepted: Int64, of founders: Int64, share: Fraction) -> Refusal {
    Refusal(
      .foundersMissing,
      "\(accepted) of \(founders) founders have accepted the charter, fewer than \(share)",
      next: "let the others accept: gavel charter accept")
  }
}
