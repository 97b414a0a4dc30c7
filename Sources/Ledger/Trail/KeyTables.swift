import Governance
import Sodium

extension Tables {
  /// Who stood for whose offered key, of those who had lost every key.
  static func keyConfirmations(_ register: MemoryRegister) -> Table {
    var table = Table("key_confirmations", columns: ["offer", "person", "key", "entry"])
    for confirmation in register.keyConfirmations() {
      table.append([
        confirmation.offer.hex, confirmation.person.text, "\(confirmation.confirmingKey)",
        "\(confirmation.entry)",
      ])
    }
    return table
  }

  /// Which key is to follow which.
  static func keyCommitments(_ register: MemoryRegister) -> Table {
    var table = Table("key_commitments", columns: ["key", "next", "entry", "from", "to"])
    for commitment in register.keyCommitments() {
      table.append([
        "\(commitment.committingKey)", "\(commitment.next)", "\(commitment.entry)",
        commitment.inForce.from.description, commitment.inForce.to?.description,
      ])
    }
    return table
  }
}
