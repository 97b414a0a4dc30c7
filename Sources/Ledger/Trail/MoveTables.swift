import Governance
import Sodium

extension Tables {
  /// Whose each person was when, for those who went from one member to another.
  static func employments(_ register: MemoryRegister) -> Table {
    var table = Table(
      "employments", columns: ["person", "organization", "from", "to", "move", "confirmed_by"])
    for person in register.persons() {
      let spans = person.employments(after: register.moves(of: person.id))
      guard spans.count > 1 else { continue }
      for span in spans {
        table.append([
          person.id.text, span.organization.text, span.inForce.from.description,
          span.inForce.to?.description, span.move?.id.hex, span.move?.settledBy?.hex,
        ])
      }
    }
    return table
  }
}
