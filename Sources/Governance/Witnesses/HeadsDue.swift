/// When the next cosigned head is due, where the charter says how soon.
public struct HeadDue: Hashable, Sendable {
  /// The first entry that stands under none.
  public let entry: Int64
  /// Until when other entries are recorded, this second included.
  public let until: Timestamp
}

extension Register {
  /// The cosigned head that is due next; nil where the charter asks for none, or every entry stands under one.
  ///
  /// Nothing is due while fewer founders have accepted than the charter asks for. From then on every entry is
  /// looked at, those of the founding too.
  ///
  /// - Parameters:
  ///   - time: at which the charter is read.
  ///   - recorded: when an entry was recorded.
  public func headDue(
    at time: Timestamp, entries: Int64, recorded: (Int64) throws -> Timestamp
  ) throws -> HeadDue? {
    guard let within = try charter(at: time)?.witnesses?.within, try isFounded() else {
      return nil
    }
    let covered = try newestCosignedHead()?.size ?? 0
    guard covered < entries else { return nil }
    return HeadDue(entry: covered, until: try recorded(covered).adding(within))
  }

  /// Whether the charter's share of the founders has accepted.
  func isFounded() throws -> Bool {
    guard let founding = try founding(),
      let share = try charters().first?.parameters.foundersShare
    else { return false }
    return share.isReached(by: founding.accepted, of: founding.founders, strictly: false)
  }
}

extension Rulebook {
  /// Refuses all but a cosigned head where one is overdue.
  static func checkCovered(
    _ entry: Candidate, in register: some Register, after history: some History
  ) throws {
    // From some of the entries alone nobody can tell what stands under which head.
    guard !(entry.kind is HeadCosigned), history.isWhole else { return }
    let due = try register.headDue(at: entry.recorded, entries: entry.number) {
      try history.recorded(entry: $0)
    }
    guard let due, entry.recorded > due.until else { return }
    throw Refusal.headOverdue(entry: due.entry, until: due.until, recorded: entry.recorded)
  }
}
