import CharterFile
import Testing

/// One alteration of the small charter, and the mistakes that it makes.
struct Mistake: Sendable, CustomStringConvertible {
  let old: String
  let new: String
  let code: CharterFileError.Code
  /// Text of the line that is named.
  let line: String
  let path: String
  /// Part of the sentence.
  let says: String

  init(
    _ old: String, _ new: String, _ code: CharterFileError.Code, at line: String, _ path: String,
    says: String = ""
  ) {
    self.old = old
    self.new = new
    self.code = code
    self.line = line
    self.path = path
    self.says = says
  }

  var description: String { "\(old) -> \(new)" }

  /// The mistake is told, in this line; `alone`: nothing else is.
  func check(alone: Bool = true) throws {
    let charter = try SmallCharter().replacing(old, by: new)
    let problems = charter.problems
    #expect(!alone || problems.count == 1, "\(problems.map(\.description))")
    let problem = try #require(alone ? problems.first : problems.first { $0.path == path })
    #expect(problem.code == code)
    #expect(problem.line == charter.line(of: line), "\(problem)")
    #expect(problem.path == path)
    #expect(problem.sentence.contains(says), "\(problem)")
  }
}

@Suite("Mistakes of form in a charter file") struct FormMistakeTests {
  @Test(arguments: [
    Mistake(
      "title: Small", "titel: Small", .unknown, at: "titel", "titel", says: "did you mean `title`?"),
    Mistake(
      "key_delay:", "keydelay:", .unknown, at: "keydelay", "parameters.keydelay",
      says: "did you mean `key_delay`?"),
    Mistake(
      "weight: 2", "colour: red", .unknown, at: "colour", "seats.seat-2.colour",
      says: "it has body, title"),
    Mistake(
      "retroactive: yes", "retroactiv: yes", .unknown, at: "retroactiv", "powers[1].retroactiv"),
    Mistake(
      "waived_if_empty: yes", "waived: yes", .unknown, at: "waived",
      "rules.strict.thresholds[1].waived"),
    Mistake(
      "notice: 7 days", "notise: 7 days", .unknown, at: "notise", "bodies.board.meetings.notise",
      says: "did you mean `notice`?"),
  ]) func `an unknown key is named, with the one that was meant`(mistake: Mistake) throws {
    try mistake.check()
  }

  @Test(arguments: [
    Mistake(
      "secretary, 2 seats, chair", "mayor", .value, at: "mayor",
      "bodies.board.meetings.called_by[0]", says: "`chair`, `secretary` or a number of seats"),
    Mistake(
      "secretary, 2 seats, chair", "2 seats, 3 seats", .value, at: "3 seats",
      "bodies.board.meetings.called_by", says: "the smaller one would do"),
    Mistake(
      "secretary, 2 seats, chair", "chair, chair", .value, at: "chair, chair",
      "bodies.board.meetings", says: "each once"),
    Mistake(
      "secretary, 2 seats, chair", "0 seats", .value, at: "0 seats",
      "bodies.board.meetings.called_by[0]", says: "from 1 to 4096"),
  ]) func `who calls meetings is told once, and in words that there are`(mistake: Mistake) throws {
    try mistake.check()
  }

  @Test(arguments: [
    Mistake("format: gavel-charter-v1\n", "", .lacks, at: "title", "format"),
    Mistake("    title: Organization One\n", "", .lacks, at: "  one:", "founders.one.title"),
    Mistake("    kind: assembly\n", "", .lacks, at: "  assembly:", "bodies.assembly.kind"),
    Mistake(
      "    quorum: at least 2/3 of seats\n", "", .lacks, at: "strict:", "rules.strict.quorum"),
    Mistake(
      "  entries_per_day: 500\n", "", .lacks, at: "parameters:", "parameters.entries_per_day"),
    Mistake(
      "- act: member.admit\n    by: board\n", "- act: member.admit\n", .lacks, at: "member.admit",
      "powers[0]", says: "the body that decides"),
    Mistake(
      "{act: charter.amend, by: board, rule: strict}", "{act: charter.amend, by: board}", .lacks,
      at: "charter.amend", "powers[4]", says: "the rule by which"),
    Mistake(
      "- share: more than 1/2 of cast\n        class: founder", "- class: founder", .lacks,
      at: "- class", "rules.strict.thresholds[1].share"),
    Mistake(
      "    - by: assembly\n        rule: strict", "    - by: assembly", .lacks, at: "by: assembly",
      "powers[1].requires[1].rule"),
  ]) func `a key that is missing is told where it should be`(mistake: Mistake) throws {
    try mistake.check()
  }

  @Test(arguments: [
    Mistake("title: Small consortium", "title: [Small]", .shape, at: "title: [", "title"),
    Mistake("title: Small consortium", "title: {is: Small}", .shape, at: "title: {", "title"),
    Mistake("kind: board", "kind:", .value, at: "kind:", "bodies.board.kind", says: "nothing"),
    Mistake(
      "line: [seat:seat-1, person:two-rep]", "line: seat:seat-1", .shape, at: "line:",
      "offices.chair.line", says: "not a list"),
    Mistake("[founder]", "founder", .shape, at: "classes: founder", "bodies.assembly.classes"),
    Mistake(
      "appointments:\n  chair: one-rep\n  seat-2: two-rep", "appointments: [chair]", .shape,
      at: "appointments", "appointments", says: "not a mapping"),
    Mistake(
      "thresholds: [more than 1/2 of cast]", "thresholds: more than 1/2 of cast", .shape,
      at: "thresholds: more", "rules.simple.thresholds"),
    Mistake(
      "[more than 1/2 of cast]", "[]", .value, at: "thresholds: []", "rules.simple.thresholds"),
    Mistake(
      "{act: charter.amend, by: board, rule: strict}", "charter.amend", .shape,
      at: "- charter.amend", "powers[4]"),
    Mistake("  chair: one-rep", "  chair: [one-rep]", .shape, at: "chair: [", "appointments.chair"),
    Mistake("  chair: one-rep", "  [chair]: one-rep", .shape, at: "[chair]", "appointments"),
    Mistake(
      "  founder: Founding member", "  founder: [Founding, member]", .shape,
      at: "founder: [", "classes.founder"),
  ]) func `a list, a mapping and a text are not taken for each other`(mistake: Mistake) throws {
    try mistake.check()
  }

  @Test(
    arguments: [
      Mistake("format: gavel-charter-v1", "format: gavel-charter-v2", .value, at: "v2", "format"),
      Mistake("title: Small consortium", "title: \"two\\nlines\"", .value, at: "two", "title"),
      Mistake(
        "title: Small consortium", "title: " + String(repeating: "x", count: 301), .value,
        at: "xxx", "title"),
      Mistake("title: Small consortium", "title: ''", .value, at: "''", "title", says: "nothing"),
      Mistake(
        "founders_share: 2/3", "founders_share: 1/2", .value, at: "_share: 1/2",
        "parameters.founders_share", says: "no less"),
      Mistake(
        "  board:", "  The Board:", .value, at: "The Board", "bodies.The Board", says: "an id"),
      Mistake(
        "principal: one-rep", "principal: One Rep", .value, at: "One Rep",
        "founders.one.principal"),
      Mistake("kind: board", "kind: council", .value, at: "council", "bodies.board.kind"),
      Mistake(
        "appoints: body", "appoints: organization:", .value, at: "organization:\n",
        "seats.seat-2.appoints"),
      Mistake(
        "appoints: organization:one", "appoints: one", .value, at: "appoints: one",
        "seats.seat-1.appoints", says: "organization:ID"),
      Mistake("term: 2 years", "term: 730 days", .value, at: "term", "seats.seat-2.term"),
      Mistake("term: 2 years", "term: 101 years", .value, at: "term", "seats.seat-2.term"),
      Mistake(
        "duty: secretary", "duty: treasurer", .value, at: "treasurer", "offices.secretary.duty"),
      Mistake(
        "duty: chair of board", "duty: chair", .value, at: "duty: chair", "offices.chair.duty"),
      Mistake("seat:seat-1, ", "seat-1, ", .value, at: "line:", "offices.chair.line[0]"),
      Mistake("mover: seat", "mover: anybody", .value, at: "anybody", "rules.strict.mover"),
      Mistake("opener: 2 seats", "opener: 0 seats", .value, at: "opener: 0", "rules.simple.opener"),
      Mistake(
        "opener: 2 seats", "opener: seats", .value, at: "opener: seats", "rules.simple.opener"),
      Mistake(
        "window: 7 days to 14 days", "window: 14 days to 7 days", .value, at: "14 days to",
        "rules.strict.window", says: "longer"),
      Mistake(
        "window: 7 days to 14 days", "window: 7 days to", .value, at: "7 days to",
        "rules.strict.window"),
      Mistake(
        "quorum: at least 2/3 of seats", "quorum: at least 2/3 of cast", .value,
        at: "2/3 of cast", "rules.strict.quorum", says: "seats, holders"),
      Mistake(
        "lapse: 90 days", "lapse: 7 days", .value, at: "lapse: 7", "rules.strict.lapse",
        says: "could never be polled"),
      Mistake(
        "lapse: 90 days", "lapse: 21 days", .value, at: "lapse: 21", "rules.strict.lapse",
        says: "before its proposer"),
      Mistake(
        "quorum: at least 2/3 of seats", "quorum: at least 2/3 of active", .value,
        at: "of active", "rules.strict.quorum", says: "needs `activity`"),
      Mistake(
        "quorum: at least 2/3 of seats", "activity: 3 polls\n    quorum: at least 2/3 of seats",
        .value, at: "activity:", "rules.strict.activity", says: "nothing asks"),
      Mistake(
        "quorum: at least 2/3 of seats",
        "late_quorum: 1 day\n    organization_cap: 1\n    quorum: at least 2/3 of seats", .value,
        at: "late_quorum", "rules.strict.late_quorum", says: "whose ballot"),
      Mistake(
        "quorum: at least 2/3 of seats",
        "written_consent: yes\n    quorum: at least 2/3 of seats", .value, at: "written_consent",
        "rules.strict.written_consent", says: "closes_when_all_voted"),
      Mistake(
        "quorum: at least 2/3 of seats",
        "written_consent: yes\n    closes_when_all_voted: yes\n    quorum: at least 2/3 of seats",
        .value, at: "written_consent", "rules.strict.written_consent", says: "at least 1/1 of seats"
      ),
      Mistake(
        "quorum: at least 2/3 of seats",
        "written_consent: yes\n    closes_when_all_voted: yes\n    organization_cap: 1\n"
          + "    quorum: at least 2/3 of seats", .value, at: "written_consent",
        "rules.strict.written_consent", says: "would not count"),
      Mistake(
        "    title: Board\n",
        "    title: Board\n    seat_cap: {on_breach: stays}\n", .value, at: "seat_cap",
        "bodies.board.seat_cap", says: "organization, group or both"),
      Mistake(
        "    title: Board\n",
        "    title: Board\n    seat_cap: {group: 2, on_breach: stays}\n", .value, at: "seat_cap",
        "bodies.board.seat_cap.group", says: "2 seats"),
      Mistake(
        "    title: Board\n",
        "    title: Board\n    seat_cap: {group: 1/2, on_breach: leaves}\n", .value,
        at: "seat_cap", "bodies.board.seat_cap.on_breach", says: "leaves within"),
      Mistake(
        "quorum: at least 2/3 of seats",
        "recusal: {interests: [motion, motion]}\n    quorum: at least 2/3 of seats", .value,
        at: "recusal", "rules.strict.recusal.interests", says: "twice"),
      Mistake(
        "quorum: at least 2/3 of seats",
        "recusal: {from_base: no}\n    quorum: at least 2/3 of seats", .value, at: "recusal",
        "rules.strict.recusal", says: "leave the key out"),
      Mistake("act: member.admit", "act: member.invite", .value, at: "invite", "powers[0].act"),
      Mistake("for: body:board", "for: board", .value, at: "for:", "powers[1].for"),
      Mistake(
        "for: body:board", "for: policy:board", .value, at: "for:", "powers[1].for",
        says: "only to `body:…`"),
      Mistake(
        "{act: charter.amend, by", "{act: charter.amend, for: body:board, by", .value,
        at: "charter.amend", "powers[4].for", says: "always general"),
      Mistake(
        "retroactive: yes", "by: board", .value, at: "seat.fill", "powers[1]",
        says: "either"),
      Mistake(
        "- by: assembly", "- by: board", .value, at: "seat.fill", "powers[1]",
        says: "same body"),
      Mistake(
        "kind: assembly", "kind: committee", .value, at: "classes: [founder]",
        "bodies.assembly.classes", says: "only an assembly"),
      Mistake("parameters:", "text: 0A\nparameters:", .value, at: "0A", "text"),
    ].filter { !$0.line.contains("\n") })
  func `a text that does not have the form of its key is told the form`(mistake: Mistake) throws {
    try mistake.check()
  }

  @Test(arguments: [
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ==", "ssh-ed25519", "ssh-ed25519 AAAA",
    "AAAAC3NzaC1lZDI1NTE5AAAAIIqIyjTHEA3hpMI4nuK+8PzuoWGvd5GYtqjoPQZ0wSPh", "key",
    "sk-ssh-ed25519@openssh.com AAAA",
  ]) func `only the line of an Ed25519 key is one`(line: String) throws {
    let key = try SmallCharter.keyLine(1)
    try Mistake("key: \(key)", "key: \(line)", .value, at: "key: \(line)", "founders.one.key")
      .check()
  }

  @Test func `all mistakes are told at once, in the order of the lines`() throws {
    let charter = try SmallCharter()
      .replacing("founders_share: 2/3", by: "founders_share: 1/2")
      .replacing("title: Board", by: "titel: Board")
      .replacing("again: yes", by: "again: true")
      .replacing("class: founder\n    principal: one-rep", by: "principal: <one>")
      .replacing("act: charter.amend", by: "act: charter.change")
    let problems = charter.problems
    #expect(problems.map(\.code) == [.value, .lacks, .placeholder, .unknown, .value, .value])
    #expect(problems.map(\.line) == problems.map(\.line).sorted())
    #expect(
      problems.map(\.path) == [
        "parameters.founders_share", "founders.one.class", "founders.one.principal",
        "bodies.board.titel", "rules.simple.again", "powers[4].act",
      ])
  }

  @Test func `a mistake is written with line, column, keys, sentence and code`() throws {
    let charter = try SmallCharter().replacing("again: yes", by: "again: true")
    let line = try #require(charter.line(of: "again: true"))
    let problem = try #require(charter.problems.first)
    #expect(problem.column == 12)
    #expect(
      problem.description
        == "line \(line), column 12, rules.simple.again: `true` is not `yes` or `no`: write `yes`  "
        + "[E-CHARTER-VALUE]")
  }
}
