import Governance
import Sodium

/// What is kept with decisions and meetings.
extension Tables {
  static func dissents(_ register: MemoryRegister) -> Table {
    var table = Table(
      "dissents",
      columns: ["motion", "poll", "seat", "person", "text", "stated", "event", "entry"])
    for dissent in register.dissents() {
      let motion = register.poll(dissent.poll).flatMap { register.motion($0.motion) }
      table.append([
        motion?.number.text, dissent.poll.hex, dissent.seat.text, dissent.person.text,
        dissent.text.digest.hex, dissent.stated.description, dissent.event.hex,
        "\(dissent.entry)",
      ])
    }
    return table
  }

  static func minutes(_ register: MemoryRegister) -> Table {
    var table = Table(
      "minutes", columns: ["meeting", "version", "text", "approved_by", "approved", "entry"])
    for version in register.minutesVersions() {
      table.append([
        register.meeting(version.meeting)?.number.text, "\(version.version)", version.text.hex,
        register.motion(version.motion)?.number.text, version.approved.description,
        "\(version.entry)",
      ])
    }
    return table
  }
}
