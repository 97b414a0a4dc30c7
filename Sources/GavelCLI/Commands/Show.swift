internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium

/// Whatever has an id.
struct Show: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show whatever has this number or id: an entry, a motion, a person, a seat …",
    discussion: """
      Takes the number of an entry, the id of an event or at least eight of its first digits, the number \
      of a motion, meeting or risk, and the id of a person, organization, body, seat, office, policy, \
      objective or initiative. Where several things are called the same it chooses none, and tells the \
      command for each.
      """)
  static let examples = [
    Example("gavel show 0", "shows the genesis"),
    Example("gavel show council-2026-001", "shows the motion of this number"),
    Example("gavel show ibm", "shows the organization"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "A number or an id.")
  var id: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    let entries = try ledger.entries(called: id)
    try reading.view(ledger) { view in
      var found = entries.filter { $0.number < view.size }.map { entry in
        Found(name: "entry \(entry.number)", command: "gavel show \(entry.number)") {
          try Self.show(entry.number, entry.bytes, in: view, session)
        }
      }
      found += try Found.all(id, in: view, session)
      guard let first = found.first else {
        if let number = Int64(id), String(number) == id { throw LedgerError.noEntry(number) }
        throw LedgerError.nothingCalled(id, closest: try view.closest(to: id))
      }
      guard found.count == 1 else { throw LedgerError.severalCalled(id, found) }
      try first.show()
    }
  }

  private static func show(
    _ number: Int64, _ bytes: [UInt8], in view: LedgerView, _ session: Session
  ) throws {
    let face = try session.clockFace
    let read = try Entry(bytes)
    let event = read.event
    let compromised = try CompromisedSignatures(view.register).key(read.key, ofEntry: number)
    var members: [String: JSON] = [
      "by": .string(event.author.text), "entry": .integer(number),
      "event": .string(event.id.hex), "key": .string("\(read.key)"),
      "line": .string(String(decoding: bytes, as: UTF8.self)),
      "recorded": .string(read.recorded.description), "type": .string(event.type),
    ]
    members["compromised_since"] = compromised?.compromisedSince.map(JSON.integer)
    try session.output.show(
      "gavel.entry_whole/1", members,
      text: """
        entry     \(number)
        event     \(event.id.hex)
        type      \(visible(event.type))
        by        \(event.author)
        signed    \(face.text(event.at))
        recorded  \(face.text(read.recorded))
        seen      \(event.seen.size) entries, root \(event.seen.root.hex)
        key       \(read.key)\(compromised.map { "   \($0.compromiseWords)" } ?? "")
        \(visible(String(decoding: event.bytes, as: UTF8.self)))

        """)
  }
}

/// Something that has the id that was typed, the command of its own, and how it is shown.
struct Found {
  let name: String
  let command: String
  let show: () throws -> Void

  /// Everything but entries that is called so.
  static func all(
    _ text: String, in view: LedgerView, _ session: Session
  ) throws -> [Found] {
    guard let id = Identifier(text) else { return [] }
    let face = try session.clockFace
    var found: [Found] = []
    func add(_ noun: String, _ schema: String, _ members: [String: JSON], _ text: String) {
      found.append(
        Found(name: "the \(noun) \(id)", command: "gavel \(noun) show \(id)") {
          try session.output.show(schema, members, text: text)
        })
    }
    if let motion = try view.register.motion(numbered: id) {
      found.append(
        Found(name: "the motion \(id)", command: "gavel motion show \(id)") {
          try MotionShow.show(motion, view, session)
        })
    }
    if let meeting = try view.register.meeting(numbered: id) {
      let page = try MeetingPage(meeting, in: view, face)
      add("meeting", MeetingPage.schema, page.members, page.text)
    }
    if let risk = try view.register.risk(numbered: id) {
      let page = try RiskPage(risk, in: view, face)
      add("risk", RiskPage.schema, page.members, page.text)
    }
    if let page = try OrganizationPage(id, in: view, face) {
      add("organization", OrganizationPage.schema, page.members, page.text)
    }
    if let page = try PersonPage(id, in: view, face) {
      add("person", PersonPage.schema, page.members, page.text)
    }
    if let page = try BodyPage(id, in: view, face) {
      add("body", BodyPage.schema, page.members, page.text)
    }
    if let page = try SeatPage(id, in: view, face) {
      add("seat", SeatPage.schema, page.members, page.text)
    }
    if let page = try OfficePage(id, in: view, face) {
      // `gavel seat show` takes both; where a seat has the id of an office, it is shown first.
      add("seat", OfficePage.schema, page.members, page.text)
    }
    if try !view.register.policies(id).isEmpty {
      found.append(
        Found(name: "the policy \(id)", command: "gavel policy show \(id)") {
          try PolicyShow.show(id, view, session)
        })
    }
    if let page = try InitiativePage(id, in: view, face) {
      add("initiative", InitiativePage.schema, page.members, page.text)
    }
    if let page = try ObjectivePage(id, in: view, face) {
      add("objective", ObjectivePage.schema, page.members, page.text)
    }
    if let page = try RosterPage(id, in: view, face) {
      add("roster", RosterPage.schema, page.members, page.text)
    }
    return found
  }
}

extension OpenLedger {
  /// The entry of this number, or those whose event's id is this or begins so.
  fileprivate func entries(called text: String) throws -> [(number: Int64, bytes: [UInt8])] {
    try file.read { reading in
      var numbers: [Int64] = []
      if let number = Int64(text), number >= 0, String(number) == text {
        numbers.append(number)
      }
      if let id = Digest(hex: text) {
        numbers += try reading.entryNumber(ofEvent: id).map { [$0] } ?? []
      } else if LedgerView.isPrefix(text) {
        try reading.forEachStoredEntry { entry in
          if entry.row?.id.hex.hasPrefix(text) ?? false { numbers.append(entry.number) }
        }
      }
      return try numbers.compactMap { number in
        try reading.entry(number).map { (number, $0) }
      }
    }
  }
}

extension LedgerView {
  /// The id of the ledger that somebody may have meant.
  fileprivate func closest(to text: String) throws -> String? {
    let ids =
      try register.motions().map(\.number) + register.meetings().map(\.number)
      + register.organizations().map(\.id)
      + register.persons().map(\.id) + register.bodies().map(\.id) + register.offices().map(\.id)
      + register.policies().map(\.policy) + register.rosters().map(\.id)
      + register.objectives().map(\.objective) + register.risks().map(\.number)
      + register.initiatives().map(\.id)
    return Spelling.closest(to: text, among: ids.map(\.text))
  }
}

extension LedgerError {
  fileprivate static func nothingCalled(_ text: String, closest: String?) -> LedgerError {
    LedgerError(
      "E-NAME-UNKNOWN", "nothing in this ledger is called \"\(text)\"",
      next: closest.map { "did you mean: gavel show \($0)" }
        ?? "list what there is: gavel log, gavel motion list, gavel organization list",
      exitStatus: 5)
  }

  fileprivate static func severalCalled(_ text: String, _ found: [Found]) -> LedgerError {
    LedgerError(
      "E-NAME-SEVERAL",
      "\"\(text)\" names several things: \(found.map(\.name).joined(separator: ", "))",
      next: "say which: \(found.map(\.command).joined(separator: ", or "))", exitStatus: 64)
  }
}
