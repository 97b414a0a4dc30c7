internal import Governance

extension CodeBook {
  /// Cosigned heads, and what waits for them.
  static let cosignedRefusals: [RefusalCode: String] = [
    .witnessesNotNamed:
      "A cosigned head is recorded where the charter names the witnesses: `witnesses`, with a policy.",
    .headUnknown: "A head that is recorded is one of this log: its name, its size and its root.",
    .headNotNewer: "A head that is recorded has more entries than the one recorded before.",
    .headUnsigned: "A head that is recorded has the signature of the ledger's own key.",
    .cosignatureUnsound:
      "A line of a recorded head that names a witness of the charter is that witness's cosignature.",
    .cosignedAhead:
      "No witness can have cosigned a head more than 300 s after it is recorded: one of the clocks is wrong.",
    .quorumOfWitnesses:
      "Enough of the charter's witnesses have cosigned a head that is recorded, as the quorum of the policy says.",
    .headOverdue:
      "Once an entry has stood for longer than the charter's `within` under no cosigned head, only such a head is "
      + "recorded.",
    .ballotsUncovered:
      "Under a rule with `in_time: cosigned` a poll is closed when every ballot stands under a cosigned head, or a "
      + "day after its end.",
    .keyIsWitness: "The keys of persons, of the ledger and of witnesses are all different.",
  ]
}
