import TransparencyLog

/// What stands against a cosigned head, and what waits for one.
extension Refusal {
  static func witnessesNotNamed() -> Refusal {
    Refusal(
      .witnessesNotNamed,
      "the charter in force names no witnesses",
      next: "move to amend the charter so that it names some: gavel motion propose")
  }

  static func headOfAnother(_ origin: String, here: String) -> Refusal {
    Refusal(
      .headUnknown,
      "the checkpoint is of the log \(origin), and this is \(here)",
      next: "record a cosigned head of this ledger: gavel witness record")
  }

  static func headUnknown(size: Int64, entries: Int64) -> Refusal {
    Refusal(
      .headUnknown,
      size > entries
        ? "the head is of \(size) entries, and the log has \(entries)"
        : "the first \(size) entries of this log have another root than the head says",
      next: "compare the histories: gavel verify --against FILE")
  }

  static func headNotNewer(size: Int64, newest: Int64) -> Refusal {
    Refusal(
      .headNotNewer,
      "a head of \(size) entries adds nothing to the cosigned head of \(newest) that is recorded",
      next: "have the newest head cosigned: gavel witness ask")
  }

  static func headUnsigned(_ sentence: String) -> Refusal {
    Refusal(
      .headUnsigned,
      "the ledger's key has not signed the head: \(sentence)",
      next: "record a checkpoint as the ledger signed it: gavel witness record")
  }

  static func cosignatureUnsound(_ sentence: String) -> Refusal {
    Refusal(
      .cosignatureUnsound,
      "a line of the head is no cosignature of the witness that it names: \(sentence)",
      next: "have the head cosigned again: gavel witness ask")
  }

  static func cosignedAhead(_ name: KeyName, time: Int64, recorded: Timestamp) -> Refusal {
    let told = Timestamp(seconds: time).map(\.description) ?? "second \(time)"
    return Refusal(
      .cosignedAhead,
      "\(name) cosigned the head at \(told), and it is recorded at \(recorded)",
      next: "set the registrar's clock right, and record the head then")
  }

  static func quorumOfWitnesses(
    size: Int64, quorum: LogPolicyName?, cosigned: [KeyName]
  ) -> Refusal {
    let names = cosigned.map(\.description).joined(separator: ", ")
    let wanted = quorum.map(\.description) ?? "of the policy"
    return Refusal(
      .quorumOfWitnesses,
      "the head of \(size) entries has not reached the quorum \(wanted) of the charter's witnesses: "
        + (names.isEmpty ? "none has cosigned it" : "only \(names) cosigned"),
      next: "ask the others: gavel witness ask")
  }

  static func headOverdue(entry: Int64, until: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .headOverdue,
      "entry \(entry) stands under no cosigned head, and since \(until) nothing else is recorded; "
        + "it is \(recorded)",
      next: "have the newest head cosigned and record it: gavel witness ask, gavel witness record")
  }

  static func ballotsUncovered(_ count: Int, until: Timestamp) -> Refusal {
    Refusal(
      .ballotsUncovered,
      "\(count) ballots stand under no cosigned head, so that nobody knows whether they were in time",
      next: "record one: gavel witness record. Without it the poll can be closed from \(until) on")
  }

  static func keyIsWitness(_ name: KeyName) -> Refusal {
    Refusal(
      .keyIsWitness,
      "this is the key of the witness \(name), which cosigns heads and nothing else",
      next: "make a key of your own: gavel key create")
  }

  static func witnessHasKey(_ name: KeyName, of other: String) -> Refusal {
    Refusal(
      .keyIsWitness,
      "the policy's witness \(name) has a key that is \(other)",
      next: "name a witness with a key of its own: a ledger does not vouch for itself")
  }
}
