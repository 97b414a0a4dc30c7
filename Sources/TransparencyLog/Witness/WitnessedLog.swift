/// All that a witness keeps of one log: whom it believes, and the checkpoint that it cosigned last.
///
/// The decision is pure; whoever makes it for a server reads this, decides, and keeps the new one before
/// it answers, in one transaction: of two requests at once the second must see what the first one left.
public struct WitnessedLog: Hashable, Sendable {
  /// The log.
  public let origin: Origin
  /// The log's keys that are believed, each with the origin as its name.
  public let keys: [VerifierKey]
  /// What was cosigned last, with one line of each of these keys that signed, and the witness's
  /// own; nil before that.
  public let latest: SignedCheckpoint?
  /// When that was, by the witness's clock, in seconds; 0 before that.
  public let time: Int64

  /// A log of which nothing was cosigned yet.
  ///
  /// - Precondition: there is a key, and each has the origin as its name.
  public init(origin: Origin, keys: [VerifierKey]) {
    self.init(origin: origin, keys: keys, latest: nil, time: 0)
  }

  /// What was kept.
  ///
  /// - Parameters:
  ///   - latest: as ``Cosigned/log`` had it; a checkpoint of this log.
  ///   - time: of the last cosignature, 0 or more.
  public init(origin: Origin, keys: [VerifierKey], latest: SignedCheckpoint?, time: Int64) {
    precondition(!keys.isEmpty, "a log without a key can't be believed")
    precondition(keys.allSatisfy { $0.name == KeyName(origin) }, "a log's key has its name")
    precondition(latest.map { $0.checkpoint.origin == origin } ?? true, "another log's checkpoint")
    self.origin = origin
    self.keys = keys
    self.latest = latest
    self.time = time
  }

  /// Size and root of what was cosigned last.
  public var head: TreeHead { latest?.checkpoint.head ?? .empty }

  /// A cosignature, and what to keep before it is handed out.
  public struct Cosigned: Hashable, Sendable {
    public let cosignature: VerifiedCosignature
    public let log: WitnessedLog

    /// The answer to the log.
    public var response: AddCheckpointResponse { .cosigned([cosignature.line]) }
  }

  /// Decides whether to cosign, in the order of C2SP tlog-witness: the log's signature, the old size,
  /// the sizes and the proof. So nothing is ever cosigned that does not contain all that was
  /// cosigned before, and no smaller tree after a larger one.
  ///
  /// - Parameters:
  ///   - cosigner: the witness's key.
  ///   - time: now, by the witness's clock, in seconds, 1 or more.
  public func cosigning(
    _ request: AddCheckpointRequest, by cosigner: Cosigner, at time: Int64
  ) throws(WitnessRefusal) -> Cosigned {
    let checkpoint = request.checkpoint.checkpoint
    guard checkpoint.origin == origin else { throw .unknownLog(checkpoint.origin) }
    let verified: VerifiedCheckpoint
    do throws(VerificationError) {
      verified = try VerifiedCheckpoint(request.checkpoint, signedByOneOf: keys)
    } catch {
      throw .signature(error)
    }
    guard request.oldSize <= verified.size else {
      throw .oldSizeTooLarge(old: request.oldSize, size: verified.size)
    }
    guard request.oldSize == head.size else {
      throw .conflict(old: request.oldSize, cosigned: head.size)
    }
    do throws(ProofError) {
      try verifyConsistency(from: head, to: verified.head, proof: request.proof)
    } catch {
      throw .inconsistent(error)
    }
    // At no time may a smaller tree be the largest one after a larger one was.
    guard time >= self.time else { throw .clockBehind(last: self.time, now: time) }
    let cosignature = cosigner.cosign(checkpoint, at: time)
    // One line of each key that was verified, and room for the witness's own.
    let lines = keys.compactMap { key in
      request.checkpoint.signatures.first { $0.isClaimed(by: key) }
    }
    let kept = SignedCheckpoint(
      checkpoint, lines.prefix(SignedNote.maximumSignatureCount - 1) + [cosignature.line])
    return Cosigned(
      cosignature: cosignature,
      log: WitnessedLog(origin: origin, keys: keys, latest: kept, time: time))
  }
}
