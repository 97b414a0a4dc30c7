internal import Sodium

/// What an ssh-agent is asked and answers (OpenSSH PROTOCOL.agent and draft-ietf-sshm-ssh-agent, 3): the
/// bytes alone, without a connection.
///
///     uint32    how many bytes follow, the type included
///     byte      the type
///     byte[]    what the type has
///
/// An agent is another program: its answers are read strictly, and a signature is only what the caller's
/// check says.
public enum AgentMessage {
  /// No answer is longer, in bytes: OpenSSH's own limit.
  public static let longestAnswer = 256 * 1024
  /// The bytes that come before an answer and tell its length.
  public static let lengthByteCount = 4

  private static let requestIdentities: UInt8 = 11
  private static let identitiesAnswer: UInt8 = 12
  private static let signRequest: UInt8 = 13
  private static let signResponse: UInt8 = 14
  private static let failure: UInt8 = 5

  /// A key that an agent holds, and its comment.
  public struct Identity: Hashable, Sendable {
    public let key: SSHPublicKey
    public let comment: String
  }

  /// Asks which keys the agent holds.
  ///
  ///     byte      11
  public static var identitiesRequest: [UInt8] { framed(requestIdentities, []) }

  /// Asks for a signature of an event.
  ///
  ///     byte      13
  ///     string    the key on the wire
  ///     string    the blob that PROTOCOL.sshsig signs (EventSignature)
  ///     uint32    flags: 0
  public static func signatureRequest(of event: [UInt8], by key: SSHPublicKey) -> [UInt8] {
    let blob = EventSignature.blob(of: event.span)
    var body: [UInt8] = []
    body.appendWire(key.wireBytes)
    body.appendWire(blob.indices.map { blob[$0] })
    body.appendWire(0 as UInt32)
    return framed(signRequest, body)
  }

  /// How many bytes follow these four.
  public static func length(_ bytes: [UInt8]) throws(SigningError) -> Int {
    var cursor = WireCursor()
    guard let count = cursor.uint32(in: bytes.span), cursor.isAtEnd(of: bytes.span),
      (1...longestAnswer).contains(Int(count))
    else { throw .agentAnswer(field: "length") }
    return Int(count)
  }

  /// The keys of an answer, without those of types that sign no events.
  ///
  ///     byte      12
  ///     uint32    how many
  ///     string    a key on the wire   }  so many times
  ///     string    a comment           }
  public static func identities(in answer: [UInt8]) throws(SigningError) -> [Identity] {
    let body = try body(of: answer, identitiesAnswer)
    let bytes = body.span
    var cursor = WireCursor()
    guard let count = cursor.uint32(in: bytes) else { throw .agentAnswer(field: "count of keys") }
    var identities: [Identity] = []
    for _ in 0..<count {
      guard let blob = cursor.string(in: bytes), let comment = cursor.string(in: bytes) else {
        throw .agentAnswer(field: "keys")
      }
      guard let key = try? SSHPublicKey(wireBytes: bytes.extracting(blob)) else { continue }
      identities.append(
        Identity(key: key, comment: bytes.extracting(comment).text ?? ""))
    }
    guard cursor.isAtEnd(of: bytes) else { throw .agentAnswer(field: "keys") }
    return identities
  }

  /// The signature of an answer: its form; whether it holds is for the caller to check.
  ///
  ///     byte      14
  ///     string    the signature, as in an SSHSIG
  public static func signature(
    in answer: [UInt8], by key: SSHPublicKey
  ) throws(SigningError) -> StoredSignature {
    let body = try body(of: answer, signResponse)
    let bytes = body.span
    var cursor = WireCursor()
    guard let range = cursor.string(in: bytes), cursor.isAtEnd(of: bytes) else {
      throw .agentAnswer(field: "signature")
    }
    do {
      return try SSHSignature.stored(bytes.extracting(range), by: key)
    } catch {
      throw .agentAnswer(field: "signature")
    }
  }

  private static func body(of answer: [UInt8], _ type: UInt8) throws(SigningError) -> [UInt8] {
    guard let found = answer.first else { throw .agentAnswer(field: "type") }
    guard found != failure || answer.count > 1 else { throw .agentRefused }
    guard found == type else { throw .agentAnswer(field: "type") }
    return Array(answer.dropFirst())
  }

  private static func framed(_ type: UInt8, _ body: [UInt8]) -> [UInt8] {
    var message: [UInt8] = []
    message.appendWire(UInt32(body.count + 1))
    message.append(type)
    return message + body
  }
}
