import Sodium

/// What stands against attesting or adopting decisions from before the ledger.
extension Refusal {
  static func batchTwice(_ body: Identifier, part: Int64) -> Refusal {
    Refusal(
      .batchTwice,
      "part \(part) of this source is attested of \(body) already",
      next: "nothing is left to do with it: gavel old list")
  }

  static func batchOrder(_ body: Identifier, due part: Int64) -> Refusal {
    Refusal(
      .batchOrder,
      "of this source, part \(part) is the next that can be attested of \(body)",
      next: "import the file again, which goes on where it ended: gavel import rollcalls")
  }

  static func batchMalformed(_ batch: Digest) -> Refusal {
    Refusal(
      .batchMalformed,
      "the document \(batch.hex) is no batch of so many old decisions",
      next: "make it with gavel import rollcalls")
  }

  static func stateUnknown(_ body: Identifier, _ state: Digest) -> Refusal {
    Refusal(
      .stateUnknown,
      "the old decisions of \(body) never had the state \(state.hex)",
      next: "see which they had: gavel old list")
  }

  static func stateAdopted(_ body: Identifier) -> Refusal {
    Refusal(
      .stateAdopted,
      "\(body) has adopted this state of its old decisions",
      next: "nothing is left to do")
  }
}
