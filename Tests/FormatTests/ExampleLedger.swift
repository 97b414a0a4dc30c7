import CanonicalJSON
import Governance
import Signing
import Sodium
import TransparencyLog

/// A small ledger, recorded through the rules: two founders adopt a policy.
///
/// It is the worked example of FORMAT.md: keys from seeds that the page tells, texts that it shows.
struct ExampleLedger {
  static let policyText = Array(
    "# Model cards\n\nEvery model that a member publishes has a card.\n".utf8)
  static let reason = Array("The annex answers our question.\n".utf8)
  static let salt = [UInt8](repeating: 0x5A, count: 32)

  let origin: Origin
  let signer: NoteSigner
  let charter: [UInt8]
  private(set) var lines: [[UInt8]] = []
  private(set) var register = MemoryRegister(keepsClosedPolls: true)
  private(set) var history = ExampleHistory()
  private(set) var seal = Tree.emptyRoot
  private(set) var electorate: [UInt8] = []

  /// The name of the reason's document.
  static var reasonDigest: Digest {
    SHA256.hash(Array("gavel-salted-v1".utf8) + [0] + salt + reason)
  }

  static func seed(of person: String) -> UInt8 {
    switch person {
    case "alpha-rep": 1
    case "beta-rep": 2
    default: 3
    }
  }

  init() throws {
    guard let origin = Origin(Sample.origin) else { throw Sample.Unreadable(text: Sample.origin) }
    self.origin = origin
    signer = NoteSigner(name: KeyName(origin), secretKey: try Sample.secretKey(3))
    charter = try Self.charterJSON().canonicalBytes(limits: .document)
    try found()
    try decide()
  }

  /// A charter of one assembly, in which both members have a seat.
  private static func charterJSON() throws -> JSON {
    let acts = [
      "charter.amend", "member.admit", "policy.adopt", "power.change", "rule.change",
    ]
    let founders = try ["alpha", "beta"].map { name -> JSON in
      [
        "class": "member", "id": .string(name),
        "key": .string(try Sample.key(seed(of: "\(name)-rep")).base64),
        "principal": .string("\(name)-rep"), "title": .string("The \(name) organization"),
      ]
    }
    return [
      "appointments": [],
      "bodies": [
        ["id": "members", "kind": "assembly", "rule": "ordinary", "title": "Assembly of members"]
      ],
      "classes": [["id": "member", "title": "Members"]], "format": "gavel-charter-v1",
      "founders": .array(founders), "offices": [], "parameters": Sample.parameters,
      "powers": .array(
        acts.map {
          ["act": .string($0), "requires": [["body": "members", "rule": "ordinary"]]]
        }), "rules": [Sample.plainRule], "seats": [], "title": "Example Alliance",
    ]
  }

  private mutating func found() throws {
    let genesis = try record(
      LedgerFounded(charter: SHA256.hash(charter), key: signer.key.text, rehearsal: true),
      by: "alpha-rep", at: "2026-11-23T12:00:00Z")
    for name in ["alpha", "beta"] {
      _ = try record(
        CharterAccepted(
          genesis: genesis, key: try Sample.key(Self.seed(of: "\(name)-rep")),
          organization: try Sample.id(name)),
        by: "\(name)-rep", at: "2026-11-23T12:0\(lines.count):00Z")
    }
  }

  private mutating func decide() throws {
    let text = SHA256.hash(Self.policyText)
    let members = try Sample.id("members")
    let motion = try record(
      MotionProposed(
        body: members, title: "Adopt the policy on model cards",
        texts: [TextReference(name: .plain(text), size: Int64(Self.policyText.count))],
        acts: [
          Act(AdoptPolicy(policy: try Sample.id("model-cards"), title: "Model cards", text: text))
        ]), by: "alpha-rep", at: "2026-11-23T12:03:00Z")
    let rule = try Sample.object(DecisionRule.self, Sample.plainRule)
    guard let body = register.body(members), let moved = register.motion(motion) else {
      throw Sample.Unreadable(text: "members")
    }
    electorate = try Electorate(
      of: body.definition, for: moved, under: rule, in: register,
      at: try Sample.time("2026-11-23T12:04:01Z")
    ).document
    seal = try record(
      PollOpened(
        motion: motion, version: 1, body: members, electorate: SHA256.hash(electorate),
        rule: try rule.digest, texts: [text], closes: try Sample.time("2026-11-30T12:00:00Z")),
      by: "alpha-rep", at: "2026-11-23T12:04:00Z")
    _ = try vote(.yes, turn: 1, by: "alpha", at: "2026-11-24T09:00:00Z")
    _ = try vote(.no, turn: 1, by: "beta", at: "2026-11-24T10:00:00Z")
    _ = try vote(
      .yes, turn: 2, by: "beta", at: "2026-11-25T08:00:00Z", reason: Self.reasonDigest)
    guard let poll = register.poll(seal) else { throw Sample.Unreadable(text: "poll") }
    _ = try record(
      PollClosed(of: poll, in: register), by: "beta-rep", at: "2026-11-30T12:00:00Z")
  }

  private mutating func vote(
    _ choice: Choice, turn: Int64, by organization: String, at time: String, reason: Digest? = nil
  ) throws -> Digest {
    try record(
      BallotCast(
        poll: seal, seat: try Sample.id("members.\(organization)"), choice: choice, turn: turn,
        reason: reason), by: "\(organization)-rep", at: time, until: "2026-11-30T12:00:00Z")
  }

  /// Signs over the newest head, and records a second later.
  private mutating func record(
    _ kind: any EventKind, by person: String, at time: String, until: String? = nil
  ) throws -> Digest {
    let at = try Sample.time(time)
    let secret = try Sample.secretKey(Self.seed(of: person))
    let event = try Event.bytes(
      of: kind, by: try Sample.id(person), at: at,
      until: try until.map(Sample.time) ?? at.adding(Rulebook.usualUntil), ledger: origin.text,
      seen: Event.Seen(root: history.frontier.root, size: history.frontier.size))
    let line = Entry.bytes(
      event: event, key: Fingerprint(of: secret.publicKey), recorded: at.adding(1),
      signature: EventSignature.sign(event, with: secret))
    try append(line)
    return SHA256.hash(event)
  }

  private mutating func append(_ line: [UInt8]) throws {
    let charter = charter
    try history.judge(
      line, in: &register, with: Documents { $0 == .plain(SHA256.hash(charter)) ? charter : nil })
    lines.append(line)
  }

  /// The checkpoint over all entries.
  var checkpoint: [UInt8] {
    signer.sign(Checkpoint(origin: origin, head: history.frontier.head)).bytes
  }
}

/// A log that judges its entries: all that a verifier must remember of them.
struct ExampleHistory: History {
  private(set) var frontier = Frontier()
  private(set) var heads = [TreeHead.empty]
  private var entries: [Entry] = []

  var size: Int64 { frontier.size }

  func confirms(_ seen: Event.Seen) -> Bool {
    seen.size <= size && heads[Int(seen.size)].root == seen.root
  }

  func isOwn(_ head: TreeHead) -> Bool { head.size <= size && heads[Int(head.size)] == head }

  func recorded(entry number: Int64) -> Timestamp { entries[Int(number)].recorded }

  func latest(by person: Identifier) -> AuthorTrace? {
    let own = entries.filter { $0.event.author == person && $0.event.bindsAuthor }
    guard let last = own.last else { return nil }
    let day = last.recorded.calendarDay
    return AuthorTrace(
      seenSize: own.map(\.event.seen.size).max() ?? 0, day: day,
      entriesOnDay: Int64(own.count { $0.recorded.calendarDay == day }))
  }

  func entry(of event: Digest, by person: Identifier, seenSize size: Int64) -> Int64? {
    entries.firstIndex { $0.event.id == event }.map { Int64($0) }
  }

  /// Reads the next line, checks its signature and the rules, and takes it into the tree.
  @discardableResult
  mutating func judge(
    _ line: [UInt8], in register: inout MemoryRegister, with documents: Documents
  ) throws -> Entry {
    let entry = try Entry(line)
    let candidate = try Rulebook.Candidate(
      entry.event, number: size, key: entry.key, recorded: entry.recorded)
    let key = try Rulebook.authority(for: candidate, in: register, after: self, with: documents)
    guard EventSignature.verify(entry.signature, of: entry.event.bytes, by: key) else {
      throw Sample.Unreadable(text: "the signature of entry \(size)")
    }
    _ = try Rulebook.decide(on: candidate, in: &register, with: documents)
    frontier.append(Tree.leafHash(of: line))
    heads.append(frontier.head)
    entries.append(entry)
    return entry
  }
}
