public import CanonicalJSON
import Sodium
public import TransparencyLog

/// A head of this log that the charter's witnesses have cosigned, put into the log: from then on everybody who
/// replays the ledger knows by when the entries below it stood. Anybody may record it; it is no judgement, and
/// whoever signs it vouches for nothing.
public struct HeadCosigned: EventKind {
  public static let name = "head.cosigned"

  /// The signed note (C2SP tlog-checkpoint), with the ledger's signature and the cosignatures
  /// (C2SP tlog-cosignature, cosignature/v1).
  public let checkpoint: SignedCheckpoint

  public init(checkpoint: SignedCheckpoint) {
    self.checkpoint = checkpoint
  }

  public init(reading fields: inout Fields) throws {
    let bytes = Array(try fields.string("checkpoint").utf8)
    do throws(CheckpointError) {
      checkpoint = try SignedCheckpoint(parsing: bytes)
    } catch {
      throw ValueError(field: "checkpoint", expected: "a signed checkpoint: \(error.sentence)")
    }
    guard checkpoint.bytes == bytes else {
      throw ValueError(field: "checkpoint", expected: "a signed checkpoint as it is written")
    }
  }

  public var json: JSON {
    ["checkpoint": .string(String(decoding: checkpoint.bytes, as: UTF8.self))]
  }

  /// How many entries stand under it, and their root.
  public var head: TreeHead { checkpoint.checkpoint.head }

  /// Refuses a head that is not this log's. Only the log can tell, and so it is asked where an entry's place in
  /// it is judged.
  ///
  /// - Parameter entries: how many stand before it.
  func requireOwn(
    of ledger: String, after entries: Int64, in history: some History
  ) throws {
    let origin = checkpoint.checkpoint.origin.text
    guard origin.utf8.elementsEqual(ledger.utf8) else {
      throw Refusal.headOfAnother(origin, here: ledger)
    }
    guard head.size <= entries, try history.isOwn(head) else {
      throw Refusal.headUnknown(size: head.size, entries: entries)
    }
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard let rule = try register.charter(at: entry.recorded)?.witnesses else {
      throw Refusal.witnessesNotNamed()
    }
    let newest = try register.newestCosignedHead()
    guard head.size > newest?.size ?? 0 else {
      throw Refusal.headNotNewer(size: head.size, newest: newest?.size ?? 0)
    }
    try entry.requireSeen(head.size - 1, "the last entry under the head")
    let signed = try requireSigned(by: register.ledgerVerifierKey(atSize: head.size))
    let cosignatures: [VerifiedCosignature]
    do throws(VerificationError) {
      cosignatures = try VerifiedCosignature.all(on: signed.signed, knowing: rule.keys)
    } catch {
      throw Refusal.cosignatureUnsound(error.sentence)
    }
    for cosignature in cosignatures {
      let latest = entry.recorded.adding(Rulebook.clockTolerance)
      guard let time = Timestamp(seconds: cosignature.time), time <= latest else {
        throw Refusal.cosignedAhead(
          cosignature.key.name, time: cosignature.time, recorded: entry.recorded)
      }
    }
    guard let time = rule.satisfied(by: cosignatures).flatMap({ Timestamp(seconds: $0) }) else {
      throw Refusal.quorumOfWitnesses(
        size: head.size, quorum: rule.policy.quorum, cosigned: cosignatures.map(\.key.name))
    }
    return Consequences([
      .cosignedHead(
        CosignedHead(
          entry: entry.number, size: head.size, root: head.root, time: time,
          recorded: entry.recorded, person: entry.author, event: entry.id))
    ])
  }

  private func requireSigned(by key: VerifierKey) throws -> VerifiedCheckpoint {
    do throws(VerificationError) {
      return try VerifiedCheckpoint(checkpoint, signedBy: key)
    } catch {
      throw Refusal.headUnsigned(error.sentence)
    }
  }
}

extension Register {
  /// The key that signs the ledger's checkpoints of this size.
  public func ledgerVerifierKey(atSize size: Int64) throws -> VerifierKey {
    guard let founding = try founding(), let origin = Origin(founding.origin) else {
      throw Refusal.notFounded()
    }
    return try ledgerKeys().verifierKey(ofSize: size, origin: origin)
  }
}
