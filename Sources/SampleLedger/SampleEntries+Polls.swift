import Governance
import Ledger
import Sodium

/// What the parts of the sample do again and again.
extension SampleEntries {
  func second(_ motion: Digest, version: Int64 = 1, by person: SamplePerson) throws {
    try book.record(
      MotionSeconded(motion: motion, version: version, seat: try seat(of: person)), by: person)
  }

  /// The chair of the motion's body opens a poll on it.
  func open(_ motion: Digest, by chair: SamplePerson? = nil) throws -> Digest {
    book.pass(seconds: SampleConsortium.discussion)
    // The minute that passes before the recording counts.
    let time = book.ledger.now.adding(60)
    let opening = try book.ledger.view(asOf: time) { view in
      guard let found = try view.register.motion(motion) else { throw SampleMistake("no motion") }
      return try Self.opening(of: found, at: time, in: view.register)
    }
    return try book.record(opening, by: chair ?? people[0])
  }

  private static func opening(
    of motion: Motion, at time: Timestamp, in register: some RegisterLists
  ) throws -> PollOpened {
    try PollOpened(
      opening: motion, in: motion.body, closes: time.adding(2 * Timestamp.day), at: time,
      in: register)
  }

  func vote(
    _ choice: Choice, in seal: Digest, by person: SamplePerson, turn: Int64 = 1,
    reason: HandedDocument? = nil
  ) throws {
    try book.record(
      BallotCast(
        poll: seal, seat: try seat(of: person), choice: choice, turn: turn,
        reason: reason?.digest),
      by: person, documents: reason.map { [$0] } ?? [])
  }

  func close(_ seal: Digest, by person: SamplePerson) throws {
    book.pass(seconds: 2 * Timestamp.day)
    let closing = try book.ledger.view { view in
      guard let poll = try view.register.poll(seal) else { throw SampleMistake("no poll") }
      return try Self.closing(of: poll, in: view.register)
    }
    try book.record(closing, by: person)
  }

  private static func closing(
    of poll: Poll, in register: some RegisterLists
  ) throws -> PollClosed {
    try PollClosed(of: poll, in: register)
  }

  func seat(of person: SamplePerson) throws -> Identifier {
    try Identifier(named: "\(SampleConsortium.assembly).\(person.organization)")
  }
}
