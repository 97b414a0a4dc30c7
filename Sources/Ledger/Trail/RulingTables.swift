import Governance
import Sodium

extension Tables {
  /// What chairs ruled.
  static func rulings(_ register: MemoryRegister) -> Table {
    var table = Table(
      "rulings",
      columns: [
        "number", "ruling", "body", "chair", "question", "text", "motion", "version",
        "out_of_order", "meeting", "entry", "ruled", "appeal_until", "state", "ended_by", "ended",
      ])
    for ruling in register.rulings() {
      table.append([
        ruling.number.text, ruling.id.hex, ruling.body.text, ruling.chair.text, ruling.question,
        ruling.text.digest.hex, ruling.motion.flatMap { register.motion($0)?.number.text },
        ruling.version.map { "\($0)" }, ruling.isOutOfOrder ? "yes" : "no",
        ruling.meeting.flatMap { register.meeting($0)?.number.text }, "\(ruling.entry)",
        ruling.ruled.description, ruling.appealUntil.description, ruling.state.rawValue,
        ruling.endedBy.map { decision($0, register) }, ruling.ended?.description,
      ])
    }
    return table
  }

  static func appeals(_ register: MemoryRegister) -> Table {
    var table = Table("appeals", columns: ["motion", "ruling"])
    for appeal in register.appeals() {
      table.append([
        register.motion(appeal.motion)?.number.text, register.ruling(appeal.ruling)?.number.text,
      ])
    }
    return table
  }
}
