import Sodium

@testable import Governance

/// A poll of the board that is open while the board meets.
struct Sitting {
  let meeting: Digest
  let motion: Digest
  let poll: Digest
}

/// Roll calls.
extension Consortium {
  /// The board meets: IBM's seat signs its arrival, CERN's and Imperial's are listed by the secretary, and the
  /// chair opens a poll for a day.
  func sit(_ acts: [Act] = []) throws -> Sitting {
    let motion = try propose(acts)
    let meeting = try meet()
    try arrive(meeting, by: .ibmRep, seat: .boardIbm)
    try attest(meeting, [.seat(.boardCern), .seat(.boardImperial)])
    let poll = try open(motion, by: .intelRep, closes: now.adding(.day))
    return Sitting(meeting: meeting, motion: motion, poll: poll)
  }

  /// - Returns: the roll call.
  @discardableResult
  func roll(
    _ sitting: Sitting, _ choices: [(Identifier, Choice)], by person: Identifier = .metaRep,
    correcting earlier: Digest? = nil
  ) throws -> Digest {
    try record(
      RollCallRecorded(
        poll: sitting.poll, meeting: sitting.meeting,
        choices: choices.map { RollCallRecorded.Call($0.0, $0.1) }, corrects: earlier),
      by: person)
  }

  func confirm(_ rollCall: Digest, by person: Identifier = .intelRep) throws {
    try record(RollCallConfirmed(rollCall: rollCall), by: person)
  }

  func dispute(_ rollCall: Digest, by person: Identifier, seat: Identifier) throws {
    try record(RollCallDisputed(rollCall: rollCall, seat: seat), by: person)
  }

  /// The three that are there say yes, and the chair confirms it.
  func rollAll(_ sitting: Sitting, _ choice: Choice = .yes) throws -> Digest {
    let rollCall = try roll(
      sitting, [.boardIbm, .boardCern, .boardImperial].map { ($0, choice) })
    try confirm(rollCall)
    return rollCall
  }

  /// Waits until the poll is over and nothing in its roll call can be disputed any more.
  func waitForDisputes(_ sitting: Sitting) {
    let end = (try? register.standingRollCall(on: sitting.poll))??.disputesEnd
    let closes = register.poll(sitting.poll)?.closes ?? now
    wait(until: max(now, closes, end ?? closes))
  }
}
