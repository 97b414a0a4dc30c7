/// What a witness answers to an ``AddCheckpointRequest``.
///
///     200    one or more signature lines: cosignatures of the checkpoint, and perhaps others
///     409    text/x.tlog.size: the size that it cosigned last, decimal, and a line feed
///     400, 403, 404, 422, 503 and others: refused; what the body says is for people
///
/// Format: C2SP tlog-witness, add-checkpoint.
public enum AddCheckpointResponse: Hashable, Sendable {
  /// 1 to 100 lines, none of them checked: see ``VerifiedCosignature/all(among:of:knowing:)``.
  case cosigned([NoteSignature])
  /// The witness last cosigned another size than the request's old size. Prove again from there;
  /// where it is larger than the log, somebody else's log goes by this name: stop and tell.
  case conflict(size: Int64)
  /// Not cosigned: the HTTP status, 100 to 599, but 200 and 409.
  case refused(status: Int)

  /// The content type of a conflict.
  public static let sizeContentType = "text/x.tlog.size"

  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - status: of the HTTP response.
  ///   - contentType: its header, if any.
  ///   - body: at most 1,000,000 bytes.
  public init(
    status: Int, contentType: String?, body: [UInt8]
  ) throws(AddCheckpointResponseError) {
    guard body.count <= SignedNote.maximumByteCount else {
      throw .tooLong(bytes: body.count, limit: SignedNote.maximumByteCount)
    }
    switch status {
    case 200:
      do throws(NoteError) {
        try SignedNote.checkText(body)
        self = .cosigned(try SignedNote.signatures(parsing: body[...]))
      } catch {
        throw .lines(error)
      }
    case 409:
      guard let type = contentType, type.utf8.elementsEqual(Self.sizeContentType.utf8) else {
        throw .contentType
      }
      guard body.last == 0x0A, let size = decimal(body.dropLast()) else { throw .size }
      self = .conflict(size: size)
    case 100...599: self = .refused(status: status)
    default: throw .status(status)
    }
  }

  /// The HTTP status.
  public var status: Int {
    switch self {
    case .cosigned: 200
    case .conflict: 409
    case .refused(let status): status
    }
  }

  public var contentType: String {
    switch self {
    case .cosigned, .refused: "text/plain; charset=utf-8"
    case .conflict: Self.sizeContentType
    }
  }

  /// The body; empty where a refusal's sentence for people would stand.
  public var body: [UInt8] {
    switch self {
    case .cosigned(let lines): lines.flatMap(\.line)
    case .conflict(let size): Array("\(size)\n".utf8)
    case .refused: []
    }
  }
}

/// Why an answer is none that a witness gives.
public enum AddCheckpointResponseError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong(bytes: Int, limit: Int)
  /// The body of a 200 is not one or more signature lines.
  case lines(NoteError)
  /// A 409 without the content type of a size.
  case contentType
  /// The body of a 409 is no canonical decimal up to 2^63 - 1 and a line feed.
  case size
  /// No HTTP status.
  case status(Int)

  /// A stable name for programs.
  public var code: String { "E-ADD-CHECKPOINT-ANSWER" }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .tooLong(let bytes, let limit):
      "the answer of the witness has \(bytes) bytes, more than \(limit)"
    case .lines(let error): "the witness sent no cosignatures: \(error.sentence)"
    case .contentType: "the witness answered 409 without the content type text/x.tlog.size"
    case .size: "the witness answered 409 without a size"
    case .status(let status): "the witness answered with \(status), which is no HTTP status"
    }
  }

  /// What the person can do about it.
  public var nextStep: String { "look whether the address is the witness's submission prefix" }

  public var description: String { "\(sentence) [\(code)]" }
}
