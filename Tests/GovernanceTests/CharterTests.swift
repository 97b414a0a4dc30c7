import Sodium
import Testing

@testable import Governance

@Suite("Mistakes in a charter")
struct CharterTests {
  typealias Mistake = (path: String, change: @Sendable (inout CharterDocument) -> Void)

  @Test func `the charter of these tests has none`() {
    #expect(FixtureCharter.document.problems().isEmpty)
  }

  static let names: [Mistake] = [
    ("classes[2].id", { $0.classes.append($0.classes[0]) }),
    (
      "founders[5].id",
      { charter in
        var founder = charter.founders[0]
        founder.principal = "another"
        founder.key = Keys.secret("another").publicKey
        charter.founders.append(founder)
      }
    ),
    ("bodies[3].id", { $0.bodies.append($0.bodies[0]) }),
    ("seats[9].id", { $0.seats.append($0.seats[0]) }),
    ("offices[4].id", { $0.offices.append($0.offices[0]) }),
    ("rules[4].id", { $0.rules.append($0.rules[0]) }),
    ("offices[3].id", { $0.offices[3].id = .boardIbm }),
    ("powers[49]", { $0.powers.append($0.powers[0]) }),
  ]

  static let caps: [Mistake] = [
    (
      "bodies[1].seat_cap",
      {
        $0.bodies[1].seatCap = SeatCap(
          organization: .seats(2), group: .seats(2), onBreach: .stays)
      }
    ),
    (
      "bodies[1].seat_cap",
      { charter in
        charter.bodies[1].seatCap = SeatCap(group: .seats(1), onBreach: .stays)
        charter.founders[1].group = "big"
        charter.founders[3].group = "big"
      }
    ),
  ]

  static let founders: [Mistake] = [
    (
      "founders",
      { charter in
        charter.founders = []
        charter.appointments = []
        charter.seats.removeFirst(2)
        for index in charter.offices.indices { charter.offices[index].line = [] }
      }
    ),
    ("founders[0].class", { $0.founders[0].memberClass = "none" }),
    (
      "founders[4].principal",
      { charter in
        charter.founders[4].principal = .cernRep
        charter.appointments.removeAll { $0.person == .imperialRep }
      }
    ),
    ("founders[1].key", { $0.founders[1].key = $0.founders[0].key }),
    (
      "founders[0].key",
      { charter in
        if let weak = PublicKey(bytes: [1] + Array(repeating: 0, count: 31)) {
          charter.founders[0].key = weak
        }
      }
    ),
    (
      "founders[3].id",
      { charter in
        charter.founders[3].id = Identifier(stringLiteral: String(repeating: "x", count: 57))
      }
    ),
    ("appointments[0].person", { $0.appointments[0].person = "nobody" }),
    ("appointments[0].post", { $0.appointments[0].post = "nothing" }),
    ("appointments[0].post", { $0.appointments[0].post = .boardChair }),
    ("appointments[0].person", { $0.appointments[0].person = .cernRep }),
    (
      "appointments[8].post",
      { charter in
        charter.appointments.append(.init(person: .metaRep, post: .chair))
      }
    ),
  ]

  static let bodies: [Mistake] = [
    ("bodies[0].rule", { $0.bodies[0].rule = "none" }),
    ("bodies[2].classes", { $0.bodies[2].classes = ["none"] }),
    ("bodies[2]", { $0.bodies[2].classes = [] }),
    ("bodies[1].parent", { $0.bodies[1].parent = "none" }),
    ("bodies[0].parent", { $0.bodies[0].parent = .board }),
    (
      "bodies[1]",
      { charter in
        charter.seats.removeAll { $0.body == .toc }
        charter.appointments.removeAll { $0.post.text.hasPrefix("toc-") && $0.post != .tocChair }
        charter.offices[1].line = []
      }
    ),
    ("seats[0].body", { $0.seats[0].body = "none" }),
    ("seats[5].body", { $0.seats[5].body = .members }),
    ("seats[5].id", { $0.seats[5].id = "board.guest" }),
    (
      "seats[0].organization",
      { charter in
        charter.seats[0].appoints = .organization("none")
        charter.appointments.removeFirst()
      }
    ),
    ("seats[2].office", { $0.seats[2].appoints = .exOfficio("none") }),
    ("offices[0].body", { $0.offices[0].body = "none" }),
    ("offices[0].line[1]", { $0.offices[0].line[1] = .person("nobody") }),
    ("offices[0].line[0]", { $0.offices[0].line[0] = .seat("nothing") }),
  ]

  static let rules: [Mistake] = [
    (
      "rules[0].quorum",
      { $0.rules[0].quorum = StrictnessTests.share(.seats, "1/1", strictly: true) }
    ),
    (
      "rules[2].thresholds[0]",
      { charter in
        charter.rules[2].thresholds[0].share = StrictnessTests.share(.cast, "1/1", strictly: true)
      }
    ),
    ("rules[1].seconds", { $0.rules[1].seconds = 3 }),
    ("rules[0].thresholds[0]", { $0.rules[0].thresholds[0].seatClass = "none" }),
    ("powers[0].requires[0].body", { $0.powers[0].requires[0].body = "none" }),
    ("powers[0].requires[0].rule", { $0.powers[0].requires[0].rule = "none" }),
    ("powers", { charter in charter.powers.removeAll { $0.act == AmendCharter.name } }),
    ("powers", { charter in charter.powers.removeAll { $0.act == FillSeat.name } }),
    (
      "rules[0]",
      { charter in
        charter.rules[0].thresholds[0].share = StrictnessTests.share(.seats, "9/10")
      }
    ),
    ("powers[0]", { $0.powers[0].requires[0].body = .members }),
    (
      "bodies[0]",
      { charter in
        charter.seats.removeAll { [.boardIbm, .boardMeta, .boardChair].contains($0.id) }
        charter.seats[1].holdover = false
        charter.appointments.removeFirst(2)
      }
    ),
  ]

  static let all = names + founders + bodies + rules + caps

  @Test(arguments: all.indices)
  func `each is found where it is`(index: Int) throws {
    let mistake = Self.all[index]
    var charter = FixtureCharter.document
    mistake.change(&charter)
    let paths = charter.problems().map(\.path)
    #expect(paths.contains(mistake.path), "\(charter.problems())")
  }
}
