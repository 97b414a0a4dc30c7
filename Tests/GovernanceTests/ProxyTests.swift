import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("Proxies") struct ProxyTests {
  private func open(_ consortium: Consortium) throws -> Digest {
    try consortium.open(try consortium.propose())
  }

  @Test func `a proxy's ballot counts for the seat, once, and names the grant`() throws {
    let consortium = try Consortium.withProxies()
    let (proxy, poll) = (try consortium.grant(), try open(consortium))
    try consortium.vote(.yes, byProxy: proxy, on: poll)
    try consortium.vote(.no, byProxy: proxy, turn: 2, on: poll)
    let ballot = try #require(try consortium.register.countedBallot(of: .boardIbm, in: poll))
    #expect(ballot.person == .cernRep && ballot.proxy == proxy && ballot.choice == .no)
    let closing = try consortium.closing(of: poll)
    #expect(closing.totals.no == 1 && closing.totals.yes == 0 && closing.totals.byProxies == 1)
    #expect(closing.ballots.counted == 1 && closing.ballots.leftOut == 1)
  }

  @Test func `the holder's own ballot goes before it, whichever came first and with any turn`()
    throws
  {
    let consortium = try Consortium.withProxies()
    let (proxy, poll) = (try consortium.grant(), try open(consortium))
    try consortium.vote(.yes, byProxy: proxy, turn: 9, on: poll)
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, on: poll)
    consortium.refuses(.ballotOverridden) {
      try consortium.vote(.yes, byProxy: proxy, turn: 10, on: poll)
    }
    let totals = try consortium.closing(of: poll).totals
    #expect(totals.no == 1 && totals.yes == 0 && totals.byProxies == 0)
  }

  @Test func `a final ballot of a proxy does not bind the holder`() throws {
    let consortium = try Consortium.withProxies { $0.finalBallots = true }
    let (proxy, poll) = (try consortium.grant(), try open(consortium))
    try consortium.vote(.yes, byProxy: proxy, on: poll)
    consortium.refuses(.ballotFinal) {
      try consortium.vote(.no, byProxy: proxy, turn: 2, on: poll)
    }
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, on: poll)
  }

  @Test func `a proxy is for one poll, one motion, one meeting or every poll of the body`() throws {
    let consortium = try Consortium.withProxies()
    let meeting = try consortium.call()
    let (motion, other) = (try consortium.propose(), try consortium.propose())
    let (poll, second) = (try consortium.open(motion), try consortium.open(other))
    for (scope, covers) in [
      (Proxy.Scope.body, true), (.motion(motion), true), (.poll(poll), true),
      (.meeting(meeting), false),
    ] {
      let proxy = try consortium.grant(for: scope)
      let granted = try #require(consortium.register.proxy(proxy))
      let opened = try #require(consortium.register.poll(poll))
      #expect(try consortium.register.covers(granted, opened) == covers)
      let later = try #require(consortium.register.poll(second))
      #expect(try consortium.register.covers(granted, later) == (scope == .body))
      try consortium.revoke(proxy)
    }
  }

  @Test func `a proxy for a meeting is for what is opened while the meeting is`() throws {
    let consortium = try Consortium.withProxies()
    let meeting = try consortium.call()
    let proxy = try consortium.grant(for: .meeting(meeting))
    let early = try open(consortium)
    consortium.wait(7 * .day)
    try consortium.openMeeting(meeting)
    let during = try open(consortium)
    let granted = try #require(consortium.register.proxy(proxy))
    let polls = [early, during].compactMap { consortium.register.poll($0) }
    #expect(try polls.map { try consortium.register.covers(granted, $0) } == [false, true])
    try consortium.vote(.yes, byProxy: proxy, on: during)
  }

  @Test func `it ends when it is revoked, by either, and when it has run out`() throws {
    let consortium = try Consortium.withProxies()
    let poll = try open(consortium)
    for person in [Identifier.ibmRep, .cernRep] {
      let proxy = try consortium.grant()
      try consortium.revoke(proxy, by: person)
      consortium.refuses(.proxyEnded) { try consortium.vote(.yes, byProxy: proxy, on: poll) }
    }
    let short = try consortium.grant(expires: consortium.now.adding(.day))
    consortium.wait(.day)
    consortium.refuses(.proxyEnded) { try consortium.vote(.yes, byProxy: short, on: poll) }
    consortium.refuses(.proxyEnded) { try consortium.grant(expires: consortium.now) }
  }

  @Test func `what it cast before it was revoked stands`() throws {
    let consortium = try Consortium.withProxies()
    let (proxy, poll) = (try consortium.grant(), try open(consortium))
    try consortium.vote(.yes, byProxy: proxy, on: poll)
    try consortium.revoke(proxy)
    #expect(try consortium.closing(of: poll).totals.yes == 1)
  }

  @Test func `it lapses with its grantor's seat`() throws {
    let consortium = try Consortium.withProxies()
    try consortium.enrol("ibm-two", of: .ibm)
    let (proxy, poll) = (try consortium.grant(), try open(consortium))
    let designation = try consortium.designate("ibm-two", to: .boardIbm, by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-two", appointment: designation)
    consortium.refuses(.proxyEnded) { try consortium.vote(.yes, byProxy: proxy, on: poll) }
  }

  @Test func `only the holder grants it, to another, and only the one it names votes`() throws {
    let consortium = try Consortium.withProxies()
    let poll = try open(consortium)
    consortium.refuses(.notHolder) { try consortium.grant(by: .metaRep) }
    consortium.refuses(.proxyCarrier) { try consortium.grant(to: .ibmRep) }
    consortium.refuses(.personUnknown) { try consortium.grant(to: "nobody") }
    let proxy = try consortium.grant()
    consortium.refuses(.proxyOfAnother) {
      try consortium.vote(.yes, byProxy: proxy, by: .metaRep, on: poll)
    }
    consortium.refuses(.proxyUnknown) {
      try consortium.vote(.yes, byProxy: proxy, seat: .boardMeta, on: poll)
    }
  }

  @Test func `the sealed rule says whether there are proxies, whatever was granted`() throws {
    let consortium = try Consortium.founded { charter in
      charter.rules[0].proxies = .init(carriers: .member, cap: 1)
    }
    let proxy = try consortium.grant()
    let motion = try consortium.propose([
      Act(CreateSeat(seat: SeatDefinition(id: "board-six", body: .board, title: "Sixth")))
    ])
    consortium.refuses(.proxyNotAllowed) { try consortium.grant(for: .motion(motion)) }
    let poll = try consortium.open(motion)
    consortium.refuses(.proxyNotAllowed) { try consortium.vote(.yes, byProxy: proxy, on: poll) }
  }

  @Test func `one person votes by proxy for as many seats as the rule allows, in each poll`() throws
  {
    let consortium = try Consortium.withProxies(.init(carriers: .member, cap: 2))
    let proxies = [
      (try consortium.grant(), Identifier.boardIbm),
      (try consortium.grant(.boardMeta, by: .metaRep), .boardMeta),
      (try consortium.grant(.boardImperial, by: .imperialRep), .boardImperial),
    ]
    for poll in [try open(consortium), try open(consortium)] {
      for (proxy, seat) in proxies.prefix(2) {
        try consortium.vote(.yes, byProxy: proxy, seat: seat, on: poll)
      }
      consortium.refuses(.proxyCap) {
        try consortium.vote(.yes, byProxy: proxies[2].0, seat: proxies[2].1, on: poll)
      }
      try consortium.vote(.no, byProxy: proxies[0].0, turn: 2, on: poll)
    }
  }

  @Test func `it makes its seat present for the quorum where the rule says so, and else does not`()
    throws
  {
    for forQuorum in [true, false] {
      let consortium = try Consortium.withProxies(
        .init(carriers: .member, cap: 1, forQuorum: forQuorum))
      let (proxy, poll) = (try consortium.grant(), try open(consortium))
      try consortium.voteAll(on: poll, silent: [.boardIbm, .boardMeta, .boardChair])
      try consortium.vote(.yes, byProxy: proxy, on: poll)
      try consortium.finish(poll)
      let tally = try #require(consortium.result(of: poll))
      #expect(tally.totals.yes == 3 && tally.quorum.part == (forQuorum ? 3 : 2))
      #expect(tally.outcome == (forQuorum ? .carried : .noQuorum))
    }
  }

  @Test func `a late quorum counts a proxy's ballot as the rule does, and the holder's after it`()
    throws
  {
    let consortium = try Consortium.withProxies(.init(carriers: .member, cap: 1)) {
      $0.lateQuorum = .day
    }
    let (proxy, poll) = (try consortium.grant(), try open(consortium))
    try consortium.vote(.yes, byProxy: proxy, on: poll)
    #expect(consortium.register.turnout(of: poll)?.present == 0)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    #expect(consortium.register.turnout(of: poll)?.present == 1)
  }

  @Test func `a seat that stands aside has no proxy either`() throws {
    let consortium = try Consortium.withProxies()
    let (proxy, poll) = (try consortium.grant(), try open(consortium))
    try consortium.recuse(from: poll)
    consortium.refuses(.seatRecused) { try consortium.vote(.yes, byProxy: proxy, on: poll) }
  }

  @Test func `a single ballot of a proxy can have been decisive`() throws {
    let consortium = try Consortium.withProxies()
    let (proxy, poll) = (try consortium.grant(), try open(consortium))
    try consortium.voteAll(
      on: poll, except: [.boardMeta: .no, .boardCern: .no], silent: [.boardIbm])
    try consortium.vote(.yes, byProxy: proxy, on: poll)
    let found = try #require(consortium.register.poll(poll))
    let pivots = Pivot.all(
      of: found, electors: consortium.register.electors(of: poll),
      ballots: consortium.register.ballots(in: poll), recusals: [])
    #expect(pivots.contains { $0.seats == [.boardIbm] && $0.instead == .no })
  }
}

@Suite("Alternates") struct AlternateTests {
  @Test func `one is designated as the seat is, accepts, and votes where the holder does not`()
    throws
  {
    let consortium = try Consortium.withAlternates()
    try consortium.appointAlternate()
    #expect(try consortium.holder(of: .boardIbm) == .ibmRep)
    let poll = try consortium.open(try consortium.propose())
    try consortium.vote(.yes, asAlternateOf: .boardIbm, by: "ibm-two", on: poll)
    let totals = try consortium.closing(of: poll).totals
    #expect(totals.yes == 1 && totals.byAlternates == 1)
  }

  @Test func `the holder's own ballot goes before the alternate's, whenever it comes`() throws {
    let consortium = try Consortium.withAlternates()
    try consortium.appointAlternate()
    let poll = try consortium.open(try consortium.propose())
    try consortium.vote(.yes, asAlternateOf: .boardIbm, by: "ibm-two", turn: 5, on: poll)
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, on: poll)
    consortium.refuses(.ballotOverridden) {
      try consortium.vote(.yes, asAlternateOf: .boardIbm, by: "ibm-two", turn: 6, on: poll)
    }
    let totals = try consortium.closing(of: poll).totals
    #expect(totals.no == 1 && totals.yes == 0 && totals.byAlternates == 0)
  }

  @Test func `nobody votes as an alternate before accepting, nor as the holder then`() throws {
    let consortium = try Consortium.withAlternates()
    try consortium.enrol("ibm-two", of: .ibm)
    let designation = try consortium.record(
      SeatDesignated(seat: .boardIbm, person: "ibm-two", asAlternate: true), by: .ibmRep)
    let poll = try consortium.open(try consortium.propose())
    consortium.refuses(.notAlternate) {
      try consortium.vote(.yes, asAlternateOf: .boardIbm, by: "ibm-two", on: poll)
    }
    try consortium.acceptSeat(.boardIbm, by: "ibm-two", appointment: designation)
    consortium.refuses(.notHolder) {
      try consortium.vote(.yes, by: "ibm-two", seat: .boardIbm, on: poll)
    }
  }

  @Test func `a body appoints the alternate of a seat that it fills`() throws {
    let consortium = try Consortium.withAlternates()
    let motion = try consortium.carry([
      Act(FillSeat(seat: .boardCern, person: .metaRep, asAlternate: true))
    ])
    try consortium.acceptSeat(.boardCern, by: .metaRep, appointment: motion)
    #expect(try consortium.holder(of: .boardCern) == .cernRep)
    let poll = try consortium.open(try consortium.propose())
    try consortium.vote(.yes, asAlternateOf: .boardCern, by: .metaRep, on: poll)
    try consortium.voids(
      .seatWithoutAlternate, FillSeat(seat: .boardImperial, person: .metaRep, asAlternate: true))
  }

  @Test func `a newer alternate takes the place of the older, and of nobody else`() throws {
    let consortium = try Consortium.withAlternates()
    try consortium.appointAlternate()
    try consortium.enrol("ibm-three", of: .ibm)
    let designation = try consortium.record(
      SeatDesignated(seat: .boardIbm, person: "ibm-three", asAlternate: true), by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-three", appointment: designation)
    let seat = try #require(try consortium.register.seat(.boardIbm, at: consortium.now))
    #expect(try consortium.register.alternate(of: seat, at: consortium.now)?.person == "ibm-three")
    #expect(try consortium.holder(of: .boardIbm) == .ibmRep)
  }

  @Test func `an alternate can resign, and is gone with the membership`() throws {
    let consortium = try Consortium.withAlternates()
    try consortium.appointAlternate()
    let seat = try #require(try consortium.register.seat(.boardIbm, at: consortium.now))
    try consortium.record(SeatResigned(seat: .boardIbm), by: "ibm-two")
    #expect(try consortium.register.alternate(of: seat, at: consortium.now) == nil)
    #expect(try consortium.holder(of: .boardIbm) == .ibmRep)
  }

  @Test func `a proxy's ballot goes before the alternate's`() throws {
    let consortium = try Consortium.founded { charter in
      charter.seats[0].hasAlternate = true
      for index in charter.rules.indices {
        charter.rules[index].proxies = .init(carriers: .member, cap: 1)
      }
    }
    try consortium.appointAlternate()
    let (proxy, poll) = (try consortium.grant(), try consortium.open(try consortium.propose()))
    try consortium.vote(.yes, asAlternateOf: .boardIbm, by: "ibm-two", on: poll)
    try consortium.vote(.no, byProxy: proxy, on: poll)
    consortium.refuses(.ballotOverridden) {
      try consortium.vote(.yes, asAlternateOf: .boardIbm, by: "ibm-two", turn: 2, on: poll)
    }
    #expect(try consortium.closing(of: poll).totals.no == 1)
  }

  @Test func `a seat ex officio has a line of succession, and no alternate`() throws {
    var seat = FixtureCharter.seats[2]
    seat.hasAlternate = true
    #expect(throws: ValueError.self) {
      try SeatDefinition(canonical: try seat.json.canonicalBytes())
    }
  }
}
