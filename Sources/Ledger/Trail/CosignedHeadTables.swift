import Governance
import Sodium

extension Tables {
  /// The heads that enough witnesses had cosigned, and by when.
  static func cosignedHeads(_ register: MemoryRegister) -> Table {
    var table = Table(
      "cosigned_heads", columns: ["size", "root", "time", "recorded", "person", "event", "entry"])
    for head in register.cosignedHeads() {
      table.append([
        "\(head.size)", head.root.base64, head.time.description, head.recorded.description,
        head.person.text, head.event.hex, "\(head.entry)",
      ])
    }
    return table
  }
}
