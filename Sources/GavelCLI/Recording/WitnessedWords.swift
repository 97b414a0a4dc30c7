internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import TransparencyLog

extension WitnessedBallots {
  /// Which ballots are in time, and which are not.
  func words(isClosed: Bool) -> String {
    let those =
      head.map {
        "in time are the ballots under the cosigned head of \(size) entries (entry \($0))"
      }
      ?? "no head was cosigned in time"
    let others = isClosed ? "late, and not counted: \(late)" : "not under it yet: \(late)"
    return "\(those); \(others)"
  }
}

extension LedgerView {
  /// Which ballots of a poll are in time; nil where its rule does not ask the witnesses.
  func witnessed(_ poll: Poll) throws -> WitnessedBallots? {
    try register.witnessed(register.ballots(in: poll.seal), in: poll)
  }
}

extension HeadDue {
  /// What is due, and what brings it.
  func line(_ clock: ClockFace) -> String {
    "entry \(entry) and what follows stand under no cosigned head; after \(clock.text(until)) only such a "
      + "head is recorded   gavel witness ask, then gavel witness record"
  }

  var json: JSON {
    ["entry": .integer(entry), "until": .string(until.description)]
  }
}

extension WitnessRule {
  /// Who cosigns the heads of a ledger, and how soon one is due.
  var page: String {
    let due = within.map { ", at the latest \(Span.words($0)) after an entry" } ?? ""
    let names = policy.witnesses.map { visible("  \($0.name)   \($0.key.name)") + "\n" }
    let quorum = policy.quorum.map { visible("\($0)") } ?? "none"
    return "\nwitnesses of its heads, quorum \(quorum)\(due):\n" + names.joined()
  }
}
