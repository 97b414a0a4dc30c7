internal import Governance
internal import Ledger
internal import Sodium

/// Motions and polls by the names that people use: a number (`toc-2026-014`), an event id, or at least
/// eight of its first digits where they name one.
extension LedgerView {
  func motion(_ text: String) throws -> Motion {
    if let number = Identifier(text), let motion = try register.motion(numbered: number) {
      return motion
    }
    guard Self.isPrefix(text) else { throw try noMotion(text) }
    if let id = Digest(hex: text) {
      guard let motion = try register.motion(id) else { throw try noMotion(text) }
      return motion
    }
    let found = try register.motions().filter { $0.id.hex.hasPrefix(text) }
    guard let motion = found.first else { throw try noMotion(text) }
    guard found.count == 1 else {
      throw LedgerError.ambiguous(text, found.map { "\($0.number) (\($0.id.hex))" })
    }
    return motion
  }

  private func noMotion(_ text: String) throws -> LedgerError {
    LedgerError.noMotion(
      text,
      closest: Spelling.closest(to: text, among: try register.motions().map(\.number.text)))
  }

  /// A poll: by its own id, or the one on a motion: what is open before what is closed, the latest first.
  ///
  /// - Parameter body: where the motion is decided in several.
  func poll(
    _ text: String, in body: Identifier? = nil
  ) throws -> (poll: Poll, motion: Motion) {
    if let seal = Digest(hex: text), let poll = try register.poll(seal),
      let motion = try register.motion(poll.motion)
    {
      return (poll, motion)
    }
    let motion: Motion
    do {
      motion = try self.motion(text)
    } catch let error as LedgerError where error.code == "E-MOTION-UNKNOWN" && Self.isPrefix(text) {
      let polls = try register.polls().filter { $0.seal.hex.hasPrefix(text) }
      guard polls.count == 1, let motion = try register.motion(polls[0].motion) else { throw error }
      return (polls[0], motion)
    }
    let polls = try register.polls(on: motion.id).filter { body == nil || $0.body == body }
    let unclosed = polls.filter { !$0.isClosed }
    guard unclosed.count < 2 else {
      throw LedgerError.severalPolls(motion.number, unclosed.map(\.body))
    }
    guard let poll = unclosed.last ?? polls.last else { throw LedgerError.noPoll(motion.number) }
    return (poll, motion)
  }

  static func isPrefix(_ text: String) -> Bool {
    (8...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}

/// Seats by their holders.
extension LedgerView {
  /// The seat of a body that the person holds at the view's time: the one that the person names, else
  /// the only one that counts.
  ///
  /// - Parameter counts: whether a seat of the body can be it.
  /// - Throws: `LedgerError` where the person holds none, or several and names none.
  func seat(
    _ named: String?, of person: Identifier, in body: Identifier,
    where counts: (SeatDefinition) throws -> Bool = \.voting
  ) throws -> HeldSeat {
    if let named { return try seat(try identifier(named), of: person, in: body, where: counts) }
    guard let found = try register.body(body, at: time) else { throw LedgerError.bodyUnknown(body) }
    let held = try register.seats(of: found.definition, heldBy: person, at: time).filter(counts)
    guard let first = held.first, let holder = try register.holder(of: first, at: time) else {
      throw LedgerError.noSeat(person, body)
    }
    guard held.count == 1 else {
      throw ProgramError.usage(
        "\(person) holds several seats in \(body): "
          + held.map(\.id.text).joined(separator: ", "), next: "name one with --seat")
    }
    return HeldSeat(seat: first, organization: holder.organization)
  }

  private func seat(
    _ wanted: Identifier, of person: Identifier, in body: Identifier,
    where counts: (SeatDefinition) throws -> Bool
  ) throws -> HeldSeat {
    guard let seat = try register.seat(wanted, at: time), seat.body == body, try counts(seat) else {
      throw LedgerError.seatElsewhere(wanted, body)
    }
    let holder = try register.holder(of: seat, at: time)
    guard let holder, holder.person == person else {
      throw LedgerError.notHolder(person, wanted, held: holder?.person)
    }
    return HeldSeat(seat: seat, organization: holder.organization)
  }

  struct HeldSeat {
    let seat: SeatDefinition
    let organization: Identifier
  }

  /// The voting seats of a body.
  func votingSeats(of id: Identifier) throws -> [SeatDefinition] {
    guard let body = try register.body(id, at: time) else { throw LedgerError.bodyUnknown(id) }
    return try register.seats(of: body.definition, at: time).filter(\.voting)
  }

  /// `for seat toc-3 on behalf of IBM`
  func words(_ held: HeldSeat) throws -> String {
    let title = try register.organization(held.organization)?.title ?? held.organization.text
    return "for seat \(held.seat.id) on behalf of \(title)"
  }
}
