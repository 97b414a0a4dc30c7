import CharterFile
import Governance
import Testing

/// YAML takes many texts for something else; a charter does not.
@Suite("Scalars are text") struct ScalarTests {
  static let traps = [
    "17:00", "010", "yes", "no", "on", "off", "1e3", "~", "null", "0x10", "2026-11-23", "true", "1",
    ".5", "+1", "0o17", "1_000", "2026-11-23T12:00:00Z", "12:30:45", "NULL", ".inf", "y", "=", "<",
    "0b11", "1.0", "No", "-.INF",
  ]

  @Test(arguments: traps) func `a title is what stands there`(text: String) throws {
    let charter = try SmallCharter().replacing("Small consortium", by: text)
    #expect(try charter.read().document.title == text)
    let quoted = try SmallCharter().replacing("Small consortium", by: "'\(text)'")
    #expect(try quoted.read().canonical == charter.read().canonical)
  }

  @Test(arguments: ["010", "yes", "no", "on", "off", "1e3", "null", "0x10", "2026-11-23", "true"])
  func `an id is what stands there`(id: String) throws {
    let charter = try SmallCharter()
      .replacing("  one:", by: "  \(id):").replacing("organization:one", by: "organization:\(id)")
      .replacing("two-rep\n", by: "\(id)\n").replacing("person:two-rep", by: "person:\(id)")
      .replacing("seat-2: two-rep", by: "seat-2: \(id)")
    let document = try charter.read().document
    #expect(document.founders[0].id.text == id)
    #expect(document.founders[1].principal.text == id)
    #expect(document.appointments[1].person.text == id)
  }

  @Test(arguments: ["010", "1e3", "0x10", "+1", "-1", "1_000", "1.0", "0o17", "~", "0", "١"])
  func `only plain decimal digits are a number`(text: String) throws {
    let charter = try SmallCharter().replacing("weight: 2", by: "weight: \(text)")
    #expect(charter.problems.map(\.code) == [.value])
    #expect(charter.problems.first?.line == charter.line(of: "weight: "))
    #expect(charter.problems.first?.path == "seats.seat-2.weight")
  }

  @Test(arguments: ["true", "on", "off", "Yes", "NO", "y", "1", "~", "null", "'yes '"])
  func `only yes and no are booleans`(text: String) throws {
    let charter = try SmallCharter().replacing("again: yes", by: "again: \(text)")
    #expect(charter.problems.map(\.code) == [.value])
    #expect(charter.problems.first?.line == charter.line(of: "again: "))
    #expect(charter.problems.first?.path == "rules.simple.again")
  }

  @Test(arguments: ["yes", "'yes'", "\"yes\""])
  func `a boolean may be in quotation marks, as every text`(text: String) throws {
    let charter = try SmallCharter().replacing("again: yes", by: "again: \(text)")
    #expect(try charter.read().document.rules[0].again)
  }

  @Test(arguments: [
    "17:00", "36", "7", "010 days", "1e3 days", "-1 days", "1.5 days", "7d", "7 dayz", "1 month",
    "2 years", "days", "7 days 3", "99999999999999999999 days", "0 days ago", "~", "P7D",
    "4000 days", "1 day 12 hours", "0x10 hours",
  ])
  func `a span is a number and a unit`(text: String) throws {
    let charter = try SmallCharter().replacing("key_delay: 3 days", by: "key_delay: \(text)")
    #expect(charter.problems.map(\.code) == [.value])
    #expect(charter.problems.first?.line == charter.line(of: "key_delay"))
    #expect(charter.problems.first?.path == "parameters.key_delay")
  }

  @Test(arguments: [
    ("0", 0), ("1 second", 1), ("90 seconds", 90), ("5 minutes", 300), ("1 hour", 3600),
    ("36 hours", 129_600), ("7 days", 604_800), ("2 weeks", 1_209_600), ("0 days", 0),
    ("366 days", 31_622_400),
  ])
  func `every unit has its seconds`(text: String, seconds: Int64) throws {
    let charter = try SmallCharter().replacing("key_delay: 3 days", by: "key_delay: \(text)")
    #expect(try charter.read().document.parameters.keyDelay == seconds)
  }

  @Test(arguments: [
    "1/2 of cast", "more than half of cast", "more than 2/4 of cast", "more than 3/2 of cast",
    "more than 1/0 of cast", "more than 01/2 of cast", "more than 0.5 of cast",
    "at most 1/2 of cast",
    "more than 1/2 of votes", "more than 1/2 of", "more than 1/2 cast",
    "more than 1/2000000 of cast",
    "at least 50% of cast", "more than -1/2 of cast", "More than 1/2 of cast",
  ])
  func `a share is more than or at least a fraction of a base`(text: String) throws {
    let charter = try SmallCharter().replacing("[more than 1/2 of cast]", by: "['\(text)']")
    #expect(charter.problems.map(\.code) == [.value])
    #expect(charter.problems.first?.line == charter.line(of: "['"))
    #expect(charter.problems.first?.path == "rules.simple.thresholds[0]")
  }

  @Test(arguments: [
    "more than 1/2 of cast", "at least 2/3 of present", "more than 3/4 of holders",
    "at least 1/1 of seats",
  ])
  func `a share can be taken of every base`(text: String) throws {
    let charter = try SmallCharter().replacing("- at least 2/3 of seats", by: "- \(text)")
      .replacing("quorum: at least 2/3 of seats", by: "quorum: at least 1/1 of seats")
      .replacing("[more than 1/2 of cast]", by: "[at least 0/1 of cast]")
    let threshold = try charter.read().document.rules[1].thresholds[0].share
    let how = threshold.strictly ? "more than" : "at least"
    #expect("\(how) \(threshold.fraction) of \(threshold.base.rawValue)" == text)
  }

  @Test func `the hint says what a slip should have been`() throws {
    for (old, new, hint) in [
      ("again: yes", "again: true", "write `yes`"),
      ("casting_vote: yes", "casting_vote: off", "write `no`"),
      ("key_delay: 3 days", "key_delay: 3", "Write, say, `3 days`"),
      ("key_delay: 3 days", "key_delay: 3 months", "write days"),
      ("key_delay: 3 days", "key_delay: 3 dais", "did you mean `days`?"),
      ("key_delay: 3 days", "key_delay: 400 days", "it is not from 0 to 366 days"),
      ("- at least 2/3 of seats", "- at least 4/6 of seats", "in lowest terms it is 2/3"),
      ("- at least 2/3 of seats", "- at least 2/3 of seat", "did you mean `seats`?"),
      ("- at least 2/3 of seats", "- at least 3/2 of seats", "3/2 is more than all"),
      ("kind: board", "kind: bord", "did you mean `board`?"),
      ("act: member.admit", "act: member.admitt", "did you mean `member.admit`?"),
      ("entries_per_day: 500", "entries_per_day: 0", "it is not from 1 to 10000000"),
    ] {
      let problem = try #require(try SmallCharter().replacing(old, by: new).problems.first)
      #expect(problem.sentence.contains(hint))
    }
  }
}
