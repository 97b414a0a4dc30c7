internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// Every organization that ever joined.
struct OrganizationList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the organizations and their principals.")
  static let examples = [
    Example("gavel organization list", "lists every organization that ever joined")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    try reading.view(ledger) { view in
      var table = Table(["ORGANIZATION", "TITLE", "PRINCIPAL", "MEMBER"])
      var items: [[String: JSON]] = []
      for organization in try view.register.organizations() {
        let isMember = try view.register.member(organization.id, at: view.time) != nil
        table.add([
          organization.id.text, organization.title, organization.principal.text,
          isMember ? "yes" : "no",
        ])
        items.append([
          "is_member": .bool(isMember), "organization": .string(organization.id.text),
          "principal": .string(organization.principal.text), "title": .string(organization.title),
        ])
      }
      try session.output.list("gavel.organization/1", items, table: table)
    }
  }
}
