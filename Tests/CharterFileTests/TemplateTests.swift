import CanonicalJSON
import CharterFile
import Governance
import Testing

@Suite("The template of a consortium") struct TemplateTests {
  /// What a founder writes in the place of each placeholder.
  static func replacements() throws -> [String: String] {
    [
      "<name of the consortium>": "The Alliance",
      "<first-founder>": "ibm", "<name of the first founder>": "IBM",
      "<first-principal>": "ibm-rep",
      "<the first principal's line ssh-ed25519>": try SmallCharter.keyLine(1),
      "<second-founder>": "meta", "<name of the second founder>": "Meta: \"AI\"",
      "<second-principal>": "meta-rep",
      "<the second principal's line ssh-ed25519>": try SmallCharter.keyLine(2),
    ]
  }

  static func template() throws -> String {
    try #require(CharterFile.template(named: "consortium"))
  }

  static func filled() throws -> SmallCharter {
    var charter = try SmallCharter()
    charter.text = try template()
    for (placeholder, own) in try replacements() {
      charter.text = charter.text.replacing(
        placeholder, with: own.contains("\"") ? "'\(own)'" : own)
    }
    return charter
  }

  @Test func `every template that is named is there`() {
    #expect(
      CharterFile.templates == [
        "consortium", "forum", "committee", "project", "foundation", "association",
      ])
    #expect(CharterFile.templates.allSatisfy { CharterFile.template(named: $0) != nil })
    #expect(CharterFile.template(named: "club") == nil)
  }

  @Test func `a forum of two classes is founded by the template of one`() throws {
    var charter = try SmallCharter()
    charter.text = try #require(CharterFile.template(named: "forum"))
    #expect(Set(charter.problems.map(\.code)) == [.placeholder])
    for (placeholder, own) in [
      "<name of the forum>": "The Forum", "<first-issuer>": "one", "<first-consumer>": "two",
      "<office>": "three", "<name of the first issuer>": "One",
      "<name of the first consumer>": "Two", "<first-issuer-principal>": "one-rep",
      "<first-consumer-principal>": "two-rep", "<secretary>": "three-rep",
      "<name of the organization that keeps the book>": "Three",
      "<the first issuer's line ssh-ed25519>": try SmallCharter.keyLine(1),
      "<the first consumer's line ssh-ed25519>": try SmallCharter.keyLine(2),
      "<the secretary's line ssh-ed25519>": try SmallCharter.keyLine(3),
    ] {
      charter.text = charter.text.replacing(placeholder, with: own)
    }
    let document = try charter.read().document
    #expect(document.problems() == [])
    #expect(document.rules[0].thresholds.map { $0.seatClass?.text } == ["issuer", "consumer"])
    #expect(document.rules[0].activity == .init(meetings: 1))
    for line in charter.text.split(separator: "\n") where !line.contains("ssh-ed25519") {
      #expect(line.count <= 116)
    }
  }

  @Test func `unaltered, it names exactly the placeholders with their lines`() throws {
    var charter = try SmallCharter()
    charter.text = try Self.template()
    let problems = charter.problems
    #expect(Set(problems.map(\.code)) == [.placeholder])
    var wanted: [String] = []
    for (index, line) in charter.text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let code = line.prefix { $0 != "#" }
      for piece in code.split(separator: "<").dropFirst() {
        wanted.append("\(index + 1) replace <\(piece.prefix { $0 != ">" })> by your own")
      }
    }
    #expect(wanted.count == 17)
    #expect(problems.map { "\($0.line) \($0.sentence)" } == wanted)
    let named = Set(problems.compactMap { $0.sentence.split(separator: " ").first })
    #expect(named == ["replace"])
  }

  @Test func `with every placeholder replaced it founds a consortium`() throws {
    let file = try Self.filled().read()
    let document = file.document
    #expect(document.title == "The Alliance")
    #expect(document.founders.map(\.id.text) == ["ibm", "meta"])
    #expect(document.founders.map(\.title) == ["IBM", "Meta: \"AI\""])
    #expect(document.bodies.map(\.kind) == [.assembly, .board, .committee])
    #expect(document.problems().isEmpty)
    #expect(try CharterDocument(canonical: file.canonical, limits: .document) == document)
  }

  @Test func `the meetings that it leaves out are sound once the hash marks are gone`() throws {
    var charter = try Self.filled()
    for key in ["meetings", "  called_by", "  notice", "  quorum"] {
      charter = charter.replacing("# \(key):", by: "\(key):")
    }
    let committee = try charter.read().document.bodies.last
    #expect(committee?.meetings?.callingSeats == 3)
    #expect(committee?.meetings?.notice == 7 * Timestamp.day)
    #expect(try Self.filled().read().document.bodies.allSatisfy { $0.meetings == nil })
  }

  @Test func `it gives a power over every act`() throws {
    let powers = try Self.filled().read().document.powers
    // Of what is about other motions each body has the usual power, which needs not be said.
    let acts = ActKinds.all.filter {
      !($0 is any MotionAct.Type) && $0 != ConsentAgenda.self
        && $0 != RatifyDecision.self && $0 != OverturnRuling.self
        && $0 != SettlePoll.self
        && $0 != GrantMandate.self
    }
    #expect(Set(powers.filter { $0.scope == nil }.map(\.act)) == Set(acts.map { $0.name }))
  }

  @Test func `its board has seats of founders and seats that the assembly fills`() throws {
    let document = try Self.filled().read().document
    let board = document.seats.filter { $0.body.text == "board" && $0.voting }
    #expect(board.count == 7)
    #expect(board.count(where: { $0.appoints == .body && $0.holdover }) == 5)
    let filling = document.powers.first { $0.act == "seat.fill" && $0.scope?.text == "body:board" }
    #expect(filling?.requires.map(\.body.text) == ["assembly"])
  }

  @Test func `only the strictest rule changes rules, powers and the charter`() throws {
    let document = try Self.filled().read().document
    let strictest = try #require(document.rules.last)
    #expect(document.rules.allSatisfy { strictest.isAtLeastAsStrict(as: $0) })
    for act in ["rule.change", "power.change", "charter.amend"] {
      let power = document.powers.first { $0.act == act }
      #expect(power?.requires.map(\.rule) == [strictest.id])
    }
  }

  @Test func `every office has somebody who acts next`() throws {
    let document = try Self.filled().read().document
    #expect(document.offices.map(\.duty) == [.chair, .chair, .chair, .secretary])
    #expect(document.offices.allSatisfy { !$0.line.isEmpty })
  }

  @Test func `a placeholder left in one place is named with that line`() throws {
    for (placeholder, own) in try Self.replacements()
    where placeholder != "<name of the consortium>" {
      let kept = try Self.filled().replacing(own.contains("\"") ? "'\(own)'" : own, by: placeholder)
      let problems = kept.problems
      #expect(
        problems.contains { $0.code == .placeholder && $0.line == kept.line(of: placeholder) })
      #expect(problems.allSatisfy { $0.code == .placeholder })
    }
  }

  @Test func `it says something of every key of the reference`() throws {
    let template = try Self.template()
    for key in CharterFile.reference {
      let name = try #require(key.path.split(separator: ".").last).prefix { $0 != "[" }
      #expect(template.contains("\(name):"), "\(key.path)")
    }
  }

  @Test func `its lines are short enough to read`() throws {
    for line in try Self.template().split(separator: "\n") { #expect(line.count <= 116) }
  }
}

@Suite("The reference of keys") struct ReferenceTests {
  @Test func `every key is told, with a meaning and a form`() {
    let reference = CharterFile.reference
    #expect(Set(reference.map(\.path)).count == reference.count)
    for key in reference {
      #expect(key.meaning.hasSuffix("."))
      #expect(key.meaning.first?.isUppercase == true)
      #expect(!key.form.isEmpty)
      #expect(!key.isRequired || key.standard == nil)
    }
    #expect(
      reference.map(\.path).filter { $0.hasPrefix("rules.RULE.thresholds") } == [
        "rules.RULE.thresholds", "rules.RULE.thresholds[].share", "rules.RULE.thresholds[].class",
        "rules.RULE.thresholds[].waived_if_empty", "rules.RULE.thresholds[].unless_notice",
      ])
    #expect(reference.contains { $0.path == "powers[].requires[].by" && $0.isRequired })
    #expect(reference.contains { $0.path == "parameters.founders_share" })
    #expect(reference.contains { $0.path == "founders.ORGANIZATION.key" })
  }

  @Test func `every required key is missed, every other may be left out`() throws {
    let top = CharterFile.reference.filter { !$0.path.contains(".") && !$0.path.contains("[") }
    let error = #expect(throws: CharterFileError.self) {
      _ = try CharterFile(reading: Array("{}".utf8))
    }
    #expect(error?.problems.map(\.path) == top.filter(\.isRequired).map(\.path))
  }

  @Test func `every act can be narrowed to what concerns it, and to nothing else`() throws {
    let scopes = ["body:board", "policy:p", "rule:simple", "act:member.admit"]
    for act in ActKinds.names.sorted() {
      var taken: [String] = []
      for scope in scopes {
        let problems = try SmallCharter()
          .replacing(
            "- act: member.admit",
            by: "- {act: \(act), for: \"\(scope)\", by: board, rule: strict}\n  - act: member.admit"
          )
          .problems
        let isTaken = !problems.contains { $0.path == "powers[0].for" }
        if isTaken { taken.append(scope) }
        let others = problems.filter { $0.path != "powers[0].for" }
        #expect(Set(others.map(\.code)).isSubset(of: [.unsound]))
      }
      #expect(taken.count <= 1, "\(act)")
      switch act.split(separator: ".").first {
      case "member", "key", "ledger_key": #expect(taken.isEmpty)
      case "seat", "office", "decision", "ruling", "poll", "mandate", "minutes", "document",
        "delegation",
        "old_decisions",
        "objective", "risk", "initiative":
        #expect(taken == ["body:board"], "\(act)")
      case "motion": #expect(taken == (act == "motion.consent" ? [] : ["body:board"]))
      case "policy": #expect(taken == ["policy:p"])
      case "rule": #expect(taken == ["rule:simple"])
      case "power":
        #expect(taken == [act == "power.delegate" ? "body:board" : "act:member.admit"])
      case "body": #expect(taken == (act == "body.charter" ? [] : ["body:board"]))
      case "charter", "roster": #expect(taken.isEmpty)
      default: Issue.record("the act \(act) is new: say in Shape.scopes what it can be narrowed to")
      }
    }
  }
}
