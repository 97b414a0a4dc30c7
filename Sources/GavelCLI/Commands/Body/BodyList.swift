internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// The bodies in force at a time.
struct BodyList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the bodies, their chairs and seats.")
  static let examples = [
    Example("gavel body list", "lists the bodies that there are now")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    try reading.view(ledger) { view in
      var table = Table(["BODY", "KIND", "TITLE", "PARENT", "SEATS", "CHAIR"])
      var items: [[String: JSON]] = []
      for body in try view.register.bodies() where body.inForce.contains(view.time) {
        let definition = body.definition
        let seats = try view.register.seats(of: definition, at: view.time)
        let chair = try view.register.chair(of: body.id, at: view.time)
        table.add([
          body.id.text, definition.kind.rawValue, definition.title, definition.parent?.text ?? "",
          "\(seats.count)", chair?.text ?? "",
        ])
        var item: [String: JSON] = [
          "body": .string(body.id.text), "from": .string(body.inForce.from.description),
          "kind": .string(definition.kind.rawValue), "rule": .string(definition.rule.text),
          "seats": .integer(Int64(seats.count)), "title": .string(definition.title),
        ]
        item["chair"] = chair.map { .string($0.text) }
        item["parent"] = definition.parent.map { .string($0.text) }
        items.append(item)
      }
      try session.output.list("gavel.body/1", items, table: table)
    }
  }
}
