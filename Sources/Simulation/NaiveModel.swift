import Governance
import Sodium
import TransparencyLog

/// The same decisions by hand: a few dictionaries, and none of the code that the ledger decides with. It says
/// beforehand what is to be recorded, and afterwards what must have come of it.
struct NaiveModel {
  enum Wish {
    case propose(adopts: Identifier?, expels: Identifier?)
    case open(motion: Digest, closes: Timestamp, members: Set<Identifier>)
    case vote(poll: Digest, choice: Choice, turn: Int64)
    case close(poll: Digest, yes: Int, no: Int, abstain: Int)
  }

  struct Motion {
    let entry: Int64
    let by: Identifier
    let adopts: Identifier?
    let expels: Identifier?
    var isOpen = false
    var outcome: Outcome?
  }

  struct Poll {
    let entry: Int64
    let motion: Digest
    let closes: Timestamp
    let voters: Set<Identifier>
    var ballots: [Identifier: (turn: Int64, choice: Choice)] = [:]
    var outcome: Outcome?

    func count(_ choice: Choice) -> Int { ballots.values.count { $0.choice == choice } }

    /// More than half of the seats vote, and more of them yes than no.
    var result: Outcome {
      let (yes, no) = (count(.yes), count(.no))
      guard ballots.count * 2 > voters.count else { return .noQuorum }
      guard yes + no > 0 else { return .failed }
      return yes == no ? .tied : yes > no ? .carried : .failed
    }
  }

  private(set) var members: Set<Identifier>
  private(set) var motions: [Digest: Motion] = [:]
  private(set) var polls: [Digest: Poll] = [:]
  private(set) var policies: Set<Identifier> = []
  /// What of each author was recorded last: which head it had seen.
  private var seen: [Identifier: Int64] = [:]
  private(set) var recorded: [Digest: Int64] = [:]
  private(set) var size: Int64
  private(set) var last: Timestamp

  init(members: [Identifier], size: Int64, last: Timestamp) {
    self.members = Set(members)
    self.size = size
    self.last = last
    // Each has accepted the charter, one after the other.
    for (number, member) in members.enumerated() { seen[member] = Int64(number + 1) }
  }

  /// What the registrar's clock makes of a recording: its time; nil where it refuses.
  func recordingTime(at now: Timestamp, confirmsAhead: Bool) -> Timestamp? {
    if now < last { return last.seconds - now.seconds <= 300 ? last : nil }
    return confirmsAhead || now.seconds - last.seconds <= Timestamp.day ? now : nil
  }

  /// Whether an event is to be recorded now.
  func accepts(
    _ wish: Wish, by author: Identifier, of event: Event, at time: Timestamp,
    seenTime: Timestamp
  ) -> Bool {
    guard members.contains(author), time <= event.until,
      event.at.seconds <= time.seconds + 300, event.at.seconds >= seenTime.seconds - 300,
      event.seen.size >= seen[author] ?? 0
    else { return false }
    switch wish {
    case .propose: return true
    case .open(let motion, let closes, let known):
      guard let found = motions[motion], !found.isOpen, found.outcome == nil, found.by == author,
        event.seen.size > found.entry, known == members,
        closes.seconds - time.seconds >= World.window.least,
        closes.seconds - time.seconds <= World.window.longest
      else { return false }
      // What is over and could change who votes is closed first.
      return !polls.values.contains { poll in
        poll.outcome == nil && time >= poll.closes && motions[poll.motion]?.expels != nil
      }
    case .vote(let seal, _, let turn):
      guard let poll = polls[seal], poll.outcome == nil, time < poll.closes,
        event.until <= poll.closes, poll.voters.contains(author), event.seen.size > poll.entry
      else { return false }
      return turn > poll.ballots[author]?.turn ?? 0
    case .close(let seal, let yes, let no, let abstain):
      guard let poll = polls[seal], poll.outcome == nil, time >= poll.closes,
        event.seen.size > poll.entry
      else { return false }
      return yes == poll.count(.yes) && no == poll.count(.no) && abstain == poll.count(.abstain)
    }
  }

  /// Takes an event that was recorded.
  mutating func take(_ wish: Wish, by author: Identifier, of event: Event, at time: Timestamp) {
    recorded[event.id] = size
    seen[author] = max(seen[author] ?? 0, event.seen.size)
    last = time
    switch wish {
    case .propose(let adopts, let expels):
      motions[event.id] = Motion(entry: size, by: author, adopts: adopts, expels: expels)
    case .open(let motion, let closes, _):
      motions[motion]?.isOpen = true
      polls[event.id] = Poll(entry: size, motion: motion, closes: closes, voters: members)
    case .vote(let seal, let choice, let turn):
      polls[seal]?.ballots[author] = (turn, choice)
    case .close(let seal, _, _, _):
      guard let poll = polls[seal] else { break }
      let outcome = poll.result
      polls[seal]?.outcome = outcome
      motions[poll.motion]?.isOpen = false
      motions[poll.motion]?.outcome = outcome
      if outcome == .carried, let motion = motions[poll.motion] {
        if let policy = motion.adopts { policies.insert(policy) }
        if let member = motion.expels { members.remove(member) }
      }
    }
    size += 1
  }
}
