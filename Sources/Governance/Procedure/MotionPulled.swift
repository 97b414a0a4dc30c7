public import CanonicalJSON
public import Sodium

/// A seat takes a motion from a consent agenda before the poll on that opens. The motion goes on by itself.
public struct MotionPulled: EventKind {
  public static let name = "motion.pulled"

  public var agenda: Digest
  public var motion: Digest
  public var seat: Identifier

  public init(agenda: Digest, motion: Digest, seat: Identifier) {
    self.agenda = agenda
    self.motion = motion
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    agenda = try fields.digest("agenda")
    motion = try fields.digest("motion")
    seat = try fields.identifier("seat")
  }

  public var json: JSON {
    ["agenda": .digest(agenda), "motion": .digest(motion), "seat": .identifier(seat)]
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    var found = try register.requireProposed(agenda, at: time)
    let pulled = try register.requireMotion(motion)
    guard let items = found.agenda?.items, items.contains(where: { $0.motion == motion }),
      var item = try register.consentItems(of: motion).last(where: { $0.agenda == agenda })
    else { throw Refusal.notOnAgenda(pulled.number, found.number) }
    try entry.requireSeen(item.entry, found.number.text)
    let definition = try register.requireHolder(of: seat, is: entry.author, at: time)
    guard definition.body == found.body, definition.voting else {
      throw Refusal.seatElsewhere(seat, found.body)
    }
    item.pulledBy = seat
    item.puller = entry.author
    found.finalEntry = entry.number
    let left = items.filter { $0.motion != motion }
    if left.isEmpty {
      found.state = .withdrawn
      found.decided = time
    } else {
      found.acts = [Act(ConsentAgenda(items: left))]
    }
    return Consequences([.motion(found), .consentItem(item)])
  }
}
