import Governance
import Sodium

extension Tables {
  static func affiliations(_ register: MemoryRegister) -> Table {
    var table = Table(
      "affiliations",
      columns: [
        "organization", "span", "group", "decided", "state", "from", "to", "source", "ended_by",
      ])
    for span in register.affiliations() {
      table.append([
        span.organization.text, "\(span.span)", span.group.text, span.isDecided ? "yes" : "no",
        span.state.rawValue, span.inForce.from.description, span.inForce.to?.description,
        decision(span.source, register), span.endedBy.map { decision($0, register) },
      ])
    }
    return table
  }
}
