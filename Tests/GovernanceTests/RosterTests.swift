import CanonicalJSON
import Signing
import Sodium
import Testing

@testable import Governance

extension Consortium {
  @discardableResult
  func grantRoster(_ roster: Identifier = "partners") throws -> Digest {
    try carry(GrantRoster(roster: roster, title: "Of others", body: .toc))
  }

  /// The secretary of the fixture attests, as of a day before the consortium was founded.
  func attest(
    _ roster: Identifier = "partners", asOf: Timestamp = "2022-01-01",
    opened: [Identifier] = [], left: [RosterAttested.Place] = [],
    joined: [RosterAttested.Place] = [], closed: [Identifier] = [],
    by person: Identifier = .metaRep, _ signing: Signing = Signing()
  ) throws {
    try record(
      RosterAttested(
        roster: roster, asOf: asOf, source: .of("what they published"),
        opened: opened.map { RosterAttested.Group(group: $0, title: $0.text) }, left: left,
        joined: joined, closed: closed), by: person, signing)
  }

  /// `ann lead` for each place in a group on a day.
  func places(in group: Identifier, asOf time: Timestamp) -> [String] {
    register.rosterPlaces(in: group, of: "partners").filter { $0.inForce.contains(time) }
      .map { "\($0.handle) \($0.role)" }
  }
}

@Suite("Rosters of others") struct RosterTests {
  let consortium: Consortium
  private static let ann = RosterAttested.Place(group: "docs", handle: "Ann", role: "lead")
  private static let bob = RosterAttested.Place(group: "docs", handle: "bob", role: "member")

  init() throws {
    consortium = try .founded()
    try consortium.grantRoster()
  }

  @Test func `a motion grants a roster, which is empty at first`() throws {
    let roster = try #require(consortium.register.roster("partners"))
    #expect(roster.body == .toc)
    #expect(roster.title == "Of others")
    #expect(consortium.state(of: roster.motion) == .carried)
    #expect(roster.attested == nil)
    #expect(roster.entry == consortium.log.size - 1)
    #expect(consortium.register.rosterPlaces(of: "partners").isEmpty)
    #expect(consortium.register.rosters().map(\.id) == ["partners"])
  }

  @Test
  func `what is attested holds from the day that the source says, and is known from its entry`()
    throws
  {
    try consortium.attest(opened: ["docs"], joined: [Self.ann, Self.bob])
    let joining = consortium.log.size - 1
    try consortium.attest(asOf: "2022-03-01", left: [Self.ann])
    #expect(consortium.places(in: "docs", asOf: "2021-12-31").isEmpty)
    #expect(consortium.places(in: "docs", asOf: "2022-02-28") == ["Ann lead", "bob member"])
    #expect(consortium.places(in: "docs", asOf: "2022-03-01") == ["bob member"])
    let ann = try #require(
      consortium.register.rosterPlaces(by: "Ann", in: "docs", of: "partners").first)
    #expect(ann.entry == joining)
    #expect(ann.leftEntry == joining + 1)
    #expect(consortium.register.roster("partners")?.attested == "2022-03-01")
  }

  @Test func `who left can join again, at the same moment in another role`() throws {
    try consortium.attest(opened: ["docs"], joined: [Self.ann])
    let member = RosterAttested.Place(group: "docs", handle: "Ann", role: "member")
    try consortium.attest(asOf: "2022-02-01", left: [Self.ann], joined: [member])
    try consortium.attest(asOf: "2022-03-01", left: [member], joined: [Self.ann])
    try consortium.attest(asOf: "2022-03-01", left: [Self.ann], joined: [Self.ann])
    #expect(consortium.places(in: "docs", asOf: "2022-02-01") == ["Ann member"])
    #expect(consortium.places(in: "docs", asOf: "2022-03-01") == ["Ann lead"])
    let spans = consortium.register.rosterPlaces(by: "Ann", in: "docs", of: "partners")
    #expect(spans.filter { $0.role == "lead" }.map(\.number) == [1, 2, 3])
  }

  @Test func `a group is closed when all have left, and can be opened again`() throws {
    try consortium.attest(opened: ["docs"], joined: [Self.ann])
    consortium.refuses(.groupOccupied) {
      try consortium.attest(asOf: "2022-02-01", joined: [Self.bob], closed: ["docs"])
    }
    try consortium.attest(asOf: "2022-02-01", left: [Self.ann], closed: ["docs"])
    consortium.refuses(.groupUnknown) {
      try consortium.attest(asOf: "2022-02-02", joined: [Self.bob])
    }
    consortium.refuses(.groupUnknown) {
      try consortium.attest(asOf: "2022-02-02", closed: ["docs"])
    }
    try consortium.attest(asOf: "2022-03-01", opened: ["docs"], joined: [Self.bob])
    let spans = consortium.register.rosterGroups("docs", of: "partners")
    #expect(spans.map(\.number) == [1, 2])
    #expect(spans[0].inForce == Interval(from: "2022-01-01", to: "2022-02-01"))
    #expect(spans[0].closedEntry == spans[1].entry - 1)
    #expect(consortium.places(in: "docs", asOf: "2022-04-01") == ["bob member"])
  }

  @Test func `a group opened and closed by one attestation never was`() throws {
    try consortium.attest(opened: ["docs"], closed: ["docs"])
    #expect(
      consortium.register.rosterGroups("docs", of: "partners").map(\.inForce.isEmpty) == [true])
  }

  @Test func `with empty lists it attests that nothing changed`() throws {
    try consortium.attest(opened: ["docs"], joined: [Self.ann])
    try consortium.attest(asOf: "2023-01-01")
    #expect(consortium.register.roster("partners")?.attested == "2023-01-01")
    #expect(consortium.places(in: "docs", asOf: "2023-01-01") == ["Ann lead"])
  }

  @Test func `only the secretary attests, whoever answers for the roster`() throws {
    for person in [Identifier.ibmRep, .cernRep, .intelRep] {
      consortium.refuses(.notSecretary) { try consortium.attest(by: person) }
    }
    try consortium.carry(AppointOfficer(office: .secretary, person: .cernRep))
    let motion = try #require(
      consortium.register.officeTenures(of: .secretary).last?.appointment)
    try consortium.acceptOffice(.secretary, by: .cernRep, appointment: motion)
    try consortium.attest(by: .cernRep)
    consortium.refuses(.notSecretary) { try consortium.attest(by: .metaRep) }
  }

  @Test func `who attests has seen what was attested last`() throws {
    let before = consortium.log.seen(consortium.log.size)
    try consortium.attest(opened: ["docs"])
    consortium.refuses(.seenTooShort) {
      try consortium.attest(joined: [Self.ann], Consortium.Signing(seen: before))
    }
  }

  @Test func `a day is attested in its order, today at the latest`() throws {
    try consortium.attest(asOf: consortium.now)
    consortium.refuses(.attestedBehind) { try consortium.attest(asOf: consortium.now.adding(-1)) }
    consortium.refuses(.attestedAhead) { try consortium.attest(asOf: consortium.now.adding(1)) }
  }

  @Test func `a refused attestation changes nothing, also where its first half was lawful`() throws
  {
    try consortium.attest(opened: ["docs"])
    consortium.refuses(.placeTaken) {
      try consortium.attest(asOf: "2022-02-01", joined: [Self.bob, Self.ann, Self.ann])
    }
    #expect(consortium.register.rosterPlaces(of: "partners").isEmpty)
    #expect(consortium.register.roster("partners")?.attested == "2022-01-01")
  }

  @Test func `it touches nothing but the roster, though handles and groups have names of the book`()
    throws
  {
    let event = RosterAttested(
      roster: "partners", asOf: "2022-01-01", source: .of("source"),
      opened: [.init(group: .board, title: "Board", kind: "body", parent: .toc)],
      joined: [.init(group: .board, handle: "ibm-rep", role: .chair)])
    let entry = EntryContext(
      number: consortium.log.size, id: .of("event"), author: .metaRep,
      key: .init(of: Keys.first(of: .metaRep).publicKey), recorded: consortium.now,
      until: consortium.now, seenSize: consortium.log.size, ledger: Consortium.origin)
    let changes = try event.consequences(of: entry, in: consortium.register, with: .none)
    #expect(changes.carried == nil)
    #expect(changes.documents.isEmpty)
    #expect(changes.changes.count == 3)
    for change in changes.changes {
      switch change {
      case .roster, .rosterGroup, .rosterPlace: break
      default: Issue.record("it changes \(change)")
      }
    }
  }

  @Test func `a roster that a motion ended is attested no more, and stays readable`() throws {
    try consortium.attest(opened: ["docs"], joined: [Self.ann])
    let motion = try consortium.carry(EndRoster(roster: "partners"))
    consortium.refuses(.rosterUnknown) { try consortium.attest(asOf: "2022-02-01") }
    #expect(consortium.register.roster("partners")?.endedBy == motion)
    #expect(consortium.places(in: "docs", asOf: "2022-02-01") == ["Ann lead"])
    try consortium.voids(.rosterUnknown, EndRoster(roster: "partners"))
    try consortium.voids(
      .identifierTaken, GrantRoster(roster: "partners", title: "Again", body: .board))
  }

  @Test func `a roster needs a body, and a power to grant it`() throws {
    try consortium.voids(.bodyUnknown, GrantRoster(roster: "r", title: "R", body: "senate"))
    let narrow = try Consortium.founded { charter in
      charter.powers.removeAll { $0.act == GrantRoster.name }
    }
    narrow.refuses(.powerMissing) {
      try narrow.propose([Act(GrantRoster(roster: "r", title: "R", body: .board))])
    }
    consortium.refuses(.notDeferrable) {
      try consortium.propose([
        Act(GrantRoster(roster: "r", title: "R", body: .board), effective: consortium.now)
      ])
    }
  }

  @Test(arguments: ["a", "Ann", "0", "a-", "a.b_c-D", String(repeating: "x", count: 64)])
  func `a handle is what it is elsewhere`(text: String) { #expect(Handle(text)?.text == text) }

  @Test(arguments: ["", "-a", ".a", "_a", "a b", "é", "a\n", String(repeating: "x", count: 65)])
  func `a handle of another form is none`(text: String) { #expect(Handle(text) == nil) }
}
