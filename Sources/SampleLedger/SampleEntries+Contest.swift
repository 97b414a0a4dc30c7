import Governance
import Ledger
import Sodium

/// A ballot that was held back turns a poll of the board, which lets it count.
extension SampleEntries {
  func contest(beside newcomer: SamplePerson) throws {
    let chair = people[2]
    let motion = try move(
      "Ask for five cards",
      acts: [
        Act(
          AmendObjective(
            objective: try Identifier(named: "cards"), target: Target(.atLeast, 5, unit: "cards")))
      ], by: chair)
    let seal = try open(motion, by: chair)
    try cast(.yes, in: seal, for: 1, by: chair)
    let signed = try book.ledger.sign(
      BallotCast(poll: seal, seat: try board(4), choice: .no, turn: 1), as: people[0].signer)
    let handed = try HandedBallot(signed.event, key: signed.key, signature: signed.signature)
    book.pass(seconds: 2 * Timestamp.day)
    try book.record(BallotHeld(handed, seat: try board(3)), by: newcomer)
    book.pass(seconds: SampleConsortium.contest)
    try close(seal, by: people[4])

    let settling = try move(
      "Let the ballot count", acts: [Act(SettlePoll(poll: seal, admitted: [handed.event.id]))],
      by: newcomer)
    let other = try open(settling, by: chair)
    try cast(.yes, in: other, for: 3, by: newcomer)
    try cast(.yes, in: other, for: 4, by: people[0])
    book.pass(seconds: SampleConsortium.contest)
    try close(other, by: people[4])
  }
}
