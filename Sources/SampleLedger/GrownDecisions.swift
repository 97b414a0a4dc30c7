import Governance
import Ledger
import Sodium

/// What happens in a ledger that is grown: its founding, and one decision after the other.
extension GrownLedger {
  private static var assembly: Identifier {
    get throws { try Identifier(named: SampleConsortium.assembly) }
  }

  mutating func found() throws {
    people = consortium.founders.map { GrownPerson($0) }
    let genesis = try record(
      LedgerFounded(
        charter: SHA256.hash(consortium.charter), key: consortium.registrar.verifierKey,
        rehearsal: true),
      by: 0)
    for place in people.indices {
      pass(600)
      let person = people[place].person
      try record(
        CharterAccepted(
          genesis: genesis, key: person.key.publicKey, organization: person.organization),
        by: place)
    }
    try record(
      OfficeAccepted(office: try Identifier(named: "chair"), appointment: genesis), by: 0)
    try record(
      SeatAccepted(seat: try Identifier(named: "board-1"), appointment: genesis), by: 2)
  }

  /// One motion from its proposal to what follows from it.
  mutating func decide() throws {
    let missing = target - people.count
    if missing > 0 {
      try admit(min(20, missing))
    } else {
      switch polls % 8 {
      case 0, 3: try adopt()
      case 1, 4, 6: try amend()
      case 5: try fillSeat()
      default: _ = try poll("What the working groups reported", acts: [], support: 0.45)
      }
    }
    for _ in 0..<2 { try rotateKey() }
  }

  private mutating func admit(_ count: Int) throws {
    let newcomers = try (people.count..<people.count + count).map { place in
      try SamplePerson("p\(place + 1)", of: try Identifier(named: "org-\(place + 1)"))
    }
    let associate = try Identifier(named: "associate")
    let acts = newcomers.map { person in
      Act(
        AdmitMember(
          organization: person.organization, title: "Organization \(person.organization)",
          memberClass: associate, principal: person.id, key: person.key.publicKey))
    }
    let motion = try poll("Admit \(count) organizations", acts: acts, support: 0.9)
    for person in newcomers {
      pass(1800)
      people.append(GrownPerson(person))
      try record(
        MemberAccepted(
          admission: motion, key: person.key.publicKey, organization: person.organization),
        by: people.count - 1)
    }
  }

  private mutating func adopt() throws {
    policies += 1
    let text = text(of: policies, version: 1)
    _ = try poll(
      "Adopt policy \(policies)",
      acts: [
        Act(
          AdoptPolicy(
            policy: try Identifier(named: "policy-\(policies)"), title: "Policy \(policies)",
            text: text.digest))
      ], text: text, support: 0.8)
  }

  private mutating func amend() throws {
    let number = Int64.random(in: 1...max(1, policies), using: &random)
    let policy = try Identifier(named: "policy-\(number)")
    guard let last = register.policies(policy).last else { return try adopt() }
    let text = text(of: number, version: last.version + 1)
    _ = try poll(
      "Amend policy \(number)", acts: [Act(AmendPolicy(policy: policy, text: text.digest))],
      text: text, support: 0.7)
  }

  private func text(of policy: Int64, version: Int64) -> HandedDocument {
    let paragraph = "Members publish what they decide, with the reasons, within a month.\n\n"
    return HandedDocument(
      bytes: Array(
        ("# Policy \(policy), version \(version)\n\n"
          + String(repeating: paragraph, count: 12)).utf8))
  }

  private mutating func fillSeat() throws {
    let seat = try Identifier(named: "board-3")
    let elected = Int.random(in: people.indices, using: &random)
    var acts = [Act(FillSeat(seat: seat, person: people[elected].person.id))]
    if register.tenures(of: seat).contains(where: { $0.state == .accepted && $0.inForce.to == nil })
    {
      acts.insert(Act(VacateSeat(seat: seat)), at: 0)
    }
    let motion = try poll("Elect to the board", acts: acts, support: 0.95)
    if register.motion(motion)?.state == .carried {
      try record(SeatAccepted(seat: seat, appointment: motion), by: elected)
    }
  }

  private mutating func rotateKey() throws {
    let place = Int.random(in: people.indices, using: &random)
    guard people[place].next == nil else { return }
    let current = people[place].key(at: now)
    people[place].serial += 1
    let person = people[place].person
    let next = try SamplePerson.key(of: "\(person.id)/\(people[place].serial)")
    pass(300)
    let offer = try record(
      KeyOffered(key: next.publicKey, person: person.id), by: place, key: next)
    pass(300)
    try record(KeyRotated(offer: offer), by: place, floor: replay.size - 1, key: current)
    people[place].next = (next, now.adding(Timestamp.day))
  }

  /// A motion, its seconds, a poll and its closing.
  ///
  /// - Parameter support: the share of yes among the ballots, about.
  private mutating func poll(
    _ title: String, acts: [Act], text: HandedDocument? = nil, support: Double
  ) throws -> Digest {
    pass(3600)
    let mover = Int.random(in: people.indices, using: &random)
    let references = text.map { [TextReference(name: $0.name, size: Int64($0.bytes.count))] }
    let motion = try record(
      MotionProposed(
        body: try Self.assembly, title: title, texts: references ?? [], acts: acts),
      by: mover, documents: text.map { [$0] } ?? [])
    let proposed = replay.size - 1
    for step in 1...2 {
      pass(3600)
      let place = (mover + step * 7) % people.count
      try record(
        MotionSeconded(motion: motion, version: 1, seat: try seat(of: place)), by: place,
        floor: proposed)
    }
    pass(SampleConsortium.discussion)
    guard let found = register.motion(motion) else { throw SampleMistake("no motion") }
    let closes = now.adding(4 * Timestamp.day)
    let seal = try record(
      PollOpened(opening: found, in: try Self.assembly, closes: closes, at: now, in: register),
      by: 0)
    try vote(in: seal, until: closes, support: support)
    now = closes.adding(60)
    guard let open = register.poll(seal) else { throw SampleMistake("no poll") }
    try record(
      PollClosed(of: open, in: register), by: Int.random(in: people.indices, using: &random))
    return motion
  }

  /// Nearly everybody votes, one in eight a second time, one in a hundred with a reason.
  private mutating func vote(in seal: Digest, until closes: Timestamp, support: Double) throws {
    let opened = replay.size - 1
    var turns = people.indices.filter { _ in Int.random(in: 0..<100, using: &random) < 95 }
      .shuffled(using: &random).map { (place: $0, turn: Int64(1)) }
    let again = turns.filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
    turns += again.map { (place: $0.place, turn: 2) }
    let pause = (closes.seconds - now.seconds - 60) / Int64(turns.count + 1)
    for (place, turn) in turns {
      pass(pause)
      let draw = Double.random(in: 0..<1, using: &random)
      let choice: Choice = draw < support ? .yes : draw < 0.96 ? .no : .abstain
      var reason: HandedDocument?
      if Int.random(in: 0..<100, using: &random) == 0 {
        reason = HandedDocument(
          bytes: Array("Because of what we said in the assembly.".utf8),
          salt: SHA256.hash(Array("\(replay.size)".utf8)).bytes)
      }
      try record(
        BallotCast(
          poll: seal, seat: try seat(of: place), choice: choice, turn: turn,
          reason: reason?.digest),
        by: place, lag: Int.random(in: 0...40, using: &random), floor: opened, until: closes,
        documents: reason.map { [$0] } ?? [])
    }
  }

  func seat(of place: Int) throws -> Identifier {
    try Identifier(named: "\(SampleConsortium.assembly).\(people[place].person.organization)")
  }
}
