import Governance
import Signing
import Sodium

/// Which key signed the ballots that counted, of each poll that was closed: kept while the entries pass, as
/// a later entry may say that a key was not to be trusted then.
struct BallotKeys {
  private struct Signed {
    let entry: Int64
    let key: Fingerprint
  }

  /// Of polls that are not closed, the last ballot of each seat.
  private var last: [Digest: [Identifier: Signed]] = [:]
  /// By key, the ballots that counted.
  private var counted: [Fingerprint: [(entry: Int64, poll: Int64)]] = [:]
  private var closed: Int64 = 0

  mutating func see(_ changes: [Change], by key: Fingerprint, _ register: MemoryRegister) {
    for change in changes {
      switch change {
      case .ballot(let ballot):
        last[ballot.poll, default: [:]][ballot.seat] = Signed(entry: ballot.entry, key: key)
      case .poll(let poll) where poll.isClosed:
        guard let ballots = last.removeValue(forKey: poll.seal) else { continue }
        let recused = Set(register.recusals(from: poll.seal).map(\.seat))
        for (seat, ballot) in ballots where !recused.contains(seat) {
          counted[ballot.key, default: []].append((ballot.entry, closed))
        }
        closed += 1
      default: break
      }
    }
  }

  /// How many closed polls counted a ballot of one of these keys from the time when it was not to be trusted.
  func decisions(touchedBy keys: [PersonKey]) -> Int64 {
    var polls: Set<Int64> = []
    for key in keys {
      guard let span = key.compromised else { continue }
      for ballot in counted[key.fingerprint] ?? [] where span.contains(ballot.entry) {
        polls.insert(ballot.poll)
      }
    }
    return Int64(polls.count)
  }
}
