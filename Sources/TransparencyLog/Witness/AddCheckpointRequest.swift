public import Sodium

/// What a log sends to a witness, to have a checkpoint cosigned: the body of a POST to
/// `<submission prefix>/add-checkpoint`.
///
///     old <size>            of the checkpoint that the witness cosigned last; decimal, no leading zero
///     <hash>                0 to 63 lines, 32 bytes each in base64: the consistency proof from there
///     …                     (RFC 6962, 2.1.2), none from size 0
///     <empty line>
///     <signed checkpoint>
///
/// Every line ends in U+000A. At most 1,010,000 bytes.
///
/// Format: C2SP tlog-witness, add-checkpoint. `AddCheckpointRequest(parsing: r.bytes) == r`.
public struct AddCheckpointRequest: Hashable, Sendable {
  /// The bytes of the longest request that is read.
  public static let maximumByteCount = 1_010_000
  /// The most hashes of a consistency proof that is read.
  public static let maximumHashCount = 63

  /// The size from which the proof leads, 0 or more.
  public let oldSize: Int64
  /// The consistency proof.
  public let proof: [Digest]
  public let checkpoint: SignedCheckpoint

  /// - Parameters:
  ///   - oldSize: 0 or more.
  ///   - proof: at most 63 hashes.
  public init(oldSize: Int64, proof: [Digest], checkpoint: SignedCheckpoint) {
    precondition(oldSize >= 0, "a log has no negative size")
    precondition(proof.count <= Self.maximumHashCount, "a proof has at most 63 hashes")
    self.oldSize = oldSize
    self.proof = proof
    self.checkpoint = checkpoint
  }

  /// Reads a whole body.
  public init(parsing bytes: [UInt8]) throws(AddCheckpointRequestError) {
    guard bytes.count <= Self.maximumByteCount else {
      throw .tooLong(bytes: bytes.count, limit: Self.maximumByteCount)
    }
    var lines = Lines(bytes[...])
    guard let line = lines.next(), let digits = line.after("old "), let old = decimal(digits) else {
      throw .oldSize
    }
    oldSize = old
    do throws(HashLinesFault) {
      proof = try lines.hashes(atMost: Self.maximumHashCount)
    } catch {
      switch error {
      case .line(let number): throw .hash(number: number)
      case .tooMany: throw .tooManyHashes(limit: Self.maximumHashCount)
      case .noEmptyLine: throw .noEmptyLine
      }
    }
    do throws(CheckpointError) {
      checkpoint = try SignedCheckpoint(parsing: Array(lines.rest))
    } catch {
      throw .checkpoint(error)
    }
  }

  /// The body as it is sent.
  public var bytes: [UInt8] {
    let lines = ["old \(oldSize)"] + proof.map(\.base64) + ["", ""]
    return Array(lines.joined(separator: "\n").utf8) + checkpoint.bytes
  }
}

/// Why bytes are no request for a cosignature.
public enum AddCheckpointRequestError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong(bytes: Int, limit: Int)
  /// The first line is not `old` and a canonical decimal up to 2^63 - 1.
  case oldSize
  /// A line of the proof, counted from 1, is not the canonical base64 of 32 bytes.
  case hash(number: Int)
  case tooManyHashes(limit: Int)
  /// Nothing separates the proof from the checkpoint.
  case noEmptyLine
  case checkpoint(CheckpointError)

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .tooLong, .tooManyHashes: "E-ADD-CHECKPOINT-LIMIT"
    case .oldSize: "E-ADD-CHECKPOINT-SIZE"
    case .hash, .noEmptyLine: "E-ADD-CHECKPOINT-PROOF"
    case .checkpoint(let error): error.code
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .tooLong(let bytes, let limit): "the request has \(bytes) bytes, more than \(limit)"
    case .oldSize: "the request does not begin with old and a size without a leading zero"
    case .hash(let number): "hash \(number) of the request is not 32 bytes in base64"
    case .tooManyHashes(let limit): "the request has more than \(limit) hashes"
    case .noEmptyLine: "the request has no empty line before its checkpoint"
    case .checkpoint(let error): error.sentence
    }
  }

  /// What the person can do about it.
  public var nextStep: String { "send what C2SP tlog-witness describes under add-checkpoint" }

  public var description: String { "\(sentence) [\(code)]" }
}
