import Governance
import Sodium

extension Tables {
  /// Each entry by which the ledger's own key was handed on, and to which.
  static func keyHandings(_ register: MemoryRegister) -> Table {
    var table = Table("key_handings", columns: ["entry", "key", "source"])
    for handing in register.keyHandings() {
      table.append(["\(handing.entry)", handing.publicKey.base64, handing.source.hex])
    }
    return table
  }
}
