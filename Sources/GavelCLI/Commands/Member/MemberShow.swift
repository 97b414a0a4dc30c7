internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// One organization's membership with everything that was decided on it.
struct MemberShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the membership of one organization, span by span.")
  static let examples = [
    Example("gavel member show ibm", "shows since when ibm is a member, and by which decision")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The organization.")
  var organization: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(organization)
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      let spans = try view.register.memberSpans(of: id)
      let pending = try view.register.admissions(of: id).filter { $0.state == .pending }
      guard !spans.isEmpty || !pending.isEmpty else {
        throw LedgerError(
          "E-MEMBER-UNKNOWN", "\(id) was never a member, and is not admitted",
          next: "list them: gavel member list", exitStatus: 5)
      }
      let found = try view.register.organization(id)
      var lines = ["\(id)   \(visible(found?.title ?? pending.first?.title ?? ""))"]
      var items: [JSON] = []
      for span in spans {
        let by = try view.register.motion(span.source)?.number.text ?? "the charter, accepted"
        let end = try span.endedBy.map {
          try view.register.motion($0)?.number.text ?? "its own will"
        }
        var line =
          "  \(face.text(span.inForce.from))  \(span.memberClass), \(span.standing.rawValue), "
          + "by \(by)"
        if let to = span.inForce.to {
          line += ", until \(face.text(to))" + (end.map { " by \($0)" } ?? "")
        }
        lines.append(line)
        var item: [String: JSON] = [
          "by": .string(by), "class": .string(span.memberClass.text),
          "from": .string(span.inForce.from.description),
          "standing": .string(span.standing.rawValue),
        ]
        item["to"] = span.inForce.to.map { .string($0.description) }
        item["ended_by"] = end.map(JSON.string)
        items.append(.object(item))
      }
      for admission in pending {
        lines.append("  admitted, not accepted yet; its principal is \(admission.principal)")
      }
      if let found { lines.append("  principal  \(found.principal)") }
      let formalities = spans.isEmpty ? [] : try view.formalities(of: id)
      lines += formalities.map { "  \($0.words(face))" }
      let isMember = try view.register.member(id, at: view.time) != nil
      lines.append("  \(isMember ? "a member" : "no member") at \(face.text(view.time))")
      try session.output.show(
        "gavel.membership/1",
        [
          "formalities": .array(formalities.map(\.json)), "is_member": .bool(isMember),
          "organization": .string(id.text),
          "pending": .bool(!pending.isEmpty), "spans": .array(items),
          "title": .string(found?.title ?? pending.first?.title ?? ""),
        ], text: lines.joined(separator: "\n") + "\n")
    }
  }
}
