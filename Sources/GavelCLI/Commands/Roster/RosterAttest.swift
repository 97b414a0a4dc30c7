internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The secretary attests what changed in a roster of others.
struct RosterAttest: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "attest",
    abstract: "Attest what others say of their groups and people, as the secretary.",
    discussion: """
      The changes are a table of comma-separated values with the columns \
      change,group,handle,role,kind,parent,title. The change is opened (group and title; kind and parent \
      where the source has them), closed (group), joined or left (group, handle, role); all other cells are \
      empty. A table without rows attests that nothing changed.
      """)
  static let examples = [
    Example(
      "gavel roster attest partners --at 2026-02-01 --from changes.csv --yes",
      "attests the changes that hold from that day on")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("From when on it holds, as the source says.", valueName: "day"))
  var at: String

  @Option(help: ArgumentHelp("The changes.", valueName: "file"), completion: .file())
  var from: String

  @Option(
    help: ArgumentHelp(
      "What the source published, for its hash; else the table itself.", valueName: "file"),
    completion: .file())
  var source: String?

  @Argument(help: "The roster.")
  var roster: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(roster)
    let asOf = try TimeText.time(at, of: "--at")
    let bytes = try Files.read(from, in: session.environment)
    let source = try source.map { try Files.read($0, in: session.environment) } ?? bytes
    let changes = try AttestedChanges(bytes, file: from)
    let event = RosterAttested(
      roster: id, asOf: asOf, source: SHA256.hash(source), opened: changes.opened,
      left: changes.left, joined: changes.joined, closed: changes.closed)
    let ledger = try session.ledger(readOnly: false)
    let intention = Intention(
      event: event,
      words: [
        "an attestation in the roster \(id), as of \(try session.clockFace.text(asOf)): "
          + changes.words,
        "of a source with sha256 \(event.source.hex)",
      ],
      result: { _ in
        Intention.Result(
          members: ["roster": .string(id.text)],
          text: "\(id) is attested up to \(try session.clockFace.text(asOf)): \(changes.words)\n")
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}

/// The changes of one attestation, as a table gives them.
struct AttestedChanges {
  private(set) var opened: [RosterAttested.Group] = []
  private(set) var left: [RosterAttested.Place] = []
  private(set) var joined: [RosterAttested.Place] = []
  private(set) var closed: [Identifier] = []

  private static let columns = ["change", "group", "handle", "role", "kind", "parent", "title"]

  /// - Throws: `LedgerError` with the row that is not of the form.
  init(_ bytes: [UInt8], file: String) throws(LedgerError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .rosterTable(file, "it is not UTF-8")
    }
    let table: CommaSeparatedText
    do {
      table = try CommaSeparatedText(text)
    } catch {
      throw .rosterTable(file, error.reason)
    }
    guard table.columns == Self.columns else {
      throw .rosterTable(file, "its columns are not \(Self.columns.joined(separator: ","))")
    }
    for (index, row) in table.rows.enumerated() {
      guard add(row) else {
        throw .rosterTable(
          file, "row \(index + 1) is not of the form: \(row.joined(separator: ","))")
      }
    }
  }

  var words: String {
    "\(opened.count) opened, \(left.count) left, \(joined.count) joined, \(closed.count) closed"
  }

  /// False where the row is not of the form.
  private mutating func add(_ row: [String]) -> Bool {
    func isEmpty(_ places: ClosedRange<Int>) -> Bool { row[places].allSatisfy(\.isEmpty) }
    guard let group = Identifier(row[1]) else { return false }
    switch row[0] {
    case "opened":
      let (kind, parent) = (Identifier(row[4]), Identifier(row[5]))
      guard isEmpty(2...3), kind != nil || row[4].isEmpty, parent != nil || row[5].isEmpty,
        !row[6].isEmpty
      else { return false }
      opened.append(
        RosterAttested.Group(group: group, title: row[6], kind: kind, parent: parent))
    case "closed":
      guard isEmpty(2...6) else { return false }
      closed.append(group)
    case "joined", "left":
      guard isEmpty(4...6), let handle = Handle(row[2]), let role = Identifier(row[3]) else {
        return false
      }
      let place = RosterAttested.Place(group: group, handle: handle, role: role)
      if row[0] == "joined" { joined.append(place) } else { left.append(place) }
    default: return false
    }
    return true
  }
}

extension LedgerError {
  fileprivate static func rosterTable(_ file: String, _ reason: String) -> LedgerError {
    LedgerError(
      "E-ROSTER-TABLE", "\(file): \(reason)",
      next: "see the form of a table of changes: gavel roster attest --help", exitStatus: 1)
  }
}
