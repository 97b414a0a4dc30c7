public import CanonicalJSON
public import Signing
public import Sodium
import TransparencyLog

/// The genesis, entry 0: the charter, the ledger's own key and the epoch. It confers nothing by
/// itself: each founder accepts by its own key.
public struct LedgerFounded: EventKind {
  public static let name = "ledger.founded"

  /// What every later entry of the ledger is made of.
  public struct Epoch: JSONObject {
    public struct Kind: JSONObject {
      public var type: String
      public var version: Int64

      public init(reading fields: inout Fields) throws {
        type = try fields.string("type")
        version = try fields.integer("v")
      }

      init(type: String) {
        self.type = type
        version = EventKinds.version
      }

      public var json: JSON { ["type": .string(type), "v": .integer(version)] }
    }

    public var events: [Kind]
    public var hash: String
    public var signatures: [String]
    public var tree: String

    /// The epoch that this version writes and reads.
    public static let current = Epoch(
      events: EventKinds.all.map { Kind(type: $0.name) }, hash: "sha256",
      signatures: ["ssh-ed25519", "sk-ssh-ed25519@openssh.com"],
      tree: "rfc6962")

    init(events: [Kind], hash: String, signatures: [String], tree: String) {
      self.events = events
      self.hash = hash
      self.signatures = signatures
      self.tree = tree
    }

    public init(reading fields: inout Fields) throws {
      events = try fields.objects("events", of: Kind.self)
      hash = try fields.string("hash")
      signatures = try fields.array("signatures").map { try $0.string() }
      tree = try fields.string("tree")
    }

    public var json: JSON {
      [
        "events": .objects(events), "hash": .string(hash),
        "signatures": .array(signatures.map(JSON.string)), "tree": .string(tree),
      ]
    }
  }

  /// A head of another log.
  public struct Head: JSONObject {
    public var root: Digest
    public var size: Int64

    public init(root: Digest, size: Int64) {
      self.root = root
      self.size = size
    }

    public init(reading fields: inout Fields) throws {
      root = try fields.root("root")
      size = try fields.integer("size")
    }

    public var json: JSON { ["root": .root(root), "size": .integer(size)] }
  }

  /// The ledger that this one follows, the head from which it goes on and the head that was lost.
  public struct Predecessor: JSONObject {
    public var origin: String
    public var root: Digest
    public var size: Int64
    public var lost: Head?

    public init(origin: String, root: Digest, size: Int64, lost: Head? = nil) {
      self.origin = origin
      self.root = root
      self.size = size
      self.lost = lost
    }

    /// How many entries of the old ledger are known to be lost.
    public var lostCount: Int64 { lost.map { $0.size - size } ?? 0 }

    /// Refuses a ledger that would follow itself or nothing, or that lost what it goes on from.
    func requireSound(for ledger: String) throws {
      guard !origin.utf8.elementsEqual(ledger.utf8) else {
        throw Refusal.predecessorUnsound("\(origin) would follow itself")
      }
      guard size > 0 else { throw Refusal.predecessorUnsound("a head of no entries is none") }
      guard lost.map({ $0.size > size }) ?? true else {
        throw Refusal.predecessorUnsound(
          "what was lost lies behind the \(size) entries that were not")
      }
    }

    public init(reading fields: inout Fields) throws {
      lost = try fields.optionalObject("lost", as: Head.self)
      origin = try fields.string("origin")
      guard Origin(origin) != nil else {
        throw ValueError(field: "origin", expected: "the name of a ledger")
      }
      root = try fields.root("root")
      size = try fields.integer("size")
    }

    public var json: JSON {
      .members([
        "lost": lost?.json, "origin": .string(origin), "root": .root(root),
        "size": .integer(size),
      ])
    }
  }

  public var charter: Digest
  public var epoch: Epoch
  /// The verifier key of the ledger's checkpoints (C2SP signed-note): `origin+hash+key`.
  public var key: String
  public var predecessor: Predecessor?
  public var rehearsal: Bool

  public init(charter: Digest, key: String, rehearsal: Bool, predecessor: Predecessor? = nil) {
    self.charter = charter
    epoch = .current
    self.key = key
    self.predecessor = predecessor
    self.rehearsal = rehearsal
  }

  public init(reading fields: inout Fields) throws {
    charter = try fields.digest("charter")
    epoch = try fields.object("epoch", as: Epoch.self)
    key = try fields.string("key")
    predecessor = try fields.optionalObject("predecessor", as: Predecessor.self)
    rehearsal = try fields.flag("rehearsal")
  }

  public var json: JSON {
    .members([
      "charter": .digest(charter), "epoch": epoch.json, "key": .string(key),
      "predecessor": predecessor?.json, "rehearsal": rehearsal ? true : nil,
    ])
  }

  public var documents: [TextReference.Name] { [.plain(charter)] }

  /// The charter, read from the document that the event names and found without a mistake.
  public func charterDocument(in documents: Documents) throws -> CharterDocument {
    guard let bytes = documents[.plain(charter)], SHA256.hash(bytes) == charter else {
      throw Refusal.charterMissing(charter)
    }
    let document: CharterDocument
    do {
      document = try CharterDocument(canonical: bytes, limits: .document)
    } catch {
      throw Refusal.charterMalformed("\(error)")
    }
    if let problem = document.problems().first { throw Refusal.charterMalformed("\(problem)") }
    return document
  }

  public func signingKey(for author: Identifier, with documents: Documents) throws -> SSHPublicKey?
  {
    guard
      let founder = try charterDocument(in: documents).founders.first(where: {
        $0.principal == author
      })
    else { throw Refusal.notFounder(author) }
    return SSHPublicKey(founder.key)
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard entry.number == 0, try register.founding() == nil else { throw Refusal.alreadyFounded() }
    guard epoch == .current else { throw NotSupported(type: Self.name, version: 1) }
    let document = try charterDocument(in: documents)
    guard let ledgerKey = LedgerKey.publicKey(in: key, origin: entry.ledger) else {
      throw Refusal.ledgerKeyMalformed(key)
    }
    guard !document.founders.contains(where: { $0.key == ledgerKey }) else {
      throw Refusal.keyIsLedgers()
    }
    try document.witnesses?.requireForeign(to: ledgerKey)
    try predecessor?.requireSound(for: entry.ledger)
    for delegation in document.delegations where delegation.until <= entry.recorded {
      throw Refusal.delegationOver(delegation.id, until: delegation.until)
    }
    let founding = Founding(
      genesis: entry.id, origin: entry.ledger, ledgerKey: ledgerKey, rehearsal: rehearsal,
      founders: Int64(document.founders.count), accepted: 0, charter: charter)
    return Consequences(
      [.founding(founding)] + document.changes(foundedBy: entry))
  }
}

extension CharterDocument {
  /// The records with which the register begins.
  fileprivate func changes(foundedBy entry: EntryContext) -> [Change] {
    let inForce = Interval(from: entry.recorded)
    var changes: [Change] = [
      .charter(
        Charter(
          version: 1, title: title, text: text, parameters: parameters,
          formalities: formalities, witnesses: witnesses, inForce: inForce, motion: nil))
    ]
    changes += classes.map { .memberClass(Governance.MemberClass(id: $0.id, title: $0.title)) }
    changes += rules.map {
      .rule(Rule(definition: $0, version: 1, inForce: inForce, motion: nil))
    }
    changes += bodies.map {
      .body(Body(definition: $0, mandate: nil, inForce: inForce, motion: nil))
    }
    changes += seats.map { .seat(Seat(definition: $0, inForce: inForce, motion: nil)) }
    changes += offices.map { .office(Office(definition: $0, inForce: inForce)) }
    changes += powers.map {
      .power(Power(definition: $0, version: 1, inForce: inForce, motion: nil))
    }
    changes += delegations.map {
      .delegation(
        Delegation(
          definition: $0, inForce: Interval(from: entry.recorded, to: $0.until),
          motion: entry.id))
    }
    changes += founders.map {
      .person(.named($0.principal, of: $0.id, at: entry.recorded))
    }
    changes += founders.map { founder in
      .admission(
        Admission(
          organization: founder.id, source: entry.id, title: founder.title,
          memberClass: founder.memberClass, principal: founder.principal, publicKey: founder.key,
          entry: entry.number, from: entry.recorded, state: .pending))
    }
    changes += founders.compactMap { founder in
      founder.group.map { group in
        .affiliation(
          Affiliation(
            organization: founder.id, span: 1, group: group, source: entry.id, isDecided: true,
            entry: entry.number, inForce: inForce))
      }
    }
    changes += appointments.compactMap { appointment in
      guard let founder = founders.first(where: { $0.principal == appointment.person }) else {
        return nil
      }
      if offices.contains(where: { $0.id == appointment.post }) {
        return .officeTenure(
          OfficeTenure(
            office: appointment.post, appointment: entry.id, entry: entry.number,
            person: appointment.person, state: .pending, inForce: inForce))
      }
      return .tenure(
        Tenure(
          seat: appointment.post, appointment: entry.id, entry: entry.number,
          person: appointment.person, organization: founder.id, state: .pending,
          inForce: inForce, termEnds: nil))
    }
    return changes
  }
}
