import CanonicalJSON
public import Governance
public import Sodium
public import TransparencyLog

/// A request that was checked against the ledger's key: the poll is in the ledger, and its seal is over this motion,
/// these texts and this electorate.
public struct VerifiedBallotRequest: Sendable {
  public let checkpoint: VerifiedCheckpoint
  /// The id of the event that opened the poll.
  public let seal: Digest
  public let opening: PollOpened
  public let title: String
  public let acts: [Act]
  /// The texts that are here, as the motion names them; each has the hash that the seal has.
  public let texts: [(reference: TextReference, bytes: [UInt8])]
  /// Texts that are not here: confidential, or redacted.
  public let missing: [TextReference]
  /// The seat, as the poll has sealed it.
  public let place: Electorate.Place
  public let request: BallotRequest

  /// - Parameter key: the ledger's, whose name is its origin.
  /// - Throws: `VerificationError`, `ProofError`, or `LedgerError` where the parts do not belong together.
  public init(_ request: BallotRequest, signedBy key: VerifierKey) throws {
    checkpoint = try VerifiedCheckpoint(request.checkpoint, signedBy: key)
    var events: [Event] = []
    for item in request.entries {
      try verifyInclusion(
        of: Tree.leafHash(of: item.entry), at: item.number, proof: item.path, in: checkpoint.head)
      let event = try Entry(item.entry).event
      guard event.ledger == checkpoint.origin.text else {
        throw LedgerError.receiptForeign(event.ledger, in: checkpoint.origin.text)
      }
      events.append(event)
    }
    let opened = try events.compactMap { event in
      try (event.kind() as? PollOpened).map { (event.id, $0) }
    }
    guard opened.count == 1, let (seal, opening) = opened.first else {
      throw LedgerError.ballotRequest("it holds \(opened.count) openings of polls")
    }
    let (title, acts, references) = try Self.motion(of: opening, in: events)
    guard references.map(\.digest) == opening.texts else {
      throw LedgerError.ballotRequest("the seal is over other texts than the motion's")
    }
    let held = Dictionary(
      request.documents.map { (SHA256.hash($0), $0) }, uniquingKeysWith: { first, _ in first })
    guard let roll = held[opening.electorate] else {
      throw LedgerError.ballotRequest("the electorate is not in it")
    }
    guard
      let place = try Electorate(canonical: roll, limits: .document).electors
        .first(where: { $0.seat == request.seat })
    else { throw LedgerError.ballotRequest("\(request.seat) does not vote in the poll") }
    self.seal = seal
    self.opening = opening
    self.title = title
    self.acts = acts
    self.place = place
    self.request = request
    texts = references.compactMap { reference in held[reference.digest].map { (reference, $0) } }
    missing = references.filter { held[$0.digest] == nil }
  }

  /// What the motion says in the version that the poll has sealed.
  private static func motion(
    of opening: PollOpened, in events: [Event]
  ) throws -> (title: String, acts: [Act], texts: [TextReference]) {
    for event in events {
      switch try event.kind() {
      case let proposed as MotionProposed where opening.version == 1 && event.id == opening.motion:
        return (proposed.title, proposed.acts, proposed.texts)
      case let revised as MotionRevised
      where revised.motion == opening.motion && revised.version == opening.version:
        return (revised.title, revised.acts, revised.texts)
      default: continue
      }
    }
    throw LedgerError.ballotRequest("the motion that the poll has sealed is not in it")
  }

  /// The ballot's bytes to be signed, over the head of the request.
  ///
  /// - Parameters:
  ///   - turn: at least the request's, and above each that was signed before.
  ///   - now: by the voter's clock.
  /// - Throws: `LedgerError` where the poll is over.
  public func ballot(
    _ choice: Choice, by person: Identifier, turn: Int64, at now: Timestamp
  ) throws -> [UInt8] {
    guard now < opening.closes else {
      throw LedgerError(
        "E-POLL-CLOSED", "the poll closed at \(opening.closes)",
        next: "a ballot would come too late; nothing was signed", exitStatus: 5)
    }
    return try Event.bytes(
      of: BallotCast(poll: seal, seat: request.seat, choice: choice, turn: turn), by: person,
      at: now,
      until: min(now.adding(Rulebook.usualUntil), opening.closes), ledger: checkpoint.origin.text,
      seen: Event.Seen(root: checkpoint.root, size: checkpoint.size))
  }
}
