import Governance
import Ledger
import SampleLedger
import TransparencyLog

/// What members want, and the mail that they give it to.
extension Simulation {
  func propose() throws {
    guard let author = world.people.randomElement(using: &numbers) else { return }
    names += 1
    var acts: [Act] = []
    var documents: [HandedDocument] = []
    var (adopts, expels): (Identifier?, Identifier?) = (nil, nil)
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0, 1:
      let text = HandedDocument(bytes: Array("Policy \(names) of \(seed)\n".utf8))
      let policy = try Identifier(named: "policy-\(names)")
      acts = [Act(AdoptPolicy(policy: policy, title: "Policy \(names)", text: text.digest))]
      documents = [text]
      adopts = policy
    case 2 where model.members.count > 3:
      if let victim = world.people.randomElement(using: &numbers) {
        acts = [Act(ExpelMember(organization: victim.organization))]
        // One that is out already can't be expelled: the act is void, and changes nothing.
        expels = victim.id
      }
    default: break
    }
    try send(
      MotionProposed(
        body: try Identifier(named: World.assembly), title: "Motion \(names)",
        texts: documents.map { TextReference(name: $0.name, size: Int64($0.bytes.count)) },
        acts: acts),
      .propose(adopts: adopts, expels: expels), by: author, documents: documents)
  }

  func open() throws {
    let waiting = model.motions.filter { !$0.value.isOpen && $0.value.outcome == nil }
      .sorted { $0.value.entry < $1.value.entry }
    guard let (motion, found) = waiting.randomElement(using: &numbers),
      let author = world.people.first(where: { $0.id == found.by })
    else { return }
    let closes = now.adding(
      Int64.random(in: 1_800...World.window.longest, using: &numbers))
    let body = try Identifier(named: World.assembly)
    let event = try ledger.view { view in
      try view.register.motion(motion).map { stored in
        try PollOpened(opening: stored, in: body, closes: closes, at: now, in: view.register)
      }
    }
    guard let event else { return }
    try send(event, .open(motion: motion, closes: closes, members: model.members), by: author)
  }

  func vote() throws {
    let running = model.polls.filter { $0.value.outcome == nil }.sorted {
      $0.value.entry < $1.value.entry
    }
    guard let (seal, poll) = running.randomElement(using: &numbers),
      let author = world.people.randomElement(using: &numbers),
      let choice = Choice.allCases.randomElement(using: &numbers)
    else { return }
    let turn = (turns[seal]?[author.id] ?? 0) + 1
    turns[seal, default: [:]][author.id] = turn
    try send(
      BallotCast(
        poll: seal, seat: try Identifier(named: "\(World.assembly).\(author.organization)"),
        choice: choice, turn: turn),
      .vote(poll: seal, choice: choice, turn: turn), by: author,
      until: max(now, min(poll.closes, now.adding(Rulebook.usualUntil))))
  }

  func close(everything: Bool = false) throws {
    let over = model.polls.filter {
      $0.value.outcome == nil && (everything || now >= $0.value.closes)
    }
    .sorted { $0.value.entry < $1.value.entry }
    guard let (seal, poll) = over.randomElement(using: &numbers),
      let author = world.people.filter({ model.members.contains($0.id) })
        .randomElement(using: &numbers)
    else { return }
    let event = try ledger.view { view in
      try view.register.poll(seal).map { try PollClosed(of: $0, in: view.register) }
    }
    guard let event else { return }
    try send(
      event,
      .close(
        poll: seal, yes: poll.count(.yes), no: poll.count(.no), abstain: poll.count(.abstain)),
      by: author)
  }

  /// Signs by the author's own clock over what the author was told, and gives it to the mail.
  func send(
    _ kind: any EventKind, _ wish: NaiveModel.Wish, by author: SamplePerson,
    documents: [HandedDocument] = [], until: Timestamp? = nil
  ) throws {
    if numbers.once(in: 3) { told[author.id] = try ledger.head() }
    guard let seen = told[author.id] else { return }
    let at = now.adding(Int64.random(in: -250...250, using: &numbers))
    let bytes = try Event.bytes(
      of: kind, by: author.id, at: at, until: max(at, until ?? at.adding(Rulebook.usualUntil)),
      ledger: world.origin.text, seen: Event.Seen(root: seen.root, size: seen.size))
    let signed = try SignedEvent(signing: bytes, with: author.key, documents: documents)
    // Lost, once, twice; at once or days later.
    let copies = numbers.once(in: 8) ? 0 : numbers.once(in: 6) ? 2 : 1
    for _ in 0..<copies {
      let delay =
        numbers.once(in: 3) ? 0 : Int64.random(in: 0...(Timestamp.day / 2), using: &numbers)
      mail.append(
        Letter(signed: signed, wish: wish, author: author.id, arrives: now.adding(delay)))
    }
  }
}
