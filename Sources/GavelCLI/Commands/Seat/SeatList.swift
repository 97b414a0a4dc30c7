internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// The seats in force at a time and who holds them.
struct SeatList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the seats and who holds each, on behalf of whom.")
  static let examples = [
    Example("gavel seat list", "lists every seat"),
    Example("gavel seat list --body board", "lists those of one body"),
    Example("gavel seat list --offices", "lists the offices and who acts in each"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: ArgumentHelp("Only those of this body.", valueName: "body"))
  var body: String?

  @Flag(help: "List the offices instead: chairs and secretaries, posts without a vote.")
  var offices = false

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      if offices { return try listOffices(view, face, session) }
      var table = Table(["SEAT", "BODY", "HOLDER", "ON BEHALF OF", "VOTING", "TITLE"])
      var items: [[String: JSON]] = []
      for body in try view.register.bodies()
      where body.inForce.contains(view.time) && (self.body == nil || self.body == body.id.text) {
        for seat in try view.register.seats(of: body.definition, at: view.time) {
          let holder = try view.register.holder(of: seat, at: view.time)
          table.add([
            seat.id.text, body.id.text, holder?.person.text ?? "vacant",
            holder?.organization.text ?? "", seat.voting ? "yes" : "no", seat.title,
          ])
          var item: [String: JSON] = [
            "body": .string(body.id.text), "seat": .string(seat.id.text),
            "title": .string(seat.title), "voting": .bool(seat.voting),
            "weight": .integer(seat.weight),
          ]
          item["class"] = seat.seatClass.map { .string($0.text) }
          item["holder"] = holder.map { .string($0.person.text) }
          item["organization"] = holder.map { .string($0.organization.text) }
          items.append(item)
        }
      }
      try session.output.list("gavel.seat/1", items, table: table)
    }
  }

  private func listOffices(_ view: LedgerView, _ face: ClockFace, _ session: Session) throws {
    var table = Table(["OFFICE", "DUTY", "BODY", "OFFICER", "TITLE"])
    var items: [[String: JSON]] = []
    for office in try view.register.offices() where office.inForce.contains(view.time) {
      let definition = office.definition
      guard body == nil || body == definition.body?.text,
        let page = try OfficePage(office.id, in: view, face)
      else { continue }
      let officer = try view.register.officer(of: office.id, at: view.time)
      table.add([
        office.id.text, definition.duty.rawValue, definition.body?.text ?? "",
        officer?.text ?? "nobody", definition.title,
      ])
      items.append(page.members)
    }
    try session.output.list(OfficePage.schema, items, table: table)
  }
}
