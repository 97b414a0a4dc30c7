internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// The persons at a time.
struct PersonList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the persons and whose they are.")
  static let examples = [
    Example("gavel person list", "lists the persons that there are now")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    try reading.view(ledger) { view in
      var table = Table(["PERSON", "ORGANIZATION", "CAPACITY", "SINCE"])
      var items: [[String: JSON]] = []
      for person in try view.register.persons() where person.inForce.contains(view.time) {
        let organization =
          try view.register.organization(of: person.id, at: view.time) ?? person.organization
        let isPrincipal = try view.register.organization(organization)?.principal == person.id
        table.add([
          person.id.text, organization.text, isPrincipal ? "principal" : "",
          "\(person.inForce.from.calendarDay)",
        ])
        items.append([
          "organization": .string(organization.text), "person": .string(person.id.text),
          "principal": .bool(isPrincipal), "since": .string(person.inForce.from.description),
        ])
      }
      try session.output.list("gavel.person/1", items, table: table)
    }
  }
}
