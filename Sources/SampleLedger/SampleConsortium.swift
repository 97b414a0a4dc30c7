import CanonicalJSON
import Governance
public import Ledger
import Sodium
public import TransparencyLog

/// A made-up consortium: its founders, its charter and the key of its ledger.
///
/// An assembly in which every member votes decides by one rule, changes its rules by a stricter one,
/// and fills the seats of a board, one of which an organization designates.
public struct SampleConsortium: Sendable {
  public let origin: Origin
  public let founders: [SamplePerson]
  /// The key that the genesis names.
  public let registrar: RegistrarKey
  /// Those to which the ledger is handed, one after the other.
  public let laterRegistrars: [RegistrarKey]
  /// The canonical JSON of the charter.
  public let charter: [UInt8]

  /// - Parameter count: founders, 4 or more.
  public init(founders count: Int) throws {
    guard let origin = Origin("sample.example/ledger") else { throw SampleMistake("no origin") }
    self.origin = origin
    founders = try (1...count).map { number in
      try SamplePerson("p\(number)", of: try Identifier(named: "org-\(number)"))
    }
    registrar = RegistrarKey(
      origin: origin, secretKey: try SamplePerson.key(of: Self.ledgerKeyName))
    laterRegistrars = try (2...3).map { number in
      RegistrarKey(
        origin: origin, secretKey: try SamplePerson.key(of: "\(Self.ledgerKeyName) \(number)"))
    }
    charter = try Self.charter(of: founders).json.canonicalBytes(limits: .document)
  }

  /// The one that signs what is recorded next.
  public func registrar(of ledger: OpenLedger) throws -> RegistrarKey {
    let current = try ledger.keys().key(ofSize: .max)
    return laterRegistrars.first { $0.publicKey == current } ?? registrar
  }

  /// What the machine with one of the later keys shows to be handed the ledger.
  func proof(ofRegistrar index: Int, after current: RegistrarKey) throws -> LedgerKeyProof {
    try LedgerKeyProof(
      of: try SamplePerson.key(of: "\(Self.ledgerKeyName) \(index + 2)"),
      after: current.publicKey, origin: origin)
  }

  /// The one witness that the charter names.
  public static func witness() throws -> Cosigner {
    guard let name = KeyName("witness.sample.example/w1") else { throw SampleMistake("no witness") }
    return Cosigner(name: name, secretKey: try SamplePerson.key(of: "the witness"))
  }

  public static let assembly = "assembly"
  /// The text that the ledger's key is made from.
  public static let ledgerKeyName = "the ledger"
  public static let board = "board"
  /// How long a motion is discussed before a poll on it can be opened, seconds.
  public static let discussion: Int64 = Timestamp.day
  /// How long some polls of the board wait for ballots that were held back, seconds.
  static let contest: Int64 = Timestamp.day

  private static func charter(of founders: [SamplePerson]) throws -> CharterDocument {
    let assembly = try Identifier(named: assembly)
    let board = try Identifier(named: board)
    let plain = try Identifier(named: "plain")
    let article = try Identifier(named: "article")
    let seated = try Identifier(named: "seated")
    let appeals = try Identifier(named: "appeals")
    let removal = try Identifier(named: "removal")
    let waiting = try Identifier(named: "waiting")
    let full = try Identifier(named: "full")
    return CharterDocument(
      title: "Charter of a made-up alliance",
      parameters: .init(
        foundersShare: try fraction(2, 3), keyDelay: Timestamp.day,
        acceptWithin: 30 * Timestamp.day, entriesPerDay: 1000, keyRecovery: 2),
      classes: [
        .init(id: full, title: "Full members"),
        .init(id: try Identifier(named: "associate"), title: "Associate members"),
      ],
      founders: founders.map {
        .init(
          id: $0.organization, title: "Organization \($0.organization)", memberClass: full,
          principal: $0.id, key: $0.key.publicKey)
      },
      bodies: [
        BodyDefinition(
          id: assembly, kind: .assembly, title: "Assembly", rule: plain,
          meetings: MeetingRule(
            calledBy: [.chair], callingSeats: 2, notice: Timestamp.day,
            quorum: .init(base: .holders, fraction: try fraction(1, 2), strictly: true))),
        BodyDefinition(
          id: board, kind: .board, title: "Board", parent: assembly, rule: seated,
          meetings: MeetingRule(
            calledBy: [.chair], notice: Timestamp.day,
            quorum: .init(base: .holders, fraction: try fraction(1, 3), strictly: false),
            rollCallDisputes: Timestamp.day),
          rulings: RulingRule(appealWithin: 7 * Timestamp.day)),
      ],
      seats: try seats(of: founders, in: board),
      offices: [
        OfficeDefinition(
          id: try Identifier(named: "chair"), title: "Chair", duty: .chair, body: assembly),
        OfficeDefinition(
          id: try Identifier(named: "secretary"), title: "Secretary", duty: .secretary),
        OfficeDefinition(
          id: try Identifier(named: "board-chair"), title: "Chair of the board", duty: .chair,
          body: board, line: [.seat(try Identifier(named: "board-1"))]),
      ],
      appointments: try [
        ("chair", 0), ("secretary", 1), ("board-1", 2), ("board-2", 3),
      ].map { .init(person: founders[$0.1].id, post: try Identifier(named: $0.0)) },
      rules: [
        try rule(plain), try strictRule(article), try boardRule(seated), try appealRule(appeals),
        try removalRule(removal), try waitingRule(waiting),
      ],
      powers: powers(assembly: assembly, plain: plain, article: article)
        + boardPowers(board: board, seated: seated, appeals: appeals, removal: removal) + [
          PowerDefinition(
            act: "objective.amend", requires: [.init(body: board, rule: waiting)])
        ],
      formalities: [
        FormalityDefinition(
          id: try Identifier(named: "dues"), title: "Dues of the year",
          attester: .office(try Identifier(named: "secretary")), revocable: true, validMonths: 12)
      ],
      witnesses: try WitnessRule(text: "witness w1 \(try witness().key.text)\nquorum w1\n"))
  }

  private static func powers(
    assembly: Identifier, plain: Identifier, article: Identifier
  ) -> [PowerDefinition] {
    [
      "member.admit", "member.reclassify", "seat.fill", "seat.vacate", "policy.adopt",
      "policy.amend",
    ].map { PowerDefinition(act: $0, requires: [.init(body: assembly, rule: plain)]) }
      + ["rule.change", "power.change", "charter.amend"].map {
        PowerDefinition(act: $0, requires: [.init(body: assembly, rule: article)])
      }
  }

  /// What the board decides alone; a policy that it repeals stays for a day in which members can object.
  private static func boardPowers(
    board: Identifier, seated: Identifier, appeals: Identifier, removal: Identifier
  ) -> [PowerDefinition] {
    [
      "roster.grant", "objective.adopt", "initiative.start",
      "initiative.commit", "risk.mitigate", "minutes.approve", "document.redact",
      "key.recover", "ledger_key.replace",
    ].map { PowerDefinition(act: $0, requires: [.init(body: board, rule: seated)]) }
      + [
        PowerDefinition(
          act: "policy.repeal", requires: [.init(body: board, rule: seated)],
          delay: .init(span: Timestamp.day)),
        PowerDefinition(
          act: "ruling.overturn", requires: [.init(body: board, rule: appeals)]),
        PowerDefinition(
          act: "member.expel", requires: [.init(body: board, rule: removal)]),
      ]
  }

  private static func seats(
    of founders: [SamplePerson], in board: Identifier
  ) throws -> [SeatDefinition] {
    try (1...4).map { number in
      SeatDefinition(
        id: try Identifier(named: "board-\(number)"), body: board, title: "Seat \(number)",
        appoints: number == 4 ? .organization(founders[0].organization) : .body, holdover: true,
        hasAlternate: number == 4)
    }
  }

  private static func fraction(_ numerator: Int64, _ denominator: Int64) throws -> Fraction {
    guard let fraction = Fraction(numerator, denominator) else {
      throw SampleMistake("no fraction")
    }
    return fraction
  }

  private static func rule(_ id: Identifier) throws -> DecisionRule {
    DecisionRule(
      id: id, title: "More yes than no", mover: .member, seconds: 1, discussion: discussion,
      openWithin: 14 * Timestamp.day, leastWindow: Timestamp.day,
      quorum: .init(base: .seats, fraction: try fraction(1, 3), strictly: false),
      thresholds: [
        .init(share: .init(base: .cast, fraction: try fraction(1, 2), strictly: true))
      ])
  }

  private static func strictRule(_ id: Identifier) throws -> DecisionRule {
    DecisionRule(
      id: id, title: "Two thirds of all", mover: .seat, seconds: 2,
      discussion: 7 * Timestamp.day, openWithin: 14 * Timestamp.day,
      leastWindow: 7 * Timestamp.day,
      quorum: .init(base: .seats, fraction: try fraction(1, 2), strictly: false),
      thresholds: [
        .init(share: .init(base: .seats, fraction: try fraction(2, 3), strictly: false))
      ], dissentWithin: 7 * Timestamp.day,
      hearing: .init(notice: Timestamp.day), contestWithin: contest)
  }

  private static func boardRule(_ id: Identifier) throws -> DecisionRule {
    DecisionRule(
      id: id, title: "More yes than no of those who sit there",
      openWithin: 14 * Timestamp.day, leastWindow: Timestamp.day,
      quorum: .init(base: .holders, fraction: try fraction(1, 3), strictly: false),
      thresholds: [
        .init(share: .init(base: .cast, fraction: try fraction(1, 2), strictly: true))
      ], dissentWithin: 7 * Timestamp.day,
      proxies: .init(carriers: .member, cap: 1, forQuorum: true), castingVote: true)
  }

  private static func appealRule(_ id: Identifier) throws -> DecisionRule {
    DecisionRule(
      id: id, title: "A majority against the chair",
      openWithin: 14 * Timestamp.day, leastWindow: Timestamp.day,
      quorum: .init(base: .holders, fraction: try fraction(1, 3), strictly: false),
      thresholds: [
        .init(share: .init(base: .cast, fraction: try fraction(1, 2), strictly: true))
      ])
  }

  private static func removalRule(_ id: Identifier) throws -> DecisionRule {
    DecisionRule(
      id: id, title: "More yes than no, after a hearing",
      openWithin: 14 * Timestamp.day, leastWindow: Timestamp.day,
      quorum: .init(base: .holders, fraction: try fraction(1, 3), strictly: false),
      thresholds: [
        .init(share: .init(base: .cast, fraction: try fraction(1, 2), strictly: true))
      ], hearing: .init(notice: Timestamp.day))
  }

  private static func waitingRule(_ id: Identifier) throws -> DecisionRule {
    var rule = try appealRule(id)
    rule.title = "More yes than no, and a day for ballots that were held back"
    rule.contestWithin = contest
    return rule
  }
}
