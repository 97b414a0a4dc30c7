/// Why bytes are no proof of a log.
public enum LogProofError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong(bytes: Int, limit: Int)
  /// The first line is another one.
  case header
  /// The extra data is empty or not canonical base64.
  case extraData
  case extraDataTooLong(bytes: Int, limit: Int)
  /// There is no `index` line, or its number is no canonical decimal up to 2^63 - 1.
  case index
  /// A line of the path, counted from 1, is not the canonical base64 of 32 bytes.
  case hash(number: Int)
  case tooManyHashes(limit: Int)
  /// Nothing separates the path from the checkpoint.
  case noEmptyLine
  case checkpoint(CheckpointError)

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .tooLong, .extraDataTooLong, .tooManyHashes: "E-LOG-PROOF-LIMIT"
    case .header: "E-LOG-PROOF-HEADER"
    case .extraData: "E-LOG-PROOF-EXTRA"
    case .index: "E-LOG-PROOF-INDEX"
    case .hash, .noEmptyLine: "E-LOG-PROOF-PATH"
    case .checkpoint(let error): error.code
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .tooLong(let bytes, let limit): "the proof has \(bytes) bytes, more than \(limit)"
    case .header: "the proof does not begin with the line c2sp.org/tlog-proof@v1"
    case .extraData: "the extra data of the proof is empty or not base64"
    case .extraDataTooLong(let bytes, let limit):
      "the extra data of the proof has \(bytes) bytes, more than \(limit)"
    case .index: "the proof has no line with the index: digits without a leading zero"
    case .hash(let number): "hash \(number) of the proof is not 32 bytes in base64"
    case .tooManyHashes(let limit): "the proof has more than \(limit) hashes"
    case .noEmptyLine: "the proof has no empty line before its checkpoint"
    case .checkpoint(let error): error.sentence
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    "get the proof again, as it was handed out and byte for byte"
  }

  public var description: String { "\(sentence) [\(code)]" }
}
