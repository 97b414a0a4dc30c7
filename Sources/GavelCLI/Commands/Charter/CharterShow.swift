internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The charter in force.
struct CharterShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the charter in force: its version, parameters and rules.")
  static let examples = [
    Example("gavel charter show", "shows who decides how")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "When") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      guard let charter = try view.register.charter(at: view.time) else {
        throw LedgerError(
          "E-CHARTER-MISSING", "no charter is in force at \(view.time)",
          next: "name a time after the founding", exitStatus: 5)
      }
      var newest: [Identifier: Rule] = [:]
      for rule in try view.register.rules() where rule.inForce.contains(view.time) {
        if let other = newest[rule.id], other.version > rule.version { continue }
        newest[rule.id] = rule
      }
      let rules = newest.values.sorted { $0.id < $1.id }
      var table = Table(["RULE", "VERSION", "QUORUM", "THRESHOLDS", "ALSO", "TITLE"])
      for rule in rules {
        table.add([
          rule.id.text, "\(rule.version)", rule.definition.quorumWords,
          rule.definition.thresholds.map(\.words).joined(separator: "; "),
          rule.definition.furtherWords.joined(separator: "; "), rule.definition.title,
        ])
      }
      var members: [String: JSON] = [
        "parameters": charter.parameters.json,
        "rules": .array(
          rules.map { ["definition": $0.definition.json, "version": .integer($0.version)] }),
        "since": .string(charter.inForce.from.description), "title": .string(charter.title),
        "version": .integer(charter.version),
      ]
      if !charter.formalities.isEmpty {
        members["formalities"] = .array(charter.formalities.map(\.json))
      }
      members["witnesses"] = charter.witnesses?.json
      members["text"] = charter.text.map { .string($0.hex) }
      members["motion"] = charter.motion.map { .string($0.hex) }
      let text = charter.text.map { "articles sha256 \($0.hex)\n" } ?? ""
      try session.output.show(
        "gavel.charter/1", members,
        text: "\(visible(charter.title))   charter version \(charter.version), in force since "
          + "\(face.text(charter.inForce.from))\n\(text)"
          + "a poll needs \(charter.parameters.foundersShare) of the founders; a new key speaks after "
          + "\(charter.parameters.keyDelay / 3600) h\n\n" + table.text(session.output.style)
          + Self.formalities(charter, session.output.style) + (charter.witnesses?.page ?? ""))
    }
  }

  /// Its formalities as a table; nothing where it has none.
  private static func formalities(_ charter: Charter, _ style: Style) -> String {
    guard !charter.formalities.isEmpty else { return "" }
    var table = Table(["FORMALITY", "MET BY EACH", "ATTESTED BY", "VALID", "DOCUMENT", "TITLE"])
    for formality in charter.formalities {
      table.add([
        formality.id.text, formality.per.rawValue,
        formality.attesterWords + (formality.revocable ? ", who may take it back" : ""),
        formality.validityWords, formality.document?.hex ?? "", formality.title,
      ])
    }
    return "\n" + table.text(style)
  }
}
