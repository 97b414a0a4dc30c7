import CanonicalJSON
import Signing
import Sodium
import Testing

@testable import Governance

@Suite("Whatever members do, in whatever order")
struct WalkTests {
  @Test(arguments: 1...UInt64(16))
  func `the register keeps what a register must`(seed: UInt64) throws {
    var walk = try Walk(seed: seed)
    for step in 0..<160 {
      try walk.step()
      if step % 4 == 3 { try walk.check() }
      if walk.isBroken { return }
    }
    #expect(walk.carried > 2 && walk.refused > 20, "the walk must get somewhere")
    try walk.checkReplay()
  }
}

/// A consortium whose members do one thing after the other without a plan.
private struct Walk {
  let consortium: Consortium
  var generator: SplitMix
  var refused = 0
  var carried = 0
  var isBroken = false
  private var done: [String] = []
  private var motions: [Digest] = []
  private var offers: [(offer: Digest, key: SecretKey, person: Identifier)] = []
  private var appointments: [(post: Identifier, appointment: Digest, person: Identifier)] = []
  private var admissions: [(organization: Identifier, motion: Digest)] = []
  private var count = 0

  static let organizations = Identifier.founders + [.nasa]
  static let seats: [Identifier] =
    FixtureCharter.seats.map(\.id) + ["members.ibm", "members.nasa", "new-1", "new-2", "group-1"]

  init(seed: UInt64) throws {
    consortium = try Consortium.founded { charter in
      charter.rules[0].again = false
      for index in charter.powers.indices where charter.powers[index].act == ExpelMember.name {
        charter.powers[index].retroactive = true
      }
    }
    generator = SplitMix(seed: seed)
  }

  mutating func any<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &generator)]
  }

  mutating func day(upTo days: Int64) -> Timestamp {
    consortium.now.adding(Int64.random(in: 0...days, using: &generator) * .day)
  }

  mutating func maybe(_ time: Timestamp) -> Timestamp? {
    Bool.random(using: &generator) ? time : nil
  }

  mutating func person() -> Identifier { any(consortium.register.persons().map(\.id)) }

  mutating func step() throws {
    let before = consortium.log.size
    do {
      try act()
    } catch is Refusal {
      refused += 1
    }
    if consortium.log.size > before, let last = consortium.log.entries.last {
      done.append("\(last.event.type) by \(last.event.author) at \(last.recorded)")
    }
    carried = consortium.register.motions().count { $0.state == .carried }
  }

  private mutating func act() throws {
    consortium.wait(Int64.random(in: 0...3, using: &generator) * .hour)
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<9: try decide()
    case 9: try offer()
    case 10: try vouch()
    case 11: try endKey()
    case 12:
      guard Int.random(in: 0..<4, using: &generator) == 0 else { return }
      try consortium.withdraw(any(Self.organizations), effective: maybe(day(upTo: 40)))
    case 13: try designate()
    case 14: try accept()
    case 15: try join()
    case 16: try resign()
    case 17:
      let organization = any(Self.organizations)
      try consortium.record(
        PrincipalHanded(organization: organization, person: person()),
        by: consortium.register.organization(organization)?.principal ?? .nasaRep)
    case 18: consortium.wait(Int64.random(in: 1...20, using: &generator) * .day)
    default: try propose()
    }
  }

  private mutating func propose() throws {
    let acts = try (0...Int.random(in: 0...1, using: &generator)).map { _ in try anyAct() }
    let body: Identifier = any([.board, .board, .board, .toc])
    motions.append(try consortium.propose(acts, in: body, by: person()))
  }

  /// A motion is carried, by all who can vote.
  private mutating func decide() throws {
    let acts = try (0...Int.random(in: 0...1, using: &generator)).map { _ in try anyAct() }
    let movers = consortium.register.persons().map(\.id)
    var motion: Digest?
    for mover in movers.shuffled(using: &generator) where motion == nil {
      motion = try? consortium.propose(acts, by: mover)
    }
    guard let motion else { return }
    motions.append(motion)
    try consortium.makeReady(motion)
    for requirement in consortium.register.motion(motion)?.requires ?? [] {
      // The chair opens, else the mover once the time for it is over.
      let mover = consortium.register.motion(motion)?.mover
      var poll = try? consortium.open(motion, in: requirement.body)
      if poll == nil {
        consortium.wait(3 * .day)
        poll = try consortium.open(motion, in: requirement.body, by: mover)
      }
      guard let poll else { return }
      try consortium.voteAll(on: poll)
      consortium.wait(until: consortium.register.poll(poll)?.closes ?? consortium.now)
      let closing = try consortium.closing(of: poll)
      var isClosed = false
      for closer in movers where !isClosed {
        isClosed = (try? consortium.record(closing, by: closer)) != nil
      }
    }
    for act in acts {
      switch act.content {
      case let fill as FillSeat: appointments.append((fill.seat, motion, fill.person))
      case let appoint as AppointOfficer:
        appointments.append((appoint.office, motion, appoint.person))
      case let admit as AdmitMember: admissions.append((admit.organization, motion))
      default: break
      }
    }
  }

  private mutating func anyAct() throws -> Act {
    let organization = any(Self.organizations)
    let seat = any(Self.seats)
    count += 1
    let content: any ActKind
    switch Int.random(in: 0..<21, using: &generator) {
    case 18:
      let id: Identifier = any(["group-1", "group-2"])
      content = CharterBody(
        body: BodyDefinition(
          id: id, kind: .workingGroup, title: "Group", parent: any([nil, .toc, .board]),
          rule: any([.ordinary, .debated])),
        mandate: consortium.keep("mandate"),
        seats: [SeatDefinition(id: id, body: id, title: "Lead")])
    case 19: content = DissolveBody(body: any(["group-1", "group-2", .toc]))
    case 20:
      content = AmendBody(
        body: BodyDefinition(
          id: .toc, kind: .committee, title: "Committee \(count)",
          parent: any([nil, .board, "group-1"]), rule: any([.debated, .grave])))
    case 0: content = SuspendMember(organization: organization)
    case 1: content = ReinstateMember(organization: organization)
    case 2:
      content = ExpelMember(organization: any([organization, .nasa, .meta]))
    case 3:
      content = ReclassifyMember(
        organization: organization, memberClass: any([.industry, .science]))
    case 4:
      content =
        consortium.admission(of: organization, key: Keys.secret("\(organization) \(count)"))
        .content
    case 5: content = FillSeat(seat: seat, person: person())
    case 6: content = VacateSeat(seat: seat)
    case 7:
      let id: Identifier = any(["new-1", "new-2"])
      content = CreateSeat(seat: SeatDefinition(id: id, body: any([.board, .toc]), title: "New"))
    case 8: content = EndSeat(seat: seat)
    case 9: content = AppointOfficer(office: any([.chair, .secretary]), person: person())
    case 10, 11, 12:
      guard !motions.isEmpty else { return try anyAct() }
      content = RescindDecision(motion: any(motions))
    case 13:
      var rule = any(FixtureCharter.rules)
      rule.title = "Version \(count)"
      rule.seconds = any([0, 1])
      content = ChangeRule(rule: rule)
    case 14:
      content = ChangePower(
        power: FixtureCharter.power(
          any([SuspendMember.name, AdoptPolicy.name]), (.board, any([.ordinary, .special]))))
    case 15: content = AmendCharter(text: consortium.keep("articles \(count)"))
    case 16:
      content = AdoptPolicy(
        policy: any(["p", "q"]), title: "P", text: consortium.keep("text \(count)"))
    default: content = AmendPolicy(policy: any(["p", "q"]), text: consortium.keep("text \(count)"))
    }
    guard type(of: content).isDeferrable else { return Act(content) }
    return Act(content, effective: maybe(day(upTo: 90).adding(20 * .day)))
  }

  private mutating func offer() throws {
    count += 1
    let key = Keys.secret("walk \(count)")
    let isNew = Bool.random(using: &generator)
    let person = isNew ? Identifier(stringLiteral: "person-\(count)") : self.person()
    let offer = try consortium.offer(
      key, for: person, of: isNew ? any(Self.organizations) : nil)
    offers.append((offer, key, person))
  }

  private mutating func vouch() throws {
    guard !offers.isEmpty else { return }
    let (offer, key, person) = any(offers)
    let known = consortium.register.person(person)
    let voucher = known == nil ? self.person() : person
    if known == nil { consortium.keys[person] = key }
    if Bool.random(using: &generator), known != nil {
      try consortium.rotate(to: offer, by: voucher)
    } else {
      try consortium.vouch(offer, by: voucher)
    }
  }

  private mutating func endKey() throws {
    let keys = consortium.register.personKeys()
    // The principals' first keys live longer, or soon nobody could do anything.
    let key = any(keys.suffix(max(1, keys.count - 5)))
    let author = Bool.random(using: &generator) ? key.person : person()
    if Bool.random(using: &generator) {
      try consortium.record(KeyCancelled(key: key.fingerprint), by: author)
    } else {
      let since = Bool.random(using: &generator) ? key.offeredEntry : nil
      try consortium.record(KeyRevoked(key: key.fingerprint, since: since), by: author)
    }
  }

  private mutating func designate() throws {
    let seat: Identifier = any([.boardIbm, .boardMeta, "members.ibm", "members.cern"])
    let designated = person()
    let by = consortium.register.person(designated)?.organization
    let principal = by.flatMap { consortium.register.organization($0)?.principal } ?? .ibmRep
    let event = try consortium.designate(
      designated, to: seat, by: principal, effective: maybe(day(upTo: 60)))
    appointments.append((seat, event, designated))
  }

  private mutating func accept() throws {
    guard !appointments.isEmpty else { return }
    let (post, appointment, person) = any(appointments)
    if consortium.register.office(post) != nil {
      try consortium.acceptOffice(post, by: person, appointment: appointment)
    } else {
      try consortium.acceptSeat(post, by: person, appointment: appointment)
    }
  }

  private mutating func join() throws {
    guard !admissions.isEmpty else { return }
    let (organization, motion) = any(admissions)
    guard
      case let admit as AdmitMember =
        consortium.register.motion(motion)?.acts.first(where: { $0.content is AdmitMember })?
        .content
    else { return }
    for number in 1...count {
      let key = Keys.secret("\(organization) \(number)")
      guard key.publicKey == admit.key else { continue }
      try consortium.join(organization, admission: motion, key: key)
      consortium.keys[organization.principal] = key
    }
  }

  private mutating func resign() throws {
    let time = maybe(day(upTo: 60))
    if Bool.random(using: &generator) {
      let seat = any(Self.seats)
      try consortium.record(
        SeatResigned(seat: seat, effective: time),
        by: try consortium.holder(of: seat) ?? person())
    } else {
      try consortium.record(OfficeResigned(office: .chair, effective: time), by: person())
    }
  }
}

/// What must be true of every register.
extension Walk {
  private mutating func require(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    guard !holds, !isBroken else { return }
    isBroken = true
    Issue.record("\(sentence())\nafter:\n\(done.suffix(40).joined(separator: "\n"))")
  }

  mutating func check() throws {
    checkIntervals()
    for days: Int64 in [0, 25, 80] {
      try check(at: consortium.now.adding(days * .day))
    }
  }

  private mutating func checkIntervals() {
    let register = consortium.register
    let intervals =
      register.memberSpans().map(\.inForce) + register.persons().map(\.inForce)
      + register.personKeys().compactMap(\.speaks) + register.tenures().map(\.inForce)
      + register.officeTenures().map(\.inForce) + register.rules().map(\.inForce)
      + register.powers().map(\.inForce) + register.policies().map(\.inForce)
      + register.charters().map(\.inForce) + register.bodies().map(\.inForce)
      + Self.seats.compactMap { register.seat($0)?.inForce }
    for interval in intervals {
      require(interval.to.map { interval.from <= $0 } ?? true, "\(interval) ends before it begins")
    }
  }

  private mutating func check(at time: Timestamp) throws {
    let register = consortium.register
    let members = Set(try register.members(at: time).map(\.organization))
    for person in register.persons() {
      let isThere = person.inForce.contains(time)
      require(
        !isThere || members.contains(person.organization),
        "\(person.id) is there at \(time), and \(person.organization) is no member")
      for key in register.personKeys(of: person.id) where key.speaks(at: time) {
        require(
          isThere || person.inForce.from > time,
          "a key of \(person.id) speaks at \(time), who is not there")
        require(key.state == .vouched, "a key that is \(key.state) speaks at \(time)")
      }
    }
    for tenure in register.tenures() where tenure.state == .accepted {
      guard tenure.inForce.contains(time) else { continue }
      require(
        members.contains(tenure.organization)
          && register.seat(tenure.seat).map {
            $0.inForce.contains(time)
          } ?? true,
        "\(tenure.person) has \(tenure.seat) at \(time) without a membership or seat")
      require(
        register.person(tenure.person)?.inForce.contains(time) ?? false,
        "\(tenure.person) has \(tenure.seat) at \(time) and is not there")
    }
    for power in try register.powers(at: time) {
      for requirement in power.requires {
        require(
          try register.body(requirement.body, at: time) != nil
            && register.rule(requirement.rule, at: time) != nil,
          "\(power.act) needs \(requirement.body) and \(requirement.rule) at \(time)")
      }
    }
    for body in register.bodies() where body.inForce.contains(time) {
      require(
        try body.definition.kind == .assembly
          || register.seats(of: body.definition, at: time).contains(where: \.voting),
        "\(body.id) has no voting seat at \(time)")
      require(
        try register.rule(body.definition.rule, at: time) != nil,
        "\(body.id) has no rule at \(time)")
    }
    require(try register.charter(at: time) != nil, "there is no charter at \(time)")
  }

  /// A verifier that has the charter alone computes the same register.
  mutating func checkReplay() throws {
    var register = MemoryRegister(keepsClosedPolls: true)
    let genesis = try #require(consortium.register.founding()?.charter)
    let bytes = consortium.documents[genesis]
    let documents = Documents { $0 == .plain(genesis) ? bytes : nil }
    for (number, entry) in consortium.log.entries.enumerated() {
      let candidate = try Rulebook.Candidate(
        entry.event, number: Int64(number), key: entry.key, recorded: entry.recorded)
      _ = try Rulebook.decide(on: candidate, in: &register, with: documents)
    }
    let walked = consortium.register
    #expect(
      register.memberSpans() == walked.memberSpans() && register.persons() == walked.persons())
    #expect(register.personKeys() == walked.personKeys() && register.tenures() == walked.tenures())
    #expect(register.rules() == walked.rules() && register.powers() == walked.powers())
    #expect(register.motions() == walked.motions() && register.effects() == walked.effects())
    #expect(register.polls() == walked.polls() && register.policies() == walked.policies())
  }
}
