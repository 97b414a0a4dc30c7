import CanonicalJSON
public import Governance
import LedgerStore
public import Sodium
public import TransparencyLog

/// All that a voter needs who has no ledger at hand: the entries that opened the poll and made its motion, with
/// their places under a signed head, the texts, and who votes. Whoever carries it can alter nothing that
/// ``VerifiedBallotRequest`` does not find.
///
///     {"checkpoint":…,"documents":[{"bytes":…},…],"entries":[{"entry":{…},"number":…,"path":[…]},…],
///      "schema":"gavel.ballot_request/1","seat":…,"turn":…}
///
/// Format: FORMAT.md, 12.
public struct BallotRequest: Sendable {
  public static let schema = "gavel.ballot_request/1"

  public let checkpoint: SignedCheckpoint
  /// The operative and other public texts, and the electorate.
  public let documents: [[UInt8]]
  /// The motion's proposal and its last revision, if any, and the opening of the poll, by their numbers.
  public let entries: [DecisionProof.Item]
  public let seat: Identifier
  /// The lowest turn that counts, as far as the ledger knew.
  public let turn: Int64

  /// Reads a request. Nothing is checked but its form.
  ///
  /// - Parameter texts: more documents, which came another way.
  /// - Throws: `LedgerError` where it is none.
  public init(parsing bytes: [UInt8], with texts: [[UInt8]] = []) throws {
    do {
      var fields = try CanonicalText(bytes, limits: .submission).root.fields()
      let note = try fields.string("checkpoint")
      documents =
        try fields.array("documents").map { node in
          var document = try node.fields()
          let text = try document.string("bytes")
          try document.finish()
          guard let bytes = Base64.decode(text) else {
            throw LedgerError.ballotRequest("a document is not base64")
          }
          return bytes
        } + texts
      entries = try fields.array("entries").map { node in
        var item = try node.fields()
        let read = try DecisionProof.Item(reading: &item)
        try item.finish()
        return read
      }
      let schema = try fields.string("schema")
      seat = try fields.identifier("seat")
      turn = try fields.integer("turn")
      try fields.finish()
      guard schema == Self.schema else {
        throw LedgerError.ballotRequest("its schema is \(schema)")
      }
      guard zip(entries, entries.dropFirst()).allSatisfy({ $0.number < $1.number }) else {
        throw LedgerError.ballotRequest("its entries are not in their order")
      }
      checkpoint = try SignedCheckpoint(parsing: Array(note.utf8))
    } catch let error as JSONError {
      throw LedgerError.ballotRequest("\(error)")
    } catch let error as ValueError {
      throw LedgerError.ballotRequest("\(error)")
    }
  }

  /// The file's bytes, without a line feed.
  public var bytes: [UInt8] {
    get throws {
      let object: JSON = [
        "checkpoint": .string(String(decoding: checkpoint.bytes, as: UTF8.self)),
        "documents": .array(documents.map { ["bytes": .string(Base64.encode($0))] }),
        "entries": .array(try entries.map { try $0.json }), "schema": .string(Self.schema),
        "seat": .string(seat.text), "turn": .integer(turn),
      ]
      return try object.canonicalBytes(limits: .submission)
    }
  }
}

extension OpenLedger {
  /// The request for a seat's ballot on an open poll.
  ///
  /// - Throws: `LedgerError` where the seat does not vote in it, `Refusal`, `StoreError`.
  public func ballotRequest(on seal: Digest, for seat: Identifier) throws -> BallotRequest {
    let head = try head()
    return try file.read { reading in
      guard let poll = try reading.register.poll(seal),
        let motion = try reading.register.motion(poll.motion),
        let proposal = try reading.entryNumber(ofEvent: motion.id)
      else { throw LedgerError.ballotRequest("there is no such poll") }
      guard try reading.register.elector(seat, in: seal) != nil else {
        throw LedgerError.ballotRequestSeat(seat, in: motion.number)
      }
      guard let note = try reading.checkpoint(ofSize: head.size)?.note else {
        throw LedgerError.checkpointUnsound("there is none")
      }
      let last = try reading.register.lastBallot(of: seat, in: seal, as: .holder)?.turn ?? 0
      let numbers = Set([proposal, motion.finalEntry, poll.entry]).sorted()
      let texts = motion.texts.map(\.digest) + [poll.electorate]
      return BallotRequest(
        checkpoint: try SignedCheckpoint(parsing: note),
        documents: try texts.compactMap { digest in
          guard try reading.register.namedDocument(digest).map({ $0.access == "public" }) ?? true,
            let stored = try reading.document(digest), stored.salt == nil
          else { return nil }
          return stored.bytes
        },
        entries: try numbers.map { number in
          DecisionProof.Item(
            number: number, entry: try reading.entry(number) ?? [],
            path: try reading.inclusionProof(of: number, inSize: head.size))
        },
        seat: seat, turn: last + 1)
    }
  }
}

extension BallotRequest {
  init(
    checkpoint: SignedCheckpoint, documents: [[UInt8]], entries: [DecisionProof.Item],
    seat: Identifier, turn: Int64
  ) {
    self.checkpoint = checkpoint
    self.documents = documents
    self.entries = entries
    self.seat = seat
    self.turn = turn
  }
}

extension LedgerError {
  static func ballotRequest(_ reason: String) -> LedgerError {
    LedgerError(
      "E-BALLOT-REQUEST", "this is no request for a ballot: \(reason)",
      next: "ask for another one: gavel ballot request POLL", exitStatus: 3)
  }

  static func ballotRequestSeat(_ seat: Identifier, in number: Identifier) -> LedgerError {
    LedgerError(
      "E-BALLOT-REQUEST-SEAT", "\(seat) is none of the seats that vote on \(number)",
      next: "see them: gavel poll show \(number)", exitStatus: 5)
  }
}
