import Governance
import Sodium

extension Tables {
  /// The ballots that were held back and put on record after voting was over.
  static func heldBallots(_ register: MemoryRegister) -> Table {
    var table = Table(
      "held_ballots",
      columns: [
        "poll", "seat", "turn", "choice", "person", "capacity", "proxy", "event", "signed",
        "recorder", "recorder_seat", "entry", "admitted",
      ])
    for held in register.heldBallots() {
      let ballot = held.ballot
      table.append([
        ballot.poll.hex, ballot.seat.text, "\(ballot.turn)", ballot.choice.rawValue,
        ballot.person.text, ballot.capacity.rawValue, ballot.proxy?.hex ?? "", ballot.event.hex,
        held.signed.description, held.recorder.text, held.recorderSeat.text, "\(ballot.entry)",
        held.admitted?.hex ?? "",
      ])
    }
    return table
  }
}
