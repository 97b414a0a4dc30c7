public import CanonicalJSON
public import Sodium

/// The chair confirms what the secretary wrote down: two persons say it, neither alone. From then on
/// nothing in the roll call is corrected, and those listed have their time to dispute it.
public struct RollCallConfirmed: EventKind {
  public static let name = "roll_call.confirmed"

  public var rollCall: Digest

  public init(rollCall: Digest) {
    self.rollCall = rollCall
  }

  public init(reading fields: inout Fields) throws {
    rollCall = try fields.digest("roll_call")
  }

  public var json: JSON { ["roll_call": .digest(rollCall)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    var found = try register.requireStandingRollCall(rollCall, seenBy: entry)
    guard found.confirmed == nil else { throw Refusal.rollCallConfirmed(found) }
    guard let polled = try register.poll(found.poll) else { throw Refusal.pollUnknown(found.poll) }
    try polled.requireOpen(at: time)
    guard try register.chair(of: polled.body, at: time) == entry.author else {
      throw Refusal.notChair(entry.author, polled.body)
    }
    guard entry.author != found.secretary else { throw Refusal.rollCallOneHand(entry.author) }
    guard let meeting = try register.meeting(found.meeting),
      let disputes = meeting.rule.rollCallDisputes
    else { throw Refusal.rollCallsNotTaken(polled.body) }
    found.chair = entry.author
    found.confirmed = time
    found.disputesEnd = time.adding(disputes)
    return Consequences([.rollCall(found)])
  }
}

extension Register {
  /// A roll call that no other has corrected, and that the author has seen.
  func requireStandingRollCall(_ id: Digest, seenBy entry: EntryContext) throws -> RollCall {
    guard let found = try rollCall(id) else { throw Refusal.rollCallUnknown(id) }
    try entry.requireSeen(found.entry, "the roll call")
    if let other = found.correctedBy { throw Refusal.rollCallCorrected(by: other) }
    return found
  }
}
