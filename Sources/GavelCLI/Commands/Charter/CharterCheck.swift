internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Sodium

/// A charter is read and found sound, or every mistake is told.
struct CharterCheck: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a charter before a ledger is founded with it.",
    discussion: """
      Tells every mistake with its line: what does not read, and what no consortium could live by. With \
      --output it writes the document that a genesis would name, canonical JSON.
      """)
  static let examples = [
    Example("gavel charter check CHARTER.yaml", "tells what is wrong with it, or its SHA-256"),
    Example(
      "gavel charter check CHARTER.yaml --output charter.json", "writes the document it stands for"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Output") var writing: WritingOptions

  @Argument(
    help: "The charter: YAML, or canonical JSON where it ends in .json.", completion: .file())
  var file: String

  func perform(in session: Session) throws {
    let charter = try CharterSource(file, in: session.environment)
    let document = charter.document
    if let path = writing.output {
      if path == "-" { return try session.output.bytes(charter.canonical) }
      try Files.write(
        charter.canonical, to: session.environment.absolute(path), force: writing.force)
    }
    let counts = [
      ("founders", document.founders.count), ("bodies", document.bodies.count),
      ("seats", document.seats.count), ("offices", document.offices.count),
      ("rules", document.rules.count), ("powers", document.powers.count),
    ]
    var members: [String: JSON] = [
      "digest": .string(charter.digest.hex), "file": .string(file),
      "title": .string(document.title),
    ]
    for (name, count) in counts { members[name] = .integer(Int64(count)) }
    try session.output.show(
      "gavel.charter_check/1", members,
      text: """
        \(visible(file)) is a sound charter: \(visible(document.title))
          \(counts.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
          sha256 \(charter.digest.hex)

        """)
  }
}
