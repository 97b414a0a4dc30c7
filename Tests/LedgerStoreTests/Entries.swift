import Governance
import LedgerStore
import Signing
import Sodium
import TransparencyLog

/// Entries that nobody signed: the store takes them as they are.
func entry(
  _ number: Int64, by author: Identifier = "ibm-rep", recorded: Timestamp? = nil,
  seen: Int64? = nil, of kind: (any EventKind)? = nil
) throws -> Entry {
  let time = recorded ?? Timestamp(integerLiteral: number)
  let event = try Event.bytes(
    of: kind ?? MotionWithdrawn(motion: Digest(stringLiteral: "motion \(number)")), by: author,
    at: time, until: time.adding(Timestamp.day), ledger: "ai.example/ledger",
    seen: Event.Seen(root: "seen", size: seen ?? number))
  guard let signature = Signature(bytes: Array(repeating: 7, count: 64)) else {
    preconditionFailure("64 bytes are a signature")
  }
  return try Entry(
    Entry.bytes(event: event, key: "ibm-rep", recorded: time, signature: StoredSignature(signature))
  )
}

extension LedgerFile {
  /// Records as many entries, which change nothing.
  func fill(to size: Int64) throws {
    try record { recording throws in
      for number in recording.reading.size..<size {
        try recording.append(entry(number), number: number)
      }
    }
  }

  /// Records the book.
  func recordBook() throws {
    try record { recording throws in
      for (number, changes) in Book.entries.enumerated() {
        for change in changes { try recording.register.apply(change) }
        try recording.append(entry(Int64(number)), number: Int64(number))
      }
    }
  }
}

extension LedgerReading {
  /// What a verifier would find wrong with the register, if the entries changed what the book says.
  func differencesFromBook() throws -> [RegisterDifference] {
    var comparison = try registerComparison()
    var differences: [RegisterDifference] = []
    for (number, changes) in Book.entries.enumerated() {
      differences += try comparison.step(entry: Int64(number), changes: Book.newest(of: changes))
    }
    return try differences + comparison.finish()
  }
}
