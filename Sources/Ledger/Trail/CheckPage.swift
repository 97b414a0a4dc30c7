import Governance
import Sodium

/// `CHECK.md`: how to check a trail with programs that this project did not write, and what that
/// does not prove. Its text is schema/CHECK.md, which FORMAT.md names: a trail with another one is not
/// valid, so that every verifier must be able to make it. The tests run its commands.
enum CheckPage {
  static func text(of register: MemoryRegister) -> String {
    let founding = register.founding()
    return String(decoding: PackageResources.CHECK_md, as: UTF8.self)
      .replacing("{{origin}}", with: founding?.origin ?? "")
      .replacing("{{genesis}}", with: founding?.genesis.hex ?? "")
      .replacing("{{rehearsal}}", with: founding?.rehearsal == true ? " **REHEARSAL**" : "")
  }
}
