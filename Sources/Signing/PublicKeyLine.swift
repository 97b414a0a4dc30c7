public import Sodium

/// The one line of an OpenSSH `.pub` file.
///
///     ssh-ed25519 <51 bytes, base64: 68 characters> <comment>
///     sk-ssh-ed25519@openssh.com <the key on the wire, base64> <comment>
///
/// The comment may be missing, with or without the space before it, and a line feed at the end too. It is
/// UTF-8 without control characters, at most 1,024 bytes. `PublicKeyLine(parsing: l.text) == l`.
public struct PublicKeyLine: Hashable, Sendable {
  private static let longestComment = 1024

  /// The key.
  public let key: SSHPublicKey
  /// What follows the key, often user@host; empty where there is none. It proves nothing.
  public let comment: String

  /// A line of this key. The comment has no control characters and at most 1,024 bytes.
  public init(_ key: SSHPublicKey, comment: String = "") {
    let bytes = Array(comment.utf8)
    precondition(bytes.count <= Self.longestComment && bytes.span.text != nil)
    self.key = key
    self.comment = comment
  }

  /// A line of a key that is in no security key.
  public init(_ key: PublicKey, comment: String = "") {
    self.init(SSHPublicKey(key), comment: comment)
  }

  /// Reads a line.
  public init(parsing text: [UInt8]) throws(SigningError) {
    let line = text.last == 0x0A ? text.dropLast() : text[...]
    let fields = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count >= 2 else { throw .malformedKeyLine }
    let type = fields[0]
    guard type.spells(PublicKey.wireType) || type.spells(SSHPublicKey.securityKeyWireType) else {
      throw .keyType(type.span.printable)
    }
    guard let blob = Base64.decode(fields[1]) else { throw .malformedKeyLine }
    let key = try SSHPublicKey(wireBytes: blob.span)
    guard type.spells(key.wireType) else { throw .malformedKeyLine }
    self.key = key
    guard fields.count == 3 else {
      comment = ""
      return
    }
    let rest = fields[2]
    guard rest.count <= Self.longestComment, let comment = rest.span.text else {
      throw .malformedKeyLine
    }
    self.comment = comment
  }

  /// The key where it is in no security key.
  ///
  /// - Throws: ``SigningError/securityKey``
  public func fileKey() throws(SigningError) -> PublicKey {
    guard key.application == nil else { throw .securityKey }
    return key.point
  }

  /// The line, without a line feed.
  public var text: [UInt8] {
    let start = "\(key.wireType) \(Base64.encode(key.wireBytes))"
    return Array((comment.isEmpty ? start : "\(start) \(comment)").utf8)
  }
}

/// A line of the file that `ssh-keygen -Y verify -f` reads (ssh-keygen(1), ALLOWED SIGNERS).
public enum AllowedSigners {
  /// `<person> namespaces="gavel-event" <type> <key>`, without a line feed and without a span of
  /// time: when a key spoke for a person is told by the entries, and seconds are too coarse for it.
  ///
  /// The person is an id, `[a-z0-9]([.-]?[a-z0-9])*` of at most 64 bytes, so that no pattern, comma or
  /// quote can widen the line.
  public static func line(
    person: String, key: SSHPublicKey, namespace: String = EventSignature.namespace
  ) throws(SigningError) -> String {
    guard isIdentifier(person) else { throw .principal(person.utf8.span.printable) }
    let blob = Base64.encode(key.wireBytes)
    return "\(person) namespaces=\"\(namespace)\" \(key.wireType) \(blob)"
  }

  private static func isIdentifier(_ text: String) -> Bool {
    var isAfterSeparator = true
    for byte in text.utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: isAfterSeparator = false
      case 0x2D, 0x2E:
        guard !isAfterSeparator else { return false }
        isAfterSeparator = true
      default: return false
      }
    }
    return !isAfterSeparator && text.utf8.count <= 64
  }
}
