import Governance
import LedgerStore
import Sodium
public import TransparencyLog

/// What came of asking witnesses to cosign a head.
public struct WitnessRound: Sendable {
  /// The head that they were asked about.
  public let head: TreeHead
  public let witnesses: [AskedWitness]
  /// As it is kept now, with all cosignatures that it has.
  public let checkpoint: SignedCheckpoint
}

extension OpenLedger {
  /// Asks witnesses to cosign the newest head (C2SP tlog-witness), each with the proof that the log grew from
  /// what that witness cosigned last, and keeps what they cosigned with the checkpoint: receipts, trails and
  /// the published log carry it from then on.
  ///
  /// - Parameters:
  ///   - witnesses: each with the key that it is known by.
  ///   - exchange: hands a body over to a witness's add-checkpoint.
  /// - Throws: `LedgerError` where a witness has cosigned more of this ledger than the file holds, or another
  ///   history of it; what others cosigned is kept even then. `StoreError`.
  public func askWitnesses(
    _ witnesses: [LogPolicy.Witness],
    exchange: (_ witness: LogPolicy.Witness, _ body: [UInt8]) throws -> WitnessExchange
  ) throws -> WitnessRound {
    let checkpoint = try handedOutCheckpoint()
    var asked: [AskedWitness] = []
    var cosignatures: [VerifiedCosignature] = []
    var alarm: LedgerError?
    for witness in witnesses {
      do {
        let answer = try ask(witness, about: checkpoint, exchange)
        asked.append(AskedWitness(witness: witness, outcome: answer.outcome))
        cosignatures += [answer.cosignature].compactMap(\.self)
      } catch let error as LedgerError where error.exitStatus == 3 {
        alarm = alarm ?? error
      }
    }
    let kept = try keep(cosignatures, on: checkpoint)
    if let alarm { throw alarm }
    return WitnessRound(head: checkpoint.checkpoint.head, witnesses: asked, checkpoint: kept)
  }

  /// The newest checkpoint. That others are given it is kept before they are.
  private func handedOutCheckpoint() throws -> SignedCheckpoint {
    try file.record { recording in
      _ = try Self.checkedHead(in: recording.reading, origin: origin)
      guard let newest = try recording.reading.checkpoint() else {
        throw LedgerError.checkpointUnsound("there is none")
      }
      try recording.put(checkpoint: newest.note, size: newest.size, handedOut: true)
      return try SignedCheckpoint(parsing: newest.note)
    }
  }

  private typealias Answer = (
    outcome: AskedWitness.Outcome, cosignature: VerifiedCosignature?
  )

  private func ask(
    _ witness: LogPolicy.Witness, about checkpoint: SignedCheckpoint,
    _ exchange: (LogPolicy.Witness, [UInt8]) throws -> WitnessExchange
  ) throws -> Answer {
    var old = try sizeCosigned(by: witness.key)
    // Once from what is known here, once from what it says; a third time would be somebody else asking, too.
    for _ in 0..<3 {
      let proof = try file.read {
        try $0.consistencyProof(from: old, to: checkpoint.checkpoint.size)
      }
      let request = AddCheckpointRequest(oldSize: old, proof: proof, checkpoint: checkpoint)
      switch try exchange(witness, request.bytes) {
      case .failure(let reason): return (.unreachable(reason), nil)
      case .answer(let status, let type, let body):
        let response: AddCheckpointResponse
        do {
          response = try AddCheckpointResponse(status: status, contentType: type, body: body)
        } catch {
          return (.unsound(error.sentence), nil)
        }
        switch response {
        case .cosigned(let lines): return Self.cosignature(by: witness, among: lines, checkpoint)
        case .refused(status: 422):
          throw LedgerError.witnessForked(witness, checkpoint.checkpoint.head, from: old)
        case .refused(let status): return (.refused(status: status), nil)
        case .conflict(let size):
          guard size <= checkpoint.checkpoint.size else {
            throw LedgerError.witnessAhead(witness, checkpoint.checkpoint.head, cosigned: size)
          }
          old = size
        }
      }
    }
    return (.refused(status: 409), nil)
  }

  private static func cosignature(
    by witness: LogPolicy.Witness, among lines: [NoteSignature], _ checkpoint: SignedCheckpoint
  ) -> Answer {
    do {
      let found = try VerifiedCosignature.all(
        among: lines, of: checkpoint.checkpoint, knowing: [witness.key])
      guard let latest = found.max(by: { $0.time < $1.time }) else {
        return (.unsound("no line of its answer is by \(witness.key)"), nil)
      }
      return (.cosigned(at: latest.time), latest)
    } catch {
      return (.unsound(error.sentence), nil)
    }
  }

  /// The largest size that this ledger keeps a cosignature of this witness for; 0 for none.
  private func sizeCosigned(by key: WitnessKey) throws -> Int64 {
    try file.read { reading in
      try reading.checkpoints().last { stored in
        guard let signed = try? SignedCheckpoint(parsing: stored.note),
          let found = try? VerifiedCosignature.all(on: signed, knowing: [key])
        else { return false }
        return !found.isEmpty
      }?.size ?? 0
    }
  }

  private func keep(
    _ cosignatures: [VerifiedCosignature], on checkpoint: SignedCheckpoint
  ) throws -> SignedCheckpoint {
    guard !cosignatures.isEmpty else { return checkpoint }
    let size = checkpoint.checkpoint.size
    return try file.record { recording in
      // Somebody else may have asked others meanwhile.
      let stored = try recording.reading.checkpoint(ofSize: size)
      let known = try stored.map { try SignedCheckpoint(parsing: $0.note) } ?? checkpoint
      // The earliest of each stays: it tells by when the entries under the head stood.
      let standing = try VerifiedCosignature.all(on: known, knowing: cosignatures.map(\.key))
      let had = Set(standing.map(\.key))
      let whole = try known.adding(cosignatures.filter { !had.contains($0.key) })
      try recording.put(checkpoint: whole.bytes, size: size, handedOut: true)
      return whole
    }
  }
}

extension LedgerError {
  static func witnessAhead(
    _ witness: LogPolicy.Witness, _ head: TreeHead, cosigned: Int64
  ) -> LedgerError {
    LedgerError(
      "E-WITNESS-AHEAD",
      "the witness \(witness.name) has cosigned \(cosigned) entries of this ledger, and this file has "
        + "\(head.size) with the root \(head.root.hex)",
      next:
        "stop recording: this file lost entries, or another one goes by its name; find it, or put the "
        + "lost entries back: gavel ledger refill",
      exitStatus: 3)
  }

  static func witnessForked(
    _ witness: LogPolicy.Witness, _ head: TreeHead, from old: Int64
  ) -> LedgerError {
    LedgerError(
      "E-WITNESS-FORKED",
      "the witness \(witness.name) has cosigned another history of \(old) entries than the one of this "
        + "file, which has \(head.size) with the root \(head.root.hex)",
      next:
        "stop recording, and ask the witness for the checkpoint that it cosigned: two histories are signed",
      exitStatus: 3)
  }
}
