import Sodium
import Testing

@testable import Governance

@Suite("An assembly and its computed seats")
struct AssemblyTests {
  @Test func `has one seat for each member in standing`() throws {
    let consortium = try Consortium.founded()
    try consortium.carry(SuspendMember(organization: .meta))
    let body = FixtureCharter.bodies[2]
    let seats = try consortium.register.seats(of: body, at: consortium.now)
    #expect(
      seats.map(\.id)
        == ["members.cern", "members.ibm", "members.imperial", "members.intel"])
  }

  @Test func `gives a member that joins a seat at once, held by its principal`() throws {
    let consortium = try Consortium.founded()
    try consortium.admit(.nasa)
    #expect(try consortium.holder(of: "members.nasa") == .nasaRep)
  }

  @Test func `lets an organization designate another person than its principal`() throws {
    let consortium = try Consortium.founded()
    try consortium.enrol("ibm-deputy", of: .ibm)
    let designation = try consortium.designate("ibm-deputy", to: "members.ibm", by: .ibmRep)
    #expect(try consortium.holder(of: "members.ibm") == .ibmRep)
    try consortium.acceptSeat("members.ibm", by: "ibm-deputy", appointment: designation)
    #expect(try consortium.holder(of: "members.ibm") == "ibm-deputy")
    let poll = try consortium.open(
      try consortium.propose(in: .members, by: .metaRep), in: .members)
    consortium.refuses(.notHolder) {
      try consortium.vote(.yes, by: .ibmRep, seat: "members.ibm", on: poll)
    }
    try consortium.vote(.yes, by: "ibm-deputy", seat: "members.ibm", on: poll)
  }

  @Test func `that is dissolved leaves nobody a tenure`() throws {
    let consortium = try Consortium.founded()
    let body = BodyDefinition(id: "forum", kind: .assembly, title: "Forum", rule: .ordinary)
    try consortium.carry(
      CharterBody(body: body, mandate: consortium.keep("mandate"), seats: []))
    try consortium.enrol("ibm-deputy", of: .ibm)
    let accepted = try consortium.designate("ibm-deputy", to: "forum.ibm", by: .ibmRep)
    try consortium.acceptSeat("forum.ibm", by: "ibm-deputy", appointment: accepted)
    try consortium.enrol("cern-deputy", of: .cern)
    try consortium.designate("cern-deputy", to: "forum.cern", by: .cernRep)
    let motion = try consortium.carry(DissolveBody(body: "forum"))
    for seat in ["forum.ibm", "forum.cern"] as [Identifier] {
      let tenure = try #require(consortium.register.tenures(of: seat).last)
      #expect(tenure.inForce.to == consortium.now)
      #expect(tenure.endedBy == motion)
    }
    #expect(consortium.register.tenures(of: "forum.cern").map(\.state) == [.ended])
  }

  @Test func `with classes seats the members of these classes only`() throws {
    let consortium = try Consortium.founded { charter in
      charter.bodies[2].classes = [.science]
      charter.offices[2].line = [.person(.cernRep)]
    }
    let seats = try consortium.register.seats(
      of: try #require(consortium.register.body(.members)?.definition), at: consortium.now)
    #expect(seats.map(\.id) == ["members.cern", "members.imperial"])
    #expect(try consortium.holder(of: "members.ibm") == nil)
  }

  @Test func `seats a member that changes its class from the change on`() throws {
    let consortium = try Consortium.founded { $0.bodies[2].classes = [.science] }
    try consortium.carry(ReclassifyMember(organization: .ibm, memberClass: .science))
    #expect(try consortium.holder(of: "members.ibm") == .ibmRep)
  }

  @Test(arguments: [Identifier.board, .toc])
  func `shares the names of its seats with no seat that a body fills`(body: Identifier) throws {
    // Else whom the board puts on a seat named members.ibm would vote for IBM in the assembly.
    let consortium = try Consortium.founded()
    let seat = SeatDefinition(id: "members.ibm", body: body, title: "A trap")
    try consortium.voids(.seatName, CreateSeat(seat: seat))
    #expect(try consortium.holder(of: "members.ibm") == .ibmRep)
    var charter = FixtureCharter.document
    charter.seats.append(seat)
    #expect(charter.problems().map(\.path) == ["seats[9].id"])
  }

  @Test func `has a seat for every member, or is not chartered`() throws {
    let name = Identifier(stringLiteral: String(repeating: "a", count: 48))
    let long: Identifier = "a-university-with-a-long-name"
    let principal: Identifier = "uni-rep"
    let body = BodyDefinition(id: name, kind: .assembly, title: "All", rule: .ordinary)
    let charter = CharterBody(body: body, mandate: .of("mandate"), seats: [])
    func join(_ consortium: Consortium, by admission: Digest) throws {
      try consortium.join(
        long, admission: admission, by: principal, key: Keys.first(of: principal))
    }
    let consortium = try Consortium.founded()
    try join(
      consortium,
      by: try consortium.carry([consortium.admission(of: long, principal: principal)]))
    try consortium.voids(.seatName, charter)
    // An admission that had lapsed when the assembly came in may be given more time.
    let other = try Consortium.founded()
    let admission = try other.carry([other.admission(of: long, principal: principal)])
    try other.voids(.seatName, charter)
    other.wait(30 * .day)
    try other.carry([Act(charter)])
    var parameters = FixtureCharter.document.parameters
    parameters.acceptWithin = 90 * .day
    try other.carry([Act(AmendCharter(text: other.keep("articles"), parameters: parameters))])
    other.refuses(.seatName) { try join(other, by: admission) }
  }

  @Test func `has no dot in its own name, so that no id names two seats`() throws {
    let consortium = try Consortium.founded()
    let body = BodyDefinition(
      id: "members.eu", kind: .assembly, title: "European members", rule: .ordinary)
    let mandate = consortium.keep("the mandate")
    try consortium.voids(.seatName, CharterBody(body: body, mandate: mandate, seats: []))
    var charter = FixtureCharter.document
    charter.bodies.append(body)
    #expect(charter.problems().map(\.path) == ["bodies[3].id"])
  }
}
