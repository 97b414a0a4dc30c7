import Governance
import Sodium

/// What was called at meetings: weaker evidence than the ballots.
extension Tables {
  static func rollCalls(_ register: MemoryRegister) -> Table {
    var table = Table(
      "roll_calls",
      columns: [
        "roll_call", "motion", "poll", "meeting", "entry", "secretary", "called", "corrects",
        "corrected_by", "chair", "confirmed", "disputes_end",
      ])
    for found in register.rollCalls() {
      table.append([
        found.id.hex, motion(of: found, register), found.poll.hex,
        register.meeting(found.meeting)?.number.text, "\(found.entry)", found.secretary.text,
        found.called.description, found.corrects?.hex, found.correctedBy?.hex, found.chair?.text,
        found.confirmed?.description, found.disputesEnd?.description,
      ])
    }
    return table
  }

  static func choicesCalled(_ register: MemoryRegister) -> Table {
    var table = Table(
      "choices_called",
      columns: [
        "roll_call", "motion", "seat", "choice", "person", "presence", "disputed_by", "fate",
      ])
    for found in register.rollCalls() {
      for choice in register.rolledChoices(of: found.id) {
        table.append([
          found.id.hex, motion(of: found, register), choice.seat.text, choice.choice.rawValue,
          choice.person.text, choice.presence.rawValue, choice.disputedBy?.hex,
          choice.fate?.rawValue,
        ])
      }
    }
    return table
  }

  private static func motion(of found: RollCall, _ register: MemoryRegister) -> String? {
    register.poll(found.poll).flatMap { register.motion($0.motion)?.number.text }
  }
}
