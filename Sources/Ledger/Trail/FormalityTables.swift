import Governance
import Sodium

extension Tables {
  static func fulfilments(_ register: MemoryRegister) -> Table {
    var table = Table(
      "fulfilments",
      columns: [
        "fulfilment", "formality", "organization", "person", "document", "attester", "met",
        "entry", "until", "lapsed", "lapsed_by", "reason",
      ])
    for met in register.fulfilments() {
      table.append([
        met.id.hex, met.formality.text, met.organization?.text, met.person?.text,
        met.document?.hex, met.attester.text, met.met.description, "\(met.entry)",
        met.until?.description, met.lapsed?.description, met.lapsedBy?.hex, met.reason?.hex,
      ])
    }
    return table
  }
}
