import CharterFile
import Governance
import Testing

/// Mistakes that Governance finds in a well-formed document, at the line where one puts them right.
@Suite("Charters that no consortium could live by") struct SoundnessTests {
  @Test(arguments: [
    Mistake(
      "quorum: at least 2/3 of seats", "quorum: more than 1/1 of seats", .unsound,
      at: "more than 1/1", "rules.strict.quorum", says: "never be present"),
    Mistake(
      "- at least 2/3 of seats", "- more than 1/1 of seats", .unsound,
      at: "more than 1/1", "rules.strict.thresholds[0]", says: "never vote yes"),
    Mistake(
      "class: founder\n        waived_if_empty: yes", "class: member", .unsound,
      at: "- share:", "rules.strict.thresholds[1]", says: "can never be met"),
    Mistake(
      "- act: member.admit\n    by: board\n    rule: simple\n  ", "", .unsound, at: "powers:",
      "powers", says: "member.admit"),
    Mistake(
      "- act: member.admit\n    by: board\n    rule: simple",
      "- act: member.admit\n    by: board\n    rule: lenient", .unsound, at: "rule: lenient",
      "powers[0].rule", says: "there is no rule lenient"),
    Mistake(
      "- act: member.admit\n    by: board", "- act: member.admit\n    by: council", .unsound,
      at: "by: council", "powers[0].by", says: "there is no body council"),
    Mistake(
      "- by: assembly\n        rule: strict", "- by: assembly\n        rule: none", .unsound,
      at: "rule: none", "powers[1].requires[1].rule", says: "there is no rule none"),
    Mistake(
      "rule.change, by: board, rule: strict", "rule.change, by: board, rule: simple", .unsound,
      at: "strict:", "rules.strict", says: "not as strict"),
    Mistake(
      "parent: board", "parent: committee", .unsound, at: "parent:", "bodies.assembly.parent"),
    Mistake(
      "class: founder\n    principal: one-rep", "class: gold\n    principal: one-rep", .unsound,
      at: "class: gold", "founders.one.class", says: "no class gold"),
    Mistake(
      "appoints: organization:one", "appoints: organization:three", .unsound, at: ":three",
      "seats.seat-1.appoints", says: "no founder three"),
    Mistake(
      "appoints: office:chair", "appoints: office:stool", .unsound, at: ":stool",
      "seats.seat-3.appoints", says: "no office stool"),
    Mistake(
      "    body: board\n    title: First", "    body: assembly\n    title: First", .unsound,
      at: "body: assembly", "seats.seat-1.body", says: "computed"),
    Mistake(
      "duty: chair of board", "duty: chair of bored", .unsound, at: "bored",
      "offices.chair.duty", says: "no body bored"),
    Mistake("seat:seat-1, ", "seat:seat-9, ", .unsound, at: "line:", "offices.chair.line[0]"),
    Mistake("  chair: one-rep", "  stool: one-rep", .unsound, at: "stool", "appointments.stool"),
    Mistake("seat-2: two-rep", "seat-2: nobody", .unsound, at: "nobody", "appointments.seat-2"),
    Mistake(
      "seat-2: two-rep", "seat-3: two-rep", .unsound, at: "seat-3: two",
      "appointments.seat-3", says: "ex officio"),
    Mistake(
      "classes: [founder]", "classes: [gold]", .unsound, at: "[gold]",
      "bodies.assembly.classes"),
    Mistake(
      "secretary, 2 seats, chair", "9 seats", .unsound, at: "9 seats",
      "bodies.board.meetings.called_by", says: "too few voting seats for 9"),
    Mistake(
      "quorum: more than 1/2 of seats", "quorum: more than 1/1 of seats", .unsound,
      at: "more than 1/1", "bodies.board.meetings.quorum", says: "never be present"),
    Mistake(
      "quorum: at least 2/3 of seats",
      "proxies: {carriers: seat, cap: 0}\n    quorum: at least 2/3 of seats", .unsound,
      at: "proxies:", "rules.strict.proxies.cap", says: "nobody may carry one"),
    Mistake(
      "duty: chair of board", "duty: chair of assembly", .unsound, at: "meetings:",
      "bodies.board.meetings", says: "nobody could open its meetings"),
  ]) func `a mistake of the document is told at the line of the file`(mistake: Mistake) throws {
    try mistake.check(alone: false)
  }

  @Test func `a name that stands twice is told at its second place`() throws {
    let charter = try SmallCharter()
      .replacing("principal: two-rep", by: "principal: one-rep")
      .replacing("person:two-rep", by: "person:one-rep")
      .replacing("seat-2: two-rep", by: "seat-2: one-rep")
    let problem = try #require(charter.problems.first)
    #expect(charter.problems.count == 1)
    let first = try #require(charter.line(of: "principal: one-rep"))
    #expect(problem.line == first + 5)
    #expect(problem.path == "founders.two.principal")
  }

  @Test func `a key of two founders is told at the second`() throws {
    let charter = try SmallCharter()
      .replacing(try SmallCharter.keyLine(2), by: try SmallCharter.keyLine(1))
    #expect(charter.problems.map(\.path) == ["founders.two.key"])
    #expect(charter.problems.first?.line == charter.line(of: "principal: two-rep").map { $0 + 1 })
  }

  @Test func `a key that verifiers disagree on is told at its line`() throws {
    let weak = "AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    let charter = try SmallCharter()
      .replacing(try SmallCharter.keyLine(2), by: "ssh-ed25519 \(weak)")
    #expect(charter.problems.map(\.path) == ["founders.two.key"])
    #expect(charter.problems.first?.line == charter.line(of: weak))
    #expect(charter.problems.first?.sentence.contains("sound") == true)
  }

  @Test func `a rule that a laxer one could loosen is told at its name`() throws {
    let charter = try SmallCharter()
      .replacing("rule.change, by: board, rule: strict", by: "rule.change, by: board, rule: simple")
    let problem = try #require(charter.problems.first)
    #expect(problem.code == .unsound)
    #expect(problem.line == charter.line(of: "  strict:"))
    #expect(problem.sentence.contains("strict could be changed under simple"))
  }

  @Test func `a cap for organizations that the one for groups makes idle is told at its name`()
    throws
  {
    let caps = "    organization_cap: 2\n    group_cap: 2\n"
    let charter = try SmallCharter()
      .replacing(
        "    quorum: at least 1/2 of holders\n",
        by: caps + "    quorum: at least 1/2 of holders\n"
      )
      .replacing(
        "    quorum: at least 2/3 of seats\n", by: caps + "    quorum: at least 2/3 of seats\n")
    let problem = try #require(charter.problems.first)
    #expect(charter.problems.count == 2)
    #expect(problem.code == .unsound)
    #expect(problem.line == charter.line(of: "organization_cap: 2"))
    #expect(problem.sentence.contains("never reached"))
  }

  @Test func `a power that a laxer decision could take away is told at the power`() throws {
    let charter = try SmallCharter()
      .replacing(
        "power.change, by: board, rule: strict", by: "power.change, by: board, rule: simple")
    #expect(
      charter.problems.map(\.path) == ["powers[1]", "powers[2]", "powers[4]"])
    #expect(charter.problems.first?.line == charter.line(of: "- act: seat.fill"))
    #expect(charter.problems.last?.line == charter.line(of: "charter.amend"))
  }

  @Test func `a body that can expire whole is told at its name`() throws {
    let charter = try SmallCharter()
      .replacing(
        "appoints: organization:one\n    class: founder", by: "appoints: body\n    term: 1 year")
    let problem = try #require(charter.problems.first)
    #expect(charter.problems.count == 1)
    #expect(problem.code == .unsound)
    #expect(problem.path == "bodies.board")
    #expect(problem.line == charter.line(of: "  board:"))
    #expect(problem.sentence.contains("can run out at once"))
    #expect(
      try charter.replacing("holdover: no", by: "holdover: yes").read().document.seats.count == 3)
  }

  @Test func `mistakes of form and of the document are told together`() throws {
    let charter = try SmallCharter()
      .replacing("title: Organization One", by: "title: []")
      .replacing("rule.change, by: board, rule: strict", by: "rule.change, by: board, rule: simple")
    #expect(charter.problems.map(\.code) == [.shape, .unsound])
    #expect(charter.problems.map(\.path) == ["founders.one.title", "rules.strict"])
  }

  @Test func `a mistake that only follows from another one is not told`() throws {
    for (old, new) in [
      ("kind: board", "kind: bored"), ("    mover: seat", "    moover: seat"),
      ("\nbodies:", "\nbodys:"), ("\noffices:", "\nofices:"),
      ("principal: two-rep", "principal: <x>"),
      ("  seat-1:", "  Seat One:"), ("\nrules:", "\nrule:"),
      ("act: rule.change", "act: rules.change"),
      ("holdover: no", "holdovr: no"), ("\nfounders:", "\nfonders:"),
    ] {
      let problems = try SmallCharter().replacing(old, by: new).problems
      #expect(problems.count == 1, "\(problems.map(\.description))")
      #expect(problems.first?.code != .unsound)
    }
  }
}
