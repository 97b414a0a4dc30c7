public import Sodium

/// Rulings of the chair, and what may become of them.
extension Register {
  func requireRuling(_ id: Digest) throws -> Ruling {
    guard let ruling = try ruling(id) else { throw Refusal.rulingUnknown(id) }
    return ruling
  }

  func requireStanding(_ id: Digest) throws -> Ruling {
    let ruling = try requireRuling(id)
    guard ruling.state == .standing else { throw Refusal.rulingSettled(ruling) }
    return ruling
  }

  /// The appeal that the acts are; the question is put by itself, as nobody can rule it out of order.
  func soleAppeal(among acts: [Act]) throws -> OverturnRuling? {
    for act in acts {
      guard let appeal = act.content as? OverturnRuling else { continue }
      guard acts.count == 1 else { throw Refusal.actNotAlone(act.name) }
      return appeal
    }
    return nil
  }

  /// What a proposal adds to the register where it is an appeal.
  func appeal(proposing acts: [Act], by entry: EntryContext) throws -> [Change] {
    guard let act = try soleAppeal(among: acts) else { return [] }
    let ruling = try requireStanding(act.ruling)
    try requireAppealable(ruling, by: entry.id)
    guard entry.recorded < ruling.appealUntil else {
      throw Refusal.appealLate(ruling, recorded: entry.recorded)
    }
    return [.appeal(Appeal(motion: entry.id, ruling: ruling.id))]
  }

  /// Refuses a ruling that the body has sustained, or is voting on with another motion than `motion`.
  func requireAppealable(_ ruling: Ruling, by motion: Digest) throws {
    for appeal in try appeals(from: ruling.id) where appeal.motion != motion {
      guard let other = try self.motion(appeal.motion) else { continue }
      switch other.state {
      case .open, .carried, .failed, .tied, .contested:
        throw Refusal.appealDecided(ruling, by: other.number)
      case .proposed, .noQuorum, .withdrawn, .void, .divided, .referred: break
      }
    }
  }

  /// The ruling ends. A motion that it kept from a vote has all its time again, also where that ran out
  /// meanwhile.
  func ending(
    _ ruling: Ruling, _ state: Ruling.State, at time: Timestamp, by event: Digest
  ) throws -> [Change] {
    let ended = Change.ruling(ruling.ended(state, at: time, by: event))
    guard ruling.isOutOfOrder, let id = ruling.motion, var freed = try motion(id),
      freed.state == .proposed
    else { return [ended] }
    freed.lapses = max(freed.lapses, time.adding(try waiting(freed, at: time)))
    return [ended, .motion(freed)]
  }

  /// The ruling that stands and by which the motion is out of order.
  public func rulingOut(_ motion: Digest) throws -> Ruling? {
    try rulings(on: motion).first { $0.isOutOfOrder && $0.state == .standing }
  }

  /// Refuses a poll on what the chair has ruled out of order, and one on an appeal that is over.
  func requireInOrder(_ motion: Motion) throws {
    if let ruling = try rulingOut(motion.id) {
      throw Refusal.ruledOutOfOrder(motion.number, ruling)
    }
    if let id = motion.appealedRuling {
      try requireAppealable(try requireStanding(id), by: motion.id)
    }
  }
}
