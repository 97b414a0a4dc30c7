internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

extension HeldCount {
  /// `2, not counted; with some of them: CARRIED`
  var words: String {
    let all = "\(ballots), not counted"
    if tooMany { return "\(all); too many kinds to say that none could turn the outcome" }
    guard isContested else { return "\(all); whichever count, \(counted.word)" }
    return
      "\(all); \(counted.word) without them, with some \(others.map(\.word).joined(separator: " or "))"
  }
}

extension HeldBallot {
  /// The ballot, who put it on record, and whether it counts.
  func words(_ face: ClockFace) -> String {
    "held back  \(ballot.seat)   \(ballot.choice.rawValue), by \(ballot.person)\(ballot.asDeputy), turn "
      + "\(ballot.turn), signed \(face.text(signed)); on record by \(recorder), entry \(ballot.entry)   "
      + "\(ballot.event.hex.prefix(8))…   \(admitted == nil ? "not counted" : "let count")"
  }

  var json: JSON {
    var members: [String: JSON] = [
      "ballot": .string(ballot.event.hex), "choice": .string(ballot.choice.rawValue),
      "entry": .integer(ballot.entry), "person": .string(ballot.person.text),
      "recorder": .string(recorder.text), "recorder_seat": .string(recorderSeat.text),
      "seat": .string(ballot.seat.text), "signed": .string(signed.description),
      "turn": .integer(ballot.turn),
    ]
    members["admitted"] = admitted.map { .string($0.hex) }
    if ballot.capacity != .holder { members["capacity"] = .string(ballot.capacity.rawValue) }
    members["proxy"] = ballot.proxy.map { .string($0.hex) }
    members["reason"] = ballot.reason.map { .string($0.hex) }
    return .object(members)
  }
}

extension LedgerView {
  /// What was held back of a poll, until when such a ballot can be waited for, and what settles it.
  func heldLines(of poll: Poll, _ face: ClockFace) throws -> [String] {
    guard let end = poll.contestEnd else { return [] }
    var lines = try register.heldBallots(in: poll.seal).map { $0.words(face) }
    if !poll.isClosed, time >= poll.closes, time < end {
      lines.append(
        "ballots that were held back are put on record until \(face.text(end))   gavel ballot hold FILE"
      )
    }
    if poll.isContested {
      lines.append("the body says which of them count   gavel poll settle, with --admit")
    }
    if let settled = poll.settled, let motion = try register.motion(settled) {
      lines.append("settled by \(motion.number)")
    }
    return lines
  }
}
